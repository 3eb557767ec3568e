import type { OrderFacts } from "../order-facts.ts";

/**
 * Facts that a simulation can count with: what the body of an order cannot tell is taken as it usually is. Paid means paid at
 * once, and what neither needs shipping nor was shipped needs no fulfilment.
 *
 * @param lacks.paidAt the body says that the order was paid, but not since when
 */
export function assumedFacts(facts: OrderFacts, lacks: { paidAt: boolean }): OrderFacts {
  if (!lacks.paidAt && facts.needsFulfilment !== null) return facts;
  return {
    ...facts,
    paid: lacks.paidAt ? { id: "0", at: facts.placedAt } : facts.paid,
    needsFulfilment: facts.needsFulfilment ?? false,
  };
}
