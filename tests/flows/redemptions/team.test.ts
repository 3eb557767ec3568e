import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { endRedemption } from "../../../app/flows/redemptions/end-redemption.ts";
import { fulfilRedemption } from "../../../app/flows/redemptions/fulfil-redemption.ts";
import { settleDonations } from "../../../app/flows/redemptions/settle-donations.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import { causeFigures } from "../../../app/models/donation.ts";
import { redemptionById } from "../../../app/models/redemption.ts";
import { stepsOf } from "../../../app/models/redemption-step.ts";
import { freshDatabase } from "../../support/database.ts";
import { liveShop, NOW } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { memberWithPoints, take, teamProgram } from "./team-shop.ts";

const database = freshDatabase();
const actor = "staff:42";
let shop: ShopContext;
let memberId: string;
let balance: () => Promise<number>;

beforeEach(async () => {
  shop = await liveShop(database, { program: teamProgram() });
  ({ memberId, balance } = await memberWithPoints(database, shop));
});

const tour = () => take(shop, { memberId, wish: { rewardId: "tour", dateId: "march", text: "Nora" } });
const fulfil = (redemptionId: string, action: "done" | "refuse" | "pay-out") =>
  fulfilRedemption({ programId: shop.programId, redemptionId, action, actor, now: NOW });
const cancel = (redemptionId: string) =>
  endRedemption({ programId: shop.programId, redemptionId, cause: "agent", actor, now: NOW });
const stepWords = async (id: string) =>
  (await stepsOf(shop.programId, id)).map((step) => [step.state, step.cause, step.actor]);

describe("what the team does by hand", () => {
  it("is done once, however often it is said, also at the same time", async () => {
    const id = await tour();

    const answers = await Promise.all([fulfil(id, "done"), fulfil(id, "done"), fulfil(id, "done")]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already", "already", "fulfilled"]);
    expect((await fulfil(id, "done")).outcome).toBe("already");
    expect(await balance()).toBe(79);
    expect(await stepWords(id)).toEqual([
      ["issued", "taken", "shopper"],
      ["used", "done", actor],
    ]);
  });

  it("gives all points back once when it is refused, and they go to the lot they came from", async () => {
    const id = await tour();

    const answers = await Promise.all([fulfil(id, "refuse"), fulfil(id, "refuse")]);

    expect(answers).toContainEqual({ outcome: "fulfilled", pointsReturned: 50 });
    expect(await balance()).toBe(129);
    expect(await redemptionById(shop.programId, id)).toMatchObject({
      ...{ state: "cancelled", cause: "refused", pointsReturned: 50 },
    });
    expect(await database.query("SELECT remaining::int FROM lot WHERE program_id = $1", [shop.programId])).toEqual([
      { remaining: 129 },
    ]);
  });

  it("is either done or cancelled when both are said at the same moment: never delivered and paid back", async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await tour();

      await Promise.all(round % 2 === 0 ? [fulfil(id, "done"), cancel(id)] : [cancel(id), fulfil(id, "done")]);

      const after = must(await redemptionById(shop.programId, id));
      expect([`${after.state} ${after.pointsReturned}`]).toEqual([after.state === "used" ? "used 0" : "cancelled 50"]);
      expect(await stepsOf(shop.programId, id)).toHaveLength(2);
      if (after.state === "used") break;
      expect(await balance()).toBe(129);
    }
  });

  it("cannot be refused after it was done, nor done after it was refused", async () => {
    const [done, refused] = [await tour(), await tour()];
    await fulfil(done, "done");
    await fulfil(refused, "refuse");

    expect(await fulfil(done, "refuse")).toEqual({ outcome: "not-open", state: "used" });
    expect(await fulfil(refused, "done")).toEqual({ outcome: "not-open", state: "cancelled" });
    expect(await balance()).toBe(79);
  });

  it("is not done for what is no work by hand, nor for what is not there", async () => {
    const id = await take(shop, { memberId, wish: { rewardId: "forest" } });

    expect(await fulfil(id, "done")).toEqual({ outcome: "not-open", state: "issued" });
    expect(await fulfil(randomUUID(), "done")).toEqual({ outcome: "unknown-redemption" });
  });
});

describe("donations", () => {
  const settleUntil = (before: Date) =>
    settleDonations({ programId: shop.programId, cause: "Forest fund", currency: "EUR", before, actor, now: NOW });
  const soon = new Date(NOW.getTime() + 1000);

  it("are owed until they are paid out, and paid out once, also at the same time", async () => {
    const first = await take(shop, { memberId, wish: { rewardId: "forest" } });
    await take(shop, { memberId, wish: { rewardId: "forest" } });
    expect(await causeFigures(shop.programId)).toMatchObject([
      { cause: "Forest fund", owedMinor: 1000, settledMinor: 0 },
    ]);

    const answers = await Promise.all([settleUntil(soon), settleUntil(soon)]);

    expect(answers).toContainEqual({ outcome: "settled", donations: 2, amountMinor: 1000 });
    expect(answers).toContainEqual({ outcome: "nothing-owed" });
    expect(await causeFigures(shop.programId)).toMatchObject([{ owedMinor: 0, givenMinor: 1000, settledMinor: 1000 }]);
    expect(await stepWords(first)).toContainEqual(["used", "paid-out", actor]);
    expect(await redemptionById(shop.programId, first)).toMatchObject({ settledAt: NOW, pointsReturned: 0 });
  });

  it("that come after the day stay owed, and one that was taken back is owed to nobody", async () => {
    await take(shop, { memberId, wish: { rewardId: "forest" } });
    const later = new Date(NOW.getTime() + 86_400_000);
    await take(shop, { memberId, wish: { rewardId: "forest" }, now: later });
    const back = await take(shop, { memberId, wish: { rewardId: "forest" } });
    await cancel(back);

    expect(await settleUntil(soon)).toEqual({ outcome: "settled", donations: 1, amountMinor: 500 });
    expect(await causeFigures(shop.programId)).toMatchObject([{ givenMinor: 1000, owedMinor: 500, settledMinor: 500 }]);
  });

  it("are paid out or taken back when both are said at the same moment", async () => {
    const id = await take(shop, { memberId, wish: { rewardId: "forest" } });

    await Promise.all([settleUntil(soon), cancel(id)]);

    const after = await redemptionById(shop.programId, id);
    expect(after?.pointsReturned).toBe(after?.state === "used" ? 0 : 20);
    expect(await balance()).toBe(after?.state === "used" ? 109 : 129);
  });

  it("can be paid out one by one", async () => {
    const id = await take(shop, { memberId, wish: { rewardId: "forest" } });

    expect(await fulfil(id, "pay-out")).toEqual({ outcome: "fulfilled", pointsReturned: 0 });
    expect(await causeFigures(shop.programId)).toMatchObject([{ owedMinor: 0, settledMinor: 500, settledAt: NOW }]);
  });
});
