import type { Program, Tier } from "./program.ts";

/** The highest tier that `spendMinor` reaches ("from" includes its own threshold); null below the first. */
export function tierFor(program: Program, spendMinor: number): Tier | null {
  let reached: Tier | null = null;
  for (const tier of program.tiers) if (spendMinor >= tier.fromMinor) reached = tier;
  return reached;
}

/**
 * How far it is to the next tier.
 *
 * @returns the next tier, the minor units that are missing, and whole percent of the way from the present tier's threshold;
 *   null at the top or where there are no tiers
 */
export function tierProgress(
  program: Program,
  spendMinor: number,
): { next: Tier; missingMinor: number; percent: number } | null {
  const next = program.tiers.find((tier) => tier.fromMinor > spendMinor);
  if (!next) return null;
  const from = tierFor(program, spendMinor)?.fromMinor ?? 0;
  const done = Math.max(0, spendMinor - from);
  return {
    next,
    missingMinor: next.fromMinor - spendMinor,
    percent: Number((BigInt(done) * 100n) / BigInt(next.fromMinor - from)),
  };
}
