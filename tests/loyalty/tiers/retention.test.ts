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

  it("judges what comes to count after its year in that year: an order of December that is shipped in January", () => {
    const clock = clockOf({ window: CALENDAR_YEAR, retention: REST_AND_NEXT });
    const placed = local("2025-12-30T10:00");

    clock.count({ source: "1", basis: "spend", datedAt: placed, value: 1_200_00, at: local("2026-01-02T10:00") });
    spend(clock, "2", "2026-01-03T10:00", 250);
    clock.count({ source: "3", basis: "spend", datedAt: placed, value: 100, at: local("2026-01-04T10:00") });
    expect(written(clock.tierUntil ?? 0)).toBe("2027-01-01T00:00");
    left(clock, "1", "2025-12-30T10:00", "2026-05-01T10:00", 600);
    clock.advance(local("2029-01-01"));

    // 1 200 of 2025: Platinum to the end of 2026; 601 of 2025 are left: Gold until then. 250 of 2026: Silver to the end of 2027.
    expect(told(clock)).toEqual([
      ["2026-01-02T10:00", "platinum"],
      ["2026-05-01T10:00", "gold"],
      ["2027-01-01T00:00", "silver"],
      ["2028-01-01T00:00", null],
    ]);
  });

  it.each([
    [{ kind: "for" as const, duration: { months: 6 } }, "2026-07-02T10:00"],
    [{ kind: "for-life" as const }, null],
  ])("judges it so where a tier is kept %j, counted from the fact", (retention, until) => {
    const clock = clockOf({ window: CALENDAR_YEAR, retention });

    clock.count({
      ...{ source: "1", basis: "spend", datedAt: local("2025-12-30T10:00"), value: 200_00 },
      at: local("2026-01-02T10:00"),
    });

    expect(clock.tier?.id).toBe("silver");
    expect(clock.tierUntil === null ? null : written(clock.tierUntil)).toBe(until);
  });

  it("gives what comes too late nothing where the window alone decides", () => {
    const clock = clockOf({ window: CALENDAR_YEAR, retention: { kind: "window" } });

    clock.count({
      ...{ source: "1", basis: "spend", datedAt: local("2025-12-30T10:00"), value: 900_00 },
      at: local("2026-01-02T10:00"),
    });

    expect(clock.history).toEqual([]);
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

  it("adds the grace to each term", () => {
    const clock = clockOf({
      window: CALENDAR_YEAR,
      retention: REST_AND_NEXT,
      grace: { days: 31 },
      downgrade: "one-level",
    });

    spend(clock, "1", "2025-06-01T10:00", 500);

    // Gold to 31 December 2026 + 31 days; Silver from 1 February 2027: the rest of 2027, 2028, + 31 days.
    expect(clock.projection().map(({ at, tierId }) => [written(at), tierId])).toEqual([
      ["2027-02-01T00:00", "silver"],
      ["2029-02-01T00:00", null],
    ]);
  });
});

describe("grace by the calendar", () => {
  it.each(["2026-06-01", "2025-06-01"])("of 2 months ends with February, whatever its length: reached %s", (at) => {
    const clock = clockOf({ window: CALENDAR_YEAR, retention: REST_AND_NEXT, grace: { months: 2 } });

    spend(clock, "1", at, 200);

    expect(written(clock.tierUntil ?? 0)).toBe(`${Number(at.slice(0, 4)) + 2}-03-01T00:00`);
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
  const POLICY = { window: ROLLING, grace: { days: 30 } };

  it("keeps the tier for the grace, by the calendar, after it is no longer earned by time", () => {
    const clock = clockOf(POLICY);

    spend(clock, "1", "2025-03-15T10:00", 200);
    clock.advance(local("2026-12-31"));

    // No longer earned from 15 March 2026, 10:00 of winter time; 30 days later it is 10:00 of summer time.
    expect(told(clock)).toEqual([
      ["2025-03-15T10:00", "silver"],
      ["2026-04-14T10:00", null],
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
