import { z } from "zod";

/**
 * Why a transfer happened, as compact data: rule, version, inputs and arithmetic, enough to recompute it by hand.
 * It holds no personal data, so that erasing a person never touches a transfer. explain.ts turns it into a sentence.
 */

const ratio = z.object({ numerator: z.number(), denominator: z.number() });

const orderSchema = z.object({
  kind: z.literal("order"),
  /** What happened to the order. */
  fact: z.enum(["placed", "paid", "fulfilled", "edited", "refunded", "cancelled"]),
  order: z.string(),
  rule: z.string(),
  version: z.number(),
  currency: z.string(),
  /** The basis after the fact in minor units, rounded down for display; the exact fraction where it is not whole. */
  basisMinor: z.number(),
  basisExact: z.string().optional(),
  effect: z.union([z.object({ rate: ratio }), z.object({ fixed: z.number() })]),
  tier: z.object({ id: z.string(), name: z.string(), multiplier: ratio }).nullable(),
  rounding: z.enum(["down", "nearest", "up"]),
  /** Points of this order under this rule before and after the fact. */
  before: z.number(),
  after: z.number(),
});

export const explanationSchema = z.discriminatedUnion("kind", [
  orderSchema,
  /** A fact that stands no more, such as a cancelled shipment or an order that moved to another member. */
  z.object({ kind: z.literal("withdrawn"), rule: z.string(), cause: z.enum(["fact-gone", "moved"]) }),
  z.object({ kind: z.literal("joined"), rule: z.string(), version: z.number(), points: z.number() }),
  z.object({ kind: z.literal("agent"), reason: z.string(), note: z.string(), actor: z.string() }),
  z.object({
    kind: z.literal("redeemed"),
    reward: z.string(),
    version: z.number(),
    amountMinor: z.number(),
    currency: z.string(),
  }),
  z.object({ kind: z.literal("redemption-returned"), reward: z.string(), cause: z.string() }),
  z.object({ kind: z.literal("merged"), points: z.number() }),
]);

export type Explanation = z.infer<typeof explanationSchema>;
export type OrderExplanation = Extract<Explanation, { kind: "order" }>;
