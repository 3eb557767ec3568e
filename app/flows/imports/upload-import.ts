import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { insertImportRows } from "../../models/import-row.ts";
import { insertImport, lockImport, moveImport, noteRows } from "../../models/import-run.ts";

/** A million members, a header, and what a file of 100 MB can hold. */
const IMPORT_ROWS_MAX = 1_000_000;

/** Begins an import: its rows arrive in parts. The same id twice is the same run. */
export async function startImport(options: {
  programId: string;
  shopId: string;
  runId: string;
  fileName: string;
  fileBytes: number;
  header: string[];
  actor: string;
  now: Date;
}): Promise<{ outcome: "started" | "unknown-run" }> {
  const { runId: id, programId, actor, now, ...file } = options;
  return withTransaction(async (tx) => {
    await insertImport(tx, { id, programId, actor, now, ...file });
    const run = await lockImport(tx, { programId, runId: id });
    return { outcome: run?.shopId === options.shopId ? "started" : "unknown-run" };
  });
}

type StoredPart = { outcome: "stored"; rows: number } | { outcome: "unknown-run" | "not-uploading" | "too-many" };

/**
 * Stores one part of a file's rows, as they stand in it. A part that is repeated is stored once.
 *
 * @param options.from the number of the first row; the header is row 1
 * @param options.part "last" ends the file: its columns are chosen next
 */
export async function storeImportPart(options: {
  programId: string;
  runId: string;
  from: number;
  rows: readonly (readonly string[])[];
  part: "last" | "more";
  actor: string;
  now: Date;
}): Promise<StoredPart> {
  const { programId, runId, from, rows, part, actor, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    if (!run) return { outcome: "unknown-run" };
    // The answer to the last part was lost, and it comes again.
    if (run.state === "mapping" && from + rows.length - 2 <= run.rows) return { outcome: "stored", rows: run.rows };
    if (run.state !== "uploading") return { outcome: "not-uploading" };
    const count = from - 2 + rows.length;
    if (count > IMPORT_ROWS_MAX) return { outcome: "too-many" };
    await insertImportRows(
      tx,
      run,
      rows.map((cells, index) => ({ row: from + index, cells })),
    );
    await noteRows(tx, run, count);
    if (part === "last") {
      await moveImport(tx, { run, state: "mapping", now });
      const data = { run: runId, file: run.fileName, rows: count };
      await record(tx, { programId, at: now, actor, action: "import-uploaded", data });
    }
    return { outcome: "stored", rows: count };
  });
}
