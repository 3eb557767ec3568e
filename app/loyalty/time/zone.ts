import { Temporal } from "temporal-polyfill";
import { assertNever, invariant } from "../assert.ts";
import type { Duration } from "../program/primitives.ts";
import { civilDate, type CivilDate, clampedDayNumber, dayNumber, weekdayOf } from "./civil.ts";

/** A moment as the wall clock and the calendar of a place show it. */
export interface LocalMoment extends CivilDate {
  /** The date as a number, counted from 1 January 1970. */
  dayNumber: number;
  /** Seconds that the wall clock is past midnight. */
  secondOfDay: number;
}

export type Period = "day" | "week" | "month" | "quarter" | "year";

interface Interval {
  from: number;
  /** Excluded. */
  to: number;
  offset: number;
}

const DAY = 86_400;
/** How much is computed at once, about 388 days; and how close the probes are, so that no change of the clocks slips through. */
const BLOCK = 2 ** 25;
const PROBE = 7 * DAY;

const zones = new Map<string, Zone>();

/** The calendar of a time zone, an IANA name such as "Europe/Berlin". Zones are kept: what was computed once stays known. */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const zone = new Zone(timeZone);
  zones.set(timeZone, zone);
  return zone;
}

/**
 * Date arithmetic of one time zone, on whole seconds since 1970.
 *
 * Local times that the clocks skip move forward by what is skipped, of local times that occur twice the first is taken. The
 * offsets come from Temporal, once for about a year; everything after that is integer arithmetic.
 */
export class Zone {
  private readonly timeZone: string;
  private readonly blocks = new Map<number, Interval[]>();
  private last: Interval = { from: 0, to: 0, offset: 0 };

  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  /** The date and wall clock at a moment. */
  local(at: number): LocalMoment {
    const seconds = at + this.offsetAt(at);
    const number = Math.floor(seconds / DAY);
    return { ...civilDate(number), dayNumber: number, secondOfDay: seconds - number * DAY };
  }

  /** The number of the local day, counted from 1 January 1970. */
  dayNumber(at: number): number {
    return Math.floor((at + this.offsetAt(at)) / DAY);
  }

  /** 1 is Monday, 7 is Sunday. */
  weekday(at: number): number {
    return weekdayOf(this.dayNumber(at));
  }

  /** The local date as people write it, such as "2026-11-27". */
  dateText(at: number): string {
    const { year, month, day } = this.local(at);
    return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  }

  /** The first moment of the day of that number: not always midnight, but always the first. */
  dayStart(number: number): number {
    const local = number * DAY;
    const [before, after] = [this.offsetAt(local - DAY), this.offsetAt(local + DAY)];
    if (before === after) return local - before;
    for (const offset of [before, after]) if (this.offsetAt(local - offset) === offset) return local - offset;
    return this.change(local - after, local - before);
  }

  startOfDay(at: number): number {
    return this.dayStart(this.dayNumber(at));
  }

  /** The first moment of the next day. */
  endOfDay(at: number): number {
    return this.dayStart(this.dayNumber(at) + 1);
  }

  /** The moment that the local date and wall clock name. */
  moment(number: number, secondOfDay: number): number {
    const local = number * DAY + secondOfDay;
    const [before, after] = [this.offsetAt(local - DAY), this.offsetAt(local + DAY)];
    if (before === after || this.offsetAt(local - before) === before) return local - before;
    return this.offsetAt(local - after) === after ? local - after : local - before;
  }

  /** Months later (or earlier) at the same local time; the last day of a shorter month. */
  plusMonths(at: number, months: number): number {
    const { year, month, day, secondOfDay } = this.local(at);
    return this.moment(clampedDayNumber(year, month + months, day), secondOfDay);
  }

  /** Days later (or earlier) at the same local time. */
  plusDays(at: number, days: number): number {
    const local = at + this.offsetAt(at);
    const number = Math.floor(local / DAY);
    return this.moment(number + days, local - number * DAY);
  }

  /** A length of the calendar later, at the same local time. */
  plus(at: number, duration: Duration): number {
    if ("days" in duration) return this.plusDays(at, duration.days);
    return this.plusMonths(at, "months" in duration ? duration.months : duration.years * 12);
  }

  /** The first moment of the calendar period that `at` lies in; weeks begin on Monday. */
  periodStart(period: Period, at: number): number {
    return this.period(period, at, 0);
  }

  /** The first moment after the calendar period that `at` lies in. */
  periodEnd(period: Period, at: number): number {
    return this.period(period, at, 1);
  }

  /** The moment of a local date or time of a program document: "2026-11-27" (its first moment) or "2026-11-27T09:00". */
  parse(local: string): number {
    const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(local) ?? [];
    invariant(year !== undefined && month !== undefined && day !== undefined, `${local} is no local time`);
    const number = dayNumber(Number(year), Number(month), Number(day));
    if (hour === undefined || minute === undefined) return this.dayStart(number);
    return this.moment(number, Number(hour) * 3600 + Number(minute) * 60);
  }

  /** The first moment of the period so many periods after that of `at`. */
  period(period: Period, at: number, later: number): number {
    const number = this.dayNumber(at);
    if (period === "day") return this.dayStart(number + later);
    if (period === "week") return this.dayStart(number - weekdayOf(number) + 1 + later * 7);
    const { year, month } = civilDate(number);
    switch (period) {
      case "month":
        return this.dayStart(dayNumber(year, month + later, 1));
      case "quarter":
        return this.dayStart(dayNumber(year, month - ((month - 1) % 3) + later * 3, 1));
      case "year":
        return this.dayStart(dayNumber(year + later, 1, 1));
      default:
        return assertNever(period);
    }
  }

  private offsetAt(at: number): number {
    if (at >= this.last.from && at < this.last.to) return this.last.offset;
    const found = this.block(Math.floor(at / BLOCK)).find((interval) => at < interval.to);
    invariant(found, `no offset at ${at}`);
    this.last = found;
    return found.offset;
  }

  private block(index: number): Interval[] {
    const known = this.blocks.get(index);
    if (known) return known;
    const [start, end] = [index * BLOCK, (index + 1) * BLOCK];
    const intervals: Interval[] = [];
    let open: Interval = { from: start, to: end, offset: this.ask(start) };
    for (let probe = start; probe < end; probe += PROBE) {
      const next = Math.min(probe + PROBE, end - 1);
      if (this.ask(next) === open.offset) continue;
      const to = this.change(probe, next);
      intervals.push({ ...open, to });
      open = { from: to, to: end, offset: this.ask(to) };
    }
    intervals.push(open);
    this.blocks.set(index, intervals);
    return intervals;
  }

  /** The first moment after `before` at which the offset is another; it is by `after`. */
  private change(before: number, after: number): number {
    const offset = this.ask(before);
    let [low, high] = [before, after];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.ask(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  }

  private ask(at: number): number {
    const local = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(this.timeZone);
    return Math.round(local.offsetNanoseconds / 1e9);
  }
}
