import { z } from "zod";
import { ratioFromDecimal } from "../points.ts";

const BROKEN = "a text without broken characters";

/** Whether a database can store a text: no null character, no half of a pair. */
export function isStorable(value: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(value);
}

/** A text that may be empty. */
export const plainText = (max: number) => z.string().max(max).refine(isStorable, BROKEN);

/** Parts that every section of the program document is made of. Descriptions are what docs/program-reference.md prints. */

export const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "lower-case letters, digits and hyphens, at most 40");
export const text = (max: number) =>
  z.string().trim().min(1, "required").max(max, `at most ${max} characters`).refine(isStorable, BROKEN);
export const wholeNumber = z.number().int("a whole number");
export const pointsCount = wholeNumber.min(1).max(1_000_000_000);
export const amountMinor = wholeNumber.min(0).max(1e13);
export const country = z.string().regex(/^[A-Z]{2}$/, "two letters, such as DE");

const exactRatio = z.strictObject({
  numerator: wholeNumber.min(0).max(1e12).describe("Above the line."),
  denominator: wholeNumber.min(1).max(1e6).describe("Below the line."),
});

export const ratioSchema = z
  .union([
    exactRatio,
    z.string().transform((decimal, context) => {
      const ratio = ratioFromDecimal(decimal);
      if (ratio) return ratio;
      context.addIssue({ code: "custom", message: 'a decimal with at most six decimals, such as "1.5"' });
      return z.NEVER;
    }),
  ])
  .meta({
    id: "Ratio",
    description:
      'A rate or multiplier, exact: the decimal that a person writes (`"1.5"`, at most six decimals), or `{ "numerator": 3, "denominator": 2 }`.',
  });

export const durationSchema = z
  .union([
    z.strictObject({ days: wholeNumber.min(1).max(36_500).describe("So many days.") }),
    z.strictObject({ months: wholeNumber.min(1).max(1200).describe("So many months.") }),
    z.strictObject({ years: wholeNumber.min(1).max(100).describe("So many years.") }),
  ])
  .meta({ id: "Duration", description: "A length of time by the shop's calendar." });
export type Duration = z.infer<typeof durationSchema>;

export const monthDaySchema = z
  .strictObject({
    month: wholeNumber.min(1).max(12).describe("1 is January."),
    day: wholeNumber.min(1).max(31).describe("Day of the month."),
  })
  .refine(({ month, day }) => day <= (DAYS_OF_MONTH[month - 1] ?? 0), { message: "no such day", path: ["day"] })
  .meta({ id: "MonthDay", description: "A day of every year; 29 February is 28 February in other years." });
export type MonthDay = z.infer<typeof monthDaySchema>;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const localTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'a local date or time, such as "2026-11-27" or "2026-11-27T09:00"')
  .refine(isDate, "no such date")
  .meta({
    id: "LocalTime",
    description: 'A date or time in the shop\'s time zone: `"2026-11-27"` (its first moment) or `"2026-11-27T09:00"`.',
  });

/** Whether the calendar has the day and the clock the time: 31 February would be read as a day of March. */
function isDate(text: string): boolean {
  const at = Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
