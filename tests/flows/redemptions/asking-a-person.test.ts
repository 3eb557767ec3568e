import { beforeAll, describe, expect, it } from "vitest";
import { retryRedemption } from "../../../app/flows/redemptions/retry-redemption.ts";
import { sweepRedemptions } from "../../../app/flows/redemptions/sweep-redemptions.ts";
import { alertsOf } from "../../../app/models/alert.ts";
import { freshDatabase } from "../../support/database.ts";
import { redeeming, secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { offerCredit } from "./credit-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const actions = redeeming({ database, shopify, now });
const { memberWith, reserved, work, cancel, balanceOf } = actions;

beforeAll(() => offerCredit(shopify, actions));

describe("a redemption that asks a person", () => {
  const openAlerts = async (redemptionId: string) => {
    const alerts = await alertsOf({ programId: shopify.shop.programId, which: "open", limit: 50, offset: 0 });
    return alerts.filter((alert) => alert.redemptionId === redemptionId).map(({ kind }) => kind);
  };
  const refused = () => shopify.control("/faults", { operation: "*", when: "before", how: "http500", times: 99 });
  async function stuck(id: string): Promise<void> {
    await refused();
    await database.query("UPDATE redemption SET attempts = 149, trouble = 'no-answer' WHERE id = $1", [id]);
    expect(await work(id)).toMatchObject({ stuckAt: now });
    shopify.sandbox.world.faults.clear();
  }

  it("is told again when it is stuck again, though somebody dismissed that; and no more once it is over", async () => {
    const { programId } = shopify.shop;
    const { memberId } = await memberWith(100);
    const { id } = await reserved(memberId, { rewardId: "percent" });
    await stuck(id);
    await database.query("UPDATE alert SET dismissed_at = now(), dismissed_by = 'staff:1' WHERE program_id = $1", [
      programId,
    ]);
    await retryRedemption({ programId, redemptionId: id, actor: "staff:1", now });

    await stuck(id);
    expect(await openAlerts(id)).toEqual(["stuck-redemption"]);
    await cancel(id);
    expect(await openAlerts(id)).toEqual([]);
  });

  it("does not any more once its time is over: it ends", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId, { rewardId: "percent" });
    await stuck(id);
    await database.query("UPDATE redemption SET ends_at = $2 WHERE id = $1", [id, secondsAfter(now, -1)]);

    await sweepRedemptions({ now });
    await work(id);
    // What was asked for, and never answered, may still come until then.
    const later = secondsAfter(now, 120);
    expect(await work(id, later)).toMatchObject({ state: "cancelled", cause: "lapsed", stuckAt: null });
    expect(await openAlerts(id)).toEqual([]);
    expect(await balanceOf(member)).toBe(100);
  });
});

describe("what could not be made before its time was over", () => {
  it.each(["percent", "credit"])("gives the points back: %s", async (rewardId) => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId, { rewardId });
    await database.query("UPDATE redemption SET ends_at = $2 WHERE id = $1", [id, secondsAfter(now, -1)]);

    await work(id);
    expect(await work(id)).toMatchObject({ state: "cancelled", cause: "lapsed", pointsReturned: 100, stuckAt: null });
    expect(await balanceOf(member)).toBe(100);
  });
});
