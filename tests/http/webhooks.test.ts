import { createHmac, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { DoorRequest } from "../../app/http/door.ts";
import { drainSignalsSent } from "../../app/http/drain-signal.ts";
import { handleWebhook } from "../../app/http/webhooks.ts";
import { freshDatabase } from "../support/database.ts";

const database = freshDatabase();
const SECRETS = { current: "new-secret", previous: "old-secret" };
const SHOP = "a-shop.myshopify.com";

function webhook(
  change: { body?: Buffer; secret?: string; headers?: Record<string, string[] | undefined> } = {},
): DoorRequest {
  const body = change.body ?? Buffer.from('{"id":1}');
  const hmac = createHmac("sha256", change.secret ?? SECRETS.current)
    .update(body)
    .digest("base64");
  return {
    method: "POST",
    path: "/webhooks",
    query: new URLSearchParams(),
    body,
    headers: {
      "x-shopify-hmac-sha256": [hmac],
      "x-shopify-topic": ["orders/create"],
      "x-shopify-shop-domain": [SHOP],
      "x-shopify-api-version": ["2026-10"],
      "x-shopify-webhook-id": [randomUUID()],
      "x-shopify-event-id": [randomUUID()],
      "x-shopify-triggered-at": ["2026-11-21T10:00:00.123456789Z"],
      ...change.headers,
    },
  };
}

const stored = () => database.query("SELECT * FROM delivery ORDER BY id");
const nothingStored = async () => {
  expect(await stored()).toEqual([]);
};

describe("a webhook", () => {
  it.each([
    ["a wrong signature", webhook({ secret: "other" }), 401],
    ["a signature of other bytes", { ...webhook(), body: Buffer.from('{"id":1} ') }, 401],
    ["no signature", webhook({ headers: { "x-shopify-hmac-sha256": undefined } }), 400],
    ["an empty signature", webhook({ headers: { "x-shopify-hmac-sha256": [""] } }), 400],
    ["two signatures", webhook({ headers: { "x-shopify-hmac-sha256": ["a", "b"] } }), 400],
    ["no delivery id", webhook({ headers: { "x-shopify-webhook-id": undefined } }), 400],
    ["two delivery ids", webhook({ headers: { "x-shopify-webhook-id": ["a", "b"] } }), 400],
    ["a delivery id that is too long", webhook({ headers: { "x-shopify-webhook-id": ["a".repeat(256)] } }), 400],
    ["a delivery id of other characters", webhook({ headers: { "x-shopify-webhook-id": ["a\u0000b"] } }), 400],
    ["no topic", webhook({ headers: { "x-shopify-topic": undefined } }), 400],
    ["no shop", webhook({ headers: { "x-shopify-shop-domain": undefined } }), 400],
    ["a shop elsewhere", webhook({ headers: { "x-shopify-shop-domain": ["evil.example.com"] } }), 400],
    ["another method", { ...webhook(), method: "GET" }, 405],
  ])("with %s changes nothing", async (_what, request, status) => {
    const reply = await handleWebhook(request, SECRETS);

    expect(reply.status).toBe(status);
    await nothingStored();
  });

  it("is stored byte by byte and answered 200", async () => {
    const body = Buffer.from([0xff, 0x00, 0x7b, 0xc3, 0xa9]);
    const request = webhook({ body, secret: SECRETS.previous });

    expect(await handleWebhook(request, SECRETS)).toEqual({ status: 200 });

    expect(await stored()).toMatchObject([
      {
        shop_domain: SHOP,
        topic: "orders/create",
        webhook_id: request.headers["x-shopify-webhook-id"]?.[0],
        api_version: "2026-10",
        state: "waiting",
        attempts: 0,
        triggered_at: new Date("2026-11-21T10:00:00.123Z"),
        body,
      },
    ]);
    await database.query("DELETE FROM delivery");
  });

  it("delivered ten times at once is stored once and answered 200 each time", async () => {
    const request = webhook();

    const replies = await Promise.all(Array.from({ length: 10 }, () => handleWebhook(request, SECRETS)));

    expect(replies.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
    expect(await stored()).toHaveLength(1);
    await database.query("DELETE FROM delivery");
  });

  it("with the same id from another shop is another delivery", async () => {
    const headers = { "x-shopify-webhook-id": ["same"] };

    await handleWebhook(webhook({ headers }), SECRETS);
    await handleWebhook(
      webhook({ headers: { ...headers, "x-shopify-shop-domain": ["B-SHOP.myshopify.com"] } }),
      SECRETS,
    );

    expect((await stored()).map((row) => row["shop_domain"])).toEqual([SHOP, "b-shop.myshopify.com"]);
    await database.query("DELETE FROM delivery");
  });

  it.each(["", "nonsense", "+275760-09-13T00:00:00Z", "-000001-01-01T00:00:00Z"])(
    "triggered at %j is stored without a time",
    async (at) => {
      await handleWebhook(webhook({ headers: { "x-shopify-triggered-at": [at] } }), SECRETS);

      expect(await stored()).toMatchObject([{ triggered_at: null }]);
      await database.query("DELETE FROM delivery");
    },
  );

  it("puts one job per shop in line, however many come at once", async () => {
    await drainSignalsSent();
    await database.query("DELETE FROM graphile_worker._private_jobs");

    await Promise.all(Array.from({ length: 20 }, () => handleWebhook(webhook(), SECRETS)));
    await drainSignalsSent();

    const jobs = await database.query("SELECT key FROM graphile_worker.jobs");
    expect(jobs).toEqual([{ key: `drain-deliveries:${SHOP}` }]);
    await database.query("DELETE FROM delivery");
  });
});
