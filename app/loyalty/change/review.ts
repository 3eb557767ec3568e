import { zoneOf } from "../time/zone.ts";
import { type Held, heldAtLoss, type HeldPoints, type WorthChange, worthChanges } from "./held-worth.ts";
import type { TierMove } from "./tier-moves.ts";
import type { Program } from "../program.ts";

/** What a change of the program means for its members, before it is saved. */
export interface ChangeReview {
  isLive: boolean;
  moves: TierMove[];
  /** Moves were counted on this many members and scaled; null: all were counted. */
  countedOn: number | null;
  worth: WorthChange[];
  /** All points that lose something. */
  atLoss: Held;
  /** Days of the shop's calendar from which the change may hold where held points lose worth, such as "2026-12-22". */
  notice: { earliest: string; suggested: string } | null;
}

const NOTICE_DAYS = 30;

/**
 * Puts together what is said of a change. Where held points of a live program lose worth, it needs a notice.
 *
 * @param of.now whole seconds since 1970
 */
export function changeReview(
  change: { before: Program; after: Program },
  of: {
    isLive: boolean;
    held: readonly HeldPoints[];
    tiers: Pick<ChangeReview, "moves" | "countedOn">;
    timeZone: string;
    now: number;
  },
): ChangeReview {
  const worth = worthChanges(change.before, change.after, of.held);
  const isLoss = worth.some(({ effect }) => effect === "loss");
  const zone = zoneOf(of.timeZone);
  const inDays = (days: number) => zone.dateText(zone.plusDays(of.now, days));
  return {
    isLive: of.isLive,
    ...of.tiers,
    worth,
    atLoss: heldAtLoss(worth, of.held),
    notice: of.isLive && isLoss ? { earliest: inDays(1), suggested: inDays(NOTICE_DAYS) } : null,
  };
}

/** Whether there is anything that a merchant should read before saving. A reward more, by itself, is nothing to warn of. */
export function isWorthSaying({ moves, worth }: ChangeReview): boolean {
  return moves.length > 0 || worth.some(({ reasons }) => reasons.some(({ kind }) => kind !== "added"));
}

/** Members of a sample as members of the program, to the nearest whole. */
export function scaled(moves: readonly TierMove[], of: { sample: number; members: number }): TierMove[] {
  if (of.sample === 0) return [];
  return moves.map((move) => ({ ...move, members: Math.max(1, Math.round((move.members * of.members) / of.sample)) }));
}
