import type { MonthDay } from "../program/primitives.ts";
import { civilDate, type CivilDate, dayNumber } from "../time/civil.ts";

/** What comes first where a date alone does not tell: "1/2/2027". */
export type DateOrder = "day-first" | "month-first";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const GERMAN: Readonly<Record<string, string>> = {
  mär: "mar",
  mae: "mar",
  mrz: "mar",
  mai: "may",
  okt: "oct",
  dez: "dec",
};
const TIME = String.raw`(?:(?:T|,?\s+)\d{1,2}:\d{2}.*)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})${TIME}$`);
const NAMED = new RegExp(String.raw`^(\d{1,2})\.?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4})${TIME}$`, "u");
const NAMED_FIRST = new RegExp(String.raw`^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}$`, "u");

/** A date as some file writes it; a time beside it is passed over. @returns null when the calendar has no such day */
export function readDate(text: string, order: DateOrder): CivilDate | null {
  const value = text.trim();
  const iso = YEAR_FIRST.exec(value);
  if (iso) return dateOf(iso[1], iso[3], iso[4]);
  const numbers = YEAR_LAST.exec(value);
  if (numbers) {
    const [, first = "", separator = "", second = "", year = ""] = numbers;
    const { month, day } = inOrder({ first, second, separator, order });
    return dateOf(year.length === 2 ? `20${year}` : year, month, day);
  }
  const named = NAMED.exec(value);
  if (named) return dateOf(named[3], monthOf(named[2]), named[1]);
  const namedFirst = NAMED_FIRST.exec(value);
  return namedFirst ? dateOf(namedFirst[3], monthOf(namedFirst[1]), namedFirst[2]) : null;
}

/** A day of the year, with or without the year in which somebody was born, which is passed over. */
export function readBirthday(text: string, order: DateOrder): MonthDay | null {
  const value = text.trim();
  const full = readDate(value, order);
  if (full) return { month: full.month, day: full.day };
  // In a leap year every day of any year exists.
  const inLeapYear = (month?: string, day?: string) => {
    const date = dateOf("2000", month, day);
    return date && { month: date.month, day: date.day };
  };
  const iso = /^--(\d{2})-?(\d{2})$/.exec(value);
  if (iso) return inLeapYear(iso[1], iso[2]);
  const numbers = /^(\d{1,2})([-/.])\s?(\d{1,2})\.?$/.exec(value);
  if (numbers) {
    const [, first = "", separator = "", second = ""] = numbers;
    const { month, day } = inOrder({ first, second, separator, order });
    return inLeapYear(month, day);
  }
  const named = /^(\d{1,2})\.?[\s-]+(\p{L}{3,9})\.?$/u.exec(value);
  if (named) return inLeapYear(monthOf(named[2]), named[1]);
  const namedFirst = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?$/u.exec(value);
  return namedFirst ? inLeapYear(monthOf(namedFirst[1]), namedFirst[2]) : null;
}

/** What comes first in dates of a file, as far as they tell; null: they do not. */
export function guessDateOrder(samples: readonly string[]): DateOrder | null {
  for (const sample of samples) {
    const [, first, separator, second] = /^(\d{1,2})([-/.])\s?(\d{1,2})(?:\2|\.?$)/.exec(sample.trim()) ?? [];
    if (separator === "." || Number(first) > 12) return "day-first";
    if (Number(second) > 12) return "month-first";
  }
  return null;
}

/** Points separate days from months everywhere; a number above 12 is no month. */
function inOrder(written: { first: string; second: string; separator: string; order: DateOrder }) {
  const { first, second, separator, order } = written;
  const isDayFirst = Number(first) > 12 || (Number(second) <= 12 && (separator === "." || order === "day-first"));
  return isDayFirst ? { day: first, month: second } : { day: second, month: first };
}

function monthOf(name = ""): string | undefined {
  const start = name.toLowerCase().slice(0, 3);
  const at = MONTHS.indexOf(GERMAN[start] ?? start);
  return at < 0 ? undefined : String(at + 1);
}

function dateOf(year?: string, month?: string, day?: string): CivilDate | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (date.year < 1000 || date.month < 1 || date.month > 12 || date.day < 1) return null;
  const real = civilDate(dayNumber(date.year, date.month, date.day));
  return real.month === date.month && real.day === date.day ? date : null;
}
