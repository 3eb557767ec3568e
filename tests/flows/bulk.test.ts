import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { continueBulk } from "../../app/flows/bulk/continue-bulk.ts";
import { skipBroken } from "../../app/flows/bulk/skip-broken.ts";
import { startBulk } from "../../app/flows/bulk/start-bulk.ts";
import { resumeBulk, stopBulk } from "../../app/flows/bulk/steer-bulk.ts";
import { undoBulk } from "../../app/flows/bulk/undo-bulk.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { redactCustomer } from "../../app/flows/redact-customer.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { BulkWish } from "../../app/loyalty/bulk-wish.ts";
import { NO_FILTER } from "../../app/loyalty/member-filter.ts";
import { UNLIMITED } from "../../app/loyalty/staff.ts";
import { bulkRunById, failedLines, spentOfRun } from "../../app/models/bulk-run.ts";
import type { BulkSelection } from "../../app/models/bulk-selection.ts";
import { drawCodes } from "../../app/reward-codes.server.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle, transfersOf } from "../support/live-shop.ts";
import { must } from "../support/must.ts";

const database = freshDatabase();

const program = documentWith({ tiers: [{ id: "vip", name: "VIP", qualifications: [] }] });
const EVERYBODY: BulkSelection = { kind: "list", filter: NO_FILTER };
const GIFT: BulkWish = { kind: "grant", unit: "points", points: 50, reason: "goodwill", note: "sorry" };
const actor = "staff:42";

/** A shop whose customers 1 to `count` are members with 129 points each. */
async function shopWith(count: number): Promise<ShopContext> {
  const shop = await liveShop(database, { program });
  const customers = Array.from({ length: count }, (_, index) => String(index + 1));
  await settle(shop, ...customers.map((customerId) => shipped(order({ id: `90${customerId}`, customerId }))));
  return shop;
}

async function started(shop: ShopContext, wish: BulkWish, members: number, selection = EVERYBODY): Promise<string> {
  const runId = randomUUID();
  const start = { shop, runId, wish, selection, expected: members, limits: UNLIMITED, actor, now: NOW };
  expect(await startBulk(start)).toEqual({ outcome: "started" });
  return runId;
}

async function work(shop: ShopContext, runId: string, limitMax = 2): Promise<void> {
  while ((await continueBulk({ shop, runId, limitMax, now: NOW })).outcome === "more");
}

async function undone(shop: ShopContext, runId: string): Promise<string> {
  const undoId = randomUUID();
  const undo = { programId: shop.programId, runId, undoId, actor, now: NOW };
  expect(await undoBulk(undo)).toEqual({ outcome: "started" });
  await work(shop, undoId);
  return undoId;
}

const stateOf = (shop: ShopContext, runId: string) => bulkRunById(shop.programId, runId);
const failuresOf = async (shop: ShopContext, runId: string) =>
  (await failedLines({ programId: shop.programId, runId, after: null, limit: 10 })).map(({ problem }) => problem);
const proof = (shop: ShopContext) => proveLedger({ programId: shop.programId, now: NOW });
async function balances(shop: ShopContext, ...customers: string[]) {
  return Promise.all(customers.map(async (one) => (await accountOf(database, shop, one))?.balance));
}

describe("giving many members points", () => {
  it("gives everybody theirs once, explained, however often and by however many workers it is done", async () => {
    const shop = await shopWith(5);
    const runId = await started(shop, GIFT, 5);

    await Promise.all([work(shop, runId), work(shop, runId), work(shop, runId)]);
    await database.query("UPDATE bulk_run SET state = 'running' WHERE id = $1", [runId]);
    await database.query("UPDATE bulk_line SET state = 'waiting' WHERE run_id = $1", [runId]);
    await work(shop, runId);

    expect(await balances(shop, "1", "2", "3", "4", "5")).toEqual([179, 179, 179, 179, 179]);
    expect(await transfersOf(database, shop)).toHaveLength(10);
    const [gift] = await database.query("SELECT explanation, reason FROM transfer WHERE reason LIKE 'agent%' LIMIT 1");
    expect(gift).toEqual({
      explanation: { kind: "agent", reason: "goodwill", note: "sorry", actor },
      reason: "agent-goodwill",
    });
    expect(await proof(shop)).toEqual([]);
  });

  it("goes on where it was when its worker died", async () => {
    const shop = await shopWith(5);
    const runId = await started(shop, GIFT, 5);
    await continueBulk({ shop, runId, limitMax: 2, now: NOW });
    expect(await stateOf(shop, runId)).toMatchObject({ state: "running", total: 5, done: 2, failed: 0 });

    // Everything of a batch is written, and then the worker dies before it can commit.
    await database.query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'died'; END $$`);
    await database.query(`CREATE TRIGGER dying BEFORE UPDATE ON bulk_run FOR EACH ROW EXECUTE FUNCTION die()`);
    await expect(continueBulk({ shop, runId, limitMax: 2, now: NOW })).rejects.toThrow("died");
    await database.query("DROP TRIGGER dying ON bulk_run");
    expect(await transfersOf(database, shop)).toHaveLength(7);
    await work(shop, runId);

    expect(await stateOf(shop, runId)).toMatchObject({ state: "finished", done: 5, failed: 0 });
    expect(await balances(shop, "1", "2", "3", "4", "5")).toEqual([179, 179, 179, 179, 179]);
  });

  it("sent twice, also at the same moment, is one run", async () => {
    const shop = await shopWith(2);
    const runId = randomUUID();
    const start = { shop, runId, wish: GIFT, selection: EVERYBODY, expected: 2, limits: UNLIMITED, actor, now: NOW };

    const outcomes = await Promise.all([startBulk(start), startBulk(start)]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["already-started", "started"]);
    await work(shop, runId);
    expect(await balances(shop, "1", "2")).toEqual([179, 179]);
  });

  it("does not begin when others match than the merchant was told of", async () => {
    const shop = await shopWith(3);
    const start = { shop, runId: randomUUID(), wish: GIFT, limits: UNLIMITED, actor, now: NOW };

    expect(await startBulk({ ...start, selection: EVERYBODY, expected: 2 })).toEqual({ outcome: "others", members: 3 });
    const nobody: BulkSelection = { kind: "members", memberIds: [] };
    expect(await startBulk({ ...start, selection: nobody, expected: 0 })).toEqual({ outcome: "nobody" });

    expect(await database.query("SELECT 1 FROM bulk_run WHERE program_id = $1", [shop.programId])).toEqual([]);
    expect(await database.query("SELECT 1 FROM bulk_line WHERE program_id = $1", [shop.programId])).toEqual([]);
  });

  it("keeps to what whoever begins it may give on one day", async () => {
    const shop = await shopWith(3);
    const limits = { pointsPerGrantMax: 50, pointsPerDayMax: 200 };
    const start = { shop, wish: GIFT, selection: EVERYBODY, expected: 3, limits, actor, now: NOW };

    expect(await startBulk({ ...start, runId: randomUUID() })).toEqual({ outcome: "started" });
    expect(await startBulk({ ...start, runId: randomUUID() })).toMatchObject({ outcome: "above-day-limit", left: 50 });
    const more = { ...GIFT, points: 51 };
    expect(await startBulk({ ...start, wish: more, runId: randomUUID() })).toMatchObject({
      outcome: "above-grant-limit",
      left: 50,
    });
  });

  it("has limits in what people see, also of cashback", async () => {
    const cash = { id: "cash", kind: "cashback" as const, name: { one: "Euro", many: "Euro" } };
    const units = [{ id: "points", name: { one: "Coin", many: "Coins" } }, cash];
    const shop = await liveShop(database, { program: documentWith({ units }) });
    await settle(shop, shipped(order({ id: "901", customerId: "1" })), shipped(order({ id: "902", customerId: "2" })));
    const limits = { pointsPerGrantMax: 5, pointsPerDayMax: 10 };
    const wish = { ...GIFT, unit: "cash", points: 500 };
    const start = { shop, wish, selection: EVERYBODY, expected: 2, limits, actor, now: NOW };

    expect(await startBulk({ ...start, runId: randomUUID() })).toEqual({ outcome: "started" });
    expect((await startBulk({ ...start, runId: randomUUID() })).outcome).toBe("above-day-limit");
    const more = { ...wish, points: 501 };
    expect((await startBulk({ ...start, wish: more, runId: randomUUID() })).outcome).toBe("above-grant-limit");
  });

  it("names who was erased or became part of another member meanwhile, and who has too little to take", async () => {
    const shop = await shopWith(4);
    await settle(shop, shipped(order({ id: "999", customerId: "5", netMinor: 1000 })));
    const runId = await started(shop, { ...GIFT, points: -100 }, 5);
    await mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });
    const body = { customer: { id: 3, email: "tom@example.com", phone: null }, orders_to_redact: [903] };
    await redactCustomer({ shopDomain: await domainOf(database, shop), body, now: NOW });

    await work(shop, runId);

    expect((await failuresOf(shop, runId)).sort()).toEqual(["erased", "insufficient-points", "merged"]);
    expect(await stateOf(shop, runId)).toMatchObject({ state: "finished", total: 5, done: 2, failed: 3 });
    expect(await balances(shop, "1", "4", "5")).toEqual([158, 29, 10]);
  });

  it("does not hold up the others because of one with whom something is wrong", async () => {
    const shop = await shopWith(3);
    const runId = await started(shop, GIFT, 3);

    await skipBroken({ programId: shop.programId, runId });
    await work(shop, runId);

    expect(await failuresOf(shop, runId)).toEqual(["broken"]);
    expect(await stateOf(shop, runId)).toMatchObject({ state: "finished", done: 2, failed: 1 });
  });

  it("can be stopped, goes on, and is not stopped when it has ended", async () => {
    const shop = await shopWith(4);
    const runId = await started(shop, GIFT, 4);
    const steer = { programId: shop.programId, runId, actor, now: NOW };
    await continueBulk({ shop, runId, limitMax: 2, now: NOW });

    expect(await stopBulk(steer)).toEqual({ outcome: "done" });
    await work(shop, runId);
    expect(await stateOf(shop, runId)).toMatchObject({ state: "stopped", done: 2 });
    expect(await resumeBulk(steer)).toEqual({ outcome: "done" });
    await work(shop, runId);

    expect(await stateOf(shop, runId)).toMatchObject({ state: "finished", done: 4 });
    expect(await stopBulk(steer)).toEqual({ outcome: "too-late" });
    expect(await resumeBulk(steer)).toEqual({ outcome: "too-late" });
  });
});

describe("undoing a run", () => {
  it("takes back what it gave, once, from whoever has it now; what was spent is owed", async () => {
    const shop = await shopWith(4);
    const runId = await started(shop, GIFT, 4);
    await work(shop, runId);
    const spender = must(await accountOf(database, shop, "1")).memberId;
    const wish = { rewardId: must(program.rewards[0]).id };
    await reserveRedemption({
      shop,
      memberId: spender,
      redemptionId: randomUUID(),
      wish,
      now: NOW,
      codes: drawCodes(),
    });
    await mergeMembers({ shop, keptCustomerId: "2", deletedCustomerId: "3", now: NOW });
    expect(await spentOfRun({ programId: shop.programId, runId })).toBeGreaterThan(0);

    const undoId = await undone(shop, runId);
    await database.query("UPDATE bulk_run SET state = 'running' WHERE id = $1", [undoId]);
    await database.query("UPDATE bulk_line SET state = 'waiting' WHERE run_id = $1", [undoId]);
    await Promise.all([work(shop, undoId), work(shop, undoId)]);

    expect(await balances(shop, "1", "2", "4")).toEqual([29, 258, 129]);
    expect(await proof(shop)).toEqual([]);
  });

  it("gives back what it took", async () => {
    const shop = await shopWith(2);
    const runId = await started(shop, { ...GIFT, points: -100 }, 2);
    await work(shop, runId);
    expect(await balances(shop, "1", "2")).toEqual([29, 29]);

    await undone(shop, runId);

    expect(await balances(shop, "1", "2")).toEqual([129, 129]);
    expect(await proof(shop)).toEqual([]);
  });

  it("happens once, not while the run works, and stops it for good", async () => {
    const shop = await shopWith(4);
    const runId = await started(shop, GIFT, 4);
    const { programId } = shop;
    const undo = () => undoBulk({ programId, runId, undoId: randomUUID(), actor, now: NOW });
    await continueBulk({ shop, runId, limitMax: 2, now: NOW });
    expect(await undo()).toEqual({ outcome: "too-early" });
    await stopBulk({ programId, runId, actor, now: NOW });

    const outcomes = await Promise.all([undo(), undo()]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["already-undone", "started"]);
    expect(await resumeBulk({ programId, runId, actor, now: NOW })).toEqual({ outcome: "too-late" });
  });

  it("of another program's run is not possible, nor is anything else with it", async () => {
    const [shop, stranger] = [await shopWith(1), await shopWith(1)];
    const runId = await started(shop, GIFT, 1);
    const theirs = { programId: stranger.programId, runId, actor, now: NOW };

    expect(await stopBulk(theirs)).toEqual({ outcome: "unknown-run" });
    expect(await resumeBulk(theirs)).toEqual({ outcome: "unknown-run" });
    expect(await undoBulk({ ...theirs, undoId: randomUUID() })).toEqual({ outcome: "unknown-run" });
    await work(stranger, runId);
    expect(await stateOf(stranger, runId)).toBeNull();
    expect(await stateOf(shop, runId)).toMatchObject({ state: "running", done: 0 });
  });
});

describe("other things for many members", () => {
  it("grants a tier until a day, and takes it back", async () => {
    const shop = await shopWith(3);
    const runId = await started(shop, { kind: "tier", tierId: "vip", until: "2027-01-31" }, 3);

    await work(shop, runId);

    expect(await accountOf(database, shop, "2")).toMatchObject({ tier: "vip" });
    const [grant] = await database.query("SELECT until_at FROM tier_grant WHERE program_id = $1", [shop.programId]);
    expect(grant).toEqual({ until_at: new Date("2027-01-31T23:00:00Z") });
    await undone(shop, runId);
    expect(await accountOf(database, shop, "2")).toMatchObject({ tier: null });
  });

  it("keeps points from expiring, says who has none that would, and lets them expire again", async () => {
    const expiry = { kind: "fixed", after: { days: 90 } } as const;
    const units = [{ id: "points", name: { one: "Coin", many: "Coins" }, expiry }];
    const shop = await liveShop(database, { program: documentWith({ units }) });
    await settle(shop, shipped(order({ id: "1", customerId: "1" })), order({ id: "2", customerId: "2" }));
    const expiryOf = async () =>
      (
        await database.query<{ at: Date }>("SELECT expires_at AS at FROM lot WHERE program_id = $1", [shop.programId])
      )[0]?.at;
    const before = must(await expiryOf());
    const runId = await started(shop, { kind: "extend", until: "2027-12-31" }, 2);

    await work(shop, runId);

    expect(await expiryOf()).toEqual(new Date("2027-12-31T23:00:00Z"));
    expect(await failuresOf(shop, runId)).toEqual(["nothing-to-extend"]);
    await undone(shop, runId);
    expect(await expiryOf()).toEqual(before);
  });
});
