import type { Tx } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { post } from "../../ledger/post.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { lockAccounts } from "../../ledger/read.ts";
import { invariant } from "../../loyalty/assert.ts";
import { POINTS } from "../../loyalty/program.ts";
import { enqueue } from "../../models/outbox.ts";
import { programState } from "../../models/program.ts";
import { lockRedemption, markReturned, type RedemptionRecord } from "../../models/redemption.ts";
import { bookPolicies } from "./book-policies.ts";

/**
 * Gives the points of a redemption back to the lots they came from, once; then the redemption is over.
 *
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
  const { programId, memberId, redemptionId, cause, now } = options;
  // The account first: whoever reserves locks in this order too.
  const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
  const redemption = await lockRedemption(tx, programId, redemptionId);
  invariant(redemption?.memberId === memberId, `redemption ${redemptionId} is not this member's`);
  if (!options.expected.includes(redemption.state)) return redemption;

  const spentKey = `redemption:${redemptionId}`;
  const movement: Movement = {
    key: `${spentKey}:returned`,
    reason: "redemption-returned",
    occurredAt: now,
    counterpart: "redeemed",
    explanation: { kind: "redemption-returned", reward: redemption.rewardId, cause },
  };
  const policies = bookPolicies(await programState(tx, programId));
  const keys = [spentKey, movement.key];
  const { book: bookOf } = await openBooks(tx, { programId, accounts, keys, reach: "whole", policies });
  const book = bookOf(memberId, POINTS);
  invariant(book, `member ${memberId} has no account`);
  book.unspend(movement, { key: spentKey, points: redemption.points, lot: null });
  await post(tx, { programId, books: [book], now });
  await markReturned(tx, { programId, id: redemptionId, cause, at: now });
  await enqueue(tx, { name: "publish-member", programId, memberId });
  // The points may pay for a reward that is given by itself, and what was activity is none any more.
  await enqueue(tx, { name: "settle-member", programId, memberId });
  return { ...redemption, state: "returned", cause };
}
