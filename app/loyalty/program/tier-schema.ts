import { z } from "zod";
import { effectSchema } from "./earning-schema.ts";
import { amountMinor, durationSchema, id, ratioSchema, text, wholeNumber } from "./primitives.ts";

const threshold = {
  threshold: amountMinor,
  /** `from` includes the threshold, `more-than` does not. */
  comparison: z.enum(["from", "more-than"]).default("from"),
};

/** One way to reach a tier; any of a tier's ways is enough. */
export const qualificationSchema = z.discriminatedUnion("basis", [
  /** Basis spend in minor units of the shop's currency. */
  z.strictObject({ basis: z.literal("spend"), ...threshold }),
  /** Orders of which something has counted. */
  z.strictObject({ basis: z.literal("orders"), ...threshold }),
  /** Points earned in a unit, such as status points. */
  z.strictObject({ basis: z.literal("points"), unit: id.default("points"), ...threshold }),
  z.strictObject({ basis: z.literal("referrals"), ...threshold }),
  /** Events of that name. */
  z.strictObject({ basis: z.literal("events"), event: id, ...threshold }),
]);
export type Qualification = z.infer<typeof qualificationSchema>;

/** Something a tier gives while it is held; what is not used by the end of its period may lapse. */
export const benefitSchema = z.strictObject({
  id,
  /** entry: on entering; month, quarter, year: once in each such calendar period in which the tier is held; tier-year: on entering and each year after; birthday. */
  when: z.enum(["entry", "month", "quarter", "year", "tier-year", "birthday"]),
  effect: effectSchema,
  lapses: z.union([z.literal("never"), z.literal("period-end"), durationSchema]).default("never"),
});
export type Benefit = z.infer<typeof benefitSchema>;

const one = { numerator: 1, denominator: 1 };

export const tierSchema = z.strictObject({
  id,
  name: text(40),
  /** None: only by grant. */
  qualifications: z.array(qualificationSchema).max(10),
  multiplier: ratioSchema.default(one),
  /** Reached over the whole life of the membership by one of these, the tier is kept for life. */
  forLife: z.array(qualificationSchema).max(10).default([]),
  /** While it is held no points expire; then their term starts anew. */
  suspendsExpiry: z.boolean().default(false),
  /** Texts that the merchant promises: a hotline, an event. */
  perks: z.array(text(200)).max(50).default([]),
  benefits: z.array(benefitSchema).max(50).default([]),
});
export type Tier = z.infer<typeof tierSchema>;

export const tierPolicySchema = z.strictObject({
  /** What counts together. */
  window: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("lifetime") }),
      z.strictObject({ kind: z.literal("rolling"), months: wholeNumber.min(1).max(120) }),
      z.strictObject({ kind: z.literal("calendar-year") }),
      /** Years counted from joining. */
      z.strictObject({ kind: z.literal("membership-year") }),
    ])
    .default({ kind: "rolling", months: 12 }),
  /** How long a tier that was reached is kept, whatever the window says later. */
  retention: z
    .discriminatedUnion("kind", [
      /** Only while the window says so. */
      z.strictObject({ kind: z.literal("window") }),
      /** For the rest of the year in which it was reached, and the next: of the window's kind of year, else the calendar's. */
      z.strictObject({ kind: z.literal("rest-of-year-and-next") }),
      z.strictObject({ kind: z.literal("for"), duration: durationSchema }),
      z.strictObject({ kind: z.literal("for-life") }),
    ])
    .default({ kind: "window" }),
  graceDays: wholeNumber.min(0).max(366).default(0),
  /** Where a tier ends: at what is earned then, or one level down for another term. */
  downgrade: z.enum(["to-earned", "one-level"]).default("to-earned"),
  /** From when an order counts. */
  countsWhen: z.enum(["paid", "fulfilled"]).default("fulfilled"),
});
export type TierPolicy = z.infer<typeof tierPolicySchema>;
