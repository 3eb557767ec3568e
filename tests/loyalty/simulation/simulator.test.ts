import { describe, expect, it } from "vitest";
import { programSchema } from "../../../app/loyalty/program.ts";
import { Simulator } from "../../../app/loyalty/simulation/simulator.ts";
import { order, refunded, shipped, START, DAY } from "../orders.ts";

const PLACE = { currency: "EUR", timeZone: "Europe/Berlin" };

const program = programSchema.parse({
  schema: 2,
  units: [{ id: "points", name: { one: "P", many: "P" }, expiry: { kind: "fixed", after: { days: 60 } } }],
  earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
  tiers: [{ id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 20_000 }] }],
  rewards: [{ id: "voucher", kind: "fixed-amount", points: 150, amountMinor: 300 }],
});

function simulated(orders: Parameters<Simulator["add"]>[0][], to = START + 80 * DAY) {
  const simulator = new Simulator(PLACE);
  for (const facts of orders) simulator.add(facts);
  return simulator.report(program, to);
}

describe("a history replayed against a program", () => {
  // Customer 1: 120 on 2 March, 100 on 12 March; customer 2: 100 on 2 March, half of it taken back the day after.
  const history = [
    shipped(order({ customerId: "1", netMinor: 12_000 })),
    shipped(order({ customerId: "1", netMinor: 10_000, placedAt: START + 10 * DAY })),
    refunded(shipped(order({ customerId: "2", netMinor: 10_000, quantity: 2 })), 1),
  ];

  it("says what was earned, taken back, expired and is outstanding", () => {
    const report = simulated(history, START + 65 * DAY);

    // The first lots (120 and 50) expire 60 days after 2 March, the third (100) after 12 March.
    expect(report.units).toEqual({
      points: { earned: 320, takenBack: 50, expired: 170, outstanding: 100, vesting: 0 },
    });
    // 270 × 3.00 ÷ 150 = 5.40; 100 × 3.00 ÷ 150 = 2.00
    expect([report.costMinor, report.liabilityMinor]).toEqual([540, 200]);
  });

  it("says it by month, with what would expire in months to come", () => {
    expect(simulated(history).months).toEqual([
      { month: "2026-03", orders: 3, earned: { points: 320 }, takenBack: { points: 50 }, expiring: {} },
      { month: "2026-05", orders: 0, earned: {}, takenBack: {}, expiring: { points: 270 } },
    ]);
  });

  it("says who is in which tier, and how long a first reward takes", () => {
    const report = simulated(history);

    expect(report.membersByTier).toEqual({ silver: 1, "": 1 });
    // Customer 1 has 150 with the second shipment, 11 days after the first order was placed, less an hour.
    expect(report.firstReward).toEqual({ points: 150, members: 1, medianDays: 10 });
  });

  it("is the same in whatever order it is read", () => {
    expect(simulated(history.toReversed())).toEqual(simulated(history));
  });

  it("leaves out guests, tests and other currencies, and says so", () => {
    const report = simulated([
      shipped(order({ customerId: null })),
      shipped(order({ isTest: true })),
      shipped(order({ currency: "USD" })),
    ]);

    expect(report).toMatchObject({
      ...{ orders: 0, members: 0, months: [], units: {}, costMinor: 0 },
      leftOut: { guests: 1, tests: 1, otherCurrencies: 1 },
      firstReward: { members: 0, medianDays: null },
    });
  });
});
