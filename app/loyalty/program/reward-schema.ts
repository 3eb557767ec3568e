import { z } from "zod";
import { amountMinor, country, id, localTimeSchema, plainText, pointsCount, text, wholeNumber } from "./primitives.ts";
import { code, entitledSchema, goods, money, offer, shareMax, taking, validity } from "./reward-terms.ts";

const percent = z.number().gt(0, "more than 0").max(100).describe("Percent, such as 12.5.");

const fixedAmount = z
  .strictObject({
    kind: z.literal("fixed-amount"),
    ...offer,
    ...taking,
    ...validity,
    ...code,
    ...goods,
    ...money,
    shareMaxPercent: shareMax,
  })
  .describe("A code that takes an amount off an order.");

const percentage = z
  .strictObject({ kind: z.literal("percentage"), ...offer, ...taking, ...validity, ...code, ...goods, percent })
  .describe("A code that takes a percentage off.");

const freeShipping = z
  .strictObject({
    kind: z.literal("free-shipping"),
    ...offer,
    ...taking,
    ...validity,
    ...code,
    shippingMaxMinor: amountMinor.optional().describe("Only shipping that costs at most so much, minor units."),
    countries: z.array(country).max(250).default([]).describe("Only to these countries; empty: to all."),
  })
  .describe("A code for free shipping.");

const freeProduct = z
  .strictObject({
    kind: z.literal("free-product"),
    ...offer,
    ...taking,
    ...validity,
    ...code,
    productId: z
      .string()
      .regex(/^\d{1,20}$/, "a Shopify product id")
      .describe("The product, by Shopify's id."),
    variantId: z
      .string()
      .regex(/^\d{1,20}$/, "a Shopify variant id")
      .describe("Its variant, by Shopify's id."),
    valueMinor: amountMinor.optional().describe("What it is worth, for costs and checks; minor units."),
    buys: z
      .strictObject({
        from: entitledSchema.describe("What must be bought."),
        quantity: wholeNumber.min(1).max(1000).default(1).describe("So many pieces."),
      })
      .optional()
      .describe("Free beside these; left out: the code takes off what one piece costs when it is taken."),
  })
  .describe("A code for one piece of a product.");

const slider = z
  .strictObject({
    kind: z.literal("slider"),
    ...offer,
    tiers: taking.tiers,
    segments: taking.segments,
    window: taking.window,
    perMember: taking.perMember,
    total: taking.total,
    coolDown: taking.coolDown,
    ...validity,
    ...code,
    ...goods,
    pointsMin: pointsCount.describe("At least so many points."),
    pointsMax: pointsCount.describe("At most so many."),
    pointsStep: pointsCount.describe("In steps of so many."),
    minorPerStep: wholeNumber.min(1).max(1e12).describe("What one step is worth, minor units."),
    as: z.enum(["code", "gift-card", "store-credit"]).default("code").describe("What the member gets for them."),
    shareMaxPercent: shareMax,
  })
  .describe("Any number of points, within bounds and steps, for an amount.");

const giftCard = z
  .strictObject({ kind: z.literal("gift-card"), ...offer, ...taking, ...validity, ...money })
  .describe("A gift card of the shop: it pays like money, and what is left of it stays.");

const storeCredit = z
  .strictObject({ kind: z.literal("store-credit"), ...offer, ...taking, ...validity, ...money })
  .describe("Store credit on the member's account: it pays like money.");

const donation = z
  .strictObject({
    kind: z.literal("donation"),
    ...offer,
    ...taking,
    cause: text(80).describe("To whom the shop gives."),
    amountMinor: money.amountMinor,
  })
  .describe("The shop gives an amount to a cause. The donor is the shop.");

const experience = z
  .strictObject({
    kind: z.literal("experience"),
    ...offer,
    ...taking,
    ...validity,
    valueMinor: amountMinor.optional().describe("What it is worth, for costs and checks; minor units."),
    dates: z
      .array(
        z.strictObject({
          id: id.describe("Names the date; keep it when it moves."),
          at: localTimeSchema.describe("When it is."),
          places: wholeNumber.min(1).max(1_000_000).optional().describe("So many; left out: no limit."),
        }),
      )
      .max(50)
      .default([])
      .describe("The member chooses one; none: there is nothing to choose."),
    asks: z
      .strictObject({
        label: text(80).describe("What the member is asked for, such as a name to engrave."),
        lengthMax: wholeNumber.min(1).max(500).default(100).describe("At most so many characters."),
      })
      .optional()
      .describe("A text from the member; left out: none."),
  })
  .describe("Something that the team delivers by hand: an event, a service, a thing made for the member.");

const partnerCode = z
  .strictObject({
    kind: z.literal("partner-code"),
    ...offer,
    ...taking,
    ...validity,
    partner: text(80).describe("Whose codes they are."),
    howTo: plainText(300).default("").describe("How to use the code, and where."),
    valueMinor: amountMinor.optional().describe("What it is worth, for costs and checks; minor units."),
    lowStock: wholeNumber.min(0).max(100_000).default(20).describe("With so many codes left the merchant is warned."),
  })
  .describe("A code of somebody else's from an uploaded list, each given once.");

const earlyAccess = z
  .strictObject({
    kind: z.literal("early-access"),
    ...offer,
    ...taking,
    ...validity,
    tag: text(40).describe("The tag that the customer has meanwhile; Laurel keeps a Shopify segment of it."),
  })
  .describe("The member is in a customer segment for a time.");

const reference = z
  .strictObject({
    kind: z.literal("reference"),
    id: offer.id,
    name: text(80).describe("What people read."),
    points: taking.points,
    valueMinor: amountMinor.optional().describe("What it is worth, for costs and checks; minor units."),
    automatic: taking.automatic,
    lapses: z
      .strictObject({ days: wholeNumber.min(1).max(3650).describe("So many days.") })
      .optional()
      .describe("Unused, it is lost after so long; left out: never."),
  })
  .describe("A reward that is only referred to: what is due is recorded, and somebody else delivers it.");

/** What the merchant offers. */
export const rewardSchema = z
  .discriminatedUnion("kind", [
    fixedAmount,
    percentage,
    freeShipping,
    freeProduct,
    slider,
    giftCard,
    storeCredit,
    donation,
    experience,
    partnerCode,
    earlyAccess,
    reference,
  ])
  .meta({ id: "Reward", description: "What the merchant offers." });

/** Something that members of a tier have without a code: an automatic discount of Shopify's. */
export const memberDiscountSchema = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("percentage"),
        ...memberDiscount(),
        percent,
        only: entitledSchema.optional().describe("The products it is good for: a member price; left out: the order."),
      })
      .describe("A percentage off the order, or member prices of some products."),
    z
      .strictObject({
        kind: z.literal("amount-off"),
        ...memberDiscount(),
        amountMinor: money.amountMinor,
        only: entitledSchema.describe("The products that each cost so much less."),
      })
      .describe("Member prices: so much less for each piece of some products."),
    z
      .strictObject({
        kind: z.literal("free-shipping"),
        ...memberDiscount(),
        shippingMaxMinor: amountMinor.optional().describe("Only shipping that costs at most so much, minor units."),
      })
      .describe("Free shipping."),
  ])
  .meta({ id: "MemberDiscount", description: "An automatic discount for the members of a tier." });
export type MemberDiscount = z.infer<typeof memberDiscountSchema>;

function memberDiscount() {
  return {
    id: id.describe("Names the discount; keep it when it changes. Unique among all tiers."),
    name: text(80).describe("What people read in the cart."),
    minimumMinor: amountMinor.optional().describe("The least basket it is good for, minor units."),
    higherTiers: z.boolean().default(true).describe("Members of higher tiers have it too."),
    combinesWith: code.combinesWith,
  };
}
