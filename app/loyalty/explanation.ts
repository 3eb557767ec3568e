import { z } from "zod";

/**
 * Why a transfer happened, as compact data: rule, version, every input and every step, enough to recompute it by hand.
 * It holds no personal data, so that erasing a person never touches a transfer. explain.ts turns it into a sentence.
 *
 * Transfers are kept for ever: what an earlier version of the app wrote stays readable, so new fields are optional.
 */

const ratio = z.object({ numerator: z.number(), denominator: z.number() });

/** An exact fraction "n/d", where the rounded figure beside it does not say everything. */
const exact = z.string();

const effectSchema = z.union([
  z.object({ rate: ratio }),
  z.object({ fixed: z.number() }),
  z.object({ perItem: z.number() }),
  z.object({ stepMinor: z.number(), perStep: z.number() }),
  z.object({ bands: z.array(z.object({ fromMinor: z.number(), rate: ratio })) }),
  z.object({ share: ratio }),
]);

/** A part of what counts to which the same campaigns apply. */
const partSchema = z.object({
  basisMinor: z.number(),
  basisExact: exact.optional(),
  items: z.number().optional(),
  /** The ids of the campaigns that multiply this part. */
  campaigns: z.array(z.string()),
});

/** The limit that bit. */
const capSchema = z.object({
  /** The shared cap's id; null: a limit of the rule itself. */
  id: z.string().nullable(),
  per: z.enum(["order", "day", "week", "month", "quarter", "year", "lifetime"]),
  by: z.enum(["calendar", "rolling"]),
  points: z.number().optional(),
  times: z.number().optional(),
  /** What it still let through. */
  room: z.number(),
  /** Points without any cap, before and after the fact. */
  uncappedBefore: z.number(),
  uncapped: z.number(),
});

/** How the figure comes about, from what counts to what stands; the same for every trigger. */
const arithmetic = {
  rule: z.string(),
  version: z.number(),
  unit: z.string().default("points"),
  currency: z.string(),
  /** What counts after the fact in minor units, rounded down for display; the exact fraction where it is not whole. */
  basisMinor: z.number(),
  basisExact: exact.optional(),
  /** The share of the basis that refunds by amount, disputes and other means of payment left, already applied. */
  kept: exact.optional(),
  /** Items that count, where the effect counts items. */
  items: z.number().optional(),
  effect: effectSchema,
  /** The tier whose multiplier applies; null where none does. */
  tier: z.object({ id: z.string(), name: z.string(), multiplier: ratio }).nullable(),
  /** × 1 takes part because no tier is held. */
  isWithoutTier: z.literal(true).optional(),
  campaigns: z.array(z.object({ id: z.string(), name: z.string(), multiplier: ratio })).optional(),
  /** How multipliers that meet act together; there where several do. */
  stacking: z.enum(["multiply", "add", "best"]).optional(),
  /** Where campaigns multiply some of the lines only. */
  parts: z.array(partSchema).optional(),
  /** Points before rounding, where they are not whole. */
  exact: exact.optional(),
  rounding: z.enum(["down", "nearest", "up"]),
  /** Points added after rounding. */
  bonus: z.array(z.object({ id: z.string(), name: z.string(), points: z.number() })).optional(),
  /** The most that a rule ever gives at once, where it would have been more. */
  most: z.number().optional(),
  cap: capSchema.optional(),
  /** Where a limit bit earlier: how far it has risen now without any. */
  rise: z.object({ from: z.number(), to: z.number() }).optional(),
  /** Points that stand under this rule before and after the fact. */
  before: z.number(),
  after: z.number(),
};

const orderSchema = z.object({
  kind: z.literal("order"),
  /** What happened to the order. */
  fact: z.enum([
    "placed", "paid", "fulfilled", "due", "edited", "refunded", "disputed", "dispute-won", "cancelled",
  ]), // prettier-ignore
  order: z.string(),
  ...arithmetic,
});

const eventSchema = z.object({
  kind: z.literal("event"),
  fact: z.enum(["occurred", "withdrawn"]),
  event: z.string(),
  /** What the merchant calls the rule. */
  name: z.string().optional(),
  subject: z.string().nullable(),
  ...arithmetic,
});

/** Days of the calendar, tiers and referrals: only fixed points are earned there. */
const occasionSchema = z.object({
  kind: z.literal("occasion"),
  occasion: z.enum([
    "birthday",
    "anniversary",
    "schedule",
    "tier-reached",
    "tier-ended",
    "referral",
    "referral-withdrawn",
  ]),
  /** The year of the birthday, the number of the anniversary, the date, the tier's name, the side of the referral. */
  detail: z.string(),
  ...arithmetic,
});

const joinedSchema = z.object({
  kind: z.literal("joined"),
  points: z.number(),
  ...z.object(arithmetic).partial().shape,
  rule: z.string(),
  version: z.number(),
});

/** What a reward was called when it was taken. */
const titleSchema = z.object({ en: z.string(), de: z.string() });

export const explanationSchema = z.discriminatedUnion("kind", [
  orderSchema,
  eventSchema,
  occasionSchema,
  joinedSchema,
  /** What a tier gives while it is held. */
  z.object({
    kind: z.literal("benefit"),
    benefit: z.string(),
    tier: z.object({ id: z.string(), name: z.string() }),
    /** For which month, quarter, year or entry. */
    period: z.string(),
    version: z.number(),
    unit: z.string(),
    points: z.number(),
  }),
  /** A reward that is given, by a rule or as a benefit; `because` names the order, event, day or tier. */
  z.object({
    kind: z.literal("award"),
    reward: z.string(),
    rule: z.string(),
    version: z.number(),
    trigger: z.enum([
      "order", "event", "joined", "birthday", "anniversary", "schedule", "tier-reached", "referral", "benefit",
    ]), // prettier-ignore
    because: z.string(),
  }),
  /** A reward that is given by itself for points that can be spent. */
  z.object({ kind: z.literal("automatic-reward"), reward: z.string(), version: z.number(), points: z.number() }),
  /** A fact that stands no more, such as a cancelled shipment or an order that moved to another member. */
  z.object({ kind: z.literal("withdrawn"), rule: z.string(), cause: z.enum(["fact-gone", "moved", "not-forgiven"]) }),
  z.object({ kind: z.literal("agent"), reason: z.string(), note: z.string(), actor: z.string() }),
  /** What an agent gave or took is undone; `of` is the key of the transfer, `points` what it moved. */
  z.object({ kind: z.literal("agent-undone"), of: z.string(), points: z.number(), actor: z.string() }),
  z.object({
    kind: z.literal("redeemed"),
    reward: z.string(),
    version: z.number(),
    amountMinor: z.number(),
    currency: z.string(),
    /** Of a reward that is delivered by somebody else: what it is called. */
    name: z.string().optional(),
    /** Of the reward. */
    title: titleSchema.optional(),
    /** To whom the shop gives what it is worth. */
    donatedTo: z.string().optional(),
  }),
  /** As points came back before 2026-11; redemption-ended says more. */
  z.object({ kind: z.literal("redemption-returned"), reward: z.string(), cause: z.string() }),
  /** What was taken ended without being used: points come back, all or a share of the `of` that were spent. */
  z.object({
    kind: z.literal("redemption-ended"),
    reward: z.string(),
    title: titleSchema.optional(),
    state: z.enum(["lapsed", "cancelled"]),
    cause: z.string(),
    of: z.number(),
  }),
  /** An order in which a reward was used was refunded or cancelled; `back`: all that came back for it until now. */
  z.object({
    kind: z.literal("reward-refund"),
    reward: z.string(),
    title: titleSchema.optional(),
    order: z.string(),
    fact: z.enum(["refunded", "cancelled"]),
    of: z.number(),
    back: z.number(),
  }),
  /** What had come back is taken again: an order used the code all the same. */
  z.object({
    kind: z.literal("used-after-return"),
    reward: z.string(),
    title: titleSchema.optional(),
    order: z.string(),
  }),
  /** Cashback became store credit. */
  z.object({
    kind: z.literal("cashback-payout"),
    unit: z.string(),
    /** For which month or year: "2026-11", "2026". */
    period: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
  }),
  z.object({ kind: z.literal("merged"), points: z.number() }),
  /** A test is over, and what it left is taken away. */
  z.object({ kind: z.literal("test-wiped"), points: z.number() }),
  /** Points of a lot that lapsed; moments in whole seconds. */
  z.object({ kind: z.literal("expired"), unit: z.string(), lot: z.string(), expiresAt: z.number() }),
  z.object({
    kind: z.literal("expiry-undone"),
    lot: z.string(),
    cause: z.enum(["late-activity", "refund", "returned", "reinstated"]),
  }),
  /** What a member owed and the program's policy lets go. */
  z.object({ kind: z.literal("forgiven"), order: z.string().optional(), points: z.number() }),
  /** What a refund of an order took back under a rule is forgiven, because somebody of the shop wished it. */
  z.object({
    kind: z.literal("refund-forgiven"),
    /** The key of the transfer that it forgives. */
    forgives: z.string(),
    order: z.string(),
    refund: z.string(),
    wish: z.string(),
    actor: z.string(),
  }),
  /** What past orders gave on launch day. */
  z.object({ kind: z.literal("past-orders"), run: z.string(), points: z.number() }),
  /** What a file brought; lowered: the file said less than there was. */
  z.object({ kind: z.literal("imported"), run: z.string(), change: z.enum(["given", "lowered", "undone"]) }),
]);

export type Explanation = z.infer<typeof explanationSchema>;
export type OrderExplanation = Extract<Explanation, { kind: "order" }>;
/** An explanation that shows how points were worked out, step by step. */
export type EarnedExplanation = Extract<Explanation, { kind: "order" | "event" | "occasion" }>;
export type Arithmetic = Omit<OrderExplanation, "kind" | "fact" | "order">;
export type CapThatBit = NonNullable<Arithmetic["cap"]>;
