import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { continueBulk } from "../../app/flows/bulk/continue-bulk.ts";
import { skipBroken } from "../../app/flows/bulk/skip-broken.ts";
import { startBulk } from "../../app/flows/bulk/start-bulk.ts";
import { resumeBulk, stopBulk } from "../../app/flows/bulk/steer-bulk.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { redactCustomer } from "../../app/flows/redact-customer.ts";
import { UNLIMITED } from "../../app/loyalty/staff.ts";
import type { BulkSelection } from "../../app/models/bulk-selection.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { documentWith } from "../support/facts.ts";
import { liveShop, NOW, settle, transfersOf } from "../support/live-shop.ts";
import { actor, balances, EVERYBODY, failuresOf, GIFT, proof, shopWith, started, stateOf, work } from "./bulk-runs.ts";

const database = freshDatabase();

describe("giving many members points", () => {
  it("gives everybody theirs once, explained, however often and by however many workers it is done", async () => {
    const shop = await shopWith(database, 5);
    const runId = await started(shop, GIFT, 5);

    await Promise.all([work(shop, runId), work(shop, runId), work(shop, runId)]);
    await database.query("UPDATE bulk_run SET state = 'running' WHERE id = $1", [runId]);
    await database.query("UPDATE bulk_line SET state = 'waiting' WHERE run_id = $1", [runId]);
    await work(shop, runId);

    expect(await balances(database, shop, "1", "2", "3", "4", "5")).toEqual([179, 179, 179, 179, 179]);
    expect(await transfersOf(database, shop)).toHaveLength(10);
    const [gift] = await database.query("SELECT explanation, reason FROM transfer WHERE reason LIKE 'agent%' LIMIT 1");
    expect(gift).toEqual({
      explanation: { kind: "agent", reason: "goodwill", note: "sorry", actor },
      reason: "agent-goodwill",
    });
    expect(await proof(shop)).toEqual([]);
  });

  it("goes on where it was when its worker died", async () => {
    const shop = await shopWith(database, 5);
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
    expect(await balances(database, shop, "1", "2", "3", "4", "5")).toEqual([179, 179, 179, 179, 179]);
  });

  it("sent twice, also at the same moment, is one run", async () => {
    const shop = await shopWith(database, 2);
    const runId = randomUUID();
    const start = { shop, runId, wish: GIFT, selection: EVERYBODY, expected: 2, limits: UNLIMITED, actor, now: NOW };

    const outcomes = await Promise.all([startBulk(start), startBulk(start)]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["already-started", "started"]);
    await work(shop, runId);
    expect(await balances(database, shop, "1", "2")).toEqual([179, 179]);
  });

  it("does not begin when others match than the merchant was told of", async () => {
    const shop = await shopWith(database, 3);
    const start = { shop, runId: randomUUID(), wish: GIFT, limits: UNLIMITED, actor, now: NOW };

    expect(await startBulk({ ...start, selection: EVERYBODY, expected: 2 })).toEqual({ outcome: "others", members: 3 });
    const nobody: BulkSelection = { kind: "members", memberIds: [] };
    expect(await startBulk({ ...start, selection: nobody, expected: 0 })).toEqual({ outcome: "nobody" });

    expect(await database.query("SELECT 1 FROM bulk_run WHERE program_id = $1", [shop.programId])).toEqual([]);
    expect(await database.query("SELECT 1 FROM bulk_line WHERE program_id = $1", [shop.programId])).toEqual([]);
  });

  it("keeps to what whoever begins it may give on one day", async () => {
    const shop = await shopWith(database, 3);
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
    const shop = await shopWith(database, 4);
    await settle(shop, shipped(order({ id: "999", customerId: "5", netMinor: 1000 })));
    const runId = await started(shop, { ...GIFT, points: -100 }, 5);
    await mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });
    const body = { customer: { id: 3, email: "tom@example.com", phone: null }, orders_to_redact: [903] };
    await redactCustomer({ shopDomain: await domainOf(database, shop), body, now: NOW });

    await work(shop, runId);

    expect((await failuresOf(shop, runId)).sort()).toEqual(["erased", "insufficient-points", "merged"]);
    expect(await stateOf(shop, runId)).toMatchObject({ state: "finished", total: 5, done: 2, failed: 3 });
    expect(await balances(database, shop, "1", "4", "5")).toEqual([158, 29, 10]);
  });

  it("does not hold up the others because of one with whom something is wrong", async () => {
    const shop = await shopWith(database, 3);
    const runId = await started(shop, GIFT, 3);

    await skipBroken({ programId: shop.programId, runId });
    await work(shop, runId);

    expect(await failuresOf(shop, runId)).toEqual(["broken"]);
    expect(await stateOf(shop, runId)).toMatchObject({ state: "finished", done: 2, failed: 1 });
  });

  it("can be stopped, goes on, and is not stopped when it has ended", async () => {
    const shop = await shopWith(database, 4);
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
