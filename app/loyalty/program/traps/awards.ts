import type { Effect, EarningRule, Program } from "../../program.ts";
import type { Path } from "../names.ts";

/** Everything of a program that gives something: rules and benefits. */
export interface Giving {
  path: Path;
  effect: Effect;
  rule: EarningRule | null;
  /** The tier whose benefit it is. */
  tier: string | null;
}

/** What a program gives, with where it stands. */
export function givings(program: Program): Giving[] {
  const rules = program.earning.map((rule, index) => ({
    path: ["earning", index, "effect"],
    effect: rule.effect,
    rule,
    tier: null,
  }));
  const benefits = program.tiers.flatMap((tier, index) =>
    tier.benefits.map(({ effect }, number) => ({
      path: ["tiers", index, "benefits", number, "effect"],
      effect,
      rule: null,
      tier: tier.id,
    })),
  );
  return [...rules, ...benefits];
}

/** The unit that an effect gives points of; null for tiers and rewards. */
export function unitGiven(effect: Effect): string | null {
  return "unit" in effect ? effect.unit : null;
}
