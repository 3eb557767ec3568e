import { assertNever, invariant } from "./assert.ts";
import { type Fraction, fraction, multiply, roundToPoints } from "./fraction.ts";
import { minorPerUnit } from "./money.ts";
import { points, type Points } from "./points.ts";
import type { EarningRule, Program, Tier } from "./program.ts";

/** An earning rule whose trigger is an order. */
export type OrderRule = EarningRule & { trigger: { kind: "order" } };

/** The rules of `program` that orders trigger, in the document's order. */
export function orderRules(program: Program): OrderRule[] {
  return program.earning.filter((rule): rule is OrderRule => rule.trigger.kind === "order");
}

/**
 * What a basis earns under one rule: multiplied out exactly and rounded once, as the rule says.
 *
 * @param basis exact minor units of `currency`
 * @param tier the member's tier when the order was placed; null below the first
 */
export function pointsForBasis(options: {
  rule: EarningRule;
  basis: Fraction;
  currency: string;
  tier: Tier | null;
}): Points {
  const { rule, basis, currency, tier } = options;
  if (basis.numerator <= 0n) return points(0);
  const multiplier = tier ? fraction(tier.multiplier.numerator, tier.multiplier.denominator) : fraction(1, 1);
  switch (rule.effect.kind) {
    case "points-per-unit": {
      const { numerator, denominator } = rule.effect.rate;
      const perMinor = fraction(numerator, BigInt(denominator) * BigInt(minorPerUnit(currency)));
      return roundToPoints(multiply(multiply(basis, perMinor), multiplier), rule.rounding);
    }
    case "fixed-points":
      return roundToPoints(multiply(fraction(rule.effect.points, 1), multiplier), rule.rounding);
    default:
      return assertNever(rule.effect);
  }
}

/**
 * What goods of `amountMinor` earn in a tier: the figure that previews and product pages show.
 *
 * @param tierId null for a member below the first tier
 * @throws when the program has no such rule or tier
 */
export function pointsForAmount(options: {
  program: Program;
  ruleId: string;
  amountMinor: number;
  currency: string;
  tierId: string | null;
}): Points {
  const { program, ruleId, amountMinor, currency, tierId } = options;
  const rule = program.earning.find((candidate) => candidate.id === ruleId);
  const tier = tierId === null ? null : program.tiers.find((candidate) => candidate.id === tierId);
  invariant(rule && tier !== undefined, `the program has no rule ${ruleId} or no tier ${String(tierId)}`);
  return pointsForBasis({ rule, basis: fraction(amountMinor, 1), currency, tier });
}

/** The gifts for joining. A rate has nothing to multiply there: such a rule gives nothing. */
export function joinedRules(program: Program): { id: string; points: Points }[] {
  return program.earning.flatMap(({ id, trigger, effect }) =>
    trigger.kind === "joined" && effect.kind === "fixed-points" ? [{ id, points: points(effect.points) }] : [],
  );
}

/** What joining is worth: all gifts together. */
export function joiningGift(program: Program): Points {
  return points(joinedRules(program).reduce((sum, rule) => sum + rule.points, 0));
}
