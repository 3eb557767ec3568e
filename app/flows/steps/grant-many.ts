import type { Tx } from "../../db.server.ts";
import type { Movement, PostedTransfer } from "../../ledger/book.ts";
import type { Book } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import type { AccountRow } from "../../ledger/read.ts";
import { bulkGrantKey, type BulkProblem, type BulkWish } from "../../loyalty/bulk-wish.ts";
import type { ProgramState } from "../../models/program.ts";
import { bookPolicies } from "./book-policies.ts";

interface Granting {
  program: ProgramState;
  runId: string;
  wish: Extract<BulkWish, { kind: "grant" }>;
  /** Locked by this transaction; balances are not what they were afterwards, and settling must follow. */
  accounts: AccountRow[];
  actor: string;
  now: Date;
}

/**
 * Gives many members points, or takes some, one transfer each, as one batch of a run. Whoever was given theirs before is given nothing
 * again.
 *
 * @returns who does not have what should be taken
 */
export async function grantMany(tx: Tx, granting: Granting): Promise<Map<string, BulkProblem>> {
  const { program, runId, wish, accounts, actor, now } = granting;
  const { programId } = program;
  const { unit, points, reason, note } = wish;
  const problems = new Map<string, BulkProblem>();
  const keys = accounts.map(({ memberId }) => bulkGrantKey({ runId, memberId }));
  const { book: bookOf, all } = await openBooks(tx, { programId, accounts, keys, policies: bookPolicies(program) });
  for (const { memberId } of accounts) {
    const book = bookOf(memberId, unit);
    if (!book) continue;
    const movement: Movement = {
      ...{ key: bulkGrantKey({ runId, memberId }), reason: `agent-${reason}`, occurredAt: now, counterpart: "issued" },
      explanation: { kind: "agent", reason, note, actor },
    };
    if (points > 0) book.credit(movement, points, null);
    else if (book.isKnown(movement, points)) continue;
    else if (-points > book.available(now)) problems.set(memberId, "insufficient-points");
    else book.spend(movement, -points, now);
  }
  await post(tx, { programId, books: all(), now });
  return problems;
}

/**
 * Takes back what a run gave many members, or gives back what it took, as one batch. What was spent meanwhile is owed or forgiven, as
 * the program says of points that are taken back; nothing is taken back twice.
 *
 * @param undoing.lines whom the run gave to, and who has it now
 */
export async function ungrantMany(
  tx: Tx,
  undoing: Granting & { lines: readonly { memberId: string; holderId: string }[] },
): Promise<void> {
  const { program, runId, accounts, lines, now } = undoing;
  const { programId } = program;
  const keys = lines.map((line) => bulkGrantKey({ runId, memberId: line.memberId }));
  const { book, all, posted } = await openBooks(tx, {
    ...{ programId, accounts, reach: "whole", policies: bookPolicies(program) },
    keys: keys.flatMap((key) => [key, undoneKey(key)]),
  });
  const known = new Map(posted.map((transfer) => [transfer.key, transfer]));
  for (const { memberId, holderId } of lines) {
    const given = known.get(bulkGrantKey({ runId, memberId }));
    if (!given || known.has(undoneKey(given.key))) continue;
    const held = book(holderId, given.unit);
    if (held) reverse(held, given, undoing);
  }
  await post(tx, { programId, books: all(), now });
}

function reverse(book: Book, { key, delta, memberId }: PostedTransfer, { wish, actor, now }: Granting): void {
  const movement: Movement = {
    ...{ key: undoneKey(key), corrects: key, reason: "agent-undone", occurredAt: now },
    counterpart: delta > 0 ? "reversed" : "issued",
    explanation: { kind: "agent", reason: "correction", note: wish.note, actor },
  };
  if (delta < 0) {
    book.unspend(movement, { key, points: -delta, lot: null });
    return;
  }
  // The lot of somebody who was merged is another one's now, under another name: the points come from whatever is there.
  const [from, to] = memberId === book.memberId ? [delta, 0] : [0, -delta];
  book.adjustFact(movement, { key, from, to, earlierKeys: [key], lot: null });
}

function undoneKey(key: string): string {
  return `${key}:c1`;
}
