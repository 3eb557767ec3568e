import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expiry, Vesting } from "../../../app/loyalty/program.ts";
import { expiresAt } from "../../../app/loyalty/time/expiry.ts";
import { periodStart } from "../../../app/loyalty/time/periods.ts";
import { vestsAt } from "../../../app/loyalty/time/vesting.ts";
import { zoneOf } from "../../../app/loyalty/time/zone.ts";

const BERLIN = "Europe/Berlin";
const local = (text: string, timeZone = BERLIN) => zoneOf(timeZone).parse(text);

describe("vesting", () => {
  it.each<[Vesting, string, string]>([
    [{ kind: "at-once" }, "2026-01-31T10:00", "2026-01-31T10:00"],
    [{ kind: "after", after: { days: 14 } }, "2026-03-20T10:00", "2026-04-03T10:00"],
    [{ kind: "after", after: { months: 1 } }, "2026-01-31T10:00", "2026-02-28T10:00"],
    [{ kind: "on-date", on: { month: 3, day: 1 } }, "2026-02-28T23:59", "2026-03-01"],
    // The first of March has begun already: the next is that of 2027.
    [{ kind: "on-date", on: { month: 3, day: 1 } }, "2026-03-01T00:00", "2027-03-01"],
    [{ kind: "on-date", on: { month: 2, day: 29 } }, "2026-03-01T10:00", "2027-02-28"],
    [{ kind: "on-date", on: { month: 2, day: 29 } }, "2027-12-31T10:00", "2028-02-29"],
  ])("%j of points earned at %s: %s", (vesting, earnedAt, expected) => {
    expect(vestsAt(vesting, { earnedAt: local(earnedAt), timeZone: BERLIN })).toBe(local(expected));
  });
});

interface Facts {
  activities?: string[];
  suspensions?: [string, string | null][];
}

/** When points of 31 January 2026, 10:00, expire. */
function end(expiry: Expiry, facts: Facts = {}) {
  return expiresAt(expiry, {
    earnedAt: local("2026-01-31T10:00"),
    activities: (facts.activities ?? []).map((at) => local(at)),
    suspensions: (facts.suspensions ?? []).map(([from, to]) => ({
      from: local(from),
      to: to === null ? null : local(to),
    })),
    timeZone: BERLIN,
  });
}

const RESTART: Expiry = { kind: "rolling", after: { months: 3 }, activity: ["order"], extension: "restart" };
const MONTHLY: Expiry = { ...RESTART, extension: "month-by-month" };

describe("expiry by a term", () => {
  it.each<[string, Expiry, string | null]>([
    ["never", { kind: "never" }, null],
    // Ten days after 31 January is 10 February; its end is the first moment of the 11th.
    ["days", { kind: "fixed", after: { days: 10 } }, "2026-02-11"],
    ["months: the last day of a shorter one", { kind: "fixed", after: { months: 1 } }, "2026-03-01"],
    ["years", { kind: "fixed", after: { years: 2 } }, "2028-02-01"],
    ["the calendar quarter", { kind: "calendar", period: "quarter", later: 0 }, "2026-04-01"],
    ["the quarter after", { kind: "calendar", period: "quarter", later: 1 }, "2026-07-01"],
    ["the calendar year", { kind: "calendar", period: "year", later: 0 }, "2027-01-01"],
    ["two years later", { kind: "calendar", period: "year", later: 2 }, "2029-01-01"],
  ])("%s", (_, expiry, expected) => {
    expect(end(expiry)).toBe(expected === null ? null : local(expected));
  });

  it("of what is earned in the last second of the year, in any time zone", () => {
    for (const timeZone of ["Pacific/Auckland", "Asia/Kolkata", "America/New_York"]) {
      const newYear = local("2027-01-01", timeZone);
      const of = (earnedAt: number) =>
        expiresAt(
          { kind: "calendar", period: "year", later: 0 },
          { earnedAt, activities: [], suspensions: [], timeZone },
        );

      expect([of(newYear - 1), of(newYear)]).toEqual([newYear, local("2028-01-01", timeZone)]);
    }
  });
});

describe("rolling expiry", () => {
  it.each([
    ["no activity: the end of 30 April", [], "2026-05-01"],
    ["in time: three months from it", ["2026-03-10T09:00"], "2026-06-11"],
    ["one after another", ["2026-04-30T23:59", "2026-07-30T10:00"], "2026-10-31"],
    ["too late: in the second of expiry", ["2026-05-01T00:00"], "2026-05-01"],
    ["a gap ends it for good", ["2026-03-10T09:00", "2026-06-11T00:00", "2026-06-12T00:00"], "2026-06-11"],
    ["what came before earning does nothing", ["2026-01-01T10:00", "2026-01-31T10:00"], "2026-05-01"],
  ])("restart, %s", (_, activities, expected) => {
    expect(end(RESTART, { activities })).toBe(local(expected));
  });

  it.each([
    ["the month of earning itself does not count", ["2026-01-31T11:00"], "2026-05-01"],
    ["one month with two activities", ["2026-02-01T10:00", "2026-02-20T10:00"], "2026-05-31"],
    ["two months", ["2026-02-01T10:00", "2026-04-20T10:00"], "2026-07-01"],
    // February moves the end of 30 April to that of 30 May, an activity on it to that of 30 June.
    ["in the time that another won", ["2026-02-01T10:00", "2026-05-30T23:00"], "2026-07-01"],
    ["too late", ["2026-02-01T10:00", "2026-05-31T00:00"], "2026-05-31"],
  ])("month by month, %s", (_, activities, expected) => {
    expect(end(MONTHLY, { activities })).toBe(local(expected));
  });

  it("a long chain of activities ends as one by one", () => {
    const day = 86_400;
    const gaps = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 40 });
    fc.assert(
      fc.property(gaps, (days) => {
        const earnedAt = local("2026-01-31T10:00");
        const activities = days.map((_, index) => earnedAt + days.slice(0, index + 1).reduce((a, b) => a + b) * day);
        const expiry: Expiry = { kind: "rolling", after: { days: 60 }, activity: ["order"], extension: "restart" };
        const zone = zoneOf(BERLIN);
        let expected = zone.endOfDay(zone.plusDays(earnedAt, 60));
        for (const activity of activities)
          if (activity < expected) expected = Math.max(expected, zone.endOfDay(zone.plusDays(activity, 60)));

        expect(expiresAt(expiry, { earnedAt, activities, suspensions: [], timeZone: BERLIN })).toBe(expected);
      }),
    );
  });
});

describe("expiry that a tier suspends", () => {
  const FIXED: Expiry = { kind: "fixed", after: { months: 3 } };

  it.each<[string, [string, string | null][], string | null]>([
    ["while it is held: never", [["2026-03-01", null]], null],
    ["then the term starts anew from its end", [["2026-03-01", "2026-08-10T09:00"]], "2026-11-11"],
    [
      "twice",
      [
        ["2026-03-01", "2026-08-10T09:00"],
        ["2026-09-01", "2026-09-02T09:00"],
      ],
      "2026-12-03",
    ],
    ["too late: it had expired", [["2026-05-01T00:00", null]], "2026-05-01"],
    ["in its last second", [["2026-04-30T23:59", null]], null],
    ["over before earning", [["2025-01-01", "2026-01-31T10:00"]], "2026-05-01"],
    ["held when it was earned", [["2025-01-01", "2026-02-10T10:00"]], "2026-05-11"],
  ])("%s", (_, suspensions, expected) => {
    expect(end(FIXED, { suspensions })).toBe(expected === null ? null : local(expected));
  });

  it("an activity saves points for the suspension, and works again after it", () => {
    const facts: Facts = {
      activities: ["2026-04-20T10:00", "2026-09-15T10:00"],
      suspensions: [["2026-07-01", "2026-08-10T09:00"]],
    };

    // To 20 July by the first, suspended from 1 July; to 10 November by the new term; to 15 December by the second.
    expect(end(RESTART, facts)).toBe(local("2026-12-16"));
    // Month by month: 30 April + 1 month for April; suspended too late.
    expect(end(MONTHLY, facts)).toBe(local("2026-05-31"));
  });

  it("a calendar term ends with the period in which the suspension ended", () => {
    expect(
      end({ kind: "calendar", period: "quarter", later: 0 }, { suspensions: [["2026-03-01", "2026-08-10"]] }),
    ).toBe(local("2026-10-01"));
  });
});

describe("the period of a cap", () => {
  it.each([
    ["day", "calendar", "2026-03-29T12:00", "2026-03-29T00:00", 0],
    // 29 March 2026 is a Sunday: its week began on Monday, 23 March.
    ["week", "calendar", "2026-03-29T12:00", "2026-03-23T00:00", 0],
    ["week", "calendar", "2026-03-30T00:00", "2026-03-30T00:00", 0],
    ["month", "calendar", "2026-03-31T12:00", "2026-03-01T00:00", 0],
    ["quarter", "calendar", "2026-06-30T23:59", "2026-04-01T00:00", 0],
    ["year", "calendar", "2026-12-31T23:59", "2026-01-01T00:00", 0],
    // Rolling: what is later than the same local time one period earlier.
    ["day", "rolling", "2026-03-29T12:00", "2026-03-28T12:00", 1],
    ["week", "rolling", "2026-03-30T12:00", "2026-03-23T12:00", 1],
    ["month", "rolling", "2026-03-31T12:00", "2026-02-28T12:00", 1],
    ["quarter", "rolling", "2026-05-31T12:00", "2026-02-28T12:00", 1],
    ["year", "rolling", "2028-02-29T12:00", "2027-02-28T12:00", 1],
  ] as const)("%s, %s, at %s begins %s", (per, by, at, expected, seconds) => {
    expect(periodStart({ per, by, at: local(at), timeZone: BERLIN })).toBe(local(expected) + seconds);
  });

  it("of a lifetime has no beginning", () => {
    expect(periodStart({ per: "lifetime", by: "calendar", at: 0, timeZone: BERLIN })).toBe(Number.NEGATIVE_INFINITY);
  });
});
