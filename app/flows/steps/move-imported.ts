import type { Tx } from "../../db.server.ts";
import type { Credit } from "../../ledger/credit-many.ts";
import type { Movement } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import { lockAccounts } from "../../ledger/read.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import type { ProgramState } from "../../models/program.ts";
import { bookPolicies } from "./book-policies.ts";

/**
 * Moves points of members lot by lot: of those who owe some, whose debt is repaid first, and of those from whom some are taken, so that
 * their balance is what a file says.
 *
 * @param of.moves below zero takes
 */
export async function moveImported(
  tx: Tx,
  of: { program: ProgramState; runId: string; unit: string; moves: readonly Credit[]; now: Date },
): Promise<void> {
  const { program, runId, unit, moves, now } = of;
  if (moves.length === 0) return;
  const { programId } = program;
  const memberIds = [...new Set(moves.map(({ memberId }) => memberId))];
  const accounts = await lockAccounts(tx, { programId, memberIds });
  const { book: bookOf, all } = await openBooks(tx, { programId, accounts, policies: policiesInFull(program) });
  for (const { key, memberId, points, expiresAt } of moves) {
    const book = bookOf(memberId, unit);
    const movement: Movement = {
      ...{ key, reason: "imported", occurredAt: now, counterpart: points > 0 ? "issued" : "reversed" },
      explanation: { kind: "imported", run: runId, change: points > 0 ? "given" : "lowered" },
    };
    const dates = { vestsAt: wholeSeconds(now), expiresAt: expiresAt && wholeSeconds(expiresAt) };
    if (points > 0) book?.credit(movement, points, dates);
    else book?.takeAgain(movement, -points);
  }
  await post(tx, { programId, books: all(), now });
}

/** By which nothing that is taken is let go: an import is undone in full, and what was spent is owed. */
export function policiesInFull(program: ProgramState): ReturnType<typeof bookPolicies> {
  const policies = bookPolicies(program);
  return policies.shortfall === "forgiven" ? { ...policies, shortfall: "negative" } : policies;
}
