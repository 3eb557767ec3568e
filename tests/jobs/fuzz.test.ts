import fc from "fast-check";
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { handleWebhook } from "../../app/http/webhooks.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver, domainOf, orderBody } from "../support/deliveries.ts";
import { testEnvironment } from "../support/environment.ts";
import { liveShop } from "../support/live-shop.ts";
import { shopifyAtTheEdge } from "../support/shopify-at-the-edge.ts";

const database = freshDatabase();
testEnvironment();
const edge = shopifyAtTheEdge();
const SECRETS = { current: "secret", previous: null };

const TOPICS = [
  "orders/create",
  "orders/fulfilled",
  "orders/edited",
  "refunds/create",
  "fulfillments/update",
  "customers/merge",
  "customers/redact",
  "customers/data_request",
  "shop/update",
  "app/scopes_update",
  "no/such_topic",
];

/** A value of an order's body, somewhere, replaced by anything that JSON can say, or left out. */
const mutatedOrder = fc
  .tuple(
    fc.nat(),
    fc.array(fc.tuple(fc.nat(), fc.option(fc.jsonValue({ maxDepth: 2 })), fc.boolean()), { maxLength: 4 }),
  )
  .map(([seed, changes]) => {
    const body: unknown = structuredClone({ ...orderBody({ id: 10_000 + (seed % 50) }), order_id: 1 });
    for (const [where, value, leaveOut] of changes) mutate(body, where, leaveOut ? undefined : value);
    return body;
  });

function mutate(body: unknown, where: number, value: unknown): void {
  const places: [object, string][] = [];
  const visit = (part: unknown) => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      places.push([part, key]);
      visit(inner);
    }
  };
  visit(body);
  const place = places[where % Math.max(1, places.length)];
  if (place) Reflect.set(place[0], place[1], value);
}

describe("whatever is delivered with a good signature", () => {
  it("ends as settled or refused, and holds up no order beside it", { timeout: 120_000 }, async () => {
    const { drainDeliveries } = await import("../../app/jobs/drain-deliveries.ts");
    edge.answer = () => ({ status: 200, body: { data: { nodes: [], shop: null } } });
    const shop = await liveShop(database);
    const shopDomain = await domainOf(database, shop);

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...TOPICS), mutatedOrder), { minLength: 20, maxLength: 40 }),
        fc.uint8Array({ maxLength: 200 }),
        async (deliveries, bytes) => {
          for (const [topic, body] of deliveries) await deliver(database, { shopDomain, topic, body: body ?? "" });
          await deliver(database, { shopDomain, body: Buffer.from(bytes).toString("latin1") });
          const good = await deliver(database, { shopDomain, body: orderBody({ id: 77 }) });

          await drainDeliveries(shopDomain);

          const stuck = await database.query(
            `SELECT topic, outcome, convert_from(body, 'utf8') AS body FROM delivery
             WHERE shop_domain = $1 AND state NOT IN ('settled', 'refused') AND outcome NOT LIKE 'Shopify %'`,
            [shopDomain],
          );
          expect(stuck).toEqual([]);
          expect(await database.query("SELECT state FROM delivery WHERE id = $1", [good])).toEqual([
            { state: "settled" },
          ]);
          await database.query("DELETE FROM delivery");
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("whatever is sent to the webhooks' door", () => {
  it("is never answered 5xx, and only stored with a good signature", { timeout: 60_000 }, async () => {
    const header = fc.option(
      fc.array(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: "binary", maxLength: 20 })), { maxLength: 2 }),
    );
    const names = ["hmac-sha256", "topic", "shop-domain", "webhook-id", "event-id", "api-version", "triggered-at"];

    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...names.map(() => header)),
        fc.uint8Array({ maxLength: 100 }),
        fc.constantFrom("signed", "not-signed"),
        async (values, bytes, signing) => {
          const body = Buffer.from(bytes);
          const hmac = createHmac("sha256", SECRETS.current).update(body).digest("base64");
          const sent = Object.fromEntries(
            names.map((name, index) => [`x-shopify-${name}`, values[index] ?? undefined]),
          );
          const usual = { "x-shopify-topic": ["orders/create"], "x-shopify-shop-domain": ["a.myshopify.com"] };
          const headers = signing === "signed" ? { ...sent, ...usual, "x-shopify-hmac-sha256": [hmac] } : sent;

          const reply = await handleWebhook(
            { method: "POST", path: "/webhooks", query: new URLSearchParams(), headers, body },
            SECRETS,
          );

          expect(reply.status).toBeLessThan(500);
          if (signing === "not-signed") expect(reply.status).toBeGreaterThanOrEqual(400);
        },
      ),
      { numRuns: 500 },
    );
  });
});
