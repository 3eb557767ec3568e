import { type Tx, withTransaction } from "../../db.server.ts";
import { type Book, type Movement, type PostedTransfer, StaleRead } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { importKey, undoneImportKey } from "../../loyalty/import/import-key.ts";
import {
  forgetBirthdays,
  givenRows,
  type GivenRow,
  markUndone,
  resultOf,
  revokeTiers,
} from "../../models/import-apply.ts";
import { forgetCells } from "../../models/import-row.ts";
import { type ImportRun, lockImport, moveImport, noteImported, saveImportResult } from "../../models/import-run.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { policiesInFull } from "../steps/move-imported.ts";
import { settleMembers } from "../steps/settle-members.ts";
import type { ShopContext } from "../steps/shop-context.ts";

const BATCH = 100;

/**
 * Takes back what an import has done, one bounded batch a call: points in full, so that what was spent of them is owed; tiers from now
 * on; birthdays that nobody has told since. Whom it made a member leaves afterwards (`leaveAfterImport`). A batch that is repeated takes
 * nothing twice.
 *
 * @returns "done" when nothing is left to take back
 */
export async function undoImport(options: {
  shop: ShopContext;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { shop, runId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    if (run?.state !== "undoing") return { outcome: "done" };
    const program = await programState(tx, programId);
    const found = await givenRows(tx, run, BATCH);
    const last = found.at(-1);
    if (!last) {
      await forgetCells(tx, run);
      await saveImportResult(tx, run, await resultOf(tx, run));
      await moveImport(tx, { run, state: "leaving", now });
      return { outcome: "done" };
    }
    const memberIds = [...new Set(found.map(({ holder }) => holder))];
    const accounts = await lockAccounts(tx, { programId, memberIds });
    // Rows of somebody who was erased meanwhile are gone.
    const rows = await givenRows(tx, run, BATCH);
    if (!sameHolders(rows, memberIds)) throw new StaleRead("a member became another one, or was erased");
    await takeBack(tx, { run, program, rows, accounts, now });
    await takeBackTheRest(tx, { run, rows, now });
    await markUndone(
      tx,
      run,
      rows.map(({ row }) => row),
    );
    await settleMembers(tx, { shop, program, accounts: await lockAccounts(tx, { programId, memberIds }), now });
    await noteImported(tx, { run, cursor: last.customerId, rows: rows.length });
    return { outcome: "more" };
  });
}

function sameHolders(rows: readonly GivenRow[], memberIds: readonly string[]): boolean {
  const holders = new Set(rows.map(({ holder }) => holder));
  return holders.size === memberIds.length && memberIds.every((memberId) => holders.has(memberId));
}

async function takeBack(
  tx: Tx,
  of: { run: ImportRun; program: ProgramState; rows: readonly GivenRow[]; accounts: AccountRow[]; now: Date },
): Promise<void> {
  const { run, program, accounts, now } = of;
  const { programId } = program;
  const moved = of.rows.filter(({ credited }) => credited !== 0);
  const keyOf = ({ row, credited, expiresAt }: GivenRow) =>
    importKey({ runId: run.id, row, isDated: credited > 0 && expiresAt !== null });
  const keys = moved.flatMap((row) => [keyOf(row), undoneImportKey(keyOf(row))]);
  const policies = policiesInFull(program);
  const { book, all, posted } = await openBooks(tx, { programId, accounts, keys, reach: "whole", policies });
  const known = new Map(posted.map((transfer) => [transfer.key, transfer]));
  for (const row of moved) {
    const given = known.get(keyOf(row));
    if (!given || known.has(undoneImportKey(given.key))) continue;
    const held = book(row.holder, given.unit);
    if (held) reverse(held, { given, run, now });
  }
  await post(tx, { programId, books: all(), now });
}

function reverse(book: Book, { given, run, now }: { given: PostedTransfer; run: ImportRun; now: Date }): void {
  const { key, delta } = given;
  const movement: Movement = {
    ...{ key: undoneImportKey(key), corrects: key, reason: "import-undone", occurredAt: now },
    counterpart: delta > 0 ? "reversed" : "issued",
    explanation: { kind: "imported", run: run.id, change: "undone" },
  };
  if (delta < 0) {
    book.unspend(movement, { key, points: -delta, lot: null });
    return;
  }
  // The lot of somebody who was merged is another one's now, under another name: the points come from whatever is there.
  const [from, to] = given.memberId === book.memberId ? [delta, 0] : [0, -delta];
  book.adjustFact(movement, { key, from, to, earlierKeys: [key], lot: null });
}

async function takeBackTheRest(
  tx: Tx,
  { run, rows, now }: { run: ImportRun; rows: readonly GivenRow[]; now: Date },
): Promise<void> {
  const { programId } = run;
  const tiers = rows.filter(({ tierId }) => tierId !== null);
  const ids = tiers.map(({ row }) => importKey({ runId: run.id, row, isDated: false }));
  await revokeTiers(tx, { programId, ids, now });
  const birthdays = rows.flatMap(({ holder: memberId, birthdayMonth: month, birthdayDay: day }) =>
    month === null || day === null ? [] : [{ memberId, month, day }],
  );
  await forgetBirthdays(tx, { programId, birthdays, knownAt: run.appliedAt ?? now });
}
