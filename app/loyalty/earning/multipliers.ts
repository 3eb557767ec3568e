import { assertNever } from "../assert.ts";
import { add, compare, type Fraction, fraction, multiply, one, subtractToZero } from "../fraction.ts";
import type { Ratio } from "../points.ts";
import type { Campaign, Program, Tier } from "../program.ts";

const PLAIN: Ratio = { numerator: 1, denominator: 1 };

/**
 * How multipliers that meet act together: `multiply` all, `add` 1 + Σ(m − 1) (never below zero), `best` the largest; without
 * any it is 1.
 */
export function stacked(multipliers: readonly Ratio[], stacking: Program["policies"]["stacking"]): Fraction {
  const [first, ...others] = multipliers;
  if (!first) return one;
  let result: Fraction = first;
  for (const multiplier of others) result = together(result, multiplier, stacking);
  // The sum of n multipliers is n − 1 more than 1 + Σ(m − 1).
  return stacking === "add" ? subtractToZero(result, fraction(others.length, 1)) : result;
}

function together(a: Fraction, b: Fraction, stacking: Program["policies"]["stacking"]): Fraction {
  switch (stacking) {
    case "multiply":
      return multiply(a, b);
    case "add":
      return add(a, b);
    case "best":
      return compare(a, b) < 0 ? b : a;
    default:
      return assertNever(stacking);
  }
}

/**
 * The multipliers of a tier and of campaigns; those that add points instead have none.
 *
 * @param tier none: there is no tier, which is × 1; not multiplied: tiers have no part in it
 */
export function multipliersOf(tier: Tier | "none" | "not-multiplied", campaigns: readonly Campaign[]): Ratio[] {
  const multipliers = tier === "not-multiplied" ? [] : [tier === "none" ? PLAIN : tier.multiplier];
  for (const { effect } of campaigns) if (effect.kind === "multiplier") multipliers.push(effect.multiplier);
  return multipliers;
}
