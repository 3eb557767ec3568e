import { assertNever } from "../assert.ts";
import type { Duration } from "../program/primitives.ts";
import type { TierPolicy } from "../program.ts";
import type { Zone } from "../time/zone.ts";

/** By whose calendar tiers are reckoned: the shop's, and for membership years the member's own. */
export interface TierCalendar {
  zone: Zone;
  joinedAt: number;
}

/** The first moment at which what is dated `datedAt` lies outside the window; plus infinity: never. */
export function windowExit(window: TierPolicy["window"], datedAt: number, calendar: TierCalendar): number {
  switch (window.kind) {
    case "lifetime":
      return Number.POSITIVE_INFINITY;
    case "rolling":
      return calendar.zone.plusMonths(datedAt, window.months);
    case "calendar-year":
    case "membership-year":
      return yearEnd(window, datedAt, calendar);
    default:
      return assertNever(window);
  }
}

/** When a term that begins at `at` ends, grace included; plus infinity: never. With retention `window` there is only grace. */
export function termEnd(policy: TierPolicy, calendar: TierCalendar, at: number): number {
  const { retention, window, grace } = policy;
  const { zone } = calendar;
  const after = (end: number) => (grace === undefined ? end : zone.plus(end, grace));
  switch (retention.kind) {
    case "window":
      return after(at);
    case "for":
      return after(zone.plus(at, retention.duration));
    case "rest-of-year-and-next":
      return after(yearEnd(window, yearEnd(window, at, calendar), calendar));
    case "for-life":
      return Number.POSITIVE_INFINITY;
    default:
      return assertNever(retention);
  }
}

/** Whether what counts together is what is dated in the same year. */
export function isByYears(window: TierPolicy["window"]): boolean {
  return window.kind === "calendar-year" || window.kind === "membership-year";
}

/** How long a tier is granted: a length of the calendar, or to the end of a year of the window's kind. */
export type GrantTerm = Duration | "for-life" | "rest-of-year" | "rest-of-year-and-next";

/** Until when a tier that is granted at `at` is held; null: for life. */
export function grantEnd(
  lasts: GrantTerm,
  options: { at: number; policy: TierPolicy; calendar: TierCalendar },
): number | null {
  const { at, policy, calendar } = options;
  if (typeof lasts === "object") return calendar.zone.plus(at, lasts);
  switch (lasts) {
    case "for-life":
      return null;
    case "rest-of-year":
      return yearEnd(policy.window, at, calendar);
    case "rest-of-year-and-next":
      return yearEnd(policy.window, yearEnd(policy.window, at, calendar), calendar);
    default:
      return assertNever(lasts);
  }
}

/** The first moment after the year that `at` lies in: of membership where the window counts such, else of the calendar. */
function yearEnd(window: TierPolicy["window"], at: number, { zone, joinedAt }: TierCalendar): number {
  if (window.kind !== "membership-year") return zone.periodEnd("year", at);
  // One year too early at most; before joining, years are counted backwards.
  let years = zone.local(at).year - zone.local(joinedAt).year;
  let end = zone.plusMonths(joinedAt, years * 12);
  while (end <= at) {
    years += 1;
    end = zone.plusMonths(joinedAt, years * 12);
  }
  return end;
}
