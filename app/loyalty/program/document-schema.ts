import { z } from "zod";
import { basisSchema, campaignSchema, capPeriod, earningRuleSchema } from "./earning-schema.ts";
import { country, durationSchema, id, plainText, pointsCount, text, wholeNumber } from "./primitives.ts";
import { rewardSchema } from "./reward-schema.ts";
import { tierPolicySchema, tierSchema } from "./tier-schema.ts";
import { expirySchema, vestingSchema } from "./timing-schema.ts";

const payoutSchema = z
  .strictObject({
    every: z.enum(["month", "year"]).describe("How often."),
    month: wholeNumber.min(1).max(12).default(1).describe("Of a yearly one: the month, 1 is January."),
    day: wholeNumber.min(1).max(28).default(1).describe("The day of the month, by the shop's calendar."),
    minimumMinor: wholeNumber.min(1).max(1e12).default(1).describe("What is less stays for the next time."),
    valid: durationSchema.optional().describe("How long the credit is good; left out: without end."),
  })
  .meta({ id: "Payout", description: "Cashback that becomes store credit by the calendar." });

export const unitSchema = z
  .strictObject({
    id: id.describe("Names the unit; the first is called `points`."),
    kind: z
      .enum(["points", "status", "cashback"])
      .default("points")
      .describe("points: can be spent; status: only counts; cashback: minor units of the shop's currency."),
    name: z
      .strictObject({ one: text(30).describe("One of them."), many: text(30).describe("Several of them.") })
      .describe("What people read."),
    icon: plainText(8).default("").describe("A character or emoji shown before amounts."),
    decimals: wholeNumber
      .min(0)
      .max(3)
      .default(0)
      .describe("Decimals that people see: with 2, 150 reads 1.50. Cashback has its currency's."),
    vesting: vestingSchema
      .default({ kind: "at-once" })
      .describe("From when points may be spent, unless the rule says."),
    expiry: expirySchema.default({ kind: "never" }).describe("Until when points are good, unless the rule says."),
    payout: payoutSchema.optional().describe("Of cashback: when it becomes store credit; left out: never."),
  })
  .meta({ id: "Unit", description: "What is counted." });

export const capSchema = z
  .strictObject({
    id: id.describe("Names the cap."),
    rules: z.array(id).max(100).optional().describe("The rules that share the cap; left out: all rules of the unit."),
    unit: id.default("points").describe("The unit it limits."),
    per: capPeriod.describe("The period."),
    by: z
      .enum(["calendar", "rolling"])
      .default("calendar")
      .describe("Periods of the calendar, or looking back from the earning moment."),
    points: pointsCount.describe("At most so many."),
  })
  .meta({ id: "Cap", description: "A limit that several rules share." });

export const policiesSchema = z
  .strictObject({
    shortfall: z
      .enum(["negative", "forgiven", "next-credit"])
      .default("negative")
      .describe(
        "What was spent and must be taken back: owed at once, forgiven, or owed and repaid by the next credit only.",
      ),
    guests: z
      .discriminatedUnion("claim", [
        z.strictObject({ claim: z.literal("all") }).describe("All since the program is live."),
        z.strictObject({ claim: z.literal("none") }).describe("None."),
        z
          .strictObject({ claim: z.literal("recent"), days: wholeNumber.min(1).max(3650).describe("So many.") })
          .describe("Those of the last days."),
      ])
      .default({ claim: "all" })
      .describe("Orders placed before joining."),
    spending: z
      .enum(["soonest-expiring", "oldest"])
      .default("soonest-expiring")
      .describe("Which points are spent first."),
    basis: basisSchema.default(() => basisSchema.parse({})).describe("What of an order counts, unless the rule says."),
    caps: z.array(capSchema).max(50).default([]).describe("Limits that several rules share."),
    stacking: z
      .enum(["multiply", "add", "best"])
      .default("multiply")
      .describe("How multipliers that meet (tier and campaigns) act together: 2 and 3 make 6, 4 or 3."),
    reminderDays: wholeNumber
      .min(1)
      .max(365)
      .default(30)
      .describe("So many days before points expire the member is reminded; nothing expires without."),
    velocity: z
      .strictObject({
        perMemberPerHour: wholeNumber.min(1).max(10_000).default(20).describe("By one member in an hour."),
        perShopPerHour: wholeNumber.min(1).max(10_000_000).optional().describe("By all members in an hour."),
      })
      .default({ perMemberPerHour: 20 })
      .describe("At most so many redemptions; whoever is held up reads when it goes on, and the merchant is told."),
  })
  .meta({ id: "Policies", description: "What holds for the whole program." });

export const joiningSchema = z
  .strictObject({
    mode: z
      .enum(["explicit", "automatic"])
      .default("explicit")
      .describe("explicit: a person agrees; automatic: the first order joins."),
    exclude: z
      .strictObject({
        companies: z.boolean().default(false).describe("Companies (B2B)."),
        customerTags: z.array(text(255)).max(100).default([]).describe("Customers with such a tag."),
        countries: z.array(country).max(250).default([]).describe("Two letters each, such as DE."),
      })
      .default({ companies: false, customerTags: [], countries: [] })
      .describe("Who cannot join."),
  })
  .meta({ id: "Joining", description: "How people become members." });

/** The shape of a document of the present schema number; program.ts adds what may refer to what. */
export const documentShape = z.strictObject({
  schema: z.literal(2).describe("The number of this schema."),
  units: z.array(unitSchema).min(1).max(20).describe('What is counted. The first unit is "points": what rewards cost.'),
  earning: z.array(earningRuleSchema).max(100).default([]).describe("The ways to earn."),
  campaigns: z.array(campaignSchema).max(100).default([]).describe("Modifiers of earning rules."),
  tiers: z.array(tierSchema).max(20).default([]).describe("From the lowest to the highest."),
  tierPolicy: tierPolicySchema.default(() => tierPolicySchema.parse({})).describe("How tiers are counted and kept."),
  rewards: z.array(rewardSchema).max(100).default([]).describe("What members get for points, or are given."),
  joining: joiningSchema
    .default({ mode: "explicit", exclude: { companies: false, customerTags: [], countries: [] } })
    .describe("How people become members."),
  policies: policiesSchema.default(() => policiesSchema.parse({})).describe("What holds for the whole program."),
});
export type ProgramDocument = z.infer<typeof documentShape>;
