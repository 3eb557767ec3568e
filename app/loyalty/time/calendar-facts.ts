import { assertNever } from "../assert.ts";
import type { MemberFacts } from "../history.ts";
import type { MonthDay } from "../program/primitives.ts";
import type { Trigger } from "../program.ts";
import { clampedDayNumber, civilDate, dayNumber, weekdayOf } from "./civil.ts";
import { type Zone, zoneOf } from "./zone.ts";

/** Triggers that days of the calendar pull. */
export type CalendarTrigger = Extract<Trigger, { kind: "birthday" | "anniversary" | "schedule" }>;

/** Whose calendar it is. */
export interface CalendarOf {
  member: Pick<MemberFacts, "joinedAt" | "birthday" | "pastBirthdays">;
  timeZone: string;
}

/**
 * The moments after `from`, up to and including `to`, at which a trigger of the calendar comes; none before joining, and no
 * birthday before we knew it. Going live bounds `from`.
 */
export function calendarMoments(trigger: CalendarTrigger, of: CalendarOf & { from: number; to: number }): number[] {
  const moments: number[] = [];
  let next = nextCalendarMoment(trigger, { ...of, after: of.from });
  while (next !== null && next <= of.to) {
    moments.push(next);
    next = nextCalendarMoment(trigger, { ...of, after: next });
  }
  return moments;
}

/** The first moment after `after` at which a trigger of the calendar comes; null: never. */
export function nextCalendarMoment(trigger: CalendarTrigger, of: CalendarOf & { after: number }): number | null {
  const zone = zoneOf(of.timeZone);
  const { joinedAt } = of.member;
  const after = Math.max(of.after, joinedAt);
  switch (trigger.kind) {
    case "birthday":
      return nextBirthday(zone, of.member, after);
    case "anniversary":
      // The day of joining itself has begun when the member joins: the first one after is that of the next year.
      return nextYearly(zone, zone.local(joinedAt), Math.max(after, zone.startOfDay(joinedAt)));
    case "schedule":
      return nextScheduled(trigger.on, zone, after);
    default:
      return assertNever(trigger);
  }
}

/** Birthdays that came by what was known then stand, whatever is known now; later ones go by what is known since. */
function nextBirthday(
  zone: Zone,
  { birthday, pastBirthdays = [] }: CalendarOf["member"],
  after: number,
): number | null {
  const past = pastBirthdays.filter((at) => at > after);
  const known = birthday === null ? [] : [nextYearly(zone, birthday, Math.max(after, birthday.knownAt))];
  const all = [...past, ...known];
  return all.length === 0 ? null : Math.min(...all);
}

function nextScheduled(on: Extract<Trigger, { kind: "schedule" }>["on"], zone: Zone, after: number): number {
  const today = zone.dayNumber(after);
  switch (on.every) {
    case "week": {
      const ahead = (on.weekday - weekdayOf(today) + 7) % 7;
      return firstAfter(after, (step) => zone.dayStart(today + ahead + step * 7));
    }
    case "month": {
      const { year, month } = civilDate(today);
      return firstAfter(after, (step) => zone.dayStart(dayNumber(year, month + step, on.day)));
    }
    case "quarter": {
      const { year, month } = civilDate(today);
      const first = month - ((month - 1) % 3);
      return firstAfter(after, (step) => zone.dayStart(dayNumber(year, first + step * 3, on.day)));
    }
    case "year":
      return nextYearly(zone, on.on, after);
    default:
      return assertNever(on);
  }
}

/** The first moment after `after` of a day that comes every year; 29 February is 28 February in other years. */
function nextYearly(zone: Zone, { month, day }: MonthDay, after: number): number {
  const { year } = zone.local(after);
  return firstAfter(after, (step) => zone.dayStart(clampedDayNumber(year + step, month, day)));
}

/** The first of ascending moments that lies after `after`. */
function firstAfter(after: number, momentOf: (step: number) => number): number {
  for (let step = 0; ; step += 1) {
    const moment = momentOf(step);
    if (moment > after) return moment;
  }
}
