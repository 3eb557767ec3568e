import type { OrderRule } from "./earning.ts";
import type { OrderExplanation } from "./explanation.ts";
import { type Fraction, round } from "./fraction.ts";
import type { OrderFacts } from "./order-facts.ts";
import type { Points } from "./points.ts";
import type { Tier } from "./program.ts";

/**
 * What an order waits for under a rule: orders that need no fulfilment are awarded on paid, whatever the rule says, because
 * Shopify never reports them as fulfilled.
 */
export function earningMoment(order: OrderFacts, rule: OrderRule): "paid" | "fulfilled" {
  return rule.trigger.when === "fulfilled" && order.needsFulfilment !== false ? "fulfilled" : "paid";
}

/** The explanation of one fact's movement under one rule. */
export function explainOrder(options: {
  order: OrderFacts;
  rule: OrderRule;
  version: number;
  tier: Tier | null;
  fact: OrderExplanation["fact"];
  basis: Fraction;
  currency: string;
  before: Points;
  after: Points;
}): OrderExplanation {
  const { order, rule, version, tier, fact, basis, currency, before, after } = options;
  const isWhole = basis.numerator % basis.denominator === 0n;
  return {
    kind: "order",
    fact,
    order: order.name,
    rule: rule.id,
    version,
    currency,
    basisMinor: Number(round(basis, "down")),
    ...(isWhole ? {} : { basisExact: `${basis.numerator}/${basis.denominator}` }),
    effect: rule.effect.kind === "fixed-points" ? { fixed: rule.effect.points } : { rate: rule.effect.rate },
    tier: tier ? { id: tier.id, name: tier.name, multiplier: tier.multiplier } : null,
    rounding: rule.rounding,
    before,
    after,
  };
}
