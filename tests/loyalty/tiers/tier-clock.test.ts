import { describe, expect, it } from "vitest";
import { must } from "../../support/must.ts";
import { clockOf, LADDER, left, local, spend, told } from "./tiers.ts";

const ROLLING = { window: { kind: "rolling" as const, months: 12 } };

describe("what a window counts", () => {
  it("rolling: an order leaves at the local time of its placing, twelve months later", () => {
    const clock = clockOf(ROLLING);

    spend(clock, "1", "2025-03-01T10:00", 150);
    spend(clock, "2", "2025-06-01T10:00", 60);
    clock.advance(local("2026-12-31"));

    // 150 + 60 = 210 reaches 200; after 1 March 2026, 10:00, 60 are left.
    expect(told(clock)).toEqual([
      ["2025-06-01T10:00", "silver"],
      ["2026-03-01T10:00", null],
    ]);
  });

  it("calendar year: everything goes with the year", () => {
    const clock = clockOf({ window: { kind: "calendar-year" } });

    spend(clock, "1", "2025-12-31T23:59", 200);
    clock.advance(local("2026-01-02"));

    expect(told(clock)).toEqual([
      ["2025-12-31T23:59", "silver"],
      ["2026-01-01T00:00", null],
    ]);
  });

  it("membership year: counted from the second of joining, before it backwards", () => {
    const clock = clockOf({ window: { kind: "membership-year" } });

    spend(clock, "0", "2025-01-10T12:00", 250);
    spend(clock, "1", "2025-01-15T12:00", 100);
    spend(clock, "2", "2026-01-15T11:00", 100);
    spend(clock, "3", "2026-01-15T12:00", 210);
    clock.advance(local("2027-02-01"));

    expect(told(clock)).toEqual([
      ["2025-01-10T12:00", "silver"],
      ["2025-01-15T12:00", null],
      ["2026-01-15T11:00", "silver"],
      ["2027-01-15T12:00", null],
    ]);
    expect(clock.tierIdBefore(local("2026-01-15T12:00"))).toBe("silver");
  });

  it("lifetime: nothing goes", () => {
    const clock = clockOf({ window: { kind: "lifetime" } });

    spend(clock, "1", "2025-02-01", 500);
    clock.advance(local("2060-01-01"));

    expect(told(clock)).toEqual([["2025-02-01T00:00", "gold"]]);
    expect({ reviewAt: clock.reviewAt, until: clock.tierUntil, ahead: clock.projection() }).toEqual({
      reviewAt: null,
      until: null,
      ahead: [],
    });
  });
});

describe("what earns a tier", () => {
  it("any of its qualifications, each in its own basis; more-than leaves the threshold out", () => {
    const clock = clockOf(ROLLING, {
      tiers: [
        {
          id: "star",
          name: "Star",
          qualifications: [
            { basis: "spend", threshold: 100_00, comparison: "more-than" },
            { basis: "orders", threshold: 3 },
            { basis: "points", unit: "points", threshold: 50 },
            { basis: "events", event: "visit", threshold: 2 },
            { basis: "referrals", threshold: 1 },
          ],
        },
      ],
    });
    const count = (basis: string, at: string, value: number) =>
      clock.count({ source: at, basis, datedAt: local(at), value, at: local(at) });

    spend(clock, "1", "2025-02-01", 100);
    expect(clock.tier).toBeNull();
    count("points:points", "2025-02-02", 50);
    expect(clock.tier?.id).toBe("star");
    clock.count({
      source: "2025-02-02",
      basis: "points:points",
      datedAt: local("2025-02-02"),
      value: 49,
      at: local("2025-02-03"),
    });
    expect(clock.tier).toBeNull();
    count("events:visit", "2025-02-04", 1);
    count("events:visit", "2025-02-05", 1);
    expect(clock.tier?.id).toBe("star");

    expect(clock.progress).toEqual({ spend: 100_00, "points:points": 49, "events:visit": 2 });
    expect(clock.spendMinor).toBe(100_00);
  });

  it("a tier from 0 is held from joining on, and not before", () => {
    const tiers = [
      { id: "base", name: "Base", qualifications: [{ basis: "spend" as const, threshold: 0 }] },
      ...LADDER,
    ];
    const clock = clockOf(ROLLING, { tiers });

    clock.advance(local("2025-02-01"));

    expect(told(clock)).toEqual([["2025-01-15T12:00", "base"]]);
  });

  it("for life: over everything, for good, while it holds", () => {
    const [silver, gold] = LADDER;
    const tiers = [must(silver), { ...must(gold), forLife: [{ basis: "spend" as const, threshold: 700_00 }] }];
    const clock = clockOf(ROLLING, { tiers });

    spend(clock, "1", "2025-02-01", 400);
    spend(clock, "2", "2025-12-01", 300);
    left(clock, "2", "2025-12-01", "2027-03-01", 299);

    // 400 + 300 = 700 on 1 December 2025 is for life; 699 in March 2027 no more, and the window is empty.
    expect(told(clock)).toEqual([
      ["2025-02-01T00:00", "silver"],
      ["2025-12-01T00:00", "gold"],
      ["2027-03-01T00:00", null],
    ]);
  });
});
