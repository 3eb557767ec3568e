import type { Tx } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { post } from "../../ledger/post.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { invariant } from "../../loyalty/assert.ts";
import { POINTS } from "../../loyalty/program.ts";
import { enqueue } from "../../models/outbox.ts";
import { programState } from "../../models/program.ts";
import { lockRedemption, markReturned, type RedemptionRecord } from "../../models/redemption.ts";
import { bookPolicies } from "./book-policies.ts";

/**
 * Gives the points of a redemption back to the lots they came from, once; then the redemption is over.
 *
 * @param memberId whose the redemption was when it was looked up
 * @param expected the states from which points may go back
 * @returns the redemption as it is now: another state than "returned" means that nothing was given back
 */
export async function giveBack(
  tx: Tx,
  options: {
    programId: string;
    memberId: string;
    redemptionId: string;
    expected: RedemptionRecord["state"][];
    cause: string;
    now: Date;
  },
): Promise<RedemptionRecord> {
  const { programId, redemptionId, cause, now } = options;
  // The account first: whoever reserves locks in this order too.
  const locked = await lockAccounts(tx, { programId, memberIds: [options.memberId] });
  const redemption = await lockRedemption(tx, programId, redemptionId);
  invariant(redemption, `there is no redemption ${redemptionId}`);
  // A merge moves redemptions along: the points go to whoever has this one by now.
  const { memberId } = redemption;
  const accounts =
    memberId === options.memberId ? locked : await lockAccounts(tx, { programId, memberIds: [memberId] });
  if (!options.expected.includes(redemption.state)) return redemption;

  const spentKey = redemptionKey(redemptionId);
  await returnPoints(tx, { programId, memberId, accounts, spentKey, rewardId: redemption.rewardId, cause, now });
  await markReturned(tx, { programId, id: redemptionId, cause, at: now });
  return { ...redemption, state: "returned", cause };
}

/** Undoes the spend of a member whose account is locked: the points go back to the lots they came from, once. */
export async function returnPoints(
  tx: Tx,
  options: {
    programId: string;
    memberId: string;
    accounts: AccountRow[];
    spentKey: string;
    rewardId: string;
    cause: string;
    now: Date;
  },
): Promise<void> {
  const { programId, memberId, accounts, spentKey, rewardId, cause, now } = options;
  const movement: Movement = {
    key: `${spentKey}:returned`,
    reason: "redemption-returned",
    occurredAt: now,
    counterpart: "redeemed",
    explanation: { kind: "redemption-returned", reward: rewardId, cause },
  };
  const policies = bookPolicies(await programState(tx, programId));
  const keys = [spentKey, movement.key];
  const { book: bookOf, posted } = await openBooks(tx, { programId, accounts, keys, reach: "whole", policies });
  const book = bookOf(memberId, POINTS);
  invariant(book, `member ${memberId} has no account`);
  const spent = posted.find(({ key }) => key === spentKey);
  invariant(spent, `${spentKey} was never spent`);
  book.unspend(movement, { key: spentKey, points: -spent.delta, lot: null });
  await post(tx, { programId, books: [book], now });
  await enqueue(tx, { name: "publish-member", programId, memberId });
  // The points may pay for a reward that is given by itself, and what was activity is none any more.
  await enqueue(tx, { name: "settle-member", programId, memberId });
}

/** The key of what a redemption spends, and of the award of one that somebody else delivers. */
export function redemptionKey(redemptionId: string): string {
  return `redemption:${redemptionId}`;
}
