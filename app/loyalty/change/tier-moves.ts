import { basisName } from "../program/basis-name.ts";
import type { Program } from "../program.ts";
import { neededFor } from "../tiers/qualifying.ts";
import { rankOf } from "../tiers/rank.ts";

/** So many members hold one tier and will hold another; null: none. */
export interface TierMove {
  from: string | null;
  to: string | null;
  members: number;
}

/** One way to reach the tier at `rank` (0 is the lowest), as sums are compared with it. */
export interface Threshold {
  rank: number;
  basis: string;
  needed: number;
}

/** A basis, and every sum of it that reaches a tier before or after the change, ascending. */
export interface Scale {
  basis: string;
  needed: number[];
}

/** Members who hold one tier (null: none) and whose sums have reached so many of each scale's marks. */
export interface TierGroup {
  held: string | null;
  reached: number[];
  members: number;
}

/** Members who hold one tier (null: none) and whose sums earn these ranks by the thresholds before and after; -1: none. */
export interface TierStanding {
  held: string | null;
  earnedBefore: number;
  earnedAfter: number;
  members: number;
}

/**
 * How a change of the program's tiers can be told from what is stored of each member: "none" changes nothing, "thresholds" needs only
 * the sums that count now, and anything else needs every member's history.
 */
export function tierChangeOf(before: Program, after: Program): "none" | "thresholds" | "histories" {
  const standing = ({ tiers, tierPolicy }: Program) => ({
    ladder: tiers.map(({ id, qualifications }) => ({ id, qualifications })),
    rest: { tierPolicy, forLife: tiers.flatMap(({ id, forLife }) => (forLife.length > 0 ? [{ id, forLife }] : [])) },
  });
  const [one, other] = [standing(before), standing(after)];
  if (!isSame(one.rest, other.rest)) return before.tiers.length + after.tiers.length === 0 ? "none" : "histories";
  return isSame(one.ladder, other.ladder) ? "none" : "thresholds";
}

/** The scales on which two ladders of tiers are compared. */
export function scalesOf(before: Program, after: Program): Scale[] {
  const all = [...thresholdsOf(before), ...thresholdsOf(after)];
  return [...Map.groupBy(all, ({ basis }) => basis)].map(([basis, thresholds]) => ({
    basis,
    needed: [...new Set(thresholds.map(({ needed }) => needed))].sort((one, other) => one - other),
  }));
}

/** How groups of members stand by the thresholds before and after. */
export function standingsOf(
  { before, after }: { before: Program; after: Program },
  { scales, groups }: { scales: readonly Scale[]; groups: readonly TierGroup[] },
): TierStanding[] {
  const [old, now] = [thresholdsOf(before), thresholdsOf(after)];
  return groups.map(({ held, reached, members }) => {
    const sums = new Map(scales.map(({ basis, needed }, at) => [basis, needed[(reached[at] ?? 0) - 1] ?? -1]));
    const rank = (thresholds: readonly Threshold[]) =>
      thresholds.reduce(
        (most, each) => ((sums.get(each.basis) ?? -1) >= each.needed ? Math.max(most, each.rank) : most),
        -1,
      );
    return { held, earnedBefore: rank(old), earnedAfter: rank(now), members };
  });
}

/** What sums in the window must reach for each tier of the program. */
export function thresholdsOf({ tiers }: Program): Threshold[] {
  return tiers.flatMap(({ qualifications }, rank) =>
    qualifications.map((qualification) => ({
      rank,
      basis: basisName(qualification),
      needed: neededFor(qualification),
    })),
  );
}

/**
 * Who changes tier when thresholds do. A tier that is held above what is earned was granted, or is kept for a term: it stays. So does
 * every tier where the program keeps what was reached.
 */
export function movesByThresholds(before: Program, after: Program, standings: readonly TierStanding[]): TierMove[] {
  const isKept = before.tierPolicy.retention.kind !== "window" || before.tierPolicy.grace !== undefined;
  const moves = standings.map(({ held, earnedBefore, earnedAfter, members }) => {
    const stays = isKept || rankOf(before.tiers, held) > earnedBefore;
    const rank = Math.max(earnedAfter, stays ? rankOf(after.tiers, held) : -1);
    return { from: held, to: after.tiers[rank]?.id ?? null, members };
  });
  return summed(moves);
}

/** Moves of single members, or groups of them, as one line for each pair of tiers; who stays is left out. */
export function summed(moves: readonly TierMove[]): TierMove[] {
  const byPair = Map.groupBy(
    moves.filter(({ from, to }) => from !== to),
    ({ from, to }) => JSON.stringify([from, to]),
  );
  return [...byPair.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, members: group.reduce((sum, { members }) => sum + members, 0) }] : [];
  });
}

/** Whether a move leads up: to a higher tier, or from none to any. */
export function isRise({ from, to }: TierMove, before: Program, after: Program): boolean {
  const known = rankOf(after.tiers, from);
  return rankOf(after.tiers, to) > (from !== null && known < 0 ? rankOf(before.tiers, from) : known);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
