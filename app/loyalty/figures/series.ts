import { dayNumber, civilDate, weekdayOf } from "../time/civil.ts";

/** What the points of a unit did in a time: net of what was given back. */
export interface Flow {
  earned: number;
  takenBack: number;
  redeemed: number;
  expired: number;
  forgiven: number;
}

export interface FlowOfPeriod extends Flow {
  /** The first day of the period, such as "2026-11-16". */
  from: string;
}

/** How long the periods of a series are. */
export type SeriesStep = "day" | "week" | "month";

/** What one looks at: so many days back, in periods that make a readable number of bars. */
export const SPANS = { "30": "day", "90": "week", "365": "month" } as const satisfies Record<string, SeriesStep>;
export type Span = keyof typeof SPANS;

const NOTHING: Flow = { earned: 0, takenBack: 0, redeemed: 0, expired: 0, forgiven: 0 };

/**
 * Days put together into days, weeks (from Monday) or months of the calendar, with periods in which nothing happened as zeros; oldest first.
 *
 * @param of.from first day that counts, `of.to` the last, such as "2026-11-22"
 */
export function seriesOf(
  days: readonly (Flow & { day: string })[],
  of: { from: string; to: string; step: SeriesStep },
): FlowOfPeriod[] {
  const periods = new Map<string, FlowOfPeriod>();
  for (let number = numberOf(of.from); number <= numberOf(of.to); number += 1) {
    const from = periodOf(number, of.step);
    if (!periods.has(from)) periods.set(from, { from, ...NOTHING });
  }
  for (const { day, ...flow } of days) {
    const period = periods.get(periodOf(numberOf(day), of.step));
    if (!period || day < of.from || day > of.to) continue;
    period.earned += flow.earned;
    period.takenBack += flow.takenBack;
    period.redeemed += flow.redeemed;
    period.expired += flow.expired;
    period.forgiven += flow.forgiven;
  }
  return [...periods.values()];
}

/** The day so many days before a day, both as text. */
export function daysBefore(day: string, days: number): string {
  return textOf(numberOf(day) - days);
}

/** Months from the first to the last that holds something, those between with 0; what never expires comes apart. */
export function liabilityByMonth(points: Readonly<Record<string, number>>): {
  months: { month: string; points: number }[];
  never: number;
} {
  const known = Object.keys(points)
    .filter((month) => month !== "")
    .toSorted();
  const [first, last] = [known[0], known.at(-1)];
  const months: { month: string; points: number }[] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = monthAfter(month)) {
    months.push({ month, points: points[month] ?? 0 });
  }
  return { months, never: points[""] ?? 0 };
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

function periodOf(number: number, step: SeriesStep): string {
  if (step === "week") return textOf(number - weekdayOf(number) + 1);
  const day = textOf(number);
  return step === "month" ? `${day.slice(0, 7)}-01` : day;
}

function numberOf(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return dayNumber(year, month, date);
}

function textOf(number: number): string {
  const { year, month, day } = civilDate(number);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
