import { basisName } from "../program/basis-name.ts";
import type { Program } from "../program.ts";
import { neededFor } from "../tiers/qualifying.ts";

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
  const rankIn = ({ tiers }: Program, tierId: string | null) => tiers.findIndex(({ id }) => id === tierId);
  const moves = standings.map(({ held, earnedBefore, earnedAfter, members }) => {
    const stays = isKept || rankIn(before, held) > earnedBefore;
    const rank = Math.max(earnedAfter, stays ? rankIn(after, held) : -1);
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
  const place = ({ tiers }: Program, tierId: string | null) => tiers.findIndex(({ id }) => id === tierId);
  const now = place(after, to);
  const known = place(after, from);
  return now > (from !== null && known < 0 ? place(before, from) : known);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
