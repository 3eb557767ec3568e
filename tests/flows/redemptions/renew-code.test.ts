import { beforeAll, describe, expect, it } from "vitest";
import { renewCode } from "../../../app/flows/redemptions/renew-code.ts";
import { redemptionById } from "../../../app/models/redemption.ts";
import { stepsOf } from "../../../app/models/redemption-step.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { line, order } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { settle } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { redeeming } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const { offer, memberWith, work, issued, balanceOf } = redeeming({ database, shopify, now });

const rowOf = async (id: string) => must(await redemptionById(shopify.shop.programId, id));
const discountOf = (code: string | null) =>
  [...shopify.sandbox.context.shop.discounts.values()].find(({ codes }) => codes.some((one) => one.code === code));
const renew = (redemptionId: string) =>
  renewCode({
    ...{ admin: shopify.admin, programId: shopify.shop.programId, redemptionId },
    ...{ code: drawCodes().discount, actor: "staff:42", now },
  });
const note = (id: string, kind: "changed" | "deleted") =>
  database.query("UPDATE redemption SET drift = $2 WHERE id = $1", [
    id,
    JSON.stringify({ kind, fields: [], at: now.toISOString() }),
  ]);

beforeAll(async () => {
  await offer({ id: "percent", kind: "percentage", points: 100, percent: 10 });
});

describe("a code that somebody changed or deleted in Shopify", () => {
  it("is stopped, and the member has another one that is as the reward says, for the same points", async () => {
    const redeemer = await memberWith(100);
    const before = await issued(redeemer.memberId, { rewardId: "percent" });
    await note(before.id, "changed");

    expect(await renew(before.id)).toEqual({ outcome: "renewed" });
    await work(before.id);

    const after = await rowOf(before.id);
    expect(after).toMatchObject({ state: "issued", todo: null, drift: null, points: 100 });
    expect(after.code).not.toBe(before.code);
    expect(discountOf(after.code)).toMatchObject({ value: { partsPerMillion: 100_000 } });
    expect(Date.parse(discountOf(before.code)?.endsAt ?? "")).toBeLessThanOrEqual(Date.now());
    expect((await stepsOf(shopify.shop.programId, before.id)).at(-1)).toMatchObject({ cause: "renewed" });
    expect(await balanceOf(redeemer)).toBe(0);
    expect(await renew(before.id)).toEqual({ outcome: "over" });
  });

  it("is made anew once, also when two say so at the same moment, and when it was deleted", async () => {
    const { memberId } = await memberWith(100);
    const before = await issued(memberId, { rewardId: "percent" });
    shopify.sandbox.context.shop.discounts.delete(must(discountOf(before.code)).id);
    await note(before.id, "deleted");

    const answers = await Promise.all([renew(before.id), renew(before.id)]);
    await work(before.id);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["over", "renewed"]);
    expect(discountOf((await rowOf(before.id)).code)).toBeDefined();
  });

  it("is used once Shopify counts a use, though no order shows it yet: the member has no second one", async () => {
    const { memberId } = await memberWith(100);
    const before = await issued(memberId, { rewardId: "percent" });
    await note(before.id, "changed");
    must(discountOf(before.code)).uses.push({
      orderId: "4711",
      code: must(before.code),
      customerId: null,
      email: null,
    });

    expect(await renew(before.id)).toEqual({ outcome: "used" });
    expect(await rowOf(before.id)).toMatchObject({ code: before.code, state: "issued" });
  });

  it("is used by an order that Shopify shows: there is nothing to renew", async () => {
    const { memberId, customerId } = await memberWith(100);
    const before = await issued(memberId, { rewardId: "percent" });
    await note(before.id, "changed");
    const placed = await shopify.control("/orders", {
      ...{ customerId, discountCodes: [before.code], lines: [{ title: "Tea", price: "20.00", quantity: 1 }] },
    });

    expect(await renew(before.id)).toEqual({ outcome: "used" });
    expect(await rowOf(before.id)).toMatchObject({ code: before.code, state: "used", usedOrderId: placed.id });
  });

  it("is found by an order that is told of after it was renewed, and the one in its place is stopped", async () => {
    const redeemer = await memberWith(100);
    const before = await issued(redeemer.memberId, { rewardId: "percent" });
    await note(before.id, "changed");
    await renew(before.id);
    const { code } = await work(before.id);
    const lines = [line({ id: "71", rewardCodes: [{ code: must(before.code), minor: 10 }], rewardDiscountMinor: 10 })];
    const placed = order({
      ...{ id: "9071", customerId: redeemer.customerId, lines },
      discountCodes: [must(before.code)],
    });

    await settle(shopify.shop, placed);
    expect(await rowOf(before.id)).toMatchObject({ state: "used", cause: "used", usedOrderId: placed.id, todo: "end" });
    await settle(shopify.shop, { ...placed, cancelledAt: placed.placedAt + 60, updatedAt: placed.updatedAt + 60 });
    await work(before.id);

    expect(Date.parse(discountOf(code)?.endsAt ?? "")).toBeLessThanOrEqual(Date.now());
    expect(await rowOf(before.id)).toMatchObject({ state: "cancelled", todo: null, pointsReturned: 100 });
  });

  it("changes nothing when Shopify does not answer", async () => {
    const { memberId } = await memberWith(100);
    const before = await issued(memberId, { rewardId: "percent" });
    await note(before.id, "changed");
    await shopify.control("/faults", { operation: "*", when: "before", how: "http500", times: 16 });

    await expect(renew(before.id)).rejects.toThrow();
    shopify.sandbox.world.faults.clear();
    expect(await rowOf(before.id)).toMatchObject({ code: before.code, state: "issued", todo: null });
  });
});
