import { z } from "zod";
import {
  amountMinor,
  durationSchema,
  id,
  localTimeSchema,
  monthDaySchema,
  pointsCount,
  ratioSchema,
  text,
  wholeNumber,
} from "./primitives.ts";

/** How points are earned: trigger + conditions + effect + limits + timing + expiry. Any goes with any. */

/** What an event by the merchant's systems, the storefront or an agent may be called besides the merchant's own names. */
export const KNOWN_EVENTS = [
  "app-sign-in", "profile-completed", "newsletter-consent", "sms-consent", "review", "photo-accepted", "photo-featured",
  "comment", "survey", "visit", "code-entry", "goodwill",
] as const; // prettier-ignore

export const triggerSchema = z.discriminatedUnion("kind", [
  /** Orders that need no fulfilment are awarded on paid. With a delay, a shipment or payment counts that many days later. */
  z.strictObject({
    kind: z.literal("order"),
    when: z.enum(["paid", "fulfilled"]).default("fulfilled"),
    delayDays: wholeNumber.min(0).max(365).default(0),
  }),
  z.strictObject({ kind: z.literal("joined") }),
  /** An event by name: one of the known ones, or any the merchant's systems send. */
  z.strictObject({ kind: z.literal("event"), name: id }),
  /** Each birthday from joining on. */
  z.strictObject({ kind: z.literal("birthday") }),
  /** Each anniversary of joining. */
  z.strictObject({ kind: z.literal("anniversary") }),
  /** A tier is entered from below; every time, unless a limit says otherwise. No tiers named: any tier. */
  z.strictObject({ kind: z.literal("tier-reached"), tiers: z.array(id).max(20).default([]) }),
  /** The first moment of a day of the shop's calendar. */
  z.strictObject({
    kind: z.literal("schedule"),
    on: z.union([
      z.strictObject({ every: z.literal("week"), weekday: wholeNumber.min(1).max(7).default(1) }),
      z.strictObject({ every: z.literal("month"), day: wholeNumber.min(1).max(28).default(1) }),
      z.strictObject({ every: z.literal("quarter"), day: wholeNumber.min(1).max(28).default(1) }),
      z.strictObject({ every: z.literal("year"), on: monthDaySchema }),
    ]),
  }),
  /** A referral counts once the friend has joined, or once the friend's first order has earned. */
  z.strictObject({
    kind: z.literal("referral"),
    side: z.enum(["referrer", "friend"]),
    after: z.enum(["joined", "first-order"]).default("first-order"),
  }),
]);
export type Trigger = z.infer<typeof triggerSchema>;

/** Lines that match any of the lists that are given; an empty selection matches nothing. */
export const productSelectionSchema = z.strictObject({
  products: z
    .array(z.string().regex(/^\d{1,20}$/, "a Shopify product id"))
    .max(1000)
    .default([]),
  variants: z
    .array(z.string().regex(/^\d{1,20}$/, "a Shopify variant id"))
    .max(1000)
    .default([]),
  collections: z
    .array(z.string().regex(/^\d{1,20}$/, "a Shopify collection id"))
    .max(100)
    .default([]),
  tags: z.array(text(255)).max(100).default([]),
  vendors: z.array(text(255)).max(100).default([]),
});
export type ProductSelection = z.infer<typeof productSelectionSchema>;

/** All conditions of a list must hold. `products` and `discounted` choose lines; the others judge the whole. */
export const conditionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("products"),
    include: productSelectionSchema.optional(),
    exclude: productSelectionSchema.optional(),
  }),
  /** Lines with a discount of their own or a share of the order's: only those, or only the others. */
  z.strictObject({ kind: z.literal("discounted"), is: z.boolean() }),
  /** The order's (or event's) present worth by the basis, over the lines that the other conditions choose. */
  z.strictObject({ kind: z.literal("amount"), fromMinor: amountMinor.optional(), toMinor: amountMinor.optional() }),
  z.strictObject({
    kind: z.literal("channel"),
    in: z.array(z.enum(["online", "app", "pos", "draft", "subscription", "other"])).min(1),
  }),
  z.strictObject({ kind: z.literal("company"), is: z.boolean() }),
  /** Which of the member's orders it is, counted as of its placing: the first, the nth, every nth. */
  z.strictObject({
    kind: z.literal("order-number"),
    is: z.union([
      z.strictObject({ exactly: wholeNumber.min(1).max(100_000) }),
      z.strictObject({ every: wholeNumber.min(2).max(100_000) }),
    ]),
  }),
  /** 1 is Monday; by the shop's calendar, of the placing or the event. */
  z.strictObject({ kind: z.literal("weekday"), in: z.array(wholeNumber.min(1).max(7)).min(1).max(7) }),
  /** From (included) to (excluded), each may be open. */
  z.strictObject({ kind: z.literal("window"), from: localTimeSchema.optional(), to: localTimeSchema.optional() }),
  /** The tier held when the order was placed or the event happened; null: none. */
  z.strictObject({ kind: z.literal("tier"), in: z.array(id.nullable()).min(1).max(21) }),
  z.strictObject({
    kind: z.literal("country"),
    in: z
      .array(z.string().regex(/^[A-Z]{2}$/, "two letters, such as DE"))
      .min(1)
      .max(250),
  }),
  /** The order carries one of these discount codes, or the event this code; letters' case does not count. */
  z.strictObject({ kind: z.literal("code"), in: z.array(text(255)).min(1).max(1000) }),
  z.strictObject({
    kind: z.literal("customer-tag"),
    in: z.array(text(255)).min(1).max(100),
    is: z.boolean().default(true),
  }),
  /** An attribute of the event, such as {"kind": "attribute", "name": "verified", "equals": true}. */
  z.strictObject({
    kind: z.literal("attribute"),
    name: id,
    equals: z.union([z.string().max(255), z.boolean(), wholeNumber]),
  }),
  z.strictObject({ kind: z.literal("since-joining"), within: durationSchema }),
  /** Of the events of this name about the same subject that stand, each value is carried by one: the before and the after photo. */
  z.strictObject({ kind: z.literal("all-of"), attribute: id, values: z.array(text(255)).min(2).max(10) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

const unit = id.default("points");

export const effectSchema = z.discriminatedUnion("kind", [
  /** Points for each unit of the shop's currency. */
  z.strictObject({ kind: z.literal("points-per-unit"), rate: ratioSchema, unit }),
  z.strictObject({ kind: z.literal("fixed-points"), points: pointsCount, unit }),
  /** Points for each item of the lines that count: a product stamp card, or status by the number of things bought. */
  z.strictObject({ kind: z.literal("per-item"), points: pointsCount, unit }),
  /** Points for each full step of the basis: one stamp for each full 10.00 of one order. */
  z.strictObject({ kind: z.literal("per-step"), stepMinor: amountMinor.min(1), points: pointsCount, unit }),
  /** Each part of the basis by its own rate: 1 up to 100.00, 2 on what lies above. */
  z.strictObject({
    kind: z.literal("bands"),
    bands: z
      .array(z.strictObject({ fromMinor: amountMinor, rate: ratioSchema }))
      .min(1)
      .max(20),
    unit,
  }),
  /** A share of the basis, in minor units of the shop's currency, into a unit of kind cashback: "0.02" is 2 %. */
  z.strictObject({ kind: z.literal("percentage"), share: ratioSchema, unit: id }),
  /** A tier for a time, protected from recalculation; never lowers the tier that is held. */
  z.strictObject({
    kind: z.literal("tier"),
    tier: id,
    lasts: z.union([
      durationSchema,
      z.literal("for-life"),
      z.literal("rest-of-year"),
      z.literal("rest-of-year-and-next"),
    ]),
  }),
  /** A reward, given by reference. */
  z.strictObject({ kind: z.literal("reward"), reward: id, lapses: durationSchema.optional() }),
]);
export type Effect = z.infer<typeof effectSchema>;

/** At most so many points, or so many awards, per period. A rolling period looks back from the earning moment. */
export const limitSchema = z
  .strictObject({
    per: z.enum(["order", "day", "week", "month", "quarter", "year", "lifetime"]),
    by: z.enum(["calendar", "rolling"]).default("calendar"),
    points: pointsCount.optional(),
    times: wholeNumber.min(1).max(1_000_000).optional(),
    /** `subject`: for each product, project or other thing that an event is about, on its own. */
    each: z.enum(["member", "subject"]).default("member"),
  })
  .refine((limit) => (limit.points === undefined) !== (limit.times === undefined), {
    message: "either points or times",
  });
export type Limit = z.infer<typeof limitSchema>;

/** When points of an award may be spent. */
export const vestingSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("at-once") }),
  z.strictObject({ kind: z.literal("after"), after: durationSchema }),
  /** The first such day after the award: a yearly dividend. */
  z.strictObject({ kind: z.literal("on-date"), on: monthDaySchema }),
]);
export type Vesting = z.infer<typeof vestingSchema>;

/** Until when points are good: to the end of that day in the shop's time zone. */
export const expirySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("never") }),
  z.strictObject({ kind: z.literal("fixed"), after: durationSchema }),
  /** So long after earning; each activity in time starts the term anew, or (month by month) adds one month per active calendar month. */
  z.strictObject({
    kind: z.literal("rolling"),
    after: durationSchema,
    activity: z
      .array(z.enum(["order", "event", "redemption", "earning"]))
      .min(1)
      .default(["order"]),
    extension: z.enum(["restart", "month-by-month"]).default("restart"),
  }),
  /** The end of the calendar quarter or year in which they were earned, or of a later one. */
  z.strictObject({
    kind: z.literal("calendar"),
    period: z.enum(["quarter", "year"]),
    later: wholeNumber.min(0).max(40).default(0),
  }),
]);
export type Expiry = z.infer<typeof expirySchema>;

export const budgetSchema = z.strictObject({ points: wholeNumber.min(1).max(1e12) });

export const roundingSchema = z.enum(["down", "nearest", "up"]);

/** What of an order counts. */
export const basisSchema = z.strictObject({
  /** as-shown: as the prices show them; included: with all taxes; excluded: without any. */
  taxes: z.enum(["as-shown", "included", "excluded"]).default("as-shown"),
  shipping: z.boolean().default(false),
  discountedLines: z.boolean().default(true),
  giftCards: z.boolean().default(false),
  tips: z.boolean().default(false),
  /** The part that codes of our own rewards took off. */
  paidWithRewards: z.boolean().default(false),
  paidWithGiftCards: z.boolean().default(true),
  paidWithStoreCredit: z.boolean().default(true),
  companyOrders: z.boolean().default(true),
});
export type Basis = z.infer<typeof basisSchema>;

export const earningRuleSchema = z.strictObject({
  id,
  /** What shoppers read: "Write a review". */
  name: text(80).optional(),
  trigger: triggerSchema,
  conditions: z.array(conditionSchema).max(20).default([]),
  effect: effectSchema,
  /** Whether tiers and campaigns multiply it; left out: orders yes, everything else no. */
  multiplied: z.boolean().optional(),
  limits: z.array(limitSchema).max(10).default([]),
  budget: budgetSchema.optional(),
  /** Left out: as the unit says. */
  vesting: vestingSchema.optional(),
  expiry: expirySchema.optional(),
  /** Left out: as the policies say. */
  basis: basisSchema.optional(),
  rounding: roundingSchema.default("down"),
});
export type EarningRule = z.infer<typeof earningRuleSchema>;

/** A modifier of earning rules with a window, or on a day that each member chooses. */
export const campaignSchema = z.strictObject({
  id,
  name: text(80),
  from: localTimeSchema.optional(),
  to: localTimeSchema.optional(),
  /** Only on the day that a member chose, so many times a calendar year. */
  memberDay: z.strictObject({ perYear: wholeNumber.min(1).max(366) }).optional(),
  conditions: z.array(conditionSchema).max(20).default([]),
  /** The rules it changes; left out: every rule that is multiplied. */
  rules: z.array(id).max(100).optional(),
  effect: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("multiplier"), multiplier: ratioSchema }),
    /** Points on top, once per order or event, under the rule it changes. */
    z.strictObject({ kind: z.literal("bonus"), points: pointsCount }),
  ]),
  budget: budgetSchema.optional(),
});
export type Campaign = z.infer<typeof campaignSchema>;
