import type { QueryResultRow } from "pg";
import { pool, type Tx } from "../db.server.ts";
import type { Mapping } from "../loyalty/import/mapping.ts";
import type { ImportReport, ImportResult } from "../loyalty/import/report.ts";

/**
 * uploading leads to mapping, that to checking and ready, back to mapping if the merchant wants; then to applying, which may be
 * stopped and taken up again, and applied; from there to undoing, leaving (of members) and undone.
 */
type ImportState =
  | "uploading"
  | "mapping"
  | "checking"
  | "ready"
  | "applying"
  | "stopped"
  | "applied"
  | "undoing"
  | "leaving"
  | "undone"
  | "cancelled";

/** A file of members on its way into the program. */
export interface ImportRun {
  id: string;
  programId: string;
  shopId: string;
  state: ImportState;
  fileName: string;
  fileBytes: number;
  header: string[];
  rows: number;
  mapping: Mapping | null;
  /** Of the present state's work: the row or customer up to which it is done, and how many rows of how many. */
  cursor: string;
  done: number;
  total: number;
  report: ImportReport | null;
  result: ImportResult | null;
  /** What holds it up, in a word that screens know. */
  error: string | null;
  requestedBy: string;
  requestedAt: Date;
  appliedAt: Date | null;
  endedAt: Date | null;
}

const COLUMNS = `id::text, program_id::text AS "programId", shop_id::text AS "shopId", state, file_name AS "fileName",
  file_bytes::float8 AS "fileBytes", header, rows, mapping, cursor::text, done, total, report, result, error,
  requested_by AS "requestedBy", requested_at AS "requestedAt", applied_at AS "appliedAt", ended_at AS "endedAt"`;

const INSERT = `
INSERT INTO import_run (program_id, id, shop_id, state, file_name, file_bytes, header, requested_by, requested_at)
VALUES ($1, $2, $3, 'uploading', $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`;

/** Begins a run; the same id twice is one. */
export async function insertImport(
  tx: Tx,
  run: Pick<ImportRun, "id" | "programId" | "shopId" | "fileName" | "fileBytes" | "header"> & {
    actor: string;
    now: Date;
  },
): Promise<void> {
  const { id, programId, shopId, fileName, fileBytes, header, actor, now } = run;
  await tx.rows("import-insert", INSERT, [programId, id, shopId, fileName, fileBytes, header, actor, now]);
}

const LOCK = `SELECT ${COLUMNS} FROM import_run WHERE program_id = $1 AND id = $2 FOR UPDATE`;

/** The run, locked until the transaction ends: its steps take turns; null when the program has no such run. */
export async function lockImport(tx: Tx, of: { programId: string; runId: string }): Promise<ImportRun | null> {
  const [run] = await tx.rows<ImportRun>("import-lock", LOCK, [of.programId, of.runId]);
  return run ?? null;
}

const BY_ID = `SELECT ${COLUMNS} FROM import_run WHERE program_id = $1 AND id = $2`;

/** The run as it is now; null when the program has no such run. */
export async function importById(of: { programId: string; runId: string }): Promise<ImportRun | null> {
  const [run] = await read("import-by-id", BY_ID, [of.programId, of.runId]);
  return run ?? null;
}

const PAGE = `
SELECT ${COLUMNS} FROM import_run
 WHERE program_id = $1 AND ($2::timestamptz IS NULL OR (requested_at, id) < ($2, $3::uuid))
 ORDER BY requested_at DESC, id DESC LIMIT $4`;

/** The newest runs, or those before `before`. */
export async function importsPage(of: {
  programId: string;
  before: { at: Date; id: string } | null;
  limitMax: number;
}): Promise<ImportRun[]> {
  return read("import-page", PAGE, [of.programId, of.before?.at ?? null, of.before?.id ?? null, of.limitMax]);
}

const REMEMBERED = `
SELECT ${COLUMNS} FROM import_run
 WHERE program_id = $1 AND header = $2 AND mapping IS NOT NULL ORDER BY requested_at DESC, id DESC LIMIT 1`;

/** What the columns of a file with this very header were the last time; null: there was none. */
export async function rememberedMapping(of: { programId: string; header: string[] }): Promise<Mapping | null> {
  const [run] = await read("import-remembered", REMEMBERED, [of.programId, of.header]);
  return run?.mapping ?? null;
}

const MOVE = `
UPDATE import_run SET state = $3, cursor = 0, done = 0, total = $4, error = NULL,
       mapping = coalesce($5::jsonb, mapping), report = CASE WHEN $3 IN ('mapping', 'checking') THEN NULL ELSE report END,
       applied_at = CASE WHEN $3 = 'applying' THEN coalesce(applied_at, $6) ELSE applied_at END,
       ended_at = CASE WHEN $3 IN ('undone', 'cancelled') THEN $6 ELSE ended_at END
 WHERE program_id = $1 AND id = $2`;

/** Brings a run, which must be locked, into another state, whose work begins anew. */
export async function moveImport(
  tx: Tx,
  to: { run: ImportRun; state: ImportState; total?: number; mapping?: Mapping; now: Date },
): Promise<void> {
  const { run, state, total = 0, mapping, now } = to;
  const values = [run.programId, run.id, state, total, mapping ? JSON.stringify(mapping) : null, now];
  await tx.rows("import-move", MOVE, values);
}

const NOTE_ROWS = `UPDATE import_run SET rows = greatest(rows, $3) WHERE program_id = $1 AND id = $2`;

/** Notes how many rows have arrived. */
export async function noteRows(tx: Tx, run: ImportRun, rows: number): Promise<void> {
  await tx.rows("import-note-rows", NOTE_ROWS, [run.programId, run.id, rows]);
}

const WORK_ON = `UPDATE import_run SET cursor = $3, done = done + $4, error = NULL WHERE program_id = $1 AND id = $2`;

/** Notes up to where the present state's work is done. */
export async function noteImported(tx: Tx, noted: { run: ImportRun; cursor: string; rows: number }): Promise<void> {
  await tx.rows("import-work-on", WORK_ON, [noted.run.programId, noted.run.id, noted.cursor, noted.rows]);
}

const NOTE_ERROR = `
UPDATE import_run SET error = $3 WHERE program_id = $1 AND id = $2 AND state IN ('checking', 'applying', 'undoing', 'leaving')`;

/** Notes what holds a run up; it is tried again. */
export async function noteImportError(tx: Tx, of: { programId: string; runId: string; error: string }): Promise<void> {
  await tx.rows("import-error", NOTE_ERROR, [of.programId, of.runId, of.error]);
}

const REPORT = `UPDATE import_run SET report = $3::jsonb WHERE program_id = $1 AND id = $2`;

/** Keeps what the dry run has found. */
export async function saveImportReport(tx: Tx, run: ImportRun, report: ImportReport): Promise<void> {
  await tx.rows("import-report", REPORT, [run.programId, run.id, JSON.stringify(report)]);
}

const RESULT = `UPDATE import_run SET result = $3::jsonb WHERE program_id = $1 AND id = $2`;

/** Keeps what the run has done. */
export async function saveImportResult(tx: Tx, run: ImportRun, result: ImportResult): Promise<void> {
  await tx.rows("import-result", RESULT, [run.programId, run.id, JSON.stringify(result)]);
}

const LEFT = `
SELECT program_id::text AS "programId", id::text AS "runId" FROM import_run
 WHERE requested_at < $1 AND state IN ('uploading', 'mapping', 'checking', 'ready') ORDER BY requested_at LIMIT $2
   FOR UPDATE SKIP LOCKED`;

/** Runs that were begun before a moment and never applied, locked; one about which somebody decides right now is left alone. */
export async function leftImports(
  tx: Tx,
  of: { before: Date; limitMax: number },
): Promise<{ programId: string; runId: string }[]> {
  return tx.rows("import-left", LEFT, [of.before, of.limitMax]);
}

async function read(name: string, text: string, values: unknown[]): Promise<ImportRun[]> {
  return (await pool().query<ImportRun & QueryResultRow>({ name, text, values })).rows;
}
