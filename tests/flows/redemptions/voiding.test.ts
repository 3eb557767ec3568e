import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fulfilRedemption } from "../../../app/flows/redemptions/fulfil-redemption.ts";
import { continueVoiding, startVoiding } from "../../../app/flows/redemptions/void-redemptions.ts";
import { workRedemption } from "../../../app/flows/redemptions/work-redemption.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import { redemptionById } from "../../../app/models/redemption.ts";
import { countVoidable, voidProgress, voidRunById } from "../../../app/models/void-run.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import type { AdminClient } from "../../../app/shopify/admin-client.ts";
import { freshDatabase } from "../../support/database.ts";
import { testEnvironment } from "../../support/environment.ts";
import { liveShop, NOW } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { memberWithPoints, take, teamProgram } from "./team-shop.ts";

const database = freshDatabase();
const EVERYTHING = { rewardId: null, issuedAfter: null, issuedBefore: null };
const LATER = new Date(NOW.getTime() + 60_000);
let admin: AdminClient;
let shop: ShopContext;
let memberId: string;
let balance: () => Promise<number>;

beforeAll(async () => {
  testEnvironment();
  admin = (await import("../../../app/admin.server.ts")).adminFor("nobody.myshopify.com");
});

beforeEach(async () => {
  shop = await liveShop(database, { program: teamProgram() });
  ({ memberId, balance } = await memberWithPoints(database, shop));
});

const start = (runId: string, part: object = {}) =>
  startVoiding({
    ...{
      programId: shop.programId,
      runId,
      filter: EVERYTHING,
      points: "return" as const,
      actor: "staff:42",
      now: LATER,
    },
    ...part,
  });
const goOn = (runId: string) => continueVoiding({ programId: shop.programId, runId, now: LATER });
const forest = () => take(shop, { memberId, wish: { rewardId: "forest" } });
/** What the shop's worker does for each marked redemption. */
const work = async (ids: string[]) => {
  for (const redemptionId of ids) {
    await workRedemption({ admin, programId: shop.programId, redemptionId, drawCodes, now: LATER });
  }
};

async function manyOpen(count: number): Promise<void> {
  await database.query(
    `INSERT INTO redemption (program_id, id, member_id, shop_id, reward_id, kind, points, amount_minor, currency, code, state,
       reserved_at, issued_at)
     SELECT $1, gen_random_uuid(), $2, $3, 'voucher', 'fixed-amount', 10, 100, 'EUR', 'MANY-' || n, 'issued', $4, $4
       FROM generate_series(1, $5::int) AS n`,
    [shop.programId, memberId, shop.shopId, NOW, count],
  );
}

describe("ending many at once", () => {
  it("ends all that are open, and gives the points of each back once", async () => {
    const ids = [await forest(), await forest(), await forest()];
    const runId = randomUUID();

    expect(await countVoidable(null, { programId: shop.programId, filter: EVERYTHING })).toEqual({
      count: 3,
      points: 60,
    });
    expect(await start(runId)).toEqual({ outcome: "started" });
    expect(await goOn(runId)).toEqual({ outcome: "marked" });
    expect(await goOn(runId)).toEqual({ outcome: "waiting" });
    await work(ids);
    await work(ids);

    expect(await goOn(runId)).toEqual({ outcome: "finished" });
    expect(await balance()).toBe(129);
    expect(await voidProgress(shop.programId, runId)).toMatchObject({ marked: 3, cancelled: 3, points: 60, stuck: 0 });
    expect(await voidRunById(shop.programId, runId)).toMatchObject({ total: 3, finishedAt: LATER });
    expect(await redemptionById(shop.programId, ids[0] ?? "")).toMatchObject({ state: "cancelled", cause: "voided" });
  });

  it("gives nothing back where the points are kept", async () => {
    const ids = [await forest()];
    const runId = randomUUID();
    await start(runId, { points: "keep" });
    await goOn(runId);
    await work(ids);

    expect(await balance()).toBe(109);
    expect(await redemptionById(shop.programId, ids[0] ?? "")).toMatchObject({ state: "cancelled", pointsReturned: 0 });
  });

  it("begins once, however often the same form is sent", async () => {
    await forest();
    const runId = randomUUID();

    const answers = await Promise.all([start(runId), start(runId)]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already-started", "started"]);
    expect(await start(runId)).toEqual({ outcome: "already-started" });
    expect(await start(randomUUID(), { filter: { ...EVERYTHING, rewardId: "tour" } })).toEqual({
      outcome: "nothing-to-void",
    });
  });

  it("goes on where it stood when it was killed, and two at once mark nothing twice", async () => {
    await manyOpen(1200);
    const runId = randomUUID();
    await start(runId);

    await goOn(runId);
    expect(await voidProgress(shop.programId, runId)).toMatchObject({ marked: 500 });

    // Killed there: whoever takes the run up again, two at once even, goes on.
    await Promise.all([goOn(runId), goOn(runId)]);
    expect(await goOn(runId)).toEqual({ outcome: "waiting" });
    expect(await voidProgress(shop.programId, runId)).toMatchObject({ marked: 1200, cancelled: 0 });
    expect(await voidRunById(shop.programId, runId)).toMatchObject({ total: 1200, finishedAt: null });
  });

  it("leaves alone what was issued after it began, of other rewards, and outside of its days", async () => {
    const early = await forest();
    const filter = { rewardId: "forest", issuedAfter: null, issuedBefore: LATER.toISOString() };
    const runId = randomUUID();
    await start(runId, { filter: { ...filter, issuedBefore: new Date(LATER.getTime() + 86_400_000).toISOString() } });
    const afterwards = await take(shop, { memberId, wish: { rewardId: "forest" }, now: new Date(LATER.getTime() + 1) });
    const other = await take(shop, { memberId, wish: { rewardId: "tour", dateId: "march", text: "Nora" } });

    await goOn(runId);

    const todos = await Promise.all([early, afterwards, other].map((id) => redemptionById(shop.programId, id)));
    expect(todos.map((one) => one?.todo)).toEqual(["end", null, null]);
    const outside = { ...filter, issuedBefore: NOW.toISOString() };
    expect(await countVoidable(null, { programId: shop.programId, filter: outside })).toMatchObject({ count: 0 });
  });

  it("leaves alone what somebody delivers at the same moment", async () => {
    const id = await take(shop, { memberId, wish: { rewardId: "tour", dateId: "march", text: "Nora" } });
    const runId = randomUUID();
    await start(runId);

    await Promise.all([
      goOn(runId),
      fulfilRedemption({ programId: shop.programId, redemptionId: id, action: "done", actor: "staff:1", now: LATER }),
    ]);
    await work([id]);

    const after = must(await redemptionById(shop.programId, id));
    expect(`${after.state} ${after.pointsReturned}`).toBe(after.state === "used" ? "used 0" : "cancelled 50");
    expect(await balance()).toBe(after.state === "used" ? 79 : 129);
  });
});
