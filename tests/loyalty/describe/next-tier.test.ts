import { describe, expect, it } from "vitest";
import { lastDayBefore, localDate } from "../../../app/loyalty/describe/local-date.ts";
import { nextTier } from "../../../app/loyalty/describe/next-tier.ts";
import { programOf } from "../orders.ts";

const program = programOf({
  tiers: [
    { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 10_000 }, { basis: "orders", threshold: 2 }] },
    { id: "friends", name: "Friends", qualifications: [] },
    {
      id: "gold", name: "Gold",
      qualifications: [
        { basis: "spend", threshold: 30_000, comparison: "more-than" },
        { basis: "orders", threshold: 3 },
        { basis: "referrals", threshold: 4 },
        { basis: "points", threshold: 1_000 },
        { basis: "events", event: "visit", threshold: 8 },
      ],
    },
  ],
}); // prettier-ignore
const ways = (tierId: string | null, progress: Record<string, number>) =>
  nextTier({ program, tierId, progress })?.ways.map(({ done, missing, percent }) => [done, missing, percent]);

describe("the next tier", () => {
  it("says by each way what is done, what is missing, and whole percents", () => {
    expect(ways(null, { spend: 3_333, orders: 1 })).toEqual([[3_333, 6_667, 33], [1, 1, 50]]);
    expect(ways(null, {})).toEqual([[0, 10_000, 0], [0, 2, 0]]);
    expect(ways(null, { spend: -500, orders: 9 })).toEqual([[-500, 10_500, 0], [9, 0, 100]]);
  }); // prettier-ignore

  it("is the one after the tier that is held, those that are only granted passed over", () => {
    const next = nextTier({ program, tierId: "silver", progress: { spend: 20_000 } });

    expect(next?.tier.id).toBe("gold");
    expect(nextTier({ program, tierId: "friends", progress: {} })?.tier.id).toBe("gold");
    expect(nextTier({ program, tierId: null, progress: {} })?.tier.id).toBe("silver");
    expect(nextTier({ program, tierId: "gold", progress: {} })).toBeNull();
    expect(nextTier({ program: programOf({}), tierId: null, progress: {} })).toBeNull();
  });

  it("is measured from what the present tier asks for: more than 300.00 asks for 300.01", () => {
    const progress = { spend: 20_000, orders: 1, referrals: 1, "points:points": 999, "events:visit": 4 };

    expect(ways("silver", progress)).toEqual([
      [20_000, 10_001, 49],
      [1, 2, 0],
      [1, 3, 25],
      [999, 1, 99],
      [4, 4, 50],
    ]);
    expect(nextTier({ program, tierId: "silver", progress })?.percent).toBe(99);
    // What the present tier asks for is not reached any more.
    expect(ways("silver", { spend: 5_000 })?.[0]).toEqual([5_000, 25_001, 0]);
  });

  it("that asks for nothing is there", () => {
    const everybody = programOf({
      tiers: [{ id: "all", name: "All", qualifications: [{ basis: "spend", threshold: 0 }] }],
    });

    expect(nextTier({ program: everybody, tierId: null, progress: {} })?.percent).toBe(100);
  });
});

it("a day is the shop's, and what ends with the year was good until 31 December", () => {
  const newYear = Date.parse("2026-12-31T23:00:00Z") / 1000;

  expect(localDate(newYear, "Europe/Berlin")).toBe("2027-01-01");
  expect(lastDayBefore(newYear, "Europe/Berlin")).toBe("2026-12-31");
});
