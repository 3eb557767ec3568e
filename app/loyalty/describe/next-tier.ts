import { basisName } from "../program/basis-name.ts";
import type { Program, Qualification, Tier } from "../program.ts";
import { neededFor } from "../tiers/qualifying.ts";
import { rankOf } from "../tiers/rank.ts";

/** One way to a tier, and how far it still is: minor units for spend, else a count. */
export interface WayToTier {
  qualification: Qualification;
  /** What counts now. */
  done: number;
  missing: number;
  /** Whole percent of the way from what the present tier asks for. */
  percent: number;
}

export interface NextTier {
  tier: Tier;
  /** Any of them is enough. */
  ways: WayToTier[];
  /** Of the way that is the furthest along. */
  percent: number;
}

/** What counts towards tiers, by basis as `MemberFold.progress` names it. */
export type TierProgressFacts = Readonly<Record<string, number>>;

/**
 * The tier after the one that is held, and what is missing by each of its ways. Tiers that are only granted are passed over.
 *
 * @param tierId the tier held; null below the first
 * @returns null at the top, or where there are no tiers
 */
export function nextTier(options: {
  program: Program;
  tierId: string | null;
  progress: TierProgressFacts;
}): NextTier | null {
  const { program, tierId, progress } = options;
  const at = rankOf(program.tiers, tierId);
  const tier = program.tiers.slice(at + 1).find((candidate) => candidate.qualifications.length > 0);
  if (!tier) return null;
  const held = program.tiers[at];
  const ways = tier.qualifications.map((qualification) => wayTo(qualification, held, progress));
  return { tier, ways, percent: Math.max(0, ...ways.map((way) => way.percent)) };
}

function wayTo(qualification: Qualification, held: Tier | undefined, progress: TierProgressFacts): WayToTier {
  const key = basisName(qualification);
  const done = progress[key] ?? 0;
  const to = neededFor(qualification);
  const below = held?.qualifications.find((candidate) => basisName(candidate) === key);
  const start = below && neededFor(below) < to ? neededFor(below) : 0;
  const percent = to === start ? 100 : Number((BigInt(Math.max(0, done - start)) * 100n) / BigInt(to - start));
  return { qualification, done, missing: Math.max(0, to - done), percent: Math.min(100, percent) };
}
