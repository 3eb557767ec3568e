import { invariant } from "./assert.ts";
import { compiledProgram } from "./earning/compiled.ts";
import { worthOf } from "./earning/worth.ts";
import { type Fraction, fraction, one } from "./fraction.ts";
import { points, type Points } from "./points.ts";
import type { EarningRule, Program } from "./program.ts";

/** An earning rule whose trigger is an order. */
type OrderRule = EarningRule & { trigger: { kind: "order" } };

/** The rules of `program` that orders trigger, in the document's order. */
export function orderRules(program: Program): OrderRule[] {
  return program.earning.filter((rule): rule is OrderRule => rule.trigger.kind === "order");
}

/**
 * What goods of `amountMinor`, one item, earn in a tier, without campaigns, conditions and caps: the figure that previews and
 * product pages show. A rule that gives a tier or a reward earns no points.
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
  return pointsForBasis({ ...options, basis: fraction(options.amountMinor, 1) });
}

/**
 * What a basis earns under one rule: multiplied out exactly and rounded once, as the rule says.
 *
 * @param basis exact minor units of `currency`
 * @throws when the program has no such rule or tier
 */
export function pointsForBasis(options: {
  program: Program;
  ruleId: string;
  basis: Fraction;
  currency: string;
  tierId: string | null;
}): Points {
  const { program, ruleId, basis, currency, tierId } = options;
  // What is asked here does not depend on a calendar.
  const compiled = compiledProgram(program, "UTC");
  const rule = Object.values(compiled.rules)
    .flat()
    .find((candidate) => candidate.rule.id === ruleId);
  const tier = tierId === null ? null : compiled.tierById.get(tierId)?.tier;
  invariant(rule && tier !== undefined, `the program has no rule ${ruleId} or no tier ${String(tierId)}`);
  if (rule.unit === null) return points(0);
  const worth = worthOf({
    rule,
    tier,
    currency,
    stacking: program.policies.stacking,
    basis: { parts: [{ basis, items: 1 }], kept: one, total: basis },
    campaigns: [],
    partCampaigns: [],
    happened: rule.rule.trigger.kind === "order" ? "needs-basis" : "suffices",
  });
  return points(worth.points);
}

/** The gifts for joining in points that can be spent. A rate has nothing to multiply there: such a rule gives nothing. */
export function joinedRules(program: Program): { id: string; points: Points }[] {
  return program.earning.flatMap(({ id, trigger, effect }) =>
    trigger.kind === "joined" && effect.kind === "fixed-points" && effect.unit === "points"
      ? [{ id, points: points(effect.points) }]
      : [],
  );
}

/** What joining is worth: all gifts together. */
export function joiningGift(program: Program): Points {
  return points(joinedRules(program).reduce((sum, rule) => sum + rule.points, 0));
}
