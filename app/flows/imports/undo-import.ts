import { type Tx, withTransaction } from "../../db.server.ts";
import { StaleRead } from "../../ledger/book.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { importKey } from "../../loyalty/import/import-key.ts";
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
import { reverseGiven } from "../steps/reverse-given.ts";
import { settleAnew } from "../steps/settle-anew.ts";
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
    await settleAnew(tx, { shop, program, memberIds, now });
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
  const { run, program, rows, accounts, now } = of;
  const given = rows
    .filter(({ credited }) => credited !== 0)
    .map(({ row, holder, credited, expiresAt }) => ({
      key: importKey({ runId: run.id, row, isDated: credited > 0 && expiresAt !== null }),
      holderId: holder,
    }));
  await reverseGiven(tx, {
    ...{ program, accounts, given, policies: policiesInFull(program), now },
    as: () => ({
      ...{ reason: "import-undone", occurredAt: now },
      explanation: { kind: "imported", run: run.id, change: "undone" },
    }),
  });
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
