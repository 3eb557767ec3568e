import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "../../../app/db.server.ts";
import { retryRedemption } from "../../../app/flows/redemptions/retry-redemption.ts";
import { sweepRedemptions } from "../../../app/flows/redemptions/sweep-redemptions.ts";
import { workRedemption } from "../../../app/flows/redemptions/work-redemption.ts";
import { mergeMembers } from "../../../app/flows/merge-members.ts";
import { redemptionById } from "../../../app/models/redemption.ts";
import { stepsOf } from "../../../app/models/redemption-step.ts";
import { markUsed } from "../../../app/models/redemption-use.ts";
import { claimRedemption } from "../../../app/models/redemption-work.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { RefusedError } from "../../../app/shopify/admin-client.ts";
import { freshDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import { redeeming, secondsAfter } from "../../support/redeeming.ts";
import { NOTHING_MORE, sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const { offer, memberWith, reserve, reserved, work, issued, cancel, balanceOf } = redeeming({ database, shopify, now });

interface Discount {
  id: string;
  code: string;
  codes: { code: string }[];
  status: string;
  usageLimit: number;
  appliesOncePerCustomer: boolean;
  context: unknown;
}

async function discountsOf(code: string | null): Promise<Discount[]> {
  const all = await shopify.control<Discount[]>("/discounts");
  return all.filter((one) => one.code === code || (one.codes ?? []).some((each) => each.code === code));
}

const rowOf = async (id: string) => must(await redemptionById(shopify.shop.programId, id));
const causes = async (id: string) =>
  (await stepsOf(shopify.shop.programId, id)).map(({ state, cause, actor }) => [state, cause, actor]);

beforeAll(async () => {
  await offer(
    { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 },
    { id: "half", kind: "fixed-amount", points: 100, amountMinor: 100, valid: { days: 30 }, lapseReturnsPercent: 50 },
  );
});

describe("making the code of a redemption", () => {
  it("creates one that works once, for this customer", async () => {
    const member = await memberWith(100);
    const { id, code } = await reserved(member.memberId);

    expect(await work(id)).toMatchObject({ state: "issued", code, todo: null, claimedUntil: null });

    const [discount] = await discountsOf(code);
    expect(discount).toMatchObject({ status: "ACTIVE", usageLimit: 1, appliesOncePerCustomer: true });
    expect(JSON.stringify(discount?.context)).toContain(member.customerId);
    expect(await causes(id)).toEqual([
      ["reserved", "taken", "shopper"],
      ["issued", "taken", "system"],
    ]);
  });

  it("creates it for the customer whom Shopify kept, where two became one", async () => {
    const deleted = await memberWith(250);
    const kept = await memberWith(250);
    const { control, shop } = shopify;
    const first = await reserved(deleted.memberId);
    await control(`/customers/${kept.customerId}/merge`, { from: deleted.customerId });
    const customers = { keptCustomerId: kept.customerId, deletedCustomerId: deleted.customerId };
    await mergeMembers({ shop, ...customers, now });
    const second = await reserved(kept.memberId);

    for (const { id, code } of [first, second]) {
      expect(await work(id)).toMatchObject({ state: "issued" });
      expect(JSON.stringify((await discountsOf(code))[0]?.context)).toContain(kept.customerId);
    }
  });

  it("twice, and several times at once, creates one code", async () => {
    const { memberId } = await memberWith(100);
    const { id, code } = await reserved(memberId);

    await Promise.all([work(id), work(id), work(id)]);
    await work(id);

    expect(await rowOf(id)).toMatchObject({ state: "issued" });
    expect(await discountsOf(code)).toHaveLength(1);
  });

  it("finds the code that Shopify made before its answer was lost", async () => {
    const member = await memberWith(100);
    const { id, code } = await reserved(member.memberId);
    await shopify.control("/faults", { operation: "discountCodeBasicCreate", when: "after", how: "http500" });

    expect(await work(id)).toMatchObject({ state: "issued" });
    expect(await discountsOf(code)).toHaveLength(1);
    expect(await balanceOf(member)).toBe(0);
  });

  it("finds the code of a worker that died before it could write that down, once its lease is over", async () => {
    const member = await memberWith(100);
    const { id, code } = await reserved(member.memberId);
    const { programId } = shopify.shop;
    await work(id);
    await database.query(
      "UPDATE redemption SET state = 'reserved', remote_id = NULL, todo = 'issue', next_at = $2 WHERE id = $1",
      [id, now],
    );
    await withTransaction((tx) => claimRedemption(tx, { programId, redemptionId: id, now }));

    expect(await work(id)).toMatchObject({ state: "reserved" });
    expect(await work(id, secondsAfter(now, 121))).toMatchObject({ state: "issued" });
    expect(await discountsOf(code)).toHaveLength(1);
  });

  it("keeps the points reserved while nobody knows, and tries again later", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId);
    await shopify.control("/faults", { operation: "*", when: "before", how: "http500", times: 2 });

    expect(await work(id)).toMatchObject({ state: "reserved", attempts: 1, trouble: "no-answer", claimedUntil: null });
    expect(await balanceOf(member)).toBe(0);

    expect(await work(id)).toMatchObject({ state: "issued", attempts: 0, trouble: null });
  });

  it("gives the points back, once, when Shopify refuses for good", async () => {
    const member = await memberWith(100);
    const { id, code } = await reserved(member.memberId);
    await shopify.control("/faults", { operation: "discountCodeBasicCreate", when: "before", how: "userErrors" });

    expect(await work(id)).toMatchObject({ state: "cancelled", cause: "refused", pointsReturned: 100 });
    expect(await work(id)).toMatchObject({ state: "cancelled", cause: "refused", pointsReturned: 100 });
    expect(await discountsOf(code)).toEqual([]);
    expect(await balanceOf(member)).toBe(100);
  });

  it("gives the points back when the merchant took the scope away", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId);
    const { scopes } = shopify.sandbox.context.shop.installation;
    await shopify.control("/scopes", { granted: scopes.filter((scope) => scope !== "write_discounts") });

    expect(await work(id)).toMatchObject({ state: "cancelled", cause: "no-access" });
    await shopify.control("/scopes", { granted: scopes });
    expect(await balanceOf(member)).toBe(100);
  });

  it("asks a person when nobody has answered for a day, and goes on when that person says so", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId);
    const { programId } = shopify.shop;
    await shopify.control("/faults", { operation: "*", when: "before", how: "http500", times: 16 });
    await work(id);
    await database.query("UPDATE redemption SET attempts = 148 WHERE id = $1", [id]);
    for (let attempt = 149; attempt <= 151; attempt += 1) await work(id);

    expect(await rowOf(id)).toMatchObject({ state: "reserved", attempts: 150, stuckAt: now });
    const alerts =
      "SELECT 1 FROM alert WHERE redemption_id = $1 AND kind = 'stuck-redemption' AND dismissed_at IS NULL";
    expect(await database.query(alerts, [id])).toHaveLength(1);

    shopify.sandbox.world.faults.clear();
    await retryRedemption({ programId, redemptionId: id, actor: "test", now });
    expect(await work(id)).toMatchObject({ state: "issued", stuckAt: null });
    expect(await database.query(alerts, [id])).toEqual([]);
    expect(await balanceOf(member)).toBe(0);
  });

  it("knows nothing of a redemption that was never reserved", async () => {
    const { admin, shop } = shopify;
    const asked = { admin, programId: shop.programId, redemptionId: randomUUID(), drawCodes, now };

    expect(await workRedemption(asked)).toBeNull();
  });
});

describe("using a code", () => {
  it("marks its redemption used by the first order that carries it, however it is written", async () => {
    const { memberId } = await memberWith(100);
    const { id, code } = await issued(memberId);
    const { programId, shopId } = shopify.shop;
    const use = (orderId: string) =>
      withTransaction((tx) => {
        const orders = [{ orderId, codes: [must(code).toLowerCase(), "OTHER"], at: now }];
        return markUsed(tx, { programId, shopId, orders, now });
      });

    const first = await use("501");
    const second = await use("502");

    expect(first).toMatchObject([{ orderId: "501", was: "issued", redemption: { id, state: "used" } }]);
    expect(second).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ state: "used", usedOrderId: "501" });
    expect(await cancel(id)).toEqual({ outcome: "over", state: "used" });
    expect((await causes(id)).at(-1)).toEqual(["used", "used", "system"]);
  });
});

describe("cancelling a redemption", () => {
  it("stops the code first, and then returns the points, once", async () => {
    const member = await memberWith(100);
    const { id, code } = await issued(member.memberId);

    expect(await cancel(id)).toEqual({ outcome: "ending" });
    expect(await balanceOf(member)).toBe(0);
    expect(await work(id)).toMatchObject({ state: "cancelled", cause: "agent", pointsReturned: 100 });
    expect(await cancel(id)).toEqual({ outcome: "over", state: "cancelled" });

    expect(await discountsOf(code)).toMatchObject([{ status: "EXPIRED" }]);
    expect(await balanceOf(member)).toBe(100);
    expect((await causes(id)).at(-1)).toEqual(["cancelled", "agent", "test"]);
  });

  it("gives nothing back while it is not known whether the code still works", async () => {
    const member = await memberWith(100);
    const { id } = await issued(member.memberId);
    await shopify.control("/faults", { operation: "discountCodeDeactivate", when: "before", how: "http500" });
    await cancel(id);

    expect(await work(id)).toMatchObject({ state: "issued", todo: "end", trouble: "no-answer" });
    expect(await balanceOf(member)).toBe(0);

    expect(await work(id)).toMatchObject({ state: "cancelled" });
    expect(await balanceOf(member)).toBe(100);
  });

  it("of one that was being made at that moment leaves no working code behind", async () => {
    const member = await memberWith(100);
    const { id, code } = await reserved(member.memberId);
    await Promise.all([cancel(id), work(id)]);
    await work(id);
    await work(id);

    expect(await rowOf(id)).toMatchObject({ state: "cancelled" });
    expect((await discountsOf(code)).filter(({ status }) => status === "ACTIVE")).toEqual([]);
    expect(await balanceOf(member)).toBe(100);
  });

  it("finds a code deleted by the merchant as good as stopped", async () => {
    const member = await memberWith(100);
    const { id, code } = await issued(member.memberId);
    shopify.sandbox.context.shop.discounts.delete((await discountsOf(code))[0]?.id ?? "");
    await cancel(id);

    expect(await work(id)).toMatchObject({ state: "cancelled" });
    expect(await balanceOf(member)).toBe(100);
  });
});

describe("a code whose time is over", () => {
  it("lapses after a while of grace, is stopped, and gives back the share that the reward says", async () => {
    const member = await memberWith(100);
    const { id, code, endsAt } = await issued(member.memberId, { rewardId: "half" });
    const over = must(endsAt);

    await sweepRedemptions({ now: secondsAfter(over, 600) });
    expect(await rowOf(id)).toMatchObject({ state: "issued", todo: null });
    await sweepRedemptions({ now: secondsAfter(over, 901) });
    expect(await rowOf(id)).toMatchObject({ state: "issued", todo: "end" });
    await work(id, secondsAfter(over, 902));
    await sweepRedemptions({ now: secondsAfter(over, 1000) });

    expect(await rowOf(id)).toMatchObject({ state: "lapsed", cause: "lapsed", pointsReturned: 50 });
    expect(await discountsOf(code)).toMatchObject([{ status: "EXPIRED" }]);
    expect(await balanceOf(member)).toBe(50);
  });
});

describe("what Shopify refuses as a whole", () => {
  it("is told from what it does not answer", async () => {
    const { scopes } = shopify.sandbox.context.shop.installation;
    await shopify.control("/scopes", { granted: [] });
    const { readOrders } = await import("../../../app/shopify/read-orders.ts");
    const { findDiscount } = await import("../../../app/shopify/rewards/discounts.ts");

    await expect(findDiscount(shopify.admin, "X")).rejects.toBeInstanceOf(RefusedError);
    expect(await readOrders(shopify.admin, { ids: ["1", "2"], asked: NOTHING_MORE })).toEqual(new Map());
    await shopify.control("/scopes", { granted: scopes });
  });
});

describe("reserving", () => {
  it("shows the new balance in its answer", async () => {
    const { memberId } = await memberWith(250);

    expect(await reserve(memberId)).toMatchObject({
      outcome: "reserved",
      redemption: { points: 100, amountMinor: 100, state: "reserved", todo: "issue" },
      state: { balance: 150, joined: true },
    });
  });
});
