import { z } from "zod";
import { pool, type Tx } from "../db.server.ts";
import { BULK_PROBLEMS, type BulkProblem, type BulkWish, bulkWishSchema } from "../loyalty/bulk-wish.ts";

/** The same done for many members, as it stands. */
export interface BulkRun {
  id: string;
  shopId: string;
  wish: BulkWish;
  /** The list that was chosen as a whole; null: members were chosen one by one. */
  query: string | null;
  /** The run that this one takes back; `wish` is then what that one did. */
  undoes: string | null;
  state: "running" | "stopped" | "finished";
  total: number;
  done: number;
  failed: number;
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
}

type RunRow = Omit<BulkRun, "wish"> & { wish: unknown };

const INSERT = `
INSERT INTO bulk_run (program_id, id, shop_id, wish, query, undoes, total, started_by, started_at)
VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING 1`;

/** @returns whether it is new: the same id twice is one run, and a run is undone once */
export async function insertBulkRun(
  tx: Tx,
  run: Omit<BulkRun, "state" | "done" | "failed" | "endedAt"> & { programId: string },
): Promise<boolean> {
  const { programId, id, shopId, wish, query, undoes, total, startedBy, startedAt } = run;
  const values = [programId, id, shopId, JSON.stringify(wish), query, undoes, total, startedBy, startedAt];
  return (await tx.rows("bulk-run-insert", INSERT, values)).length === 1;
}

const COLUMNS = `id, shop_id::text AS "shopId", wish, query, undoes, state, total, done, failed, started_by AS "startedBy",
  started_at AS "startedAt", ended_at AS "endedAt"`;
const BY_ID = `SELECT ${COLUMNS} FROM bulk_run WHERE program_id = $1 AND id = $2`;
const NEWEST = `SELECT ${COLUMNS} FROM bulk_run WHERE program_id = $1 ORDER BY started_at DESC, id DESC LIMIT 10`;
const UNDOING = `SELECT ${COLUMNS} FROM bulk_run WHERE program_id = $1 AND undoes = $2`;

/** @returns null when the program has no such run */
export async function bulkRunById(programId: string, id: string): Promise<BulkRun | null> {
  return (await read("bulk-run-by-id", BY_ID, [programId, id]))[0] ?? null;
}

/** The run that undoes another; null when none does. */
export async function undoOf(programId: string, id: string): Promise<BulkRun | null> {
  return (await read("bulk-run-undoing", UNDOING, [programId, id]))[0] ?? null;
}

/** The newest runs of a program, at most ten. */
export async function newestBulkRuns(programId: string): Promise<BulkRun[]> {
  return read("bulk-run-newest", NEWEST, [programId]);
}

/** A run, locked until the transaction ends: two workers never do the same. */
export async function lockBulkRun(tx: Tx, run: { programId: string; runId: string }): Promise<BulkRun | null> {
  const [row] = await tx.rows<RunRow>("bulk-run-lock", `${BY_ID} FOR NO KEY UPDATE`, [run.programId, run.runId]);
  return row ? toRun(row) : null;
}

/** Whether a run is being undone, or was. */
export async function isUndone(tx: Tx, run: { programId: string; runId: string }): Promise<boolean> {
  return (await tx.rows("bulk-run-is-undone", UNDOING, [run.programId, run.runId])).length > 0;
}

async function read(name: string, text: string, values: unknown[]): Promise<BulkRun[]> {
  return (await pool().query<RunRow>({ name, text, values })).rows.map(toRun);
}

function toRun(row: RunRow): BulkRun {
  return { ...row, wish: bulkWishSchema.parse(row.wish) };
}

const FORGET = `
WITH lines AS (DELETE FROM bulk_line WHERE program_id = $1 AND run_id = $2)
DELETE FROM bulk_run WHERE program_id = $1 AND id = $2`;

/** Takes back a run that does not begin after all, with whomever it concerned. */
export async function forgetBulkRun(tx: Tx, run: { programId: string; runId: string }): Promise<void> {
  await tx.rows("bulk-run-forget", FORGET, [run.programId, run.runId]);
}

const MOVE = `UPDATE bulk_run SET state = $3, ended_at = $4 WHERE program_id = $1 AND id = $2`;

/** Stops a run, lets it go on, or ends it. */
export async function moveBulkRun(
  tx: Tx,
  run: { programId: string; id: string; state: BulkRun["state"]; now: Date },
): Promise<void> {
  const endedAt = run.state === "running" ? null : run.now;
  await tx.rows("bulk-run-move", MOVE, [run.programId, run.id, run.state, endedAt]);
}

/** A member of a run who waits for their turn. */
export interface WaitingLine {
  memberId: string;
  /** The member who has taken this one's place, or the member: whoever has now what the run gave. */
  holderId: string;
  isErased: boolean;
}

const NEXT = `
SELECT l.member_id::text AS "memberId", coalesce(m.merged_into, m.id)::text AS "holderId", h.erased_at IS NOT NULL AS "isErased"
  FROM (SELECT member_id FROM bulk_line WHERE program_id = $1 AND run_id = $2 AND state = 'waiting' ORDER BY member_id LIMIT $3) l
  JOIN member m ON m.program_id = $1 AND m.id = l.member_id
  JOIN member h ON h.program_id = $1 AND h.id = coalesce(m.merged_into, m.id)
 ORDER BY l.member_id`;

/** The next members of a run, in the order of their ids. */
export async function nextLines(
  tx: Tx,
  options: { programId: string; runId: string; limitMax: number },
): Promise<WaitingLine[]> {
  return tx.rows("bulk-line-next", NEXT, [options.programId, options.runId, options.limitMax]);
}

/** What became of a member of a run: null when it was done. */
export interface SettledLine {
  memberId: string;
  problem: BulkProblem | null;
}

const SETTLE = `
WITH told AS (SELECT * FROM unnest($3::uuid[], $4::text[]) AS n(member_id, problem)), lines AS (
  UPDATE bulk_line l SET state = CASE WHEN told.problem IS NULL THEN 'done' ELSE 'failed' END, problem = told.problem
    FROM told
   WHERE l.program_id = $1 AND l.run_id = $2 AND l.member_id = told.member_id AND l.state = 'waiting'
  RETURNING l.state
)
UPDATE bulk_run SET done = done + (SELECT count(*) FROM lines WHERE state = 'done'),
       failed = failed + (SELECT count(*) FROM lines WHERE state = 'failed')
 WHERE program_id = $1 AND id = $2`;

/** Notes what became of members, and counts them. */
export async function settleLines(
  tx: Tx,
  options: { programId: string; runId: string; lines: readonly SettledLine[] },
): Promise<void> {
  const { programId, runId, lines } = options;
  const values = [lines.map(({ memberId }) => memberId), lines.map(({ problem }) => problem)];
  await tx.rows("bulk-line-settle", SETTLE, [programId, runId, ...values]);
}

const ADD_DONE = `
INSERT INTO bulk_line (program_id, run_id, member_id)
SELECT program_id, $3, member_id FROM bulk_line WHERE program_id = $1 AND run_id = $2 AND state = 'done'
RETURNING 1`;

/** Takes everybody for whom a run did something into another run. @returns how many they are */
export async function addDoneOf(tx: Tx, options: { programId: string; runId: string; into: string }): Promise<number> {
  const text = `WITH added AS (${ADD_DONE}) SELECT count(*)::int AS count FROM added`;
  const values = [options.programId, options.runId, options.into];
  const [row] = await tx.rows<{ count: number }>("bulk-line-add-done", text, values);
  return row?.count ?? 0;
}

const failedSchema = z.array(z.object({ memberId: z.string(), problem: z.enum(BULK_PROBLEMS).catch("broken") }));

const FAILED = `
SELECT member_id::text AS "memberId", problem FROM bulk_line
 WHERE program_id = $1 AND run_id = $2 AND state = 'failed' AND member_id > $3 ORDER BY member_id LIMIT $4`;

/** Members for whom nothing was done, by keyset. @param after a member's id; null: from the first */
export async function failedLines(options: {
  programId: string;
  runId: string;
  after: string | null;
  limit: number;
}): Promise<{ memberId: string; problem: BulkProblem }[]> {
  const { programId, runId, after, limit } = options;
  const values = [programId, runId, after ?? "00000000-0000-0000-0000-000000000000", limit];
  return failedSchema.parse((await pool().query({ name: "bulk-line-failed", text: FAILED, values })).rows);
}

const UNFINISHED = `SELECT id::text FROM bulk_run WHERE program_id = $1 AND state = 'running' ORDER BY started_at, id`;

/** The runs of a program that have something to do. */
export async function runningBulkRuns(tx: Tx, programId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>("bulk-run-running", UNFINISHED, [programId])).map(({ id }) => id);
}

const SPENT = `
SELECT coalesce(sum(lot.original - lot.remaining - lot.expired), 0)::float8 AS points
  FROM bulk_line l JOIN lot ON lot.program_id = l.program_id AND lot.member_id = l.member_id
                           AND lot.key = 'grant:' || l.run_id || '.' || l.member_id
 WHERE l.program_id = $1 AND l.run_id = $2 AND l.state = 'done'`;

/** How many of the points that a run gave are spent, taken or moved to another member by now. */
export async function spentOfRun({ programId, runId }: { programId: string; runId: string }): Promise<number> {
  const query = { name: "bulk-run-spent", text: SPENT, values: [programId, runId] };
  return (await pool().query<{ points: number }>(query)).rows[0]?.points ?? 0;
}
