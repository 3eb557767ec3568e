import { assertNever } from "../assert.ts";
import type { Expiry } from "../program.ts";
import { type Zone, zoneOf } from "./zone.ts";

/** A time in which no points expire: from (included) to (excluded); null: no end is known. */
export interface Suspension {
  from: number;
  to: number | null;
}

interface ExpiryFacts {
  earnedAt: number;
  /** Moments of what keeps points alive, ascending; the caller chooses those that the rule names. */
  activities: readonly number[];
  /** Ascending, not overlapping. */
  suspensions: readonly Suspension[];
  timeZone: string;
}

/**
 * The moment from which points that were earned at `earnedAt` are no longer good, as far as the facts tell.
 *
 * @returns whole seconds, the first moment of a day; null: never
 */
export function expiresAt(expiry: Expiry, facts: ExpiryFacts): number | null {
  if (expiry.kind === "never") return null;
  const zone = zoneOf(facts.timeZone);
  let from = facts.earnedAt;
  let end = termEnd(expiry, zone, from);
  for (const suspension of facts.suspensions) {
    if (suspension.to !== null && suspension.to <= from) continue;
    end = prolonged(expiry, zone, { from, end, activities: facts.activities, until: suspension.from });
    if (end <= suspension.from) return end;
    if (suspension.to === null) return null;
    from = suspension.to;
    end = termEnd(expiry, zone, from);
  }
  return prolonged(expiry, zone, { from, end, activities: facts.activities, until: Number.POSITIVE_INFINITY });
}

type Ending = Exclude<Expiry, { kind: "never" }>;

function termEnd(expiry: Ending, zone: Zone, from: number): number {
  switch (expiry.kind) {
    case "fixed":
    case "rolling":
      return zone.endOfDay(zone.plus(from, expiry.after));
    case "calendar":
      return zone.period(expiry.period, from, expiry.later + 1);
    default:
      return assertNever(expiry);
  }
}

/** What activities after `from` and before `until` make of a term's end; each must come before the end as it then stands. */
function prolonged(
  expiry: Ending,
  zone: Zone,
  term: { from: number; end: number; activities: readonly number[]; until: number },
): number {
  if (expiry.kind !== "rolling") return term.end;
  return expiry.extension === "restart" ? restarted(expiry, zone, term) : monthByMonth(expiry, zone, term);
}

type Rolling = Extract<Expiry, { kind: "rolling" }>;
type Term = Parameters<typeof prolonged>[2];

/** A later activity ends its term later: only the last one in time matters, and then the last in the time it has won. */
function restarted(expiry: Rolling, zone: Zone, { from, end: first, activities, until }: Term): number {
  let end = first;
  let last = from;
  for (;;) {
    const latest = activities[firstFrom(activities, Math.min(end, until)) - 1];
    if (latest === undefined || latest <= last) return end;
    last = latest;
    end = Math.max(end, termEnd(expiry, zone, latest));
  }
}

/** Each calendar month after the term's first with an activity in time moves the end of the term by one month. */
function monthByMonth(expiry: Rolling, zone: Zone, { from, end: first, activities, until }: Term): number {
  const termEndsAt = zone.plus(from, expiry.after);
  let end = first;
  let months = 0;
  let counted = monthOf(zone, from);
  for (let index = firstFrom(activities, from + 1); index < activities.length; index += 1) {
    const activity = activities[index];
    if (activity === undefined || activity >= end || activity >= until) break;
    const month = monthOf(zone, activity);
    if (month === counted) continue;
    counted = month;
    months += 1;
    end = Math.max(end, zone.endOfDay(zone.plusMonths(termEndsAt, months)));
  }
  return end;
}

function monthOf(zone: Zone, at: number): number {
  const { year, month } = zone.local(at);
  return year * 12 + month;
}

/** The index of the first of ascending moments that is at or after `at`. */
function firstFrom(moments: readonly number[], at: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
