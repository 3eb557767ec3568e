import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { continueBulk } from "../../app/flows/bulk/continue-bulk.ts";
import { resumeBulk, stopBulk } from "../../app/flows/bulk/steer-bulk.ts";
import { undoBulk } from "../../app/flows/bulk/undo-bulk.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import { spentOfRun } from "../../app/models/bulk-run.ts";
import { drawCodes } from "../../app/reward-codes.server.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import {
  actor,
  balances,
  failuresOf,
  GIFT,
  program,
  proof,
  shopWith,
  started,
  stateOf,
  undone,
  work,
} from "./bulk-runs.ts";

const database = freshDatabase();

describe("undoing a run", () => {
  it("takes back what it gave, once, from whoever has it now; what was spent is owed", async () => {
    const shop = await shopWith(database, 4);
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

    expect(await balances(database, shop, "1", "2", "4")).toEqual([29, 258, 129]);
    expect(await proof(shop)).toEqual([]);
  });

  it("gives back what it took", async () => {
    const shop = await shopWith(database, 2);
    const runId = await started(shop, { ...GIFT, points: -100 }, 2);
    await work(shop, runId);
    expect(await balances(database, shop, "1", "2")).toEqual([29, 29]);

    await undone(shop, runId);

    expect(await balances(database, shop, "1", "2")).toEqual([129, 129]);
    expect(await proof(shop)).toEqual([]);
  });

  it("happens once, not while the run works, and stops it for good", async () => {
    const shop = await shopWith(database, 4);
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
    const [shop, stranger] = [await shopWith(database, 1), await shopWith(database, 1)];
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
    const shop = await shopWith(database, 3);
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
