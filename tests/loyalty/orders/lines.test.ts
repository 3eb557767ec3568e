import { describe, expect, it } from "vitest";
import type { OrderFacts, OrderLine } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { disputed, fold, line, order, PER_UNIT, programOf, refunded, refundedAmount, shipped, START } from "../orders.ts"; // prettier-ignore

type Rule = NonNullable<ProgramInput["earning"]>[number];
type Selection = Extract<NonNullable<Rule["conditions"]>[number], { kind: "products" }>["include"];

const DAY = 86_400;

/** A line of 1.00 of each kind of thing, and what the rule counts of them. */
const lines: OrderLine[] = [
  line({ id: "plain", netMinor: 100 }),
  line({ id: "product", netMinor: 200, productId: "11" }),
  line({ id: "variant", netMinor: 400, productId: "12", variantId: "21" }),
  line({ id: "collections", netMinor: 800, collections: ["31", "32"] }),
  line({ id: "tags", netMinor: 1_600, tags: ["Summer", " sale "] }),
  line({ id: "vendor", netMinor: 3_200, vendor: "Acme" }),
];

function pointsOf(facts: OrderFacts, rule: Partial<Rule> = {}, basis = {}): number[] {
  const program = programOf({ earning: [{ ...PER_UNIT, ...rule }], policies: { basis } });
  return fold([facts], { program }).entries.map(({ points }) => points);
}

describe("what gift cards paid, where it does not count", () => {
  const half = shipped({ ...order({ id: "1", netMinor: 10_000 }), paidByGiftCardMinor: 5_000 });
  const added = {
    ...half,
    lines: [...half.lines, line({ id: "12", netMinor: 10_000 })],
    edits: [{ id: "16", at: START + 5 * DAY, lines: [{ lineId: "12", quantity: 1 }] }],
  };

  it("is a share of what was ordered up to the moment: an edit yet to come leaves the first movement as it was", () => {
    expect(pointsOf(half, {}, { paidWithGiftCards: false })).toEqual([50]);
    expect(pointsOf(added, {}, { paidWithGiftCards: false })).toEqual([50, 25]);
  });

  it("leaves nothing of an order that was worth nothing then", () => {
    const free = { ...added, lines: added.lines.map((one, index) => (index === 0 ? { ...one, netMinor: 0 } : one)) };

    expect(pointsOf(free, {}, { paidWithGiftCards: false })).toEqual([]);
  });
});

describe("the lines that a condition chooses", () => {
  it.each<[string, Selection, number]>([
    ["by product", { products: ["11"] }, 2],
    ["by product, any of the list", { products: ["11", "12"] }, 6],
    ["by variant", { variants: ["21", "22"] }, 4],
    ["by one of its collections", { collections: ["32"] }, 8],
    ["by one of its tags, whatever the case of the letters", { tags: ["SUMMER"] }, 16],
    ["by a tag written with blanks around it", { tags: ["other", "Sale"] }, 16],
    ["by a tag that the program writes with blanks", { tags: [" summer "] }, 16],
    ["by vendor, whatever the case of the letters", { vendors: ["other", "acme"] }, 32],
    ["by any of several lists", { products: ["11"], vendors: ["Acme"] }, 34],
  ])("%s", (_what, selection, points) => {
    const facts = shipped(order({ lines }));

    expect(pointsOf(facts, { conditions: [{ kind: "products", include: selection }] })).toEqual([points]);
    expect(pointsOf(facts, { conditions: [{ kind: "products", exclude: selection }] })).toEqual([63 - points]);
  });

  it("must be chosen by all conditions", () => {
    const conditions: Rule["conditions"] = [
      { kind: "products", include: { products: ["11", "12"] } },
      { kind: "products", exclude: { variants: ["21"] } },
    ];

    expect(pointsOf(shipped(order({ lines })), { conditions })).toEqual([2]);
  });
});

describe("what of a line counts", () => {
  it("an edit that adds a line brings its points when it ships; one that removes units takes them back", () => {
    const facts = order({
      lines: [line({ id: "a", netMinor: 1_000 }), line({ id: "b", netMinor: 3_000, quantity: 3 })],
      edits: [
        { id: "81", at: START + 3 * DAY, lines: [{ lineId: "b", quantity: 3 }] },
        { id: "82", at: START + 5 * DAY, lines: [{ lineId: "b", quantity: -1 }] },
      ],
      fulfilments: [
        { id: "71", at: START + 2 * DAY, lines: [{ lineId: "a", quantity: 1 }] },
        { id: "72", at: START + 4 * DAY, lines: [{ lineId: "b", quantity: 3 }] },
      ],
    });

    expect(pointsOf(facts)).toEqual([10, 30, -10]);
  });

  it("taxes that are in the price are taken out of what the edit left, to the cent", () => {
    const facts = shipped(
      order({ lines: [line({ id: "a", netMinor: 11_900, taxIncludedMinor: 1_900, taxOnTopMinor: 300, quantity: 3 })] }),
    );

    // Two thirds of 119.00, 100.00 and 122.00.
    expect(pointsOf(refunded(facts, 1))).toEqual([119, -40]);
    expect(pointsOf(refunded(facts, 1), {}, { taxes: "excluded" })).toEqual([100, -34]);
    expect(pointsOf(refunded(facts, 1), {}, { taxes: "included" })).toEqual([122, -41]);
  });

  it("a line of no units counts nothing, also where everything of an order is counted", () => {
    const facts = shipped(order({ lines: [line({ id: "a", quantity: 0 }), line({ id: "b", netMinor: 5_000 })] }));

    expect(pointsOf(facts)).toEqual([50]);
    expect(pointsOf(facts, { effect: { kind: "per-item", points: 3 } })).toEqual([3]);
  });

  it("a refund of an amount after units went back is weighed against what is left", () => {
    const facts = shipped(order({ netMinor: 20_000, quantity: 2 }));
    const halfBack = refunded(facts, 1, START + 2 * DAY);

    // 100.00 remain, 25.00 of them refunded.
    expect(pointsOf(refundedAmount(halfBack, { goodsAmountMinor: 2_500 }, START + 3 * DAY))).toEqual([200, -100, -25]);
  });

  it("a refund of an amount of what cost nothing leaves nothing", () => {
    const facts = shipped(
      order({
        lines: [line({ id: "a", netMinor: 0, rewardDiscountMinor: 1_000, discountMinor: 1_000 })],
      }),
    );

    expect(pointsOf(facts, {}, { paidWithRewards: true })).toEqual([10]);
    expect(pointsOf(refundedAmount(facts, { goodsAmountMinor: 1 }), {}, { paidWithRewards: true })).toEqual([10, -10]);
  });

  it("what gift cards paid is weighed against the order's total, the taxes on its shipping included", () => {
    const facts = shipped(
      order({
        netMinor: 10_000,
        shipping: { netMinor: 8_000, taxOnTopMinor: 2_000, taxIncludedMinor: 0 },
        paidByGiftCardMinor: 5_000,
      }),
    );

    expect(pointsOf(facts, {}, { paidWithGiftCards: false })).toEqual([75]);
    expect(pointsOf({ ...facts, paidByGiftCardMinor: 90_000 }, {}, { paidWithGiftCards: false })).toEqual([]);
  });

  it("shipping of nothing adds nothing to an order that a dispute halves", () => {
    const facts = shipped(order({ netMinor: 10_000 }));

    expect(
      pointsOf(disputed(facts, { at: START + 3 * DAY, amountMinor: 5_000, wonAt: null }), {}, { shipping: true }),
    ).toEqual([100, -50]);
  });
});
