import type { Tx } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { post } from "../../ledger/post.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { invariant } from "../../loyalty/assert.ts";
import type { Explanation } from "../../loyalty/explanation.ts";
import { POINTS } from "../../loyalty/program.ts";
import { enqueue } from "../../models/outbox.ts";
import { programState } from "../../models/program.ts";
import { lockRedemption, type RedemptionRecord } from "../../models/redemption.ts";
import { bookPolicies } from "./book-policies.ts";
import { publishSoon } from "./publish-soon.ts";

/** A redemption and the account of whoever has it now, both locked. */
export interface LockedRedemption {
  redemption: RedemptionRecord;
  accounts: AccountRow[];
}

/**
 * Locks a redemption together with its member's account.
 *
 * @param of.memberId whose it was when it was looked up: a merge may have moved it along since
 * @returns null when the program has no such redemption
 */
export async function lockWithAccount(
  tx: Tx,
  of: { programId: string; redemptionId: string; memberId: string },
): Promise<LockedRedemption | null> {
  const { programId, redemptionId } = of;
  // The account first: whoever reserves locks in this order too.
  const locked = await lockAccounts(tx, { programId, memberIds: [of.memberId] });
  const redemption = await lockRedemption(tx, programId, redemptionId);
  if (!redemption) return null;
  const { memberId } = redemption;
  const accounts = memberId === of.memberId ? locked : await lockAccounts(tx, { programId, memberIds: [memberId] });
  return { redemption, accounts };
}

/**
 * Undoes a spend, or part of it, of a member whose account is locked: the points go back to the lots they came from, once.
 *
 * @param options.unit what was spent; left out: ordinary points
 * @param options.points how many come back; left out: all
 * @param options.end tells this return of a spend from others of the same, such as those of several refunds
 */
export async function returnPoints(
  tx: Tx,
  options: {
    programId: string;
    memberId: string;
    accounts: AccountRow[];
    spentKey: string;
    unit?: string;
    points?: number;
    end?: string;
    rewardId: string;
    cause: string;
    /** Why in full; left out: by the cause alone. */
    explanation?: Explanation;
    now: Date;
  },
): Promise<void> {
  const { programId, memberId, accounts, spentKey, rewardId, cause, now } = options;
  const { unit = POINTS, end = "returned" } = options;
  if (options.points === 0) return;
  const movement: Movement = {
    key: `${spentKey}:${end}`,
    reason: "redemption-returned",
    occurredAt: now,
    counterpart: "redeemed",
    explanation: options.explanation ?? { kind: "redemption-returned", reward: rewardId, cause },
  };
  const policies = bookPolicies(await programState(tx, programId));
  const keys = [spentKey, movement.key];
  const { book: bookOf, posted } = await openBooks(tx, { programId, accounts, keys, reach: "whole", policies });
  const book = bookOf(memberId, unit);
  invariant(book, `member ${memberId} has no account`);
  const spent = posted.find(({ key }) => key === spentKey);
  invariant(spent, `${spentKey} was never spent`);
  const points = options.points ?? -spent.delta;
  invariant(points <= -spent.delta, `more than was spent under ${spentKey} comes back`);
  book.unspend(movement, { key: spentKey, points, lot: null });
  await post(tx, { programId, books: [book], now });
  await publishSoon(tx, { programId, memberIds: [memberId] });
  // The points may pay for a reward that is given by itself, and what was activity is none any more.
  await enqueue(tx, { name: "settle-member", programId, memberId });
}

/** The key of what a redemption spends, and of the award of one that somebody else delivers. */
export function redemptionKey(redemptionId: string): string {
  return `redemption:${redemptionId}`;
}
