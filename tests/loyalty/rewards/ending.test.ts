import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { rewardSchema } from "../../../app/loyalty/program/reward-schema.ts";
import { cancelEnding, endingSchema, lapseEnding } from "../../../app/loyalty/rewards/ending.ts";
import {
  deliveryOf, isAutomatic, isRedeemable, knownWorth, priceOf, rateOf, taxTreatment, worthOf,
} from "../../../app/loyalty/rewards/price.ts"; // prettier-ignore
import { termsOf } from "../../../app/loyalty/rewards/terms.ts";
import { endsAt } from "../../../app/loyalty/rewards/validity.ts";

const at = (time: string) => Date.parse(time) / 1000;
const reward = (changes: z.input<typeof rewardSchema>) => rewardSchema.parse(changes);
const id = "r";
const voucher = reward({ id, kind: "fixed-amount", points: 500, amountMinor: 500 });
const sliderAs = (as: "code" | "gift-card" | "store-credit") =>
  reward({ id, kind: "slider", pointsMin: 250, pointsMax: 900, pointsStep: 100, minorPerStep: 150, as });
const EVERY = [
  voucher,
  reward({ id, kind: "percentage", points: 5, percent: 10 }),
  reward({ id, kind: "free-shipping", points: 5 }),
  reward({ id, kind: "free-product", points: 5, productId: "1", variantId: "2", valueMinor: 700 }),
  sliderAs("code"),
  sliderAs("gift-card"),
  sliderAs("store-credit"),
  reward({ id, kind: "gift-card", points: 5, amountMinor: 500 }),
  reward({ id, kind: "store-credit", points: 5, amountMinor: 500 }),
  reward({ id, kind: "donation", points: 5, amountMinor: 500, cause: "Trees" }),
  reward({ id, kind: "experience", points: 5, valueMinor: 900 }),
  reward({ id, kind: "partner-code", points: 5, partner: "Cinema" }),
  reward({ id, kind: "early-access", points: 5, tag: "early" }),
  reward({ id, kind: "reference", points: 5, name: "Tea", valueMinor: 200 }),
];

describe("a reward of each kind", () => {
  it("gets to the member by its own way, as a lower price, a payment, or neither", () => {
    expect(EVERY.map((each) => [each.kind, deliveryOf(each), taxTreatment(each)])).toEqual([
      ["fixed-amount", "discount", "price-reduction"],
      ["percentage", "discount", "price-reduction"],
      ["free-shipping", "discount", "price-reduction"],
      ["free-product", "discount", "price-reduction"],
      ["slider", "discount", "price-reduction"],
      ["slider", "gift-card", "payment"],
      ["slider", "store-credit", "payment"],
      ["gift-card", "gift-card", "payment"],
      ["store-credit", "store-credit", "payment"],
      ["donation", "donation", "none"],
      ["experience", "hand", "none"],
      ["partner-code", "partner-code", "none"],
      ["early-access", "tag", "none"],
      ["reference", "elsewhere", "none"],
    ]);
  });

  it("is worth what the document says, if it says anything", () => {
    expect(EVERY.map(knownWorth)).toEqual([500, null, null, 700, 300, 300, 300, 500, 500, 500, 900, null, null, 200]);
    expect(EVERY.map((each) => worthOf(each, { currency: "EUR" }).amountMinor)).toEqual([
      500, 0, 0, 700, 300, 300, 300, 500, 500, 500, 900, 0, 0, 200,
    ]);
    expect(worthOf(sliderAs("code"), { points: 550, currency: "JPY" })).toEqual({ amountMinor: 750, currency: "JPY" });
    expect(rateOf(sliderAs("code"))).toEqual({ points: 100, worthMinor: 150 });
    expect(rateOf(voucher)).toEqual({ points: 500, worthMinor: 500 });
    expect(rateOf(reward({ id, kind: "percentage", points: 5, percent: 10 }))).toBeNull();
    expect(rateOf(reward({ id, kind: "gift-card", amountMinor: 5 }))).toBeNull();
  });

  it("is redeemed where it has a price and does not come by itself", () => {
    const automatic = reward({ id, kind: "gift-card", points: 5, amountMinor: 5, automatic: true });
    const given = reward({ id, kind: "gift-card", amountMinor: 5 });

    expect([voucher, sliderAs("code"), automatic, given].map(priceOf)).toEqual([500, 250, 5, null]);
    expect([voucher, sliderAs("code"), automatic, given].map(isRedeemable)).toEqual([true, true, false, false]);
    expect([voucher, sliderAs("code"), automatic, given].map(isAutomatic)).toEqual([false, false, true, false]);
  });
});

describe("how long something is good that was taken", () => {
  const taken = { at: at("2026-03-10T22:30:00Z"), timeZone: "Europe/Berlin" };
  const until = (valid: { days: number } | { months: number } | { until: string }) =>
    endsAt(reward({ id, kind: "gift-card", points: 5, amountMinor: 5, valid }), taken);

  it("to the end of its last day by the shop's clock, however the clocks change", () => {
    expect(until({ days: 30 })).toBe(at("2026-04-09T22:00:00Z"));
    expect(until({ months: 12 })).toBe(at("2027-03-10T23:00:00Z"));
  });

  it("or to a moment, or without end", () => {
    expect(until({ until: "2026-04-01" })).toBe(at("2026-03-31T22:00:00Z"));
    expect(until({ until: "2026-04-01T18:30" })).toBe(at("2026-04-01T16:30:00Z"));
    expect(endsAt(voucher, taken)).toBeNull();
    expect(endsAt(reward({ id, kind: "donation", points: 5, amountMinor: 5, cause: "Trees" }), taken)).toBeNull();
    expect(endsAt(reward({ id, kind: "reference", name: "Tea" }), taken)).toBeNull();
    expect(endsAt(reward({ id, kind: "reference", name: "Tea", lapses: { days: 1 } }), taken)).toBe(at("2026-03-11T23:00:00Z"));
  }); // prettier-ignore
});

describe("a redemption whose time is over", () => {
  const lapse = (percent: number, points: number) =>
    lapseEnding({
      terms: reward({ id, kind: "gift-card", points: 500, amountMinor: 500, lapseReturnsPercent: percent }),
      points,
    });

  it("gives back as much as the reward says, rounded down", () => {
    expect(lapse(100, 500)).toEqual({ state: "lapsed", cause: "lapsed", actor: "system", returns: 500 });
    expect([lapse(50, 333).returns, lapse(0, 500).returns, lapse(33, 100).returns]).toEqual([166, 0, 33]);
    expect(lapse(99, Number.MAX_SAFE_INTEGER).returns).toBe(Number((BigInt(Number.MAX_SAFE_INTEGER) * 99n) / 100n));
    expect(() => lapse(50, -1)).toThrow("never costs less than nothing");
  });

  it("is used where something of it was spent, or nobody can know that it was not", () => {
    const over = { state: "used", cause: "time-over", actor: "system", returns: 0 };
    const ends = (use: "touched" | "untouched") => EVERY.map((terms) => lapseEnding({ terms, points: 100, use }).state);

    expect(lapseEnding({ terms: voucher, points: 500, use: "touched" })).toEqual(over);
    expect(new Set(ends("touched"))).toEqual(new Set(["used"]));
    expect(ends("untouched")).toEqual([...Array<string>(9).fill("lapsed"), "used", "lapsed", "used", "used", "used"]);
  });
});

describe("a redemption that is cancelled", () => {
  it("gives back what has not come back yet, or nothing", () => {
    const refused = cancelEnding({ points: 500 }, { cause: "refused" });

    expect(refused).toEqual({ state: "cancelled", cause: "refused", actor: "system", returns: 500 });
    expect(endingSchema.parse(refused)).toEqual(refused);
    const voided = { cause: "voided", actor: "Ada", back: "nothing" } as const;
    expect(cancelEnding({ points: 500 }, voided)).toMatchObject({ actor: "Ada", returns: 0 });
    expect(cancelEnding({ points: 500, pointsReturned: 200 }, { cause: "agent" }).returns).toBe(300);
    expect(cancelEnding({ points: 500, pointsReturned: 600 }, { cause: "agent" }).returns).toBe(0);
  });
});

describe("the terms of a redemption", () => {
  it("are the reward as it was; before rewards were kept, an amount off on any order that all can meet", () => {
    const old = { terms: null, rewardId: "voucher", points: 500, amountMinor: 700 };

    expect(termsOf({ ...old, terms: voucher })).toEqual(voucher);
    expect(termsOf(old)).toMatchObject({
      ...{ kind: "fixed-amount", id: "voucher", points: 500, amountMinor: 700, transferable: false },
      ...{ combinesWith: { order: true, product: true, shipping: true }, refundReturns: "proportional" },
      lapseReturnsPercent: 100,
    });
    expect(termsOf({ ...old, terms: undefined, points: 0, amountMinor: 0 })).toMatchObject({ points: 1, amountMinor: 1 });
    expect(() => termsOf({ ...old, terms: { kind: "cake" } })).toThrow();
  }); // prettier-ignore
});
