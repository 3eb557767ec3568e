import type { Tx } from "../../db.server.ts";
import type { Book, Movement } from "../../ledger/book.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import type { RewardAward } from "../../loyalty/fold-result.ts";
import type { Reward } from "../../loyalty/program.ts";
import { isAutomatic } from "../../loyalty/rewards/price.ts";
import { endsAt } from "../../loyalty/rewards/validity.ts";
import { zoneOf } from "../../loyalty/time/zone.ts";
import { type AwardRow, saveAwards, withdrawAwards } from "../../models/award.ts";
import type { StoredAward } from "../../models/member-facts.ts";
import type { ProgramState } from "../../models/program.ts";
import type { FoldedMember } from "./fold-stored.ts";

/** What becomes of stored awards. */
export interface AwardChanges {
  save: AwardRow[];
  withdraw: { key: string; memberId: string }[];
}

/**
 * Compares the awards that facts give with those that are stored.
 *
 * @param isOurs whether a key names a fact that these members' history tells of: an award of any other stands as it is
 */
export function awardChanges(folded: readonly FoldedMember[], isOurs: (key: string) => boolean): AwardChanges {
  const save: AwardRow[] = [];
  const withdraw: AwardChanges["withdraw"] = [];
  for (const { member, fold } of folded) {
    const { memberId } = member;
    const stored = new Map(member.awards.map((award) => [award.key, award]));
    const wanted = new Set(fold.awards.map(({ key }) => key));
    save.push(...fold.awards.filter((award) => !isSame(award, stored.get(award.key))).map((a) => ({ ...a, memberId })));
    for (const { key, withdrawnAt, isInherited } of member.awards) {
      const stands = withdrawnAt === null && !isInherited;
      if (stands && !wanted.has(key) && isOurs(key)) withdraw.push({ key, memberId });
    }
  }
  return { save, withdraw };
}

/** Stores what becomes of awards; returns the members whose awards changed. */
export async function storeAwards(
  tx: Tx,
  options: { programId: string; changes: AwardChanges; now: Date },
): Promise<string[]> {
  const { programId, changes, now } = options;
  await saveAwards(tx, { programId, awards: changes.save, now });
  await withdrawAwards(tx, { programId, awards: changes.withdraw, now });
  return [...changes.save, ...changes.withdraw].map(({ memberId }) => memberId);
}

/** At most so many rewards are given by themselves to a member at once: no transaction grows with what somebody has saved. */
const AUTOMATIC_MAX = 100;

/**
 * Gives every reward that is given by itself as often as the points that can be spent now pay for it, up to a hundred at once.
 *
 * @param book the member's ordinary points, after everything else was settled
 * @param awards the member's stored awards: they tell how often each was given before
 * @returns the rewards, and whether more are due to whoever settles the member next
 */
export function giveAutomaticRewards(options: {
  program: ProgramState;
  book: Book;
  awards: readonly StoredAward[];
  tierId: string | null;
  /** How many pieces are left of rewards that are limited: what is given is taken off. */
  left: Map<string, number>;
  timeZone: string;
  now: Date;
}): { awards: AwardRow[]; isMoreDue: boolean } {
  const { program, book, awards, left, timeZone, now } = options;
  const newest = program.versions.at(-1);
  const rows: AwardRow[] = [];
  if (!newest || program.status !== "live") return { awards: rows, isMoreDue: false };
  const at = wholeSeconds(now);
  for (const reward of newest.program.rewards) {
    if (reward.kind === "slider" || !isAutomatic(reward) || reward.points === undefined) continue;
    const { points } = reward;
    const prefix = `automatic:${book.memberId}:${reward.id}:`;
    const before = awards.filter(({ key }) => key.startsWith(prefix));
    let given = before.length;
    const room = roomFor(reward, { given: before, tierId: options.tierId, at, timeZone });
    const most = given + Math.min(room, left.get(reward.id) ?? Infinity);
    while (given < most && book.available(now) >= points) {
      if (rows.length === AUTOMATIC_MAX) return { awards: rows, isMoreDue: true };
      given += 1;
      const pieces = left.get(reward.id);
      if (pieces !== undefined) left.set(reward.id, pieces - 1);
      const key = `${prefix}${String(given)}`;
      const explanation = {
        ...{ kind: "automatic-reward" as const, reward: reward.id },
        ...{ version: newest.version, points },
      };
      const movement: Movement = {
        ...{ key, reason: "automatic-reward", occurredAt: now },
        ...{ counterpart: "redeemed", explanation },
      };
      book.spend(movement, points, now);
      rows.push({
        ...{ key, memberId: book.memberId, rewardId: reward.id, at, explanation, withdrawnAt: null },
        lapsesAt: endsAt(reward, { at, timeZone }),
      });
    }
  }
  return { awards: rows, isMoreDue: false };
}

/** How often a reward may still be given by itself now, by whom and when it is for, and how often one member may have it. */
function roomFor(
  reward: Reward,
  member: { given: readonly StoredAward[]; tierId: string | null; at: number; timeZone: string },
): number {
  const { given, tierId, at, timeZone } = member;
  const end = endsAt(reward, { at, timeZone });
  // Nothing would be given for the points.
  if (end !== null && end <= at) return 0;
  if (reward.kind === "reference") return Infinity;
  if (reward.tiers.length > 0 && !reward.tiers.includes(tierId)) return 0;
  const zone = zoneOf(timeZone);
  const { from, to } = reward.window ?? {};
  if ((from !== undefined && at < zone.parse(from)) || (to !== undefined && at >= zone.parse(to))) return 0;
  // Whether a customer is in a segment only Shopify can tell: nobody can be asked here.
  if (reward.segments.length > 0) return 0;
  if (reward.coolDown) {
    const last = Math.max(...given.map((award) => award.at));
    return given.length > 0 && at < zone.plus(last, reward.coolDown) ? 0 : Math.min(1, roomOfMember(reward, member));
  }
  return roomOfMember(reward, member);
}

function roomOfMember(
  reward: Exclude<Reward, { kind: "reference" }>,
  { given, at, timeZone }: { given: readonly StoredAward[]; at: number; timeZone: string },
): number {
  if (!reward.perMember) return Infinity;
  const { per, count } = reward.perMember;
  const since = per === "ever" ? -Infinity : zoneOf(timeZone).periodStart(per, at);
  return Math.max(0, count - given.filter((award) => award.at >= since).length);
}

function isSame(award: RewardAward, stored: StoredAward | undefined): boolean {
  if (!stored || stored.isInherited) return false;
  const { rewardId, at, lapsesAt, withdrawnAt } = stored;
  return (
    award.rewardId === rewardId && award.at === at && award.lapsesAt === lapsesAt && award.withdrawnAt === withdrawnAt
  );
}
