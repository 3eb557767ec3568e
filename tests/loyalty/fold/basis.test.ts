import { describe, expect, it } from "vitest";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import {
  disputed,
  fold,
  line,
  order,
  PER_UNIT,
  programOf,
  refunded,
  refundedAmount,
  shipped,
  START,
} from "../orders.ts";

type BasisInput = NonNullable<ProgramInput["policies"]>["basis"];
type Conditions = NonNullable<ProgramInput["earning"]>[number]["conditions"];

const HOUR = 3600;
const DAY = 24 * HOUR;

function pointsOf(facts: OrderFacts, basis: BasisInput = {}, conditions: Conditions = []): number[] {
  const program = programOf({ earning: [{ ...PER_UNIT, conditions }], policies: { basis } });
  return fold([facts], { program }).entries.map(({ points }) => points);
}

describe("what of an order counts", () => {
  const taxed = shipped(
    order({ lines: [line({ id: "11", netMinor: 10_000, taxOnTopMinor: 1_900, taxIncludedMinor: 0 })] }),
  );
  const inclusive = shipped(order({ lines: [line({ id: "11", netMinor: 11_900, taxIncludedMinor: 1_900 })] }));

  it.each([
    ["as the prices show them: tax on top is not in", taxed, {}, 100],
    ["with taxes on top", taxed, { taxes: "included" as const }, 119],
    ["without taxes: those on top never were in", taxed, { taxes: "excluded" as const }, 100],
    ["with taxes that are in already: not twice", inclusive, { taxes: "included" as const }, 119],
    ["without taxes that are in", inclusive, { taxes: "excluded" as const }, 100],
  ])("taxes %s", (_what, facts, basis, expected) => {
    expect(pointsOf(facts, basis)).toEqual([expected]);
  });

  const shipping = { netMinor: 590, taxOnTopMinor: 110, taxIncludedMinor: 0 };
  it.each([
    ["left out by default", {}, [], [100]],
    ["counted with its own taxes", { shipping: true, taxes: "included" as const }, [], [107]],
    ["not where a condition chooses lines", { shipping: true }, [{ kind: "discounted" as const, is: false }], [100]],
  ])("shipping: %s", (_what, basis, conditions, expected) => {
    const facts = shipped(order({ netMinor: 10_000, shipping }));

    expect(pointsOf(facts, basis, conditions)).toEqual(expected);
  });

  it("shipping that was refunded does not count, and never less than nothing", () => {
    const facts = shipped(order({ netMinor: 10_000, shipping }));

    expect(pointsOf(refundedAmount(facts, { shippingMinor: 490 }), { shipping: true })).toEqual([105, -4]);
    expect(pointsOf(refundedAmount(facts, { shippingMinor: 9_000 }), { shipping: true })).toEqual([105, -5]);
  });

  it("shipping counts with the first unit that is shipped, and goes with the last", () => {
    const facts = order({ netMinor: 10_000, quantity: 2, shipping });
    const half = {
      ...facts,
      fulfilments: [{ id: "7", at: START + DAY, lines: [{ lineId: `${facts.id}1`, quantity: 1 }] }],
    };

    expect(pointsOf(refunded(half, 1), { shipping: true })).toEqual([55, -55]);
  });

  it.each([
    ["gift cards bought", "gift-card" as const, { giftCards: true }],
    ["tips", "tip" as const, { tips: true }],
  ])("%s count only where the basis says so", (_what, kind, basis) => {
    const facts = shipped(order({ lines: [line({ id: "1" }), line({ id: "2", kind, netMinor: 5_000 })] }));

    expect(pointsOf(facts)).toEqual([100]);
    expect(pointsOf(facts, basis)).toEqual([150]);
  });

  it("discounted lines may be left out; a discount by the program's own codes is none", () => {
    const lines = [
      line({ id: "1", netMinor: 4_000, discountMinor: 500 }),
      line({ id: "2", netMinor: 6_000, discountMinor: 700, rewardDiscountMinor: 700 }),
    ];
    const facts = shipped(order({ lines }));

    expect(pointsOf(facts)).toEqual([100]);
    expect(pointsOf(facts, { discountedLines: false })).toEqual([60]);
    expect(pointsOf(facts, { paidWithRewards: true })).toEqual([107]);
  });

  it("what gift cards and store credit paid is left out in proportion to the whole order, shipping and taxes too", () => {
    // 100.00 goods + 19.00 tax + 1.00 shipping = 120.00; 30.00 by gift card: three quarters are left.
    const facts = shipped(
      order({
        lines: [line({ id: "1", netMinor: 10_000, taxOnTopMinor: 1_900 })],
        shipping: { netMinor: 100, taxOnTopMinor: 0, taxIncludedMinor: 0 },
        paidByGiftCardMinor: 3_000,
        paidByStoreCreditMinor: 3_000,
      }),
    );

    expect(pointsOf(facts)).toEqual([100]);
    expect(pointsOf(facts, { paidWithGiftCards: false })).toEqual([75]);
    expect(pointsOf(facts, { paidWithGiftCards: false, paidWithStoreCredit: false })).toEqual([50]);
  });

  it("a company's order counts nothing where companies are left out", () => {
    const facts = shipped(order({ netMinor: 10_000, isCompany: true }));

    expect(pointsOf(facts)).toEqual([100]);
    expect(pointsOf(facts, { companyOrders: false })).toEqual([]);
  });

  it("a line of no price and an order discounted to nothing earn nothing", () => {
    expect(pointsOf(shipped(order({ netMinor: 0 })))).toEqual([]);
  });
});

describe("money that is gone", () => {
  it("by amount counts against everything that was paid for the goods, taxes on top included", () => {
    // 60.00 of 120.00 gross: half of the 100.00 that count are left.
    const facts = shipped(order({ lines: [line({ id: "1", netMinor: 10_000, taxOnTopMinor: 2_000 })] }));

    expect(pointsOf(refundedAmount(facts, { goodsAmountMinor: 6_000 }))).toEqual([100, -50]);
  });

  it("by amount counts against gift cards in the order as well", () => {
    const lines = [line({ id: "1", netMinor: 5_000 }), line({ id: "2", kind: "gift-card", netMinor: 5_000 })];
    const facts = shipped(order({ lines }));

    expect(pointsOf(refundedAmount(facts, { goodsAmountMinor: 2_000 }))).toEqual([50, -10]);
  });

  it("in a dispute does not count until the shop has won", () => {
    const facts = shipped(order({ id: "1", netMinor: 10_000 }));
    const won = disputed(facts, { at: START + 3 * DAY, amountMinor: 4_000, wonAt: START + 9 * DAY });
    const lost = disputed(facts, { at: START + 3 * DAY, amountMinor: 20_000, wonAt: null });

    expect(pointsOf(won)).toEqual([100, -40, 40]);
    expect(pointsOf(lost)).toEqual([100, -100]);
  });
});
