import { z } from "zod";
import { durationSchema, monthDaySchema, wholeNumber } from "./primitives.ts";

/** From when points may be spent, and until when. */

export const vestingSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("at-once") }).describe("At once."),
    z
      .strictObject({ kind: z.literal("after"), after: durationSchema.describe("So long after the award.") })
      .describe("After a wait."),
    z
      .strictObject({ kind: z.literal("on-date"), on: monthDaySchema.describe("The day.") })
      .describe("On the first such day after the award: a yearly dividend."),
  ])
  .meta({ id: "Vesting", description: "From when points of an award may be spent." });
export type Vesting = z.infer<typeof vestingSchema>;

export const expirySchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("never") }).describe("They never expire."),
    z
      .strictObject({ kind: z.literal("fixed"), after: durationSchema.describe("So long after the award.") })
      .describe("By time alone."),
    z
      .strictObject({
        kind: z.literal("rolling"),
        after: durationSchema.describe("So long after the award, or after the last activity."),
        activity: z
          .array(z.enum(["order", "event", "redemption", "earning"]))
          .min(1)
          .default(["order"])
          .describe("What keeps points alive."),
        extension: z
          .enum(["restart", "month-by-month"])
          .default("restart")
          .describe("Each activity in time starts the term anew, or adds one month per active calendar month."),
      })
      .describe("By inactivity."),
    z
      .strictObject({
        kind: z.literal("calendar"),
        period: z.enum(["quarter", "year"]).describe("The calendar period of the award."),
        later: wholeNumber.min(0).max(40).default(0).describe("At the end of so many periods after it."),
      })
      .describe("At the end of the calendar quarter or year in which they were earned, or of a later one."),
  ])
  .meta({
    id: "Expiry",
    description: "Until when points are good: to the end of that day in the shop's time zone.",
  });
export type Expiry = z.infer<typeof expirySchema>;
