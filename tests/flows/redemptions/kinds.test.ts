import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { retryRedemption } from "../../../app/flows/redemptions/retry-redemption.ts";
import { sweepRedemptions } from "../../../app/flows/redemptions/sweep-redemptions.ts";
import { redemptionById } from "../../../app/models/redemption.ts";
import { freshDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import { redeeming, secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const { offer, memberWith, reserved, work, issued, cancel, balanceOf } = redeeming({ database, shopify, now });

const rowOf = async (id: string) => must(await redemptionById(shopify.shop.programId, id));
const state = () => shopify.sandbox.context.shop;
const cardOf = (id: string) => [...state().giftCards.values()].find(({ note }) => note?.endsWith(id));
const creditsOf = (customerId: string) =>
  [...state().storeCreditAccounts.values()]
    .filter((account) => account.customerId === customerId)
    .flatMap(({ transactions }) => transactions.map(({ type, amountMinor }) => [type, amountMinor]));
const tagsOf = (customerId: string) => must(state().customers.get(customerId)).tags;
const discountOf = (code: string | null) =>
  [...state().discounts.values()].find(({ codes }) => codes.some((one) => one.code === code));

beforeAll(async () => {
  const { scopes } = shopify.sandbox.context.shop.installation;
  const optional = ["write_gift_cards", "write_store_credit_account_transactions", "read_store_credit_accounts"];
  await shopify.control("/scopes", { granted: [...scopes, ...optional] });
  await offer(
    { id: "percent", kind: "percentage", points: 100, percent: 12.5, minimumMinor: 5000, valid: { days: 30 } },
    { id: "shipping", kind: "free-shipping", points: 100, countries: ["DE", "AT"], shippingMaxMinor: 990 },
    { id: "gift", kind: "gift-card", points: 100, amountMinor: 1000, valid: { days: 30 } },
    { id: "credit", kind: "store-credit", points: 100, amountMinor: 1000, valid: { days: 30 } },
    { id: "early", kind: "early-access", points: 100, tag: "early-bird", valid: { days: 7 } },
    { id: "event", kind: "experience", points: 100, name: "A tour", asks: { label: "Name" } },
    { id: "cause", kind: "donation", points: 100, cause: "The sea", amountMinor: 500 },
    ...(["code", "gift-card", "store-credit"] as const).map((as) => ({
      ...{ id: `slide-${as}`, kind: "slider" as const, as },
      ...{ pointsMin: 100, pointsMax: 1000, pointsStep: 100, minorPerStep: 100 },
    })),
  );
});

describe("a code", () => {
  it("of a percentage is one, above its minimum and until the end of its last day", async () => {
    const { memberId, customerId } = await memberWith(100);

    const { code, endsAt } = await issued(memberId, { rewardId: "percent" });

    expect(discountOf(code)).toMatchObject({
      type: "basic",
      value: { kind: "percentage", partsPerMillion: 125_000 },
      minimum: { kind: "subtotal", amountMinor: 5000 },
      context: { kind: "customers", customerIds: [customerId] },
    });
    expect(Date.parse(discountOf(code)?.endsAt ?? "")).toBe(endsAt?.getTime());
  });

  it("for free shipping is one, to its countries and below its price", async () => {
    const { memberId } = await memberWith(100);

    const { code } = await issued(memberId, { rewardId: "shipping" });

    expect(discountOf(code)).toMatchObject({
      type: "free-shipping",
      maximumShippingMinor: 990,
      destination: { kind: "countries", codes: ["DE", "AT"] },
      combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: false },
    });
  });

  it("of a slider is worth what was chosen", async () => {
    const { memberId } = await memberWith(700);

    const { code, points } = await issued(memberId, { rewardId: "slide-code", points: 700 });

    expect([points, discountOf(code)]).toMatchObject([700, { value: { kind: "amount", amountMinor: 700 } }]);
  });
});

describe("a gift card", () => {
  it("is made once, for its customer, though the answer was lost", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId, { rewardId: "gift" });
    await shopify.control("/faults", { operation: "giftCardCreate", when: "after", how: "http500" });

    expect(await work(id)).toMatchObject({ state: "issued" });

    expect([...state().giftCards.values()].filter(({ note }) => note?.endsWith(id))).toMatchObject([
      { initialMinor: 1000, balanceMinor: 1000, customerId, code: code?.toLowerCase() },
    ]);
  });

  it("that is cancelled untouched is stopped before the points come back", async () => {
    const member = await memberWith(100);
    const { id } = await issued(member.memberId, { rewardId: "gift" });
    await cancel(id);

    expect(await work(id)).toMatchObject({ state: "cancelled", pointsReturned: 100 });
    expect(cardOf(id)?.deactivatedAt).not.toBeNull();
    expect(await balanceOf(member)).toBe(100);
  });

  it("that has paid for something stays the customer's, and no points come back", async () => {
    const member = await memberWith(100);
    const { id } = await issued(member.memberId, { rewardId: "gift" });
    must(cardOf(id)).balanceMinor = 400;
    await cancel(id);

    expect(await work(id)).toMatchObject({ state: "used", cause: "used", pointsReturned: 0 });
    expect(cardOf(id)?.deactivatedAt).toBeNull();
    expect(await balanceOf(member)).toBe(0);
  });
});

describe("store credit", () => {
  it("is given once, though the answer was lost", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id } = await reserved(memberId, { rewardId: "credit" });
    await shopify.control("/faults", { operation: "storeCreditAccountCredit", when: "after", how: "http500" });

    expect(await work(id)).toMatchObject({ state: "issued", tried: null });
    expect(creditsOf(customerId)).toEqual([["credit", 1000]]);
  });

  it("of which nobody knows whether it was given is not given again before Shopify can have", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id } = await reserved(memberId, { rewardId: "credit" });
    await shopify.control("/faults", { operation: "storeCreditAccountCredit", when: "before", how: "http500" });

    expect(await work(id)).toMatchObject({ state: "reserved", trouble: "no-answer" });
    expect(await work(id, secondsAfter(now, 30))).toMatchObject({ state: "reserved", trouble: "unknown-outcome" });
    expect(await work(id, secondsAfter(now, 61))).toMatchObject({ state: "issued" });
    expect(creditsOf(customerId)).toEqual([["credit", 1000]]);
  });

  it("twice of one amount at once is told apart", async () => {
    const { memberId, customerId } = await memberWith(200);
    const ids = [await reserved(memberId, { rewardId: "credit" }), await reserved(memberId, { rewardId: "credit" })];
    await shopify.control("/faults", {
      operation: "storeCreditAccountCredit",
      when: "after",
      how: "http500",
      times: 2,
    });

    const rows = await Promise.all(ids.map(({ id }) => work(id)));

    expect(rows).toMatchObject([{ state: "issued" }, { state: "issued" }]);
    expect(rows[0]?.remoteId).not.toBe(rows[1]?.remoteId);
    expect(creditsOf(customerId)).toHaveLength(2);
  });

  it("that is cancelled untouched is taken back once, before the points return", async () => {
    const member = await memberWith(100);
    const { id } = await issued(member.memberId, { rewardId: "credit" });
    await cancel(id);
    await shopify.control("/faults", { operation: "storeCreditAccountDebit", when: "after", how: "http500" });

    expect(await work(id)).toMatchObject({ state: "cancelled", pointsReturned: 100 });
    expect(creditsOf(member.customerId)).toEqual([
      ["credit", 1000],
      ["debit", -1000],
    ]);
    expect(await balanceOf(member)).toBe(100);
  });

  it("of a part of which something was paid stays, and no points come back", async () => {
    const member = await memberWith(100);
    const { id } = await issued(member.memberId, { rewardId: "credit" });
    await shopify.control(`/customers/${member.customerId}/store-credit`, { amount: "-3.00" }).catch(() => undefined);
    for (const account of state().storeCreditAccounts.values()) {
      for (const one of account.transactions) if (account.customerId === member.customerId) one.remainingMinor = 700;
    }
    await cancel(id);

    expect(await work(id)).toMatchObject({ state: "used", pointsReturned: 0 });
    expect(await balanceOf(member)).toBe(0);
  });
});

describe("early access", () => {
  it("tags the customer, and takes the tag off when its time is over", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, endsAt } = await issued(memberId, { rewardId: "early" });
    expect(tagsOf(customerId)).toContain("early-bird");

    const over = secondsAfter(must(endsAt), 901);
    await sweepRedemptions({ now: over });
    await work(id, over);

    expect(await rowOf(id)).toMatchObject({ state: "used", cause: "time-over" });
    expect(tagsOf(customerId)).not.toContain("early-bird");
  });

  it("stays while another of the same is good", async () => {
    const { memberId, customerId } = await memberWith(200);
    const { id } = await issued(memberId, { rewardId: "early" });
    await issued(memberId, { rewardId: "early" });
    await cancel(id);

    expect(await work(id)).toMatchObject({ state: "cancelled" });
    expect(tagsOf(customerId)).toContain("early-bird");
  });
});

describe("what needs nothing of Shopify", () => {
  it.each([
    ["event", { text: " Ada " }, { text: "Ada" }],
    ["cause", {}, null],
  ])("is issued when it is taken: %s", async (rewardId, asked, wish) => {
    const member = await memberWith(100);

    const redemption = await reserved(member.memberId, { rewardId, ...asked });

    expect(redemption).toMatchObject({ state: "issued", todo: null, wish, code: null });
    expect(await cancel(redemption.id)).toEqual({ outcome: "ended" });
    expect(await balanceOf(member)).toBe(100);
  });

  it("has nothing to be tried again", async () => {
    const { memberId } = await memberWith(100);
    const { id } = await reserved(memberId, { rewardId: "cause" });
    const { programId } = shopify.shop;

    expect(await retryRedemption({ programId, redemptionId: id, actor: "test", now })).toEqual({
      outcome: "nothing-to-do",
    });
    expect(await retryRedemption({ programId, redemptionId: randomUUID(), actor: "test", now })).toEqual({
      outcome: "nothing-to-do",
    });
  });
});
