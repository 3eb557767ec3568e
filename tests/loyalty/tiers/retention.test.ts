import { describe, expect, it } from "vitest";
import { clockOf, left, local, spend, told, written } from "./tiers.ts";

const CALENDAR_YEAR = { kind: "calendar-year" as const };
const ROLLING = { kind: "rolling" as const, months: 12 };
const REST_AND_NEXT = { kind: "rest-of-year-and-next" as const };

describe("the rest of the year and the next", () => {
  it("keeps a tier to the end of the year after, then what is earned or kept below holds", () => {
    const clock = clockOf({ window: CALENDAR_YEAR, retention: REST_AND_NEXT });

    spend(clock, "1", "2025-06-01T10:00", 600);
    spend(clock, "2", "2026-06-01T10:00", 250);
    clock.advance(local("2026-06-02"));
    expect(written(clock.tierUntil ?? 0)).toBe("2027-01-01T00:00");
    clock.advance(local("2029-01-01"));

    // 600 in 2025: Gold to the end of 2026. 250 in 2026: Silver to the end of 2027.
    expect(told(clock)).toEqual([
      ["2025-06-01T10:00", "gold"],
      ["2027-01-01T00:00", "silver"],
      ["2028-01-01T00:00", null],
    ]);
  });

  it("goes by the member's years where the window does", () => {
    const clock = clockOf({ window: { kind: "membership-year" }, retention: REST_AND_NEXT });

    // Joined on 15 January 2025 at noon: 10 January 2026 lies in the first year, so Silver ends with the second.
    spend(clock, "1", "2026-01-10T10:00", 200);

    expect(clock.projection().map(({ at, tierId }) => [written(at), tierId])).toEqual([["2027-01-15T12:00", null]]);
  });

  it("counts from the last fact by which more counted while it was earned", () => {
    const clock = clockOf({ window: ROLLING, retention: REST_AND_NEXT });
    const ahead = () => clock.projection().map(({ at, tierId }) => [written(at), tierId]);

    spend(clock, "1", "2025-06-01T10:00", 200);
    expect(ahead()).toEqual([["2027-01-01T00:00", null]]);
    // Still earned by the 200 of June: 1.00 more in March begins a term of 2026.
    spend(clock, "2", "2026-03-01T10:00", 1);

    expect(ahead()).toEqual([["2028-01-01T00:00", null]]);
  });

  it("one level down: the next lower tier for another such term, and so on", () => {
    const clock = clockOf({ window: CALENDAR_YEAR, retention: REST_AND_NEXT, downgrade: "one-level" });

    spend(clock, "1", "2025-06-01T10:00", 1000);

    expect(clock.projection().map(({ at, tierId }) => [written(at), tierId])).toEqual([
      ["2027-01-01T00:00", "gold"],
      ["2029-01-01T00:00", "silver"],
      ["2031-01-01T00:00", null],
    ]);
    expect(written(clock.tierUntil ?? 0)).toBe("2027-01-01T00:00");
  });

  it("adds grace days to each term", () => {
    const clock = clockOf({ window: CALENDAR_YEAR, retention: REST_AND_NEXT, graceDays: 31, downgrade: "one-level" });

    spend(clock, "1", "2025-06-01T10:00", 500);

    // Gold to 31 December 2026 + 31 days; Silver from 1 February 2027: the rest of 2027, 2028, + 31 days.
    expect(clock.projection().map(({ at, tierId }) => [written(at), tierId])).toEqual([
      ["2027-02-01T00:00", "silver"],
      ["2029-02-01T00:00", null],
    ]);
  });
});

describe("for a length of time, and for life", () => {
  it("ends at the local time at which the term ends, counted from the fact", () => {
    const clock = clockOf({ window: ROLLING, retention: { kind: "for", duration: { months: 18 } } });

    spend(clock, "1", "2025-06-01T10:00", 200);

    // From 1 June 2025, 10:00 of summer time, to 10:00 of winter time.
    expect(clock.projection().map(({ at, tierId }) => [written(at), tierId])).toEqual([["2026-12-01T10:00", null]]);
  });

  it("for life: nothing but a refund ends it", () => {
    const clock = clockOf({ window: ROLLING, retention: { kind: "for-life" }, downgrade: "one-level" });

    spend(clock, "1", "2025-06-01T10:00", 200);
    clock.advance(local("2040-01-01"));
    expect(clock.tier?.id).toBe("silver");
    left(clock, "1", "2025-06-01T10:00", "2040-01-02T10:00", 199);

    expect(told(clock)).toEqual([
      ["2025-06-01T10:00", "silver"],
      ["2040-01-02T10:00", null],
    ]);
  });
});

describe("grace with a window alone", () => {
  const POLICY = { window: ROLLING, graceDays: 30 };

  it("keeps the tier so many times 24 hours after it is no longer earned by time", () => {
    const clock = clockOf(POLICY);

    spend(clock, "1", "2025-03-15T10:00", 200);
    clock.advance(local("2026-12-31"));

    // No longer earned from 15 March 2026, 10:00 of winter time; 720 hours later it is 11:00 of summer time.
    expect(told(clock)).toEqual([
      ["2025-03-15T10:00", "silver"],
      ["2026-04-14T11:00", null],
    ]);
  });

  it("not after a refund", () => {
    const clock = clockOf(POLICY);

    spend(clock, "1", "2025-03-15T10:00", 200);
    left(clock, "1", "2025-03-15T10:00", "2025-04-01T09:00", 150);

    expect(told(clock)).toEqual([
      ["2025-03-15T10:00", "silver"],
      ["2025-04-01T09:00", null],
    ]);
  });
});

describe("a refund of what a term rests on", () => {
  const POLICY = { window: CALENDAR_YEAR, retention: REST_AND_NEXT };

  it("ends the tier at once, even a year later, and leaves what the rest still earned", () => {
    const clock = clockOf(POLICY);

    spend(clock, "1", "2025-06-01", 300);
    spend(clock, "2", "2025-07-01", 300);
    left(clock, "2", "2025-07-01", "2026-03-01", 100);

    // 600 made Gold. 300 + 100 = 400 of 2025 would have made Silver.
    expect(told(clock)).toEqual([
      ["2025-06-01T00:00", "silver"],
      ["2025-07-01T00:00", "gold"],
      ["2026-03-01T00:00", "silver"],
    ]);
  });

  it("does not matter where enough is left", () => {
    const clock = clockOf(POLICY);

    spend(clock, "1", "2025-06-01", 800);
    left(clock, "1", "2025-06-01", "2026-03-01", 500);

    expect(told(clock)).toEqual([["2025-06-01T00:00", "gold"]]);
  });

  it("is undone when the amount counts again", () => {
    const clock = clockOf(POLICY);

    spend(clock, "1", "2025-06-01", 500);
    left(clock, "1", "2025-06-01", "2026-03-01", 0);
    left(clock, "1", "2025-06-01", "2026-04-01", 500);
    clock.advance(local("2028-01-01"));

    // A chargeback in March, won in April: the term of 2025 stands again, to the end of 2026.
    expect(told(clock)).toEqual([
      ["2025-06-01T00:00", "gold"],
      ["2026-03-01T00:00", null],
      ["2026-04-01T00:00", "gold"],
      ["2027-01-01T00:00", null],
    ]);
  });

  it("what came later does not save an earlier term", () => {
    const clock = clockOf(POLICY);

    spend(clock, "1", "2025-06-01", 500);
    spend(clock, "2", "2026-02-01", 250);
    left(clock, "1", "2025-06-01", "2026-03-01", 400);

    // 400 of 2025 and 250 of 2026 are no Gold; Silver by both.
    expect(told(clock)).toEqual([
      ["2025-06-01T00:00", "gold"],
      ["2026-03-01T00:00", "silver"],
    ]);
    expect(clock.projection().map(({ at, tierId }) => [written(at), tierId])).toEqual([["2028-01-01T00:00", null]]);
  });
});
