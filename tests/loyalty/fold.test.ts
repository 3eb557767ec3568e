import { describe, expect, it } from "vitest";
import {
  DAY,
  fold,
  line,
  movements,
  order,
  paid,
  PER_UNIT,
  programOf,
  programWith,
  refunded,
  refundedAmount,
  shipped,
  silverAndGold,
  START,
} from "./orders.ts";

describe("an order that is shipped", () => {
  it("earns one point for each full unit of what its goods cost", () => {
    expect(movements(fold([shipped(order({ id: "1" }))]))).toEqual([["order:1:orders:fulfilled-17", 129]]);
  });

  it("earns nothing before it is shipped, and says what waits for what", () => {
    const result = fold([paid(order({ id: "1" }))]);

    expect(result.entries).toEqual([]);
    expect(result.pending).toEqual([{ orderId: "1", unit: "points", points: 129, when: "fulfilled" }]);
  });

  it("earns the shipped share of a partial shipment, and together exactly the whole", () => {
    const facts = order({ id: "1", netMinor: 9_999, quantity: 3 });
    const parts = [1, 2].map((quantity, index) => ({
      id: `7${index}`,
      at: START + index * DAY,
      lines: [{ lineId: "11", quantity }],
    }));

    expect(fold([{ ...facts, fulfilments: parts }]).entries.map((entry) => entry.points)).toEqual([33, 66]);
  });

  it("earns on payment when nothing needs to be shipped", () => {
    const facts = paid(order({ id: "1", needsFulfilment: false }));

    expect(movements(fold([facts]))).toEqual([["order:1:orders:paid-15", 129]]);
  });

  it("earns nothing as a test order, or when it was placed before the program went live", () => {
    const orders = [shipped(order({ isTest: true })), shipped(order({ placedAt: START - 1 }), START + DAY)];

    expect(fold(orders).entries).toEqual([]);
  });

  it("earns nothing on gift cards and tips", () => {
    const facts = order({ id: "1" });
    const lines = (["gift-card", "tip"] as const).map((kind, index) =>
      line({ id: `2${index}`, kind, netMinor: 5_000 }),
    );

    expect(fold([shipped({ ...facts, lines: [...facts.lines, ...lines] })]).entries.map((e) => e.points)).toEqual([
      129,
    ]);
  });
});

describe("a refund", () => {
  it("of half the goods takes back to the digit: +129, then -65", () => {
    const facts = refunded(shipped(order({ id: "1", quantity: 2 })), 1);

    expect(fold([facts]).entries.map((entry) => entry.points)).toEqual([129, -65]);
  });

  it("seen before the shipment ends the same", () => {
    const early = refunded(order({ id: "1", quantity: 2 }), 1, START + 2 * DAY);

    expect(fold([early]).entries).toEqual([]);
    expect(fold([shipped(early, START + DAY)]).entries.map((entry) => entry.points)).toEqual([129, -65]);
  });

  it("of unshipped units leaves the shipped ones alone", () => {
    const facts = order({ id: "1", netMinor: 10_000, quantity: 2 });
    const fulfilment = { id: "7", at: START + DAY, lines: [{ lineId: "11", quantity: 1 }] };
    const refund = {
      id: "8",
      at: START + 2 * DAY,
      goodsAmountMinor: 0,
      shippingMinor: 0,
      lines: [{ lineId: "11", quantity: 1, returned: false }],
    };

    expect(fold([{ ...facts, fulfilments: [fulfilment], refunds: [refund] }]).entries.map((e) => e.points)).toEqual([
      50,
    ]);
  });

  it("by amount counts against the goods in proportion, also while only a part is shipped", () => {
    const facts = order({ id: "1", netMinor: 10_000, quantity: 2 });
    const fulfilments = [2, 3].map((day) => ({
      id: `7${day}`,
      at: START + day * DAY,
      lines: [{ lineId: "11", quantity: 1 }],
    }));

    const refundedEarly = refundedAmount({ ...facts, fulfilments }, { goodsAmountMinor: 2_000 }, START + DAY);

    expect(fold([refundedEarly]).entries.map((entry) => entry.points)).toEqual([40, 40]);
  });

  it("of everything leaves nothing, whatever the roundings on the way", () => {
    const facts = shipped(order({ id: "1", netMinor: 9_999, quantity: 3 }));
    const all = refunded(refunded(refunded(facts, 1), 1, START + 3 * DAY), 1, START + 4 * DAY);
    const points = fold([all]).entries.map((entry) => entry.points);

    expect(points).toEqual([99, -33, -33, -33]);
  });

  it("and a cancellation leave the order at nothing", () => {
    const facts = { ...shipped(order({ id: "1" })), cancelledAt: START + 3 * DAY };

    expect(movements(fold([facts]))).toEqual([
      ["order:1:orders:fulfilled-17", 129],
      ["order:1:orders:cancelled", -129],
    ]);
  });
});

describe("tiers", () => {
  const program = programWith({ tiers: silverAndGold });
  const big = (id: string, day: number) =>
    shipped(order({ id, netMinor: 50_000, placedAt: START + day * DAY }), START + (day + 1) * DAY);

  it("multiply what an order earns by the tier held when it was placed", () => {
    const result = fold([big("1", 1), big("2", 3), big("3", 5)], { program });

    expect(result.entries.map((entry) => entry.points)).toEqual([500, 625, 750]);
    expect(result.tierHistory.map((moment) => moment.tierId)).toEqual(["silver", "gold"]);
  });

  it("count an order from its shipment on, not from its placing", () => {
    const result = fold([big("1", 1), shipped(order({ id: "2", netMinor: 10_000, placedAt: START + 1.5 * DAY }))], {
      program,
    });

    expect(result.entries.map((entry) => entry.points)).toEqual([500, 100]);
  });

  it("are not re-priced by a later refund of another order", () => {
    const refundedLater = refunded(big("1", 1), 1, START + 10 * DAY);
    const result = fold([refundedLater, big("2", 3)], { program });

    expect(result.entries.map((entry) => entry.points)).toEqual([500, 625, -500]);
  });

  it("lapse when the order leaves the rolling year", () => {
    const result = fold([big("1", 1)], { program, now: START + 400 * DAY });

    expect(result.tier).toBeNull();
    expect(result.tierHistory).toEqual([
      { at: START + 2 * DAY, tierId: "silver", spendMinor: 50_000 },
      // Placed on 2 March 2026 at 11:00 in Berlin: the window has passed it on 2 March 2027 at 11:00.
      { at: START + DAY + 365 * DAY, tierId: null, spendMinor: 0 },
    ]);
  });
});

describe("a program version", () => {
  it("prices the orders placed while it is in force, whenever they are shipped", () => {
    const versions = [
      { version: 1, effectiveAt: START, program: programWith() },
      {
        version: 2,
        effectiveAt: START + 2 * DAY,
        program: programOf({ earning: [{ ...PER_UNIT, effect: { kind: "points-per-unit", rate: "2" } }] }),
      },
    ];
    const before = shipped(order({ id: "1", placedAt: START + DAY }), START + 9 * DAY);
    const after = shipped(order({ id: "2", placedAt: START + 2 * DAY }), START + 9 * DAY);

    expect(fold([before, after], { versions }).entries.map((entry) => entry.points)).toEqual([129, 259]);
  });
});
