import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { rewardSchema } from "../../../app/loyalty/program/reward-schema.ts";
import {
  type CodedRedemption, discountNeeds, discountPlan, expectedDiscount, type PlanContext,
} from "../../../app/loyalty/rewards/discount-plan.ts"; // prettier-ignore

const AT = 1_795_345_200;
const shop: PlanContext = { customerIds: ["77"], currency: "EUR" };
type Input = z.input<typeof rewardSchema>;

function plan(terms: Input, options: { taken?: Partial<CodedRedemption>; context?: Partial<PlanContext> } = {}) {
  const redemption = { code: "LAUREL-A", amountMinor: 1_000, currency: "EUR", at: AT, endsAt: null, ...options.taken };
  return discountPlan({ terms: rewardSchema.parse(terms), ...redemption }, { ...shop, ...options.context });
}
const off = { id: "v", kind: "fixed-amount", points: 1_000, amountMinor: 1_000 } as const;
const some = { products: ["5"], variants: [], collections: ["9"] };
const all = { order: true, product: true, shipping: true };

describe("the discount that makes a code good", () => {
  it("takes an amount off one order of the member's, from when it was taken until it ends", () => {
    expect(plan(off, { taken: { endsAt: AT + 60 } })).toEqual({
      ...{ mutation: "basic", code: "LAUREL-A", startsAt: AT, endsAt: AT + 60, customerIds: ["77"], currency: "EUR" },
      ...{ combinesWith: all, value: { kind: "amount", amountMinor: 1_000 }, items: null, minimumMinor: null },
      purchases: "one-time",
    });
  });

  it("can be used by anybody who holds it, where it may be passed on", () => {
    expect(plan({ ...off, transferable: true, valid: { days: 30 } }).customerIds).toBeNull();
  });

  it("needs a basket so large that it takes off no more than its share, and never below its own least", () => {
    const least = (shareMaxPercent: number, minimumMinor?: number, amountMinor = 1_000) =>
      plan({ ...off, shareMaxPercent, minimumMinor }, { taken: { amountMinor } });

    expect(least(20)).toMatchObject({ minimumMinor: 5_000 });
    expect(least(30)).toMatchObject({ minimumMinor: 3_334 });
    expect(least(20, 6_000)).toMatchObject({ minimumMinor: 6_000 });
    expect(least(20, 4_000)).toMatchObject({ minimumMinor: 5_000 });
    expect(least(7, 0, 1)).toMatchObject({ minimumMinor: 15 });
    expect(plan({ ...off, minimumMinor: 0 })).toMatchObject({ minimumMinor: null });
    expect(plan({ ...off, minimumMinor: 700 })).toMatchObject({ minimumMinor: 700 });
  });

  it("takes what was chosen of a slider", () => {
    const slider = {
      id: "s",
      kind: "slider",
      pointsMin: 100,
      pointsMax: 900,
      pointsStep: 100,
      minorPerStep: 100,
    } as const;

    expect(plan({ ...slider, shareMaxPercent: 50 }, { taken: { amountMinor: 700 } })).toMatchObject({
      ...{ mutation: "basic", value: { kind: "amount", amountMinor: 700 }, minimumMinor: 1_400 },
    });
    expect(() => plan({ ...slider, as: "gift-card" })).toThrow("becomes no discount");
    expect(() => plan({ id: "g", kind: "gift-card", points: 5, amountMinor: 5 })).toThrow("becomes no discount");
  });

  it("takes a percentage off, off some products only, without exceptions once the rest is known", () => {
    const percentage = { id: "p", kind: "percentage", points: 500, percent: 12.5, purchases: "both" } as const;
    const except = { products: ["6"], collections: [] };

    expect(plan({ ...percentage, minimumMinor: 800 })).toMatchObject({
      ...{
        mutation: "basic",
        value: { kind: "percentage", percent: 12.5 },
        items: null,
        minimumMinor: 800,
        purchases: "both",
      },
    });
    expect(plan({ ...percentage, only: some })).toMatchObject({ items: some });
    expect(plan({ ...percentage, only: {} })).toMatchObject({ items: null });
    expect(plan({ ...percentage, only: some, except }, { context: { remaining: ["5", "8"] } })).toMatchObject({
      items: { products: ["5", "8"], variants: [], collections: [] },
    });
    expect(() => plan({ ...percentage, except })).toThrow("which products remain");
    expect(plan({ ...percentage, except: {} })).toMatchObject({ items: null });
  });

  it("is free shipping up to a price, to some countries", () => {
    const shipping = { id: "s", kind: "free-shipping", points: 300 } as const;

    expect(plan({ ...shipping, shippingMaxMinor: 900, countries: ["DE", "AT"], minimumMinor: 2_000 })).toMatchObject({
      ...{ mutation: "free-shipping", shippingMaxMinor: 900, countries: ["DE", "AT"], minimumMinor: 2_000 },
    });
    expect(plan(shipping)).toMatchObject({ shippingMaxMinor: null, countries: [], minimumMinor: null });
  });

  it("makes a piece free: beside what is bought, or by what it costs when it is taken", () => {
    const mug = { id: "m", kind: "free-product", points: 500, productId: "1", variantId: "2" } as const;
    const piece = { products: [], variants: ["2"], collections: [] };

    expect(plan({ ...mug, buys: { from: some, quantity: 2 } })).toMatchObject({
      ...{ mutation: "bxgy", buys: { items: some, quantity: 2 }, gets: { items: piece, quantity: 1 } },
    });
    expect(plan(mug, { context: { prices: { "2": 1_450 } } })).toMatchObject({
      ...{ mutation: "basic", value: { kind: "amount", amountMinor: 1_450 }, items: piece, minimumMinor: null },
    });
    expect(() => plan(mug)).toThrow("what variant 2 costs is not known");
  });

  it("takes an amount of another currency by the rate, else the shop's own", () => {
    const dollars = { currency: "USD", amountMinor: 1_200 };
    const rates = { USD: { numerator: 91, denominator: 100 } };

    expect(plan(off, { taken: dollars, context: { rates } })).toMatchObject({ value: { amountMinor: 1_092 } });
    expect(plan(off, { taken: dollars })).toMatchObject({ value: { amountMinor: 1_000 }, currency: "EUR" });
    expect(plan(off, { taken: { currency: "", amountMinor: 800 } })).toMatchObject({ value: { amountMinor: 800 } });
    const yen = { taken: { currency: "JPY", amountMinor: 500 }, context: { currency: "JPY" } };
    expect(plan(off, yen)).toMatchObject({ value: { amountMinor: 500 }, currency: "JPY" });
  });
});

describe("what must be known for a discount", () => {
  const needs = (terms: Input) => discountNeeds(rewardSchema.parse(terms));

  it("is the price of a product that is free by itself, and what exceptions leave", () => {
    const mug = { id: "m", kind: "free-product", points: 500, productId: "1", variantId: "2" } as const;

    expect(needs(off)).toEqual({ variantId: null, remaining: null });
    expect(needs(mug)).toEqual({ variantId: "2", remaining: null });
    expect(needs({ ...mug, buys: { from: some } }).variantId).toBeNull();
    expect(needs({ ...off, except: { tags: ["sale"] } }).remaining).toMatchObject({ only: null, except: { tags: ["sale"] } });
    expect(needs({ ...off, only: some, except: { products: ["5"] } }).remaining).toMatchObject({ only: some });
    expect(needs({ ...off, except: {} }).remaining).toBeNull();
  }); // prettier-ignore
});

describe("a discount that is compared with what Shopify has", () => {
  it("looks the same whatever the order of its lists", () => {
    const only = { products: ["9", "5"], variants: ["7"], collections: [] };
    const percentage = { id: "p", kind: "percentage", points: 500, percent: 10, only, minimumMinor: 900 } as const;
    const combinesWith = { order: true, product: false, shipping: true };

    expect(expectedDiscount(plan({ ...percentage, combinesWith }, { context: { customerIds: ["8", "77"] } }))).toEqual({
      ...{ value: "percent 10", items: "products 5,9; variants 7", minimum: "900", customers: "77,8" },
      ...{
        combinesWith: "order,shipping",
        startsAt: String(AT),
        endsAt: "",
        uses: "1",
        purchases: "one-time",
        shipping: "",
      },
    });
  });

  it("tells every kind apart", () => {
    const mug = {
      id: "m",
      kind: "free-product",
      points: 500,
      productId: "1",
      variantId: "2",
      buys: { from: some },
    } as const;
    const shipping = { id: "s", kind: "free-shipping", points: 300, transferable: true, valid: { days: 1 } } as const;

    expect(expectedDiscount(plan(off, { taken: { endsAt: AT + 5 } }))).toMatchObject({
      ...{ value: "amount 1000", items: "", minimum: "", customers: "77", endsAt: String(AT + 5) },
      combinesWith: "order,product,shipping",
    });
    expect(expectedDiscount(plan(mug))).toMatchObject({
      ...{ value: "1×collections 9; products 5 → 1×variants 2", items: "", minimum: "", purchases: "" },
    });
    expect(expectedDiscount(plan({ ...shipping, shippingMaxMinor: 500, countries: ["DE", "AT"] }))).toMatchObject({
      ...{ value: "free-shipping", customers: "all", shipping: "500:AT,DE" },
    });
    expect(expectedDiscount(plan(shipping))).toMatchObject({ shipping: ":" });
  });
});
