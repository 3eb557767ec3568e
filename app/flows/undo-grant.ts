import { withTransaction } from "../db.server.ts";
import type { Book } from "../ledger/book.ts";
import { openBooks } from "../ledger/open-books.ts";
import { post } from "../ledger/post.ts";
import { grantTransfer } from "../ledger/read.ts";
import { invariant } from "../loyalty/assert.ts";
import { type GrantLimits, limitRefusal, type LimitRefusal } from "../loyalty/staff.ts";
import { programState } from "../models/program.ts";
import { bookPolicies } from "./steps/book-policies.ts";
import { decimalsOfUnit, uncountGiven } from "./steps/count-given.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { publishSoon } from "./steps/publish-soon.ts";
import { reverse, undoneKey } from "./steps/reverse-given.ts";
import { settleAnew } from "./steps/settle-anew.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export type GrantUndone = { outcome: "undone" | "already-undone" | "unknown-grant" } | LimitRefusal;

/**
 * Undoes what an agent gave or took. What was given comes from its own lot first, then (if it was spent) as the program says of what a
 * refund takes back; what was taken goes back to the lots it came from. The day on which it was given has the points left again that came back.
 *
 * @param options.key the transfer's: `grant:<request>`
 * @param options.limits of the member of staff who undoes: nobody undoes more at once than they may give
 */
export async function undoGrant(options: {
  shop: ShopContext;
  memberId: string;
  key: string;
  actor: string;
  limits: GrantLimits;
  now: Date;
}): Promise<GrantUndone> {
  const { shop, memberId, key, actor, limits, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const memberIds = [memberId];
    const accounts = await lockMembers(tx, { programId, memberIds });
    const grant = await grantTransfer(tx, { programId, key });
    if (accounts.length === 0 || grant?.memberId !== memberId || !/^grant:[^:]+$/.test(key)) {
      return { outcome: "unknown-grant" };
    }
    const program = await programState(tx, programId);
    const keys = [key, undoneKey(key)];
    const policies = bookPolicies(program);
    const { book: bookOf, posted } = await openBooks(tx, { programId, accounts, keys, reach: "whole", policies });
    if (posted.some((transfer) => transfer.key === undoneKey(key))) return { outcome: "already-undone" };
    const decimals = decimalsOfUnit(program, { unit: grant.unit, currency: shop.currency });
    const refusal = limitRefusal(limits, { points: -Math.abs(grant.points), decimals, givenToday: 0 });
    if (refusal) return refusal;
    const book = bookOf(memberId, grant.unit);
    invariant(book, `member ${memberId} has no account`);
    const { points } = grant;
    reverse(
      book,
      { key, memberId, delta: points },
      { reason: "correction", occurredAt: now, explanation: { kind: "agent-undone", of: key, points, actor } },
    );
    await post(tx, { programId, books: [book], now });
    if (points > 0) {
      const { actor: giver, unit, occurredAt: at } = grant;
      await uncountGiven(tx, { programId, shop, actor: giver, unit, points: points - goneOf(book), at });
    }
    await settleAnew(tx, { shop, program, memberIds, now });
    await publishSoon(tx, { programId, memberIds });
    return { outcome: "undone" };
  });
}

/** What of the points did not come back, because they were spent: it is owed or forgiven, and was given all the same. */
function goneOf({ transfers, debt, opened }: Book): number {
  const forgiven = transfers.reduce((sum, { reason, delta }) => (reason === "forgiven" ? sum + delta : sum), 0);
  return forgiven + debt - opened.debt;
}
