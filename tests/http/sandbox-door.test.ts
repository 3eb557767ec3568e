import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { clock } from "../../app/clock.server.ts";
import { findApiKey } from "../../app/models/api-key.ts";
import { programState } from "../../app/models/program.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver, domainOf } from "../support/deliveries.ts";
import { testEnvironment } from "../support/environment.ts";
import { liveShop } from "../support/live-shop.ts";
import { shopifyAtTheEdge } from "../support/shopify-at-the-edge.ts";

const database = freshDatabase();
const { SHOPIFY_API_SECRET: secret = "" } = testEnvironment();
shopifyAtTheEdge();

async function ask(method: "GET" | "POST", path: string, body: unknown = {}, given = secret) {
  // Loaded when the edge listens: that this is a sandbox is read once.
  const { handleSandbox } = await import("../../app/http/sandbox.ts");
  const headers = { "x-sandbox-secret": [given] };
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const reply = await handleSandbox({
    method,
    path: `/sandbox/${path}`,
    query: new URLSearchParams(),
    headers,
    body: bytes,
  });
  const answer: unknown = JSON.parse(String(reply.body));
  return { status: reply.status, answer };
}

async function shopWithoutProgram() {
  const [program] = await database.query<{ id: string }>("INSERT INTO program DEFAULT VALUES RETURNING id::text");
  const programId = program?.id ?? "";
  const shopDomain = `shop-${programId}.myshopify.com`;
  await database.query("INSERT INTO shop (program_id, domain, currency, state) VALUES ($1, $2, 'JPY', 'installed')", [
    programId,
    shopDomain,
  ]);
  return { programId, shopDomain };
}

const answerSchema = z.object({ restKey: z.string() });
const restKey = (answer: unknown): string => answerSchema.parse(answer).restKey;

afterEach(() => {
  clock.setOffset(0);
});

describe("the sandbox's door", () => {
  it.each(["", "wrong", `${secret} `])("stays shut to who says %j", async (given) => {
    expect((await ask("POST", "clock", { offsetMs: 1000 }, given)).status).toBe(401);
  });

  it("moves business time", async () => {
    const day = 86_400_000;

    expect((await ask("POST", "clock", { offsetMs: day })).status).toBe(200);

    expect(clock.now().getTime() - Date.now()).toBeGreaterThan(day - 1000);
  });

  it.each(["{", '{"offsetMs":"1"}', "{}", '{"offsetMs":1e300}'])("refuses %s", async (body) => {
    expect((await ask("POST", "clock", body)).status).toBeGreaterThanOrEqual(400);
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  });

  it("counts what is not worked off", async () => {
    const before = await ask("GET", "idle");
    expect(before.answer).toEqual({ waiting: 0 });

    await deliver(database, { shopDomain: "a.myshopify.com", body: {} });

    expect((await ask("GET", "idle")).answer).toEqual({ waiting: 1 });
    await database.query("DELETE FROM delivery");
  });

  it("lets what waits for its next attempt try again at once, but not for ever", async () => {
    await database.query(
      `SELECT graphile_worker.add_job('publish-program', '{"programId":"1"}', run_at := now() + interval '1 hour', job_key := k)
         FROM unnest(ARRAY['retried', 'tired', 'planned']) AS k`,
    );
    await database.query(
      `UPDATE graphile_worker._private_jobs SET attempts = CASE key WHEN 'retried' THEN 3 WHEN 'tired' THEN 11 ELSE 0 END`,
    );
    await deliver(database, { shopDomain: "a.myshopify.com", body: {} });
    await database.query("UPDATE delivery SET attempts = 2, retry_at = now() + interval '1 hour'");

    await ask("GET", "idle");

    const due = await database.query("SELECT key FROM graphile_worker.jobs WHERE run_at <= now() AND key = ANY($1)", [
      ["retried", "tired", "planned"],
    ]);
    expect(due).toEqual([{ key: "retried" }]);
    expect(await database.query("SELECT 1 FROM delivery WHERE retry_at > now()")).toEqual([]);
    await database.query("DELETE FROM delivery");
    await database.query("DELETE FROM graphile_worker._private_jobs");
  });

  it("makes the simple program live in a shop that has none, and hands out one key", async () => {
    const { programId, shopDomain: shop } = await shopWithoutProgram();

    const first = restKey((await ask("POST", "prepare", { shop, live: true })).answer);
    const again = restKey((await ask("POST", "prepare", { shop, live: true, restKey: first })).answer);

    expect(again).toBe(first);
    expect(await findApiKey(first)).toMatchObject({ programId });
    const { status, versions } = await programState(null, programId);
    expect(status).toBe("live");
    expect(versions).toHaveLength(1);
    // 100 points are worth 1.00 in the shop's own currency, which has no decimals here.
    expect(versions[0]?.program.rewards[0]).toMatchObject({ points: 100, amountMinor: 1 });
  });

  it("never touches a program that is there", async () => {
    const shop = await liveShop(database);

    await ask("POST", "prepare", { shop: await domainOf(database, shop), live: true });

    expect((await programState(null, shop.programId)).versions).toHaveLength(1);
  });

  it("answers a key that is not good with another", async () => {
    const { shopDomain: shop } = await shopWithoutProgram();

    const key = restKey((await ask("POST", "prepare", { shop, restKey: "laurel_unknown" })).answer);

    expect(key).not.toBe("laurel_unknown");
  });

  it("knows no other way in", async () => {
    expect((await ask("GET", "clock")).status).toBe(404);
    expect((await ask("POST", "else")).status).toBe(404);
  });
});
