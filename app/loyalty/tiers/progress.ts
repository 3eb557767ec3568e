import type { Program, Qualification, Tier } from "../program.ts";
import { basisName } from "../program/basis-name.ts";
import { earnedTiers, neededFor } from "./qualifying.ts";

/** What is missing of one way to a tier. */
export interface QualificationProgress {
  qualification: Qualification;
  /** "spend" (minor units), "orders", "points:<unit>", "referrals", "events:<name>". */
  basis: string;
  has: number;
  /** The smallest number that is enough. */
  needed: number;
  missing: number;
  /** Whole percent of the way from the present tier, 100 only once nothing is missing. */
  percent: number;
}

/** The way to the next tier: any of its qualifications is enough. */
export interface TierProgress {
  next: Tier;
  /** In the program's order, never empty. */
  qualifications: QualificationProgress[];
  /** The one that is closest to being reached. */
  nearest: QualificationProgress;
  /** `nearest.percent`. */
  percent: number;
}

/** The highest tier that `progress` earns by itself, without what is kept or granted; null: none. */
export function earnedTier(program: Program, progress: Record<string, number>): Tier | null {
  return earnedTiers(program, new Map(Object.entries(progress)), new Map()).at(-1) ?? null;
}

/**
 * How far it is to the next tier that can be earned.
 *
 * @param progress what counts in the present window, by basis
 * @param tierId the tier that is held; null: none
 * @returns null at the top, and where there is no tier to earn
 */
export function tierProgress(
  program: Program,
  progress: Record<string, number>,
  tierId: string | null,
): TierProgress | null {
  const held = program.tiers.findIndex(({ id }) => id === tierId);
  const next = program.tiers.find((tier, index) => index > held && tier.qualifications.length > 0);
  if (!next) return null;
  const present = program.tiers[held];
  const qualifications = next.qualifications.map((qualification) => wayTo(qualification, { progress, present }));
  const [nearest] = qualifications.toSorted((a, b) => b.percent - a.percent);
  return nearest ? { next, qualifications, nearest, percent: nearest.percent } : null;
}

function wayTo(
  qualification: Qualification,
  { progress, present }: { progress: Record<string, number>; present: Tier | undefined },
): QualificationProgress {
  const basis = basisName(qualification);
  const needed = neededFor(qualification);
  const has = progress[basis] ?? 0;
  const missing = Math.max(0, needed - has);
  return {
    qualification,
    basis,
    has,
    needed,
    missing,
    percent: percentOf({ has, needed, start: startOf(basis, has, present) }),
  };
}

/** Where the way begins: at what the present tier asked for in that basis, if that much is there. */
function startOf(basis: string, has: number, present: Tier | undefined): number {
  const asked = present?.qualifications.filter((each) => basisName(each) === basis).map(neededFor) ?? [];
  return Math.max(0, ...asked.filter((needed) => needed <= has));
}

function percentOf({ has, needed, start }: { has: number; needed: number; start: number }): number {
  if (has >= needed) return 100;
  const done = Math.max(0, has - start);
  return Number((BigInt(done) * 100n) / BigInt(needed - start));
}
