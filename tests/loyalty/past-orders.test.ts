import { describe, expect, it } from "vitest";
import { DAY, fold, line, movements, order, paid, PER_UNIT, programOf, refunded, shipped, START } from "./orders.ts";

const YEAR = 365 * DAY;
const tiers = [
  {
    id: "silver",
    name: "Silver",
    qualifications: [{ basis: "spend" as const, threshold: 50_000 }],
    multiplier: "1.25",
  },
  { id: "gold", name: "Gold", qualifications: [{ basis: "spend" as const, threshold: 100_000 }], multiplier: "1.5" },
];
const program = programOf({ tiers });
const pastFrom = START - YEAR;

/** An order of `netMinor`, placed, paid and shipped `days` before the program went live. */
function before(days: number, netMinor: number) {
  return shipped(paid(order({ placedAt: START - days * DAY, netMinor })));
}

describe("past orders", () => {
  it("do not count as long as nobody wanted them to", () => {
    const result = fold([before(100, 60_000)], { program });

    expect(result.tier).toBeNull();
    expect(result.entries).toEqual([]);
  });

  it("count for the tier by their own dates, and earn nothing", () => {
    const result = fold([before(100, 60_000)], { program, pastFrom });

    expect(result.tier?.id).toBe("silver");
    expect(result.spendMinor).toBe(60_000);
    expect(result.entries).toEqual([]);
    expect(result.pending).toEqual([]);
    // 12 months after their placing they leave the window, as any order does.
    expect(result.projection.map(({ tierId }) => tierId)).toEqual([null]);
  });

  it("leave out what was placed before the chosen day", () => {
    const result = fold([before(100, 60_000)], { program, pastFrom: START - 99 * DAY });

    expect(result.tier).toBeNull();
  });

  it("give the first order after going live the multiplier of their tier", () => {
    const result = fold([before(100, 60_000), shipped(order({ id: "9", netMinor: 10_000 }))], { program, pastFrom });

    // 100.00 × 1 × 1.25 Silver
    expect(movements(result)).toEqual([["order:9:orders:fulfilled-97", 125]]);
  });

  it("lose what is refunded after going live, and with it the tier", () => {
    const late = refunded(before(100, 60_000), 1, START + 5 * DAY);

    const result = fold([late], { program, pastFrom });

    expect(result.tierHistory).toMatchObject([
      { at: START, tierId: "silver" },
      { at: START + 5 * DAY, tierId: null },
    ]);
    expect(result.entries).toEqual([]);
  });

  it("leave of the history before going live only the tier held then", () => {
    const result = fold([before(200, 60_000), before(100, 60_000)], { program, pastFrom });

    expect(result.tierHistory).toEqual([{ at: START, tierId: "gold", spendMinor: 120_000 }]);
  });

  it("bring no gift for the tier, nor benefits from before going live", () => {
    const giving = programOf({
      earning: [
        PER_UNIT,
        { id: "up", trigger: { kind: "tier-reached" }, effect: { kind: "fixed-points", points: 500 } },
      ],
      tiers: [
        {
          ...{ id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 50_000 }] },
          benefits: [
            { id: "hello", when: "entry", effect: { kind: "fixed-points", points: 50 } },
            { id: "monthly", when: "month", effect: { kind: "fixed-points", points: 7 } },
          ],
        },
      ],
    });
    const options = { program: giving, pastFrom, now: START + 40 * DAY };

    const joinedSince = fold([before(100, 60_000)], options);
    const joinedByLaunch = fold([before(100, 60_000)], {
      ...options,
      member: { id: "m", joinedAt: START - 1, birthday: null },
    });

    // Only the first of April, midnight in Berlin, lies between 1 March 10:00 UTC and 40 days later.
    for (const { entries } of [joinedSince, joinedByLaunch]) {
      expect(entries.map(({ at, points }) => [at, points])).toEqual([[Date.UTC(2026, 2, 31, 22) / 1000, 7]]);
    }
  });

  it("are no first order, and fill no cap", () => {
    const capped = programOf({
      earning: [
        { ...PER_UNIT, limits: [{ per: "lifetime", points: 100 }] },
        {
          ...{ id: "first", trigger: { kind: "order" }, conditions: [{ kind: "order-number", is: { exactly: 1 } }] },
          effect: { kind: "fixed-points", points: 10 },
        },
      ],
    });
    const orders = [before(100, 60_000), shipped(order({ id: "9", netMinor: 20_000 }))];

    const result = fold(orders, { program: capped, pastFrom });

    expect(movements(result)).toEqual([
      ["order:9:orders:fulfilled-97", 100],
      ["order:9:first:fulfilled-97", 10],
    ]);
  });

  it("count for tiers that go by points with what they would have earned", () => {
    const byPoints = programOf({
      tiers: [{ id: "silver", name: "Silver", qualifications: [{ basis: "points", unit: "points", threshold: 500 }] }],
    });

    const result = fold([before(100, 60_000)], { program: byPoints, pastFrom });

    expect(result.tier?.id).toBe("silver");
    expect(result.progress).toMatchObject({ "points:points": 600 });
    expect(result.entries).toEqual([]);
  });

  it("count whatever the policy for guests says, which is about orders since going live", () => {
    const strict = programOf({ tiers, policies: { guests: { claim: "none" } } });
    const guest = shipped(order({ netMinor: 60_000, placedAt: START + DAY }));
    const member = { id: "m", joinedAt: START + 10 * DAY, birthday: null };

    const result = fold([before(100, 60_000), guest], { program: strict, pastFrom, member });

    expect(result.spendMinor).toBe(60_000);
  });

  it("of one second come in any order to the same", () => {
    const orders = [before(3, 30_000), before(3, 30_000), before(2, 50_000)];
    const lines = orders.map((one) => ({ ...one, lines: one.lines.map((each) => line(each)) }));

    expect(fold(lines.toReversed(), { program, pastFrom })).toMatchObject({
      tierHistory: fold(lines, { program, pastFrom }).tierHistory,
    });
  });
});
