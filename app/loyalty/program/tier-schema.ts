import { z } from "zod";
import { effectSchema } from "./effect-schema.ts";
import { amountMinor, durationSchema, id, ratioSchema, text, wholeNumber } from "./primitives.ts";
import { memberDiscountSchema } from "./reward-schema.ts";

const threshold = {
  threshold: amountMinor.describe("How much: minor units for `spend`, else a count."),
  comparison: z
    .enum(["from", "more-than"])
    .default("from")
    .describe("`from` includes the threshold, `more-than` does not."),
};

export const qualificationSchema = z
  .discriminatedUnion("basis", [
    z.strictObject({ basis: z.literal("spend"), ...threshold }).describe("What was spent."),
    z.strictObject({ basis: z.literal("orders"), ...threshold }).describe("Orders of which something has counted."),
    z
      .strictObject({ basis: z.literal("points"), unit: id.default("points").describe("The unit."), ...threshold })
      .describe("Points earned in a unit, such as status points."),
    z.strictObject({ basis: z.literal("referrals"), ...threshold }).describe("Friends who were brought."),
    z
      .strictObject({ basis: z.literal("events"), event: id.describe("Their name."), ...threshold })
      .describe("Events of that name."),
  ])
  .meta({ id: "Qualification", description: "One way to reach a tier; any of a tier's ways is enough." });
export type Qualification = z.infer<typeof qualificationSchema>;

export const benefitSchema = z
  .strictObject({
    id: id.describe("Names the benefit."),
    when: z
      .enum(["entry", "month", "quarter", "year", "tier-year", "birthday"])
      .describe(
        "On entering; once in each such calendar period in which the tier is held; on entering and each year after; or on the birthday.",
      ),
    effect: effectSchema.describe("What it gives."),
    lapses: z
      .union([z.literal("never"), z.literal("period-end"), durationSchema])
      .default("never")
      .describe("Until when it must be used."),
  })
  .meta({
    id: "Benefit",
    description: "Something a tier gives while it is held; what is not used by the end of its period may lapse.",
  });
export type Benefit = z.infer<typeof benefitSchema>;

const one = { numerator: 1, denominator: 1 };

export const tierSchema = z
  .strictObject({
    id: id.describe("Names the tier; keep it when the tier changes."),
    name: text(40).describe("What people read."),
    qualifications: z.array(qualificationSchema).max(10).describe("Any is enough; none: only by grant."),
    multiplier: ratioSchema.default(one).describe("What multiplies rules that are multiplied."),
    forLife: z
      .array(qualificationSchema)
      .max(10)
      .default([])
      .describe("Reached over the whole life of the membership by one of these, the tier is kept for life."),
    suspendsExpiry: z
      .boolean()
      .default(false)
      .describe("While it is held no points expire; then their term starts anew."),
    perks: z.array(text(200)).max(50).default([]).describe("Texts that the merchant promises: a hotline, an event."),
    benefits: z.array(benefitSchema).max(50).default([]).describe("What it gives while it is held."),
    discounts: z
      .array(memberDiscountSchema)
      .max(10)
      .default([])
      .describe("Automatic discounts of Shopify's that its members have without a code."),
    tag: text(40)
      .refine((tag) => !tag.includes(","), "a tag without commas")
      .optional()
      .describe("The tag that its members have as Shopify customers; left out: none, unless a discount needs one."),
  })
  .meta({ id: "Tier", description: "A named level." });
export type Tier = z.infer<typeof tierSchema>;

export const tierPolicySchema = z
  .strictObject({
    window: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("lifetime") }).describe("Everything ever."),
        z
          .strictObject({ kind: z.literal("rolling"), months: wholeNumber.min(1).max(120).describe("So many.") })
          .describe("The last months."),
        z.strictObject({ kind: z.literal("calendar-year") }).describe("The calendar year."),
        z.strictObject({ kind: z.literal("membership-year") }).describe("Years counted from joining."),
      ])
      .default({ kind: "rolling", months: 12 })
      .describe("What counts together."),
    retention: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("window") }).describe("Only while the window says so."),
        z
          .strictObject({ kind: z.literal("rest-of-year-and-next") })
          .describe(
            "For the rest of the year in which it was reached, and the next: of the window's kind of year, else the calendar's.",
          ),
        z
          .strictObject({ kind: z.literal("for"), duration: durationSchema.describe("So long.") })
          .describe("For a term from reaching it."),
        z.strictObject({ kind: z.literal("for-life") }).describe("For life."),
      ])
      .default({ kind: "window" })
      .describe("How long a tier that was reached is kept, whatever the window says later."),
    grace: durationSchema.optional().describe("So much longer."),
    downgrade: z
      .enum(["to-earned", "one-level"])
      .default("to-earned")
      .describe("Where a tier ends: at what is earned then, or one level down for another term."),
    countsWhen: z.enum(["paid", "fulfilled"]).default("fulfilled").describe("From when an order counts."),
  })
  .meta({ id: "TierPolicy", description: "How tiers are counted and kept." });
export type TierPolicy = z.infer<typeof tierPolicySchema>;
