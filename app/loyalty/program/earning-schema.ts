import { z } from "zod";
import { conditionSchema } from "./condition-schema.ts";
import { effectSchema } from "./effect-schema.ts";
import { id, localTimeSchema, pointsCount, ratioSchema, text, wholeNumber } from "./primitives.ts";
import { expirySchema, vestingSchema } from "./timing-schema.ts";
import { triggerSchema } from "./trigger-schema.ts";

/** How points are earned: trigger + conditions + effect + limits + timing + expiry. Any goes with any. */

export const capPeriod = z.enum(["order", "day", "week", "month", "quarter", "year", "lifetime"]);

export const limitSchema = z
  .strictObject({
    per: capPeriod.describe("The period."),
    by: z
      .enum(["calendar", "rolling"])
      .default("calendar")
      .describe("Periods of the calendar, or looking back from the earning moment."),
    points: pointsCount.optional().describe("At most so many points."),
    times: wholeNumber.min(1).max(1_000_000).optional().describe("At most so many awards. Either points or times."),
    each: z
      .enum(["member", "subject"])
      .default("member")
      .describe("`subject`: for each product, project or other thing that an event is about, on its own."),
  })
  .refine((limit) => (limit.points === undefined) !== (limit.times === undefined), {
    message: "either points or times",
  })
  .meta({ id: "Limit", description: "At most so many points, or so many awards, per period." });
export type Limit = z.infer<typeof limitSchema>;

const budgetSchema = z
  .strictObject({ points: wholeNumber.min(1).max(1e12).describe("So many points for all members together.") })
  .meta({
    id: "Budget",
    description: "What a rule or campaign may give in all; whoever reaches it gets the whole share.",
  });

const roundingSchema = z.enum(["down", "nearest", "up"]);

export const basisSchema = z
  .strictObject({
    taxes: z
      .enum(["as-shown", "included", "excluded"])
      .default("as-shown")
      .describe("As the prices show them, with all taxes, or without any."),
    shipping: z.boolean().default(false).describe("Shipping counts."),
    discountedLines: z.boolean().default(true).describe("Lines with a discount count."),
    giftCards: z.boolean().default(false).describe("Gift cards that are bought count."),
    tips: z.boolean().default(false).describe("Tips count."),
    paidWithRewards: z.boolean().default(false).describe("What codes of the program's own rewards took off counts."),
    paidWithGiftCards: z.boolean().default(true).describe("What gift cards paid counts."),
    paidWithStoreCredit: z.boolean().default(true).describe("What store credit paid counts."),
    companyOrders: z.boolean().default(true).describe("Companies' (B2B) orders count."),
  })
  .meta({ id: "Basis", description: "What of an order counts." });
export type Basis = z.infer<typeof basisSchema>;

export const earningRuleSchema = z
  .strictObject({
    id: id.describe("Names the rule in transfers; keep it when the rule changes."),
    name: text(80).optional().describe('What shoppers read: "Write a review".'),
    trigger: triggerSchema.describe("What sets it off."),
    conditions: z.array(conditionSchema).max(20).default([]).describe("All must hold."),
    effect: effectSchema.describe("What it gives."),
    multiplied: z
      .boolean()
      .optional()
      .describe("Whether tiers and campaigns multiply it; left out: orders yes, everything else no."),
    limits: z.array(limitSchema).max(10).default([]).describe("All apply; the smallest room counts."),
    budget: budgetSchema.optional().describe("What it may give in all."),
    vesting: vestingSchema.optional().describe("Left out: as the unit says."),
    expiry: expirySchema.optional().describe("Left out: as the unit says."),
    basis: basisSchema.optional().describe("Left out: as the policies say."),
    rounding: roundingSchema.default("down").describe("Once per order or event and rule."),
  })
  .meta({ id: "EarningRule", description: "A way to earn: trigger, conditions, effect, limits, timing, expiry." });
export type EarningRule = z.infer<typeof earningRuleSchema>;

export const campaignSchema = z
  .strictObject({
    id: id.describe("Names the campaign."),
    name: text(80).describe("What people read."),
    from: localTimeSchema.optional().describe("Included; left out: since ever."),
    to: localTimeSchema.optional().describe("Excluded; left out: without end."),
    memberDay: z
      .strictObject({ perYear: wholeNumber.min(1).max(366).describe("How many days each member may choose.") })
      .optional()
      .describe("Only on the day that a member chose, so many times a calendar year."),
    conditions: z.array(conditionSchema).max(20).default([]).describe("All must hold."),
    rules: z.array(id).max(100).optional().describe("The rules it changes; left out: every rule that is multiplied."),
    effect: z
      .discriminatedUnion("kind", [
        z
          .strictObject({ kind: z.literal("multiplier"), multiplier: ratioSchema.describe('Such as `"2"`.') })
          .describe("Multiplies."),
        z
          .strictObject({ kind: z.literal("bonus"), points: pointsCount.describe("So many.") })
          .describe("Points on top, once per order or event, under the rule it changes."),
      ])
      .describe("What it changes."),
    budget: budgetSchema.optional().describe("What it may give in all."),
  })
  .meta({
    id: "Campaign",
    description: "A modifier of earning rules with a window, or on a day that each member chooses.",
  });
export type Campaign = z.infer<typeof campaignSchema>;
