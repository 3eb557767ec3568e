import { withTransaction } from "../../db.server.ts";
import { noteImportError } from "../../models/import-run.ts";

/** Says what holds an import up; it goes on by itself once that is over. */
export async function noteImportHeldUp(of: { programId: string; runId: string; error: string }): Promise<void> {
  await withTransaction((tx) => noteImportError(tx, of));
}
