import { z } from "zod";
import { ratioFromDecimal } from "../points.ts";

/** Parts that every section of the program document is made of. */

export const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "lower-case letters, digits and hyphens, at most 40");
export const text = (max: number) => z.string().trim().min(1, "required").max(max, `at most ${max} characters`);
export const wholeNumber = z.number().int("a whole number");
export const pointsCount = wholeNumber.min(1).max(1_000_000_000);
export const amountMinor = wholeNumber.min(0).max(1e13);

const exactRatio = z.strictObject({
  numerator: wholeNumber.min(0).max(1e12),
  denominator: wholeNumber.min(1).max(1e6),
});

/** A rate or multiplier: `{ "numerator": 3, "denominator": 2 }`, or the decimal that a person writes, "1.5". */
export const ratioSchema = z.union([
  exactRatio,
  z.string().transform((decimal, context) => {
    const ratio = ratioFromDecimal(decimal);
    if (ratio) return ratio;
    context.addIssue({ code: "custom", message: 'a decimal with at most six decimals, such as "1.5"' });
    return z.NEVER;
  }),
]);

/** A length of time by the shop's calendar. */
export const durationSchema = z.union([
  z.strictObject({ days: wholeNumber.min(1).max(36_500) }),
  z.strictObject({ months: wholeNumber.min(1).max(1200) }),
  z.strictObject({ years: wholeNumber.min(1).max(100) }),
]);
export type Duration = z.infer<typeof durationSchema>;

/** A day of every year; 29 February is 28 February in other years. */
export const monthDaySchema = z
  .strictObject({ month: wholeNumber.min(1).max(12), day: wholeNumber.min(1).max(31) })
  .refine(({ month, day }) => day <= (DAYS_OF_MONTH[month - 1] ?? 0), { message: "no such day", path: ["day"] });
export type MonthDay = z.infer<typeof monthDaySchema>;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A local date and time in the shop's time zone: "2026-11-27" or "2026-11-27T09:00". */
export const localTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'a local date or time, such as "2026-11-27" or "2026-11-27T09:00"')
  .refine((time) => !Number.isNaN(Date.parse(time.length === 10 ? `${time}T00:00Z` : `${time}Z`)), "no such date");
