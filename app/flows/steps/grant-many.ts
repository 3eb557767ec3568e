import type { Tx } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import type { AccountRow } from "../../ledger/read.ts";
import { bulkGrantKey, type BulkProblem, type BulkWish } from "../../loyalty/bulk-wish.ts";
import type { ProgramState } from "../../models/program.ts";
import { bookPolicies } from "./book-policies.ts";
import { reverseGiven } from "./reverse-given.ts";

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
  const { program, runId, wish, accounts, lines, actor, now } = undoing;
  await reverseGiven(tx, {
    ...{ program, accounts, now },
    given: lines.map(({ memberId, holderId }) => ({ key: bulkGrantKey({ runId, memberId }), holderId })),
    as: () => ({
      ...{ reason: "agent-undone", occurredAt: now },
      explanation: { kind: "agent", reason: "correction", note: wish.note, actor },
    }),
  });
}
