import { describe, expect, it } from "vitest";
import type { Program } from "../../app/loyalty/program.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { testEnvironment } from "../support/environment.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, settle } from "../support/live-shop.ts";
import { shopifyAtTheEdge, type EdgeCall } from "../support/shopify-at-the-edge.ts";
import { DAY, order, shipped, START } from "../loyalty/orders.ts";

const database = freshDatabase();
testEnvironment();
const edge = shopifyAtTheEdge();

// Loaded when the edge listens: where Shopify is, is read once.
const load = async () => ({
  ...(await import("../../app/jobs/night.ts")),
  ...(await import("../../app/jobs/reconcile.ts")),
  ...(await import("../../app/session-storage.server.ts")),
});

async function shopOnline(program?: Program) {
  const { sessionStorage } = await load();
  const { Session } = await import("@shopify/shopify-api");
  const shop = await liveShop(database, program ? { program } : {});
  const domain = await domainOf(database, shop);
  await sessionStorage.storeSession(
    new Session({ id: `offline_${domain}`, shop: domain, state: "", isOnline: false, accessToken: "shpat_token" }),
  );
  return { ...shop, domain };
}

const noOrders = {
  status: 200,
  body: { data: { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } },
};
const reconciledTo = async (domain: string) =>
  (await database.query<{ at: Date | null }>("SELECT reconciled_to AS at FROM shop WHERE domain = $1", [domain]))[0]
    ?.at;
const proof = async (programId: string) =>
  (await database.query("SELECT proof FROM program WHERE id = $1", [programId]))[0]?.["proof"];

describe("the night", () => {
  it("does its work for every shop, although one of them cannot be reached", async () => {
    const [one, broken, other] = [await shopOnline(), await shopOnline(), await shopOnline()];
    await settle(other, shipped(order()));
    edge.answer = (call: EdgeCall) => (call.shop === broken.domain ? { status: 500, body: {} } : noOrders);
    const { runNight } = await load();
    const now = new Date();

    await expect(runNight(now)).rejects.toThrow(AggregateError);

    for (const { domain } of [one, other]) {
      expect((await reconciledTo(domain))?.getTime()).toBeGreaterThanOrEqual(now.getTime());
    }
    expect(await reconciledTo(broken.domain)).toBeNull();
    for (const { programId } of [one, broken, other]) {
      expect(await proof(programId)).toEqual({ at: now.toISOString(), disagreements: 0 });
    }
  });

  it("is not repeated because of a shop whose token is dead: that shop shows so", async () => {
    await database.query("UPDATE shop SET state = 'uninstalled'");
    const [one, dead] = [await shopOnline(), await shopOnline()];
    const { sessionStorage } = await load();
    const { Session } = await import("@shopify/shopify-api");
    await sessionStorage.storeSession(
      new Session({
        ...{ id: `offline_${dead.domain}`, shop: dead.domain, state: "", isOnline: false, accessToken: "shpat_token" },
        refreshToken: "shprt_dead",
        refreshTokenExpires: new Date(Date.now() + 10 * 24 * 60 * 60 * 1000),
      }),
    );
    edge.answer = (call: EdgeCall) => (call.shop === dead.domain ? { status: 400, body: {} } : noOrders);
    const { runNight } = await load();

    await runNight(new Date());

    expect(await reconciledTo(one.domain)).not.toBeNull();
    const [row] = await database.query("SELECT connection FROM shop WHERE domain = $1", [dead.domain]);
    expect(row).toEqual({ connection: "reconnect" });
  });

  it("reviews members, and lets points lapse that were reminded of, although another program's review goes wrong", async () => {
    await database.query("UPDATE shop SET state = 'uninstalled'");
    const program = documentWith({
      units: [{ id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "fixed", after: { days: 60 } } }],
      policies: { reminderDays: 10 },
    });
    const [broken, other] = [await shopOnline(program), await shopOnline(program)];
    for (const shop of [broken, other]) await settle(shop, shipped(order({ placedAt: START })));
    // A version that nobody can read any more: whatever folds fails.
    await database.query(
      `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
       VALUES ($1, 2, '{"schema": 99}', now(), now(), 'test')`,
      [broken.programId],
    );
    edge.answer = () => noOrders;
    const { runNight } = await load();

    await expect(runNight(new Date((START + 52 * DAY) * 1000))).rejects.toThrow(AggregateError);
    await expect(runNight(new Date((START + 63 * DAY) * 1000))).rejects.toThrow(AggregateError);

    expect(await accountOf(database, other, "1")).toMatchObject({ balance: 0 });
    expect(await proof(other.programId)).toMatchObject({ disagreements: 0 });
  });

  it("may come twice", async () => {
    await database.query("UPDATE shop SET state = 'uninstalled'");
    const shop = await shopOnline();
    edge.answer = () => noOrders;
    const { runNight } = await load();

    await runNight(new Date());
    await runNight(new Date());

    expect(await proof(shop.programId)).toMatchObject({ disagreements: 0 });
  });
});

describe("reconciliation", () => {
  it("looks an hour back from where it was, and not at all at shops that are gone", async () => {
    const shop = await shopOnline();
    await database.query("UPDATE shop SET reconciled_to = '2026-03-05T12:00:00Z' WHERE domain = $1", [shop.domain]);
    edge.answer = () => noOrders;
    edge.calls.length = 0;
    const { reconcileShop, OVERLAP_SECONDS } = await load();

    await reconcileShop(shop, OVERLAP_SECONDS);
    expect(JSON.stringify(edge.calls[0]?.body)).toContain("2026-03-05T11:00:00Z");

    edge.calls.length = 0;
    await database.query("UPDATE shop SET state = 'uninstalled' WHERE domain = $1", [shop.domain]);
    await reconcileShop(shop, OVERLAP_SECONDS);
    expect(edge.calls).toEqual([]);
  });
});
