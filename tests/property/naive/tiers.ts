import type { Program, Qualification, Tier } from "../../../app/loyalty/program.ts";
import { monthsOn, periodName, termOn, wallAt, momentOf } from "./wall-clock.ts";

/** From `step` on, `source` counted `value` towards `basis`; the newest word on a source and basis holds. */
export interface Word {
  step: number;
  at: number;
  source: string;
  basis: string;
  datedAt: number;
  value: number;
}

/** Everything that was said so far about what counts, and who asks when. */
export interface Ledger {
  words: Word[];
  program: Program;
  joinedAt: number;
  timeZone: string;
}

interface Term {
  tier: number;
  step: number;
  /** A moment of the window that it rests on. */
  within: number;
  until: number;
}

/** The tier earned by the window at a moment, from words up to a step (and their worth at a later one); -1 for none. */
function earnedTier(ledger: Ledger, options: { at: number; step: number; worthAt: number }): number {
  const { program } = ledger;
  const isEarned = (tier: Tier) =>
    tier.qualifications.some((q) => reaches(q, countOf(ledger, { ...options, basis: basisName(q) }))) ||
    tier.forLife.some((q) => reaches(q, countOf(ledger, { ...options, basis: basisName(q), always: true })));
  return program.tiers.findLastIndex(isEarned);
}

function isTierEarned(ledger: Ledger, options: { at: number; step: number; worthAt: number; tier: number }): boolean {
  const tier = ledger.program.tiers[options.tier];
  return tier?.qualifications.some((q) => reaches(q, countOf(ledger, { ...options, basis: basisName(q) }))) ?? false;
}

function countOf(
  ledger: Ledger,
  options: { at: number; step: number; worthAt: number; basis: string; always?: boolean },
): number {
  const sources = new Set(ledger.words.filter(({ basis }) => basis === options.basis).map(({ source }) => source));
  let count = 0;
  for (const source of sources) {
    const newest = (step: number) =>
      ledger.words.findLast((word) => word.source === source && word.basis === options.basis && word.step <= step);
    const then = newest(options.step);
    const now = newest(options.worthAt);
    if (!then || !now) continue;
    if (!options.always && !isInWindow(ledger, then.datedAt, options.at)) continue;
    count += Math.min(then.value, now.value);
  }
  return count;
}

function isInWindow({ program, joinedAt, timeZone }: Ledger, datedAt: number, at: number): boolean {
  const { window } = program.tierPolicy;
  switch (window.kind) {
    case "lifetime":
      return true;
    case "rolling":
      return monthsOn(datedAt, window.months, timeZone) > at;
    case "calendar-year":
      return periodName("year", datedAt, timeZone) === periodName("year", at, timeZone);
    case "membership-year":
      return membershipYear(joinedAt, datedAt, timeZone) === membershipYear(joinedAt, at, timeZone);
  }
}

/** How many whole years have passed since joining. */
function membershipYear(joinedAt: number, at: number, timeZone: string): number {
  let years = 0;
  if (at >= joinedAt) while (monthsOn(joinedAt, 12 * (years + 1), timeZone) <= at) years += 1;
  else while (monthsOn(joinedAt, 12 * years, timeZone) > at) years -= 1;
  return years;
}

function basisName(qualification: Qualification): string {
  if (qualification.basis === "points") return `points:${qualification.unit}`;
  return qualification.basis === "events" ? `events:${qualification.event}` : qualification.basis;
}

function reaches({ threshold, comparison }: Qualification, count: number): boolean {
  return comparison === "from" ? count >= threshold : count > threshold;
}

function termEnd({ program, joinedAt, timeZone }: Ledger, from: number): number | null {
  const { retention, window, grace } = program.tierPolicy;
  const later = (end: number) => (grace ? termOn(end, grace, timeZone) : end);
  switch (retention.kind) {
    case "window":
      return null;
    case "for-life":
      return Number.POSITIVE_INFINITY;
    case "for":
      return later(termOn(from, retention.duration, timeZone));
    case "rest-of-year-and-next":
      if (window.kind === "membership-year")
        return later(monthsOn(joinedAt, 12 * (membershipYear(joinedAt, from, timeZone) + 2), timeZone));
      return later(momentOf({ year: wallAt(from, timeZone).year + 2, month: 1, day: 1, second: 0 }, timeZone));
  }
}

/** The tier held at a moment, from all words up to a step: everything is counted anew. Retention `window` has no grace here. */
export function tierHeld(ledger: Ledger, options: { at: number; step: number }): Tier | null {
  const { at, step } = options;
  const { tiers, tierPolicy } = ledger.program;
  let held = earnedTier(ledger, { at, step, worthAt: step });
  for (const term of termsUpTo(ledger, step)) {
    if (!isTierEarned(ledger, { at: term.within, step: term.step, worthAt: step, tier: term.tier })) continue;
    let [tier, until] = [term.tier, term.until];
    while (tier >= 0) {
      if (at < until) {
        held = Math.max(held, tier);
        break;
      }
      const next: number | null = tierPolicy.downgrade === "one-level" ? termEnd(ledger, until) : null;
      if (next === null) break;
      [tier, until] = [tier - 1, next];
    }
  }
  return tiers[held] ?? null;
}

function termsUpTo(ledger: Ledger, step: number): Term[] {
  const terms: Term[] = [];
  const asked = new Set(ledger.program.tiers.flatMap((tier) => tier.qualifications.map(basisName)));
  for (const began of new Set(ledger.words.map((word) => word.step))) {
    if (began > step) continue;
    // What no tier asks for does not count towards any.
    const words = ledger.words.filter((word) => word.step === began && asked.has(word.basis));
    const more = words.filter((word) => {
      const before = ledger.words.findLast(
        (other) => other.source === word.source && other.basis === word.basis && other.step < began,
      );
      return word.value > (before?.value ?? 0);
    });
    for (const { at, datedAt } of more) {
      const isLate = isOfEarlierYear(ledger, datedAt, at);
      const within = isLate ? datedAt : at;
      const { kind } = ledger.program.tierPolicy.retention;
      const until = termEnd(ledger, isLate && kind === "rest-of-year-and-next" ? datedAt : at);
      if (until === null) continue;
      for (let tier = 0; tier < ledger.program.tiers.length; tier += 1)
        if (isTierEarned(ledger, { at: within, step: began, worthAt: began, tier }))
          terms.push({ tier, step: began, within, until });
    }
  }
  return terms;
}

function isOfEarlierYear({ program, joinedAt, timeZone }: Ledger, datedAt: number, at: number): boolean {
  switch (program.tierPolicy.window.kind) {
    case "calendar-year":
      return wallAt(datedAt, timeZone).year < wallAt(at, timeZone).year;
    case "membership-year":
      return membershipYear(joinedAt, datedAt, timeZone) < membershipYear(joinedAt, at, timeZone);
    case "rolling":
    case "lifetime":
      return false;
  }
}

/** The moments at which time alone may change the tier: what leaves a window, and where terms end. */
export function tierMoments(ledger: Ledger, step: number): number[] {
  const { program, timeZone, joinedAt } = ledger;
  const { window } = program.tierPolicy;
  const moments: number[] = [];
  for (const { datedAt } of ledger.words.filter((word) => word.step <= step)) {
    if (window.kind === "rolling") moments.push(monthsOn(datedAt, window.months, timeZone));
    if (window.kind === "calendar-year")
      moments.push(momentOf({ year: wallAt(datedAt, timeZone).year + 1, month: 1, day: 1, second: 0 }, timeZone));
    if (window.kind === "membership-year")
      moments.push(monthsOn(joinedAt, 12 * (membershipYear(joinedAt, datedAt, timeZone) + 1), timeZone));
  }
  for (const { until, tier } of termsUpTo(ledger, step)) {
    let end: number | null = until;
    for (let left = tier; end !== null && Number.isFinite(end) && left >= 0; left -= 1) {
      moments.push(end);
      end = termEnd(ledger, end);
    }
  }
  return [...new Set(moments)].sort((a, b) => a - b);
}
