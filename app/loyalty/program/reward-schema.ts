import { z } from "zod";
import { amountMinor, id, pointsCount, text, wholeNumber } from "./primitives.ts";

/** What the merchant offers. */
export const rewardSchema = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        id: id.describe("Names the reward; keep it when the reward changes."),
        kind: z.literal("fixed-amount"),
        points: z.number().int("a whole number").min(1, "at least 1").max(1_000_000_000).describe("Points it costs."),
        amountMinor: z
          .number()
          .int("a whole number")
          .min(1, "more than 0")
          .max(1e12)
          .describe("What it takes off an order, minor units."),
      })
      .describe("A voucher over a fixed amount."),
    z
      .strictObject({
        id: id.describe("Names the reward; keep it when the reward changes."),
        kind: z.literal("reference"),
        name: text(80).describe("What people read."),
        points: pointsCount.optional().describe("Points it costs; left out: it cannot be bought, only given."),
        valueMinor: amountMinor.optional().describe("What it is worth, for costs and checks; minor units."),
        automatic: z.boolean().default(false).describe("Given by itself each time so many points can be spent."),
        lapses: z
          .strictObject({ days: wholeNumber.min(1).max(3650).describe("So many days.") })
          .optional()
          .describe("Unused, it is lost after so long; left out: never."),
      })
      .describe("A reward that is only referred to: what is due is recorded, and somebody else delivers it."),
  ])
  .meta({ id: "Reward", description: "What the merchant offers." });
