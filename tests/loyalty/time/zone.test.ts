import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { zoneOf } from "../../../app/loyalty/time/zone.ts";

const ZONES = [
  "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC", "America/Sao_Paulo", "Africa/Cairo",
  "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/Havana",
]; // prettier-ignore

/** Whole seconds of a moment in UTC. */
const at = (iso: string) => Date.parse(iso) / 1000;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

describe("a day in a time zone", () => {
  it.each([
    // Summer time began at 02:00 on 29 March 2026: the day has 23 hours.
    ["Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
    // It ended on 25 October 2026: 25 hours.
    ["Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
    ["America/New_York", "2026-03-08T12:00:00Z", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"],
    ["America/New_York", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
    // Auckland is 13 hours ahead in summer: its Sunday begins on UTC's Saturday.
    ["Pacific/Auckland", "2026-01-03T12:00:00Z", "2026-01-03T11:00:00Z", "2026-01-04T11:00:00Z"],
    ["Asia/Kolkata", "2026-06-01T18:29:59Z", "2026-05-31T18:30:00Z", "2026-06-01T18:30:00Z"],
    // Cairo's clocks skip midnight: 24 April 2026 begins at 01:00 of its summer time.
    ["Africa/Cairo", "2026-04-24T12:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"],
  ])("%s: the day of %s goes from %s to %s", (timeZone, moment, start, end) => {
    const zone = zoneOf(timeZone);

    expect(iso(zone.startOfDay(at(moment)))).toBe(start);
    expect(iso(zone.endOfDay(at(moment)))).toBe(end);
  });
});

describe("a local time of a program document", () => {
  it.each([
    ["Europe/Berlin", "2026-11-27", "2026-11-26T23:00:00Z"],
    ["Europe/Berlin", "2026-11-27T09:00", "2026-11-27T08:00:00Z"],
    // 02:30 does not exist on 29 March: it moves forward to 03:30 of summer time.
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00Z"],
    // 02:30 exists twice on 25 October: the first, still of summer time.
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z"],
    ["America/New_York", "2026-03-08T02:15", "2026-03-08T07:15:00Z"],
    ["America/New_York", "2026-11-01T01:15", "2026-11-01T05:15:00Z"],
    ["Pacific/Auckland", "2027-01-01", "2026-12-31T11:00:00Z"],
    ["Asia/Kolkata", "2028-02-29T00:00", "2028-02-28T18:30:00Z"],
  ])("%s %s is %s", (timeZone, local, moment) => {
    expect(iso(zoneOf(timeZone).parse(local))).toBe(moment);
  });

  it("refuses what is none", () => {
    expect(() => zoneOf("UTC").parse("tomorrow")).toThrow("tomorrow is no local time");
  });
});

describe("a length of the calendar", () => {
  it.each([
    // 31 January + 1 month is the last day of February.
    ["Europe/Berlin", "2026-01-31T11:00:00Z", { months: 1 }, "2026-02-28T11:00:00Z"],
    ["Europe/Berlin", "2028-01-31T11:00:00Z", { months: 1 }, "2028-02-29T11:00:00Z"],
    // 12:00 in winter is 11:00 UTC, 12:00 in summer 10:00 UTC.
    ["Europe/Berlin", "2026-01-15T11:00:00Z", { months: 6 }, "2026-07-15T10:00:00Z"],
    ["Europe/Berlin", "2028-02-29T11:00:00Z", { years: 1 }, "2029-02-28T11:00:00Z"],
    ["Europe/Berlin", "2028-02-29T11:00:00Z", { years: 4 }, "2032-02-29T11:00:00Z"],
    // A day of 23 hours: 02:30 on the 28th + 1 day does not exist and moves to 03:30.
    ["Europe/Berlin", "2026-03-28T01:30:00Z", { days: 1 }, "2026-03-29T01:30:00Z"],
    ["America/New_York", "2026-10-31T16:00:00Z", { days: 1 }, "2026-11-01T17:00:00Z"],
    ["Pacific/Auckland", "2026-12-31T11:30:00Z", { months: 2 }, "2027-02-28T11:30:00Z"],
    ["Asia/Kolkata", "2026-12-31T20:00:00Z", { months: 13 }, "2028-01-31T20:00:00Z"],
  ])("%s: %s plus %j is %s", (timeZone, from, duration, to) => {
    expect(iso(zoneOf(timeZone).plus(at(from), duration))).toBe(to);
  });
});

describe("the zone's arithmetic", () => {
  it("says what Temporal says, for any moment of any zone", () => {
    const moment = fc.integer({ min: at("1975-01-01T00:00:00Z"), max: at("2120-01-01T00:00:00Z") });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moment, fc.integer({ min: -40, max: 40 }), (timeZone, seconds, by) => {
        const zone = zoneOf(timeZone);
        const local = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone);
        const of = (zoned: Temporal.ZonedDateTime) => zoned.epochMilliseconds / 1000;

        expect(zone.local(seconds)).toMatchObject({ year: local.year, month: local.month, day: local.day });
        expect(zone.weekday(seconds)).toBe(local.dayOfWeek);
        expect(zone.dateText(seconds)).toBe(local.toPlainDate().toString());
        expect(zone.startOfDay(seconds)).toBe(of(local.startOfDay()));
        expect(zone.plusMonths(seconds, by)).toBe(of(local.add({ months: by })));
        expect(zone.plusDays(seconds, by)).toBe(of(local.add({ days: by })));
      }),
      { numRuns: 2000 },
    );
  });

  it("finds a change of the clocks to the second, on the hours around it", () => {
    const changes = [at("2026-03-29T01:00:00Z"), at("2026-10-25T01:00:00Z"), at("2026-04-04T14:00:00Z")];
    for (const change of changes)
      for (const timeZone of ZONES)
        for (let seconds = change - 7200; seconds <= change + 7200; seconds += 599) {
          const local = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone);

          expect(zoneOf(timeZone).local(seconds).secondOfDay).toBe(
            local.hour * 3600 + local.minute * 60 + local.second,
          );
        }
  });
});
