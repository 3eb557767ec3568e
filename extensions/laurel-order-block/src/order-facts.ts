import * as z from "zod/mini";
import { ask, type Asked, pointsSchema, unitSchema } from "../../blocks/ask.ts";

const endSchema = z.nullable(z.object({ day: z.string(), then: z.nullable(z.string()) }));

const orderSchema = z.object({
  outcome: z.literal("order"),
  mayAct: z.boolean(),
  order: z.object({
    name: z.string(),
    currency: z.string(),
    lines: z.array(z.object({ id: z.string(), left: z.number() })),
  }),
  memberId: z.string(),
  isPossible: z.boolean(),
  units: z.array(
    z.object({
      earned: pointsSchema,
      takenBack: pointsSchema,
      forgiven: pointsSchema,
      notEarned: pointsSchema,
      spent: pointsSchema,
      balance: pointsSchema,
      balanceAfter: pointsSchema,
    }),
  ),
  tier: z.nullable(
    z.object({
      before: z.nullable(z.string()),
      beforeEnds: endSchema,
      after: z.nullable(z.string()),
      afterEnds: endSchema,
    }),
  ),
  rewards: z.array(z.object({ title: z.string(), points: pointsSchema })),
  wish: z.nullable(z.string()),
  last: z.nullable(
    z.object({
      refundId: z.string(),
      day: z.string(),
      taken: z.array(pointsSchema),
      wish: z.nullable(z.string()),
    }),
  ),
  unit: unitSchema,
});

const answerSchema = z.discriminatedUnion("outcome", [
  orderSchema,
  z.object({ outcome: z.enum(["unknown-order", "no-member"]) }),
]);

export type OrderAnswer = z.output<typeof answerSchema>;
/** What a refund would do, and what was wished for the order. */
export type OrderFacts = z.output<typeof orderSchema>;

/** What is about to be refunded, as it is chosen; quantities by the line's id. */
export type RefundChoice =
  | { kind: "whole" }
  | { kind: "items"; quantities: Readonly<Record<string, number>> }
  | { kind: "amount"; amount: string };

/** Asks what such a refund of an order would do. */
export function askOrder(of: { orderId: string; choice: RefundChoice; language: string }): Promise<Asked<OrderAnswer>> {
  const { orderId, choice, language } = of;
  const query = new URLSearchParams({ order: orderId, language, refund: choice.kind });
  if (choice.kind === "amount") query.set("amount", choice.amount);
  if (choice.kind === "items") {
    for (const [line, quantity] of Object.entries(choice.quantities)) query.append("item", `${line}:${quantity}`);
  }
  return ask(`/order?${query.toString()}`, answerSchema);
}

/** `left`: what the member of staff may still give, where a limit stands in the way. */
export type Wished = z.infer<typeof wishedSchema>;
const wishedSchema = z.object({ outcome: z.string(), left: z.optional(pointsSchema) });

/** Wishes that a refund takes no points back: the one that is named, or (null) the next one. */
export function forgive(orderId: string, refund: string | null): Promise<Asked<Wished>> {
  return ask("/forgive", wishedSchema, { order: orderId, refund, wish: crypto.randomUUID() });
}

/** Takes such a wish back. */
export function withdraw(orderId: string, wish: string): Promise<Asked<Wished>> {
  return ask("/withdraw", wishedSchema, { order: orderId, wish });
}
