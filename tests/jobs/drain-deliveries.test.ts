import { describe, expect, it } from "vitest";
import { retryDelivery } from "../../app/flows/retry-delivery.ts";
import { purgeDeliveries } from "../../app/flows/purge-deliveries.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver, deliveryState, domainOf, orderBody } from "../support/deliveries.ts";
import { testEnvironment } from "../support/environment.ts";
import { accountOf, liveShop, transfersOf } from "../support/live-shop.ts";
import { shopifyAtTheEdge } from "../support/shopify-at-the-edge.ts";

const database = freshDatabase();
testEnvironment();
const edge = shopifyAtTheEdge();

// Loaded when the edge listens: where Shopify is, is read once.
const drain = async (shopDomain: string) => {
  const { drainDeliveries } = await import("../../app/jobs/drain-deliveries.ts");
  await drainDeliveries(shopDomain);
};

/** Another try, as somebody of the shop's staff asks for it. */
async function retry(shopDomain: string, deliveryId: string) {
  const { programId } = await liveShop(database);
  return retryDelivery({ programId, shopDomain, deliveryId, actor: "staff:42", now: new Date() });
}

async function shopOnline() {
  const shop = await liveShop(database);
  return { shop, shopDomain: await domainOf(database, shop) };
}

async function withSession(shopDomain: string): Promise<void> {
  const { sessionStorage } = await import("../../app/session-storage.server.ts");
  const { Session } = await import("@shopify/shopify-api");
  const id = `offline_${shopDomain}`;
  await sessionStorage.storeSession(
    new Session({ id, shop: shopDomain, state: "", isOnline: false, accessToken: "shpat_token" }),
  );
}

describe("a delivered erasure", () => {
  it("leaves nothing of its own message, which names the person", async () => {
    const { shopDomain } = await shopOnline();
    const body = { customer: { id: 4711, email: "ada@example.com", phone: null }, orders_to_redact: [] };
    const id = await deliver(database, { shopDomain, topic: "customers/redact", body });

    await drain(shopDomain);

    expect(await deliveryState(database, id)).toMatchObject({ state: "settled", outcome: "erased" });
    expect(await database.query("SELECT body FROM delivery WHERE id = $1", [id])).toEqual([{ body: null }]);
  });
});

describe("a delivered order", () => {
  it("is settled from its body, and the delivery says so", async () => {
    const { shop, shopDomain } = await shopOnline();
    const id = await deliver(database, { shopDomain, body: orderBody() });

    await drain(shopDomain);

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
    expect(await deliveryState(database, id)).toMatchObject({ state: "settled", outcome: "settled" });
    expect(edge.calls).toEqual([]);
  });

  it("delivered ten times under ten ids, and drained by several at once, counts once", async () => {
    const { shop, shopDomain } = await shopOnline();
    for (let copy = 0; copy < 10; copy += 1) await deliver(database, { shopDomain, body: orderBody() });

    await Promise.all([drain(shopDomain), drain(shopDomain), drain(shopDomain)]);
    await drain(shopDomain);

    expect(await transfersOf(database, shop)).toHaveLength(1);
    expect(
      await database.query("SELECT 1 FROM delivery WHERE shop_domain = $1 AND state <> 'settled'", [shopDomain]),
    ).toEqual([]);
  });

  it("with ids above 2^53 keeps every digit", async () => {
    const { shop, shopDomain } = await shopOnline();
    const text = JSON.stringify(orderBody({ id: 4_444, customerId: 3_333 }))
      .replaceAll("4444", "90071992547409931")
      .replaceAll("3333", "90071992547409933");
    await deliver(database, { shopDomain, body: text });

    await drain(shopDomain);

    expect(await accountOf(database, shop, "90071992547409933")).toMatchObject({ balance: 129 });
    const orders = await database.query("SELECT id::text FROM shop_order WHERE shop_id = $1", [shop.shopId]);
    expect(orders).toEqual([{ id: "90071992547409931" }]);
  });

  it("is settled although others beside it are nonsense", async () => {
    const { shop, shopDomain } = await shopOnline();
    const nonsense = await Promise.all(
      [
        "",
        "{",
        "null",
        "[]",
        '"text"',
        '{"id":1}',
        JSON.stringify({ ...orderBody({ id: 2 }), total_price: "abc" }),
        "\u0000",
      ].map((body) => deliver(database, { shopDomain, body })),
    );
    const good = await deliver(database, { shopDomain, body: orderBody() });

    await drain(shopDomain);

    expect(await deliveryState(database, good)).toMatchObject({ state: "settled" });
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
    for (const id of nonsense) {
      const row = await deliveryState(database, id);
      expect(row).toMatchObject({ state: "refused", attempts: 0 });
      expect(row?.outcome).toMatch(/\w+/);
    }
  });

  it("from a shop that nobody knows is kept and done with", async () => {
    const shopDomain = "nobody.myshopify.com";
    const id = await deliver(database, { shopDomain, body: orderBody() });

    await drain(shopDomain);

    expect(await deliveryState(database, id)).toMatchObject({
      state: "settled",
      outcome: "no such shop here: nothing to do",
    });
  });

  it("from a shop that removed the app changes nothing", async () => {
    const { shop, shopDomain } = await shopOnline();
    await database.query("UPDATE shop SET state = 'uninstalled' WHERE domain = $1", [shopDomain]);
    const id = await deliver(database, { shopDomain, body: orderBody() });

    await drain(shopDomain);

    expect(await transfersOf(database, shop)).toEqual([]);
    expect(await deliveryState(database, id)).toMatchObject({ state: "settled" });
  });

  it("of a topic that means nothing to us is done with", async () => {
    const { shopDomain } = await shopOnline();
    const id = await deliver(database, { shopDomain, topic: "carts/update", body: {} });

    await drain(shopDomain);

    expect(await deliveryState(database, id)).toMatchObject({
      state: "settled",
      outcome: "nothing to do for this topic",
    });
  });
});

describe("a delivery that only names its order", () => {
  it("waits while Shopify is down, and holds nothing else up", async () => {
    const { shop, shopDomain } = await shopOnline();
    await withSession(shopDomain);
    edge.answer = () => ({ status: 503, body: {} });
    const refund = await deliver(database, { shopDomain, topic: "refunds/create", body: { id: 1, order_id: 5002 } });
    const order = await deliver(database, { shopDomain, body: orderBody() });

    await drain(shopDomain);

    expect(await deliveryState(database, order)).toMatchObject({ state: "settled" });
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
    const postponed = await deliveryState(database, refund);
    expect(postponed).toMatchObject({ state: "waiting", attempts: 1, outcome: "Shopify did not answer" });
    expect(postponed?.wait).toBeGreaterThan(1);
    expect(
      await database.query("SELECT run_at > now() AS later FROM graphile_worker.jobs WHERE key = $1", [
        `drain-deliveries:${shopDomain}:retry`,
      ]),
    ).toEqual([{ later: true }]);
  });

  it("counts as failed after about a day of outage, and may be retried by hand", async () => {
    const { shopDomain } = await shopOnline();
    await withSession(shopDomain);
    edge.answer = () => ({ status: 503, body: {} });
    const id = await deliver(database, { shopDomain, topic: "refunds/create", body: { id: 1, order_id: 5002 } });

    const waits: number[] = [];
    for (let attempt = 0; attempt < 16; attempt += 1) {
      await drain(shopDomain);
      waits.push((await deliveryState(database, id))?.wait ?? 0);
      await database.query("UPDATE delivery SET retry_at = now() WHERE id = $1 AND retry_at IS NOT NULL", [id]);
    }

    expect(await deliveryState(database, id)).toMatchObject({ state: "failed", attempts: 16 });
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(24);

    expect(await retry(shopDomain, id)).toEqual({ outcome: "reopened" });
    expect(await deliveryState(database, id)).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await retry(shopDomain, id)).toEqual({ outcome: "unknown" });
    expect(await retry("other.myshopify.com", id)).toEqual({ outcome: "unknown" });
  });

  it("without a usable id is refused with the reason", async () => {
    const { shopDomain } = await shopOnline();
    const id = await deliver(database, { shopDomain, topic: "refunds/create", body: { id: 1, order_id: "x" } });

    await drain(shopDomain);

    expect(await deliveryState(database, id)).toMatchObject({
      state: "refused",
      outcome: "order_id: is no order's id",
    });
  });
});

describe("raw bodies", () => {
  it("are forgotten 30 days after they were closed, and then cannot be retried", async () => {
    const { shopDomain } = await shopOnline();
    const [old, recent, waiting] = [
      await deliver(database, { shopDomain, body: "{" }),
      await deliver(database, { shopDomain, body: "{" }),
      await deliver(database, { shopDomain, body: "{" }),
    ];
    await database.query("UPDATE delivery SET state = 'refused', settled_at = $2 WHERE id = $1", [
      old,
      "2026-01-01T00:00:00Z",
    ]);
    await database.query("UPDATE delivery SET state = 'refused', settled_at = $2 WHERE id = $1", [
      recent,
      "2026-01-02T00:00:01Z",
    ]);

    await purgeDeliveries({ now: new Date("2026-02-01T00:00:00Z") });

    const bodies = await database.query(
      "SELECT id::text, body IS NULL AS gone FROM delivery WHERE shop_domain = $1 ORDER BY id",
      [shopDomain],
    );
    expect(bodies).toEqual([
      { id: old, gone: true },
      { id: recent, gone: false },
      { id: waiting, gone: false },
    ]);
    expect(await retry(shopDomain, old)).toEqual({ outcome: "gone" });
  });
});
