import type { QueryResultRow } from "pg";
import { pool, type Tx } from "../db.server.ts";
import type { LaunchReport } from "../loyalty/launch/report.ts";

/** importing and counting lead to ready; applying to applied, undoing to undone. The last three are over. */
export type LaunchState =
  "importing" | "counting" | "ready" | "applying" | "applied" | "undoing" | "undone" | "cancelled" | "failed";

export type LaunchSource = "bulk" | "csv" | "stored";

/** Past orders of a shop on their way into the program. */
export interface LaunchRun {
  id: string;
  programId: string;
  shopId: string;
  state: LaunchState;
  source: LaunchSource;
  /** Orders placed in [fromAt, untilAt) are past. */
  fromAt: Date;
  untilAt: Date;
  countsForTiers: boolean;
  countsForPoints: boolean;
  /** Shopify's bulk operation, once it was started, and how many lines of its result are worked off. */
  operationId: string | null;
  readTo: number;
  ordersSeen: number;
  ordersStored: number;
  ordersSkipped: number;
  /** Of the present state's work: the customer up to whom it is done, and how many customers of how many. */
  cursor: string;
  done: number;
  total: number;
  report: LaunchReport | null;
  /** What holds it up, or ended it, in a word that screens know. */
  error: string | null;
  requestedAt: Date;
  appliedAt: Date | null;
  endedAt: Date | null;
}

const COLUMNS = `id::text, program_id::text AS "programId", shop_id::text AS "shopId", state, source, from_at AS "fromAt",
  until_at AS "untilAt", counts_for_tiers AS "countsForTiers", counts_for_points AS "countsForPoints",
  operation_id AS "operationId", read_to::float8 AS "readTo", orders_seen::float8 AS "ordersSeen",
  orders_stored::float8 AS "ordersStored", orders_skipped::float8 AS "ordersSkipped", cursor::text, done::float8, total::float8,
  report, error, requested_at AS "requestedAt", applied_at AS "appliedAt", ended_at AS "endedAt"`;

const INSERT = `
INSERT INTO launch_run (program_id, id, shop_id, state, source, from_at, until_at, counts_for_tiers, counts_for_points,
                        requested_by, requested_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT DO NOTHING RETURNING id`;

/** @returns false when another run of the program is open, or this one was made before */
export async function insertLaunch(
  tx: Tx,
  run: Pick<
    LaunchRun,
    "id" | "programId" | "shopId" | "state" | "source" | "fromAt" | "untilAt" | "countsForTiers" | "countsForPoints"
  > & { actor: string; now: Date },
): Promise<boolean> {
  const rows = await tx.rows("launch-insert", INSERT, [
    ...[run.programId, run.id, run.shopId, run.state, run.source, run.fromAt, run.untilAt],
    ...[run.countsForTiers, run.countsForPoints, run.actor, run.now],
  ]);
  return rows.length > 0;
}

const LOCK = `SELECT ${COLUMNS} FROM launch_run WHERE program_id = $1 AND id = $2 FOR UPDATE`;

/** The run, locked until the transaction ends: its steps take turns; null when the program has no such run. */
export async function lockLaunch(tx: Tx, of: { programId: string; runId: string }): Promise<LaunchRun | null> {
  const [run] = await tx.rows<LaunchRun>("launch-lock", LOCK, [of.programId, of.runId]);
  return run ?? null;
}

const BY_ID = `SELECT ${COLUMNS} FROM launch_run WHERE program_id = $1 AND id = $2`;

/** The run as it is now; null when the program has no such run. */
export async function launchById(of: { programId: string; runId: string }): Promise<LaunchRun | null> {
  return read("launch-by-id", BY_ID, [of.programId, of.runId]);
}

const NEWEST = `SELECT ${COLUMNS} FROM launch_run WHERE program_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1`;

/** The run that was begun last; null before the first. */
export async function newestLaunch(programId: string): Promise<LaunchRun | null> {
  return read("launch-newest", NEWEST, [programId]);
}

const GIVING = `
SELECT ${COLUMNS} FROM launch_run
 WHERE program_id = $1 AND shop_id = $2 AND state IN ('applying', 'applied') AND counts_for_points LIMIT 1 FOR SHARE`;

/** The run of a shop whose points are given now, to whoever joins too; null when there is none. It cannot be undone before the transaction ends. */
export async function givingLaunch(tx: Tx, of: { programId: string; shopId: string }): Promise<LaunchRun | null> {
  const [run] = await tx.rows<LaunchRun>("launch-giving", GIVING, [of.programId, of.shopId]);
  return run ?? null;
}

const MOVE = `
UPDATE launch_run SET state = $3, cursor = 0, done = 0, total = $4, error = $5, until_at = coalesce($6, until_at),
       report = CASE WHEN $3 = 'counting' THEN NULL ELSE report END,
       applied_at = CASE WHEN $3 = 'applying' THEN $7 ELSE applied_at END,
       ended_at = CASE WHEN $3 IN ('undone', 'cancelled', 'failed') THEN $7 ELSE ended_at END
 WHERE program_id = $1 AND id = $2`;

/** Brings a run, which must be locked, into another state, whose work begins anew. */
export async function moveLaunch(
  tx: Tx,
  to: { run: LaunchRun; state: LaunchState; total?: number; error?: string | null; untilAt?: Date | null; now: Date },
): Promise<void> {
  const { run, state, total = 0, error = null, untilAt = null, now } = to;
  await tx.rows("launch-move", MOVE, [run.programId, run.id, state, total, error, untilAt, now]);
}

const READ_ON = `
UPDATE launch_run SET read_to = greatest(read_to, $3), orders_seen = orders_seen + $4, orders_stored = orders_stored + $5,
       orders_skipped = orders_skipped + $6, error = NULL
 WHERE program_id = $1 AND id = $2`;

/** Notes how far reading is. */
export async function noteRead(
  tx: Tx,
  noted: { run: LaunchRun; readTo: number; seen: number; stored: number; skipped: number },
): Promise<void> {
  const { run, readTo, seen, stored, skipped } = noted;
  await tx.rows("launch-read-on", READ_ON, [run.programId, run.id, readTo, seen, stored, skipped]);
}

const NOTE_OPERATION = `
UPDATE launch_run SET operation_id = $3, read_to = 0, orders_seen = 0, orders_stored = 0, orders_skipped = 0, total = $4, error = NULL
 WHERE program_id = $1 AND id = $2 AND state = 'importing' AND operation_id IS DISTINCT FROM $3`;

/** Keeps which bulk operation reads for the run; null: none any more, and reading begins anew. */
export async function noteOperation(tx: Tx, run: LaunchRun, operationId: string | null): Promise<void> {
  await tx.rows("launch-operation", NOTE_OPERATION, [run.programId, run.id, operationId, 0]);
}

const NOTE_TOTAL = `UPDATE launch_run SET total = $3, error = NULL WHERE program_id = $1 AND id = $2 AND state = 'importing'`;

/** Notes how many orders Shopify has found so far. */
export async function noteFound(tx: Tx, run: LaunchRun, orders: number): Promise<void> {
  await tx.rows("launch-found", NOTE_TOTAL, [run.programId, run.id, orders]);
}

const NOTE_ERROR = `
UPDATE launch_run SET error = $3 WHERE program_id = $1 AND id = $2 AND state IN ('importing', 'counting', 'applying', 'undoing')`;

/** Notes what holds a run up; it is tried again. */
export async function noteLaunchError(tx: Tx, of: { programId: string; runId: string; error: string }): Promise<void> {
  await tx.rows("launch-error", NOTE_ERROR, [of.programId, of.runId, of.error]);
}

const WORK_ON = `UPDATE launch_run SET cursor = $3, done = done + $4, error = NULL WHERE program_id = $1 AND id = $2`;

/** Notes up to which customer the present state's work is done. */
export async function noteWorked(tx: Tx, noted: { run: LaunchRun; cursor: string; customers: number }): Promise<void> {
  const { run, cursor, customers } = noted;
  await tx.rows("launch-work-on", WORK_ON, [run.programId, run.id, cursor, customers]);
}

const REPORT = `UPDATE launch_run SET report = $3::jsonb WHERE program_id = $1 AND id = $2`;

/** Keeps what the dry run has found. */
export async function saveReport(tx: Tx, run: LaunchRun, report: LaunchReport): Promise<void> {
  await tx.rows("launch-report", REPORT, [run.programId, run.id, JSON.stringify(report)]);
}

async function read(name: string, text: string, values: unknown[]): Promise<LaunchRun | null> {
  const { rows } = await pool().query<LaunchRun & QueryResultRow>({ name, text, values });
  return rows[0] ?? null;
}
