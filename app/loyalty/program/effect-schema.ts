import { z } from "zod";
import { amountMinor, durationSchema, id, pointsCount, ratioSchema } from "./primitives.ts";

/** What a rule or a benefit gives. */

const unit = id.default("points").describe("The unit it goes to.");

export const effectSchema = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("points-per-unit"),
        rate: ratioSchema.describe("Points for one unit of the currency, such as 1 €."),
        unit,
      })
      .describe("Points for each unit of the shop's currency."),
    z
      .strictObject({ kind: z.literal("fixed-points"), points: pointsCount.describe("So many."), unit })
      .describe("The same number of points each time."),
    z
      .strictObject({ kind: z.literal("per-item"), points: pointsCount.describe("For each item."), unit })
      .describe(
        "Points for each item of the lines that count: a product stamp card, or status by the number of things bought.",
      ),
    z
      .strictObject({
        kind: z.literal("per-step"),
        stepMinor: amountMinor.min(1).describe("The step, minor units."),
        points: pointsCount.describe("For each full step."),
        unit,
      })
      .describe("Points for each full step of the basis: one stamp for each full 10.00 of one order."),
    z
      .strictObject({
        kind: z.literal("bands"),
        bands: z
          .array(
            z.strictObject({
              fromMinor: amountMinor.describe("Where the band begins, minor units."),
              rate: ratioSchema.describe("Points per unit of the currency within it."),
            }),
          )
          .min(1)
          .max(20)
          .describe("From the lowest to the highest; each ends where the next begins."),
        unit,
      })
      .describe("Each part of the basis by its own rate: 1 up to 100.00, 2 on what lies above."),
    z
      .strictObject({
        kind: z.literal("percentage"),
        share: ratioSchema.describe('`"0.02"` is 2 %.'),
        unit: id.describe("A unit of kind cashback."),
      })
      .describe("A share of the basis, in minor units of the shop's currency, into a unit of kind cashback."),
    z
      .strictObject({
        kind: z.literal("tier"),
        tier: id.describe("The tier."),
        lasts: z
          .union([durationSchema, z.literal("for-life"), z.literal("rest-of-year"), z.literal("rest-of-year-and-next")])
          .describe("How long."),
      })
      .describe("A tier for a time, protected from recalculation; never lowers the tier that is held."),
    z
      .strictObject({
        kind: z.literal("reward"),
        reward: id.describe("The reward."),
        lapses: durationSchema.optional().describe("Unused, it is lost after so long; left out: as the reward says."),
      })
      .describe("A reward, given by reference."),
  ])
  .meta({ id: "Effect", description: "What a rule or benefit gives." });
export type Effect = z.infer<typeof effectSchema>;
