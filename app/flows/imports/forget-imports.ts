import { withTransaction } from "../../db.server.ts";
import { deleteImportRows } from "../../models/import-row.ts";
import { leftImports, lockImport, moveImport } from "../../models/import-run.ts";

const DAYS_KEPT = 14;
const BATCH_MAX = 10;

/** Gives up imports that were begun two weeks ago and never applied: what their files say of people is not kept. */
export async function forgetImports({ now }: { now: Date }): Promise<{ outcome: "more" | "done" }> {
  return withTransaction(async (tx) => {
    const before = new Date(now.getTime() - DAYS_KEPT * 86_400_000);
    const left = await leftImports(tx, { before, limitMax: BATCH_MAX });
    for (const of of left) {
      const run = await lockImport(tx, of);
      if (run === null) continue;
      await deleteImportRows(tx, run);
      await moveImport(tx, { run, state: "cancelled", now });
    }
    return { outcome: left.length === BATCH_MAX ? "more" : "done" };
  });
}
