import { z } from "zod";
import {
  amountMinor,
  durationSchema,
  id,
  localTimeSchema,
  plainText,
  pointsCount,
  text,
  wholeNumber,
} from "./primitives.ts";

/** What rewards of several kinds have in common: what they are called, for whom, how often, on what, and for how long. */

const shopifyId = (what: string) => z.string().regex(/^\d{1,20}$/, `a Shopify ${what} id`);
const shopifyIds = (what: string, max: number) =>
  z.array(shopifyId(what)).max(max).default([]).describe(`Shopify's ids of ${what}s, as texts of digits.`);
const currency = z.string().regex(/^[A-Z]{3}$/, "three letters, such as EUR");

export const entitledSchema = z
  .strictObject({
    products: shopifyIds("product", 100),
    variants: shopifyIds("variant", 100),
    collections: shopifyIds("collection", 100),
  })
  .meta({ id: "Entitled", description: "Products by any of the lists that are given: those a discount is good for." });
export type Entitled = z.infer<typeof entitledSchema>;

/** Of every reward. */
export const offer = {
  id: id.describe("Names the reward; keep it when the reward changes."),
  name: text(80).optional().describe("What people read; left out: what it gives, in their language."),
  description: plainText(300).default("").describe("A sentence more."),
};

const price = pointsCount.optional().describe("Points it costs; left out: it cannot be bought, only given.");

const limitSchema = z
  .strictObject({
    count: wholeNumber.min(1).max(1_000_000).describe("At most so many."),
    per: z.enum(["day", "week", "month", "year", "ever"]).default("ever").describe("In each such calendar period."),
  })
  .meta({ id: "RewardLimit", description: "How often one member may take a reward." });

/** Of every reward that Laurel itself hands out: who may take it, when, and how often. */
export const taking = {
  points: price,
  automatic: z.boolean().default(false).describe("Given by itself each time so many points can be spent."),
  tiers: z.array(id.nullable()).max(21).default([]).describe("Only for these tiers; null: none. Empty: for everybody."),
  segments: shopifyIds("segment", 10),
  window: z
    .strictObject({
      from: localTimeSchema.optional().describe("Included; left out: always was."),
      to: localTimeSchema.optional().describe("Excluded; left out: without end."),
    })
    .optional()
    .describe("When it can be taken."),
  perMember: limitSchema.optional().describe("For one member; left out: no limit."),
  total: wholeNumber
    .min(1)
    .max(10_000_000)
    .optional()
    .describe("For all members together: the stock; left out: no limit."),
  coolDown: durationSchema.optional().describe("So long after one a member may take the next."),
};

/** Of every reward that ends: how long it is good, and what becomes of its points. */
export const validity = {
  valid: z
    .union([
      durationSchema,
      z.strictObject({ until: localTimeSchema.describe("Excluded.") }).describe("Until a moment."),
    ])
    .optional()
    .describe("How long it can be used once it was taken, to the end of that day; left out: without end."),
  lapseReturnsPercent: wholeNumber
    .min(0)
    .max(100)
    .default(100)
    .describe("Unused at its end, so much of its points comes back, rounded down: 100 all, 0 none."),
};

const purchases = z
  .enum(["one-time", "subscription", "both"])
  .default("one-time")
  .describe("The purchases it is good for.");

/** Of every discount code: what it is good for, and what with. */
export const code = {
  minimumMinor: amountMinor.optional().describe("The least basket it is good for, minor units."),
  purchases,
  combinesWith: z
    .strictObject({
      order: z.boolean().default(true).describe("Discounts on the whole order."),
      product: z.boolean().default(true).describe("Discounts on products."),
      shipping: z.boolean().default(true).describe("Discounts on shipping; two of them never combine."),
    })
    .default({ order: true, product: true, shipping: true })
    .describe("Discounts it may be combined with, if those allow it too."),
  transferable: z
    .boolean()
    .default(false)
    .describe("Anyone who holds the code may use it, and a stranger's first order with it counts as a referral."),
  refundReturns: z
    .enum(["full", "proportional", "none"])
    .default("proportional")
    .describe(
      "Points that come back for a refunded order it was used in: all once nothing of the order is left; the refunded share of what it took off; none. A cancelled order gives all back, unless `none`.",
    ),
};

/** Of every code that takes something off products. */
export const goods = {
  only: entitledSchema.optional().describe("The products it is good for; left out: all."),
  except: z
    .strictObject({
      products: shopifyIds("product", 100),
      collections: shopifyIds("collection", 25),
      tags: z.array(text(255)).max(25).default([]).describe("Tags of the product."),
      vendors: z.array(text(255)).max(25).default([]).describe("Vendors, as Shopify has them."),
    })
    .optional()
    .describe(
      "Products it is not good for. Shopify's discounts can only name what they are good for: at most 250 products may remain.",
    ),
};

/** Of every amount of money. */
export const money = {
  amountMinor: wholeNumber.min(1, "more than 0").max(1e12).describe("Its worth in the shop's currency, minor units."),
  amounts: z
    .array(
      z.strictObject({
        currency: currency.describe("Three letters, such as EUR."),
        amountMinor: wholeNumber.min(1, "more than 0").max(1e12).describe("Its worth there, minor units."),
      }),
    )
    .max(50)
    .default([])
    .describe("Its worth in other currencies of the shop's markets; left out: Shopify converts."),
};

export const shareMax = z
  .number()
  .int("a whole number")
  .min(1)
  .max(100)
  .optional()
  .describe("It takes off at most so many percent of the basket: the basket must be worth at least so much more.");
