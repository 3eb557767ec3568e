import { describe, expect, it } from "vitest";
import {
  DAY,
  disputed,
  fold,
  line,
  movements,
  order,
  paid,
  PER_UNIT,
  programOf,
  refunded,
  shipped,
  START,
} from "../orders.ts";

const HOUR = 3600;

describe("the units of an order", () => {
  it("that an edit adds earn when they are shipped; those it removes are unshipped ones first", () => {
    const facts = order({ id: "1", netMinor: 30_000, quantity: 3, placedAt: START });
    const edited = {
      ...facts,
      edits: [
        { id: "61", at: START + 2 * DAY, lines: [{ lineId: "11", quantity: 1 }] },
        { id: "62", at: START + 4 * DAY, lines: [{ lineId: "11", quantity: -1 }] },
      ],
      fulfilments: [
        { id: "71", at: START + DAY, lines: [{ lineId: "11", quantity: 2 }] },
        { id: "72", at: START + 5 * DAY, lines: [{ lineId: "11", quantity: 1 }] },
      ],
    };

    // Two of three, each 100.00; the third was added and removed again before the second shipment came.
    expect(movements(fold([edited]))).toEqual([["order:1:orders:fulfilled-71", 200]]);
  });

  it("earn nothing before the placing, whatever the clocks say", () => {
    const facts = shipped(order({ id: "1", netMinor: 10_000 }), START - DAY);

    expect(fold([facts]).entries.map(({ at }) => at)).toEqual([START + HOUR]);
  });

  it("are none once the order is cancelled, even if an edit is dated later", () => {
    const facts = shipped(order({ id: "1", netMinor: 20_000, quantity: 2 }));
    const odd = {
      ...facts,
      cancelledAt: START + 3 * DAY,
      edits: [{ id: "6", at: START + 4 * DAY, lines: [{ lineId: "11", quantity: 1 }] }],
    };

    expect(fold([odd]).entries.reduce((sum, { points }) => sum + points, 0)).toBe(0);
  });

  it("of one second are followed in the order of the kinds: shipped, then refunded", () => {
    const facts = refunded(shipped(order({ id: "1", quantity: 2 }), START + DAY), 1, START + DAY);

    expect(movements(fold([facts]))).toEqual([
      ["order:1:orders:fulfilled-17", 129],
      ["order:1:orders:refunded-18", -65],
    ]);
  });
});

describe("a rule with a delay", () => {
  const program = programOf({ earning: [{ ...PER_UNIT, trigger: { kind: "order", delayDays: 14 } }] });
  const facts = shipped(order({ id: "1", netMinor: 10_000, quantity: 2 }), START + 2 * DAY);

  it("sees a shipment so many times 24 hours later, under a key of its own", () => {
    const { entries } = fold([facts], { program });

    expect(entries.map(({ key, at, points }) => [key, at, points])).toEqual([
      ["order:1:orders:due-17", START + 16 * DAY, 100],
    ]);
  });

  it("never gives what came back in between", () => {
    expect(fold([refunded(facts, 1, START + 9 * DAY)], { program }).entries.map(({ points }) => points)).toEqual([50]);
  });

  it("gives nothing for units that were never shipped, whatever came back", () => {
    const lines = [{ lineId: "11", quantity: 1 }];
    const one = {
      ...order({ id: "1", netMinor: 5_000, quantity: 2 }),
      fulfilments: [{ id: "17", at: START + DAY, lines }],
    };

    expect(movements(fold([refunded(one, 1, START + 2 * DAY)], { program }))).toEqual([]);
  });

  it("gives each shipped unit once: what comes back is of the latest shipment", () => {
    const parcel = (id: string, day: number) => ({ id, at: START + day * DAY, lines: [{ lineId: "11", quantity: 1 }] });
    const facts3 = {
      ...order({ id: "1", netMinor: 30_000, quantity: 3 }),
      fulfilments: [parcel("71", 1), parcel("72", 4)],
    };

    // Shipped, returned, shipped: one unit is with the customer, since the fourth day.
    expect(movements(fold([refunded(facts3, 1, START + 2 * DAY)], { program }))).toEqual([
      ["order:1:orders:due-72", 100],
    ]);
    // Both shipped, one returned: that of the second shipment, so the first counts when it is due.
    expect(movements(fold([refunded(facts3, 1, START + 5 * DAY)], { program }))).toEqual([
      ["order:1:orders:due-71", 100],
    ]);
  });

  it("waits for the due date, and says when to look again", () => {
    const early = fold([facts], { program, now: START + 10 * DAY });

    expect(early.entries).toEqual([]);
    expect(early.pending).toEqual([{ orderId: "1", unit: "points", points: 100, when: "due" }]);
    expect(early.reviewAt).toBe(START + 16 * DAY);
  });

  it("waits for the shipment first", () => {
    const unshipped = fold([{ ...facts, fulfilments: [] }], { program });

    expect(unshipped.pending).toEqual([{ orderId: "1", unit: "points", points: 100, when: "fulfilled" }]);
    expect(unshipped.reviewAt).toBeNull();
  });

  it("counts from the payment where nothing needs to be shipped", () => {
    const digital = paid(order({ id: "2", needsFulfilment: false, placedAt: START }), START + HOUR);

    expect(movements(fold([digital], { program }))).toEqual([["order:2:orders:due-25", 129]]);
  });

  it("sees a dispute at its own time", () => {
    const contested = disputed(facts, { at: START + 20 * DAY, amountMinor: 10_000, wonAt: null });

    expect(movements(fold([contested], { program }))).toEqual([
      ["order:1:orders:due-17", 100],
      ["order:1:orders:disputed-160", -100],
    ]);
  });
});

describe("rules of one order", () => {
  it("earn side by side, each by its own moment and unit", () => {
    const program = programOf({
      units: [
        { id: "points", name: { one: "Coin", many: "Coins" } },
        { id: "marks", kind: "status", name: { one: "Mark", many: "Marks" } },
      ],
      earning: [
        PER_UNIT,
        {
          id: "marks",
          trigger: { kind: "order", when: "paid" },
          effect: { kind: "per-item", points: 2, unit: "marks" },
        },
      ],
    });
    const facts = order({ id: "1", lines: [line({ id: "11", quantity: 2 }), line({ id: "12", quantity: 1 })] });

    const { entries } = fold([shipped(paid(facts))], { program });

    expect(entries.map(({ key, unit, points }) => [key, unit, points])).toEqual([
      ["order:1:marks:paid-15", "marks", 6],
      ["order:1:orders:fulfilled-17", "points", 200],
    ]);
  });

  it("pay no share of an order in another currency into cashback, which is the shop's money", () => {
    const program = programOf({
      units: [
        { id: "points", name: { one: "Coin", many: "Coins" } },
        { id: "cash", kind: "cashback", name: { one: "Cent", many: "Cents" } },
      ],
      earning: [
        PER_UNIT,
        { id: "cash", trigger: { kind: "order" }, effect: { kind: "percentage", share: "0.1", unit: "cash" } },
      ],
    });
    const units = (currency: string) =>
      fold([shipped(order({ currency, netMinor: 5_000 }))], { program }).entries.map(({ unit }) => unit);

    expect(units("EUR")).toEqual(["points", "cash"]);
    expect(units("USD")).toEqual(["points"]);
  });

  it("count an order in another currency by itself, and not as spend", () => {
    const facts = shipped(order({ id: "1", currency: "JPY", netMinor: 5_000 }));
    const result = fold([facts]);

    expect(result.entries.map(({ points }) => points)).toEqual([5_000]);
    expect(result.spendMinor).toBe(0);
  });
});
