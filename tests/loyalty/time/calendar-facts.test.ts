import { describe, expect, it } from "vitest";
import {
  calendarMoments,
  type CalendarOf,
  type CalendarTrigger,
  nextCalendarMoment,
} from "../../../app/loyalty/time/calendar-facts.ts";
import { civilDate, clampedDayNumber, dayNumber, weekdayOf } from "../../../app/loyalty/time/civil.ts";
import { zoneOf } from "../../../app/loyalty/time/zone.ts";

const AUCKLAND = "Pacific/Auckland";
const zone = zoneOf(AUCKLAND);

/** Of a member of Auckland who joined on 29 February 2024 at noon, and told their birthday on 1 May 2024. */
const of = {
  member: {
    joinedAt: zone.parse("2024-02-29T12:00"),
    birthday: { month: 12, day: 31, knownAt: zone.parse("2024-05-01T09:00") },
  },
  timeZone: AUCKLAND,
};

function days(trigger: CalendarTrigger, from: string, to: string, member: CalendarOf["member"] = of.member): string[] {
  const moments = calendarMoments(trigger, { ...of, member, from: zone.parse(from), to: zone.parse(to) });
  expect(moments.map((at) => zone.startOfDay(at))).toEqual(moments);
  return moments.map((at) => zone.dateText(at));
}

describe("days of the calendar", () => {
  it("birthday: each one after we knew it", () => {
    expect(days({ kind: "birthday" }, "2020-01-01", "2026-12-31")).toEqual(["2024-12-31", "2025-12-31", "2026-12-31"]);
    const late = { ...of.member, birthday: { month: 5, day: 1, knownAt: zone.parse("2024-05-01T09:00") } };
    expect(days({ kind: "birthday" }, "2020-01-01", "2025-12-31", late)).toEqual(["2025-05-01"]);
    expect(days({ kind: "birthday" }, "2020-01-01", "2025-12-31", { ...of.member, birthday: null })).toEqual([]);
  });

  it("anniversary: 29 February is kept on 28 February in other years", () => {
    expect(days({ kind: "anniversary" }, "2020-01-01", "2028-12-31")).toEqual([
      "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29",
    ]); // prettier-ignore
  });

  it.each<[CalendarTrigger & { kind: "schedule" }, string[]]>([
    // 29 February 2024 was a Thursday; the Thursday of joining itself has begun.
    [{ kind: "schedule", on: { every: "week", weekday: 4 } }, ["2024-03-07", "2024-03-14"]],
    [{ kind: "schedule", on: { every: "week", weekday: 1 } }, ["2024-03-04", "2024-03-11", "2024-03-18"]],
    [{ kind: "schedule", on: { every: "month", day: 15 } }, ["2024-03-15"]],
    [{ kind: "schedule", on: { every: "quarter", day: 1 } }, []],
    [{ kind: "schedule", on: { every: "year", on: { month: 3, day: 20 } } }, ["2024-03-20"]],
  ])("%j", (trigger, expected) => {
    expect(days(trigger, "2024-01-01", "2024-03-20")).toEqual(expected);
  });

  it("quarters begin in January, April, July and October", () => {
    expect(days({ kind: "schedule", on: { every: "quarter", day: 10 } }, "2025-01-10", "2026-01-10")).toEqual([
      "2025-04-10", "2025-07-10", "2025-10-10", "2026-01-10",
    ]); // prettier-ignore
  });

  it("the next one lies after the moment, not at it", () => {
    const trigger: CalendarTrigger = { kind: "schedule", on: { every: "year", on: { month: 2, day: 29 } } };
    const at = zone.parse("2027-02-28");

    expect(nextCalendarMoment(trigger, { ...of, after: at - 1 })).toBe(at);
    expect(nextCalendarMoment(trigger, { ...of, after: at })).toBe(zone.parse("2028-02-29"));
  });
});

describe("the calendar without a time zone", () => {
  it("counts every day from 1600 to 2400 as the Gregorian calendar does", () => {
    const first = dayNumber(1600, 1, 1);
    const last = dayNumber(2400, 12, 31);
    expect([first, last, last - first]).toEqual([
      Date.UTC(1600, 0, 1) / 864e5,
      Date.UTC(2400, 11, 31) / 864e5,
      292_559,
    ]);
    for (let number = first; number <= last; number += 7) {
      const date = new Date(number * 864e5);
      const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };

      expect([civilDate(number), weekdayOf(number)]).toEqual([expected, date.getUTCDay() || 7]);
      expect(dayNumber(expected.year, expected.month, expected.day)).toBe(number);
    }
  });

  it("months run on into the neighbouring years, and days end with the month", () => {
    expect(dayNumber(2025, 13, 1)).toBe(dayNumber(2026, 1, 1));
    expect(dayNumber(2025, 0, 31)).toBe(dayNumber(2024, 12, 31));
    expect(civilDate(clampedDayNumber(2023, 14, 31))).toEqual({ year: 2024, month: 2, day: 29 });
  });
});
