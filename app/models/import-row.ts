import { pool, type Tx } from "../db.server.ts";
import type { ImportReport } from "../loyalty/import/report.ts";
import type { ReadRow, RowProblem } from "../loyalty/import/read-row.ts";
import type { ImportRun } from "./import-run.ts";

const INSERT = `
INSERT INTO import_row (program_id, run_id, row, cells)
SELECT $1, $2, n.row, ARRAY(SELECT json_array_elements_text(n.cells))
  FROM unnest($3::int[], $4::json[]) AS n(row, cells)
ON CONFLICT DO NOTHING`;

/** Stores rows as they stand in the file; one that is here stays. */
export async function insertImportRows(
  tx: Tx,
  run: ImportRun,
  rows: readonly { row: number; cells: readonly string[] }[],
): Promise<void> {
  await tx.rows("import-row-insert", INSERT, [
    ...[run.programId, run.id],
    rows.map(({ row }) => row),
    rows.map(({ cells }) => JSON.stringify(cells)),
  ]);
}

/** A row as it stands in the file. */
export interface RawRow {
  row: number;
  cells: string[];
}

const SAMPLE = `
SELECT row, cells FROM import_row WHERE program_id = $1 AND run_id = $2 AND row > $3 ORDER BY row LIMIT $4`;

/** The first rows of a file. */
export async function sampleRows(of: { programId: string; runId: string; limitMax: number }): Promise<RawRow[]> {
  const values = [of.programId, of.runId, 0, of.limitMax];
  return (await pool().query<RawRow>({ name: "import-row-sample", text: SAMPLE, values })).rows;
}

/** The next rows to be read, after the run's cursor. */
export async function nextRawRows(tx: Tx, run: ImportRun, limitMax: number): Promise<RawRow[]> {
  return tx.rows("import-row-next-raw", SAMPLE, [run.programId, run.id, run.cursor, limitMax]);
}

/** What became of reading a row: understood, with its customer; or why not. */
export type CheckedRow = { row: number } & (
  | { state: "ready"; customerId: string; read: ReadRow }
  | { state: "unknown" }
  | { state: "problem"; problem: RowProblem }
);

const SAVE = `
UPDATE import_row AS r
   SET state = n.state, problem = n.problem, customer_id = n.customer_id, points = n.points,
       expires_at = to_timestamp(n.expires_at), tier_id = n.tier_id, tier_until = to_timestamp(n.tier_until),
       birthday_month = n.month, birthday_day = n.day, joined_at = to_timestamp(n.joined_at)
  FROM unnest($3::int[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::float8[], $9::text[], $10::float8[],
              $11::smallint[], $12::smallint[], $13::float8[])
    AS n(row, state, problem, customer_id, points, expires_at, tier_id, tier_until, month, day, joined_at)
 WHERE r.program_id = $1 AND r.run_id = $2 AND r.row = n.row`;

/** Keeps what reading rows has found. */
export async function saveCheckedRows(tx: Tx, run: ImportRun, rows: readonly CheckedRow[]): Promise<void> {
  const reads = rows.map((row) => (row.state === "ready" ? row.read : null));
  await tx.rows("import-row-save", SAVE, [
    ...[run.programId, run.id],
    rows.map(({ row }) => row),
    rows.map(({ state }) => state),
    rows.map((row) => (row.state === "problem" ? row.problem : null)),
    rows.map((row) => (row.state === "ready" ? row.customerId : null)),
    reads.map((read) => read?.points ?? null),
    reads.map((read) => read?.expiresAt ?? null),
    reads.map((read) => read?.tierId ?? null),
    reads.map((read) => read?.tierUntil ?? null),
    reads.map((read) => read?.birthday?.month ?? null),
    reads.map((read) => read?.birthday?.day ?? null),
    reads.map((read) => read?.joinedAt ?? null),
  ]);
}

const CROWDED = `
UPDATE import_row SET state = 'problem', problem = 'too-many-rows'
 WHERE program_id = $1 AND run_id = $2 AND state = 'ready' AND customer_id IN (
   SELECT customer_id FROM import_row WHERE program_id = $1 AND run_id = $2 AND state = 'ready'
    GROUP BY customer_id HAVING count(*) > $3)`;

/** Refuses all rows of customers who have more than so many: all rows of one are applied together. */
export async function refuseCrowded(tx: Tx, run: ImportRun, rowsMax: number): Promise<void> {
  await tx.rows("import-row-crowded", CROWDED, [run.programId, run.id, rowsMax]);
}

const COUNTS = `
WITH ready AS (
  SELECT r.customer_id, i.member_id, sum(r.points) AS points, count(r.tier_id) AS tiers, count(r.birthday_month) AS birthdays,
         coalesce(max(a.balance), 0) AS balance
    FROM import_row r
    LEFT JOIN member_identity i ON i.program_id = $1 AND i.shop_id = $3 AND i.customer_id = r.customer_id
    LEFT JOIN account a ON a.program_id = $1 AND a.member_id = i.member_id AND a.unit = $4
   WHERE r.program_id = $1 AND r.run_id = $2 AND r.state = 'ready'
   GROUP BY r.customer_id, i.member_id
), sums AS (
  SELECT count(*) FILTER (WHERE member_id IS NULL) AS joining, count(*) FILTER (WHERE member_id IS NOT NULL) AS known,
         sum(CASE WHEN $5 THEN greatest(points - balance, 0) ELSE points END) AS given,
         sum(CASE WHEN $5 THEN greatest(balance - points, 0) ELSE 0 END) AS taken, sum(tiers) AS tiers,
         sum(birthdays) AS birthdays
    FROM ready
), states AS (
  SELECT state, problem, count(*) AS rows FROM import_row WHERE program_id = $1 AND run_id = $2 GROUP BY state, problem
)
SELECT (SELECT coalesce(sum(rows), 0)::int FROM states) AS rows,
       (SELECT coalesce(sum(rows), 0)::int FROM states WHERE state = 'ready') AS ready,
       (SELECT coalesce(sum(rows), 0)::int FROM states WHERE state = 'unknown') AS unknown,
       (SELECT coalesce(jsonb_object_agg(problem, rows), '{}') FROM states WHERE state = 'problem') AS problems,
       joining::int, known::int, coalesce(given, 0)::float8 AS given, coalesce(taken, 0)::float8 AS taken,
       coalesce(tiers, 0)::int AS tiers, coalesce(birthdays, 0)::int AS birthdays
  FROM sums`;

/** What would happen in all, by the members and balances as they are now. */
export async function countChecked(tx: Tx, run: ImportRun): Promise<Omit<ImportReport, "version">> {
  const { mapping } = run;
  const values = [run.programId, run.id, run.shopId, mapping?.unit ?? "", mapping?.mode === "set"];
  const [row] = await tx.rows<Omit<ImportReport, "version">>("import-row-counts", COUNTS, values);
  const nothing = { rows: 0, ready: 0, unknown: 0, joining: 0, known: 0, given: 0, taken: 0, tiers: 0, birthdays: 0 };
  return row ?? { ...nothing, problems: {} };
}

const DELETE = `DELETE FROM import_row WHERE program_id = $1 AND run_id = $2`;

/** Forgets all rows of a run that was given up. */
export async function deleteImportRows(tx: Tx, run: ImportRun): Promise<void> {
  await tx.rows("import-row-delete", DELETE, [run.programId, run.id]);
}

const FORGET_CELLS = `
UPDATE import_row SET cells = NULL WHERE program_id = $1 AND run_id = $2 AND cells IS NOT NULL`;

/** Forgets what stands in the file of rows that are not, and will not be, applied. */
export async function forgetCells(tx: Tx, run: ImportRun): Promise<void> {
  await tx.rows("import-row-forget", FORGET_CELLS, [run.programId, run.id]);
}

/** A row that was not, or will not be, applied. */
interface FaultyRow {
  row: number;
  /** null: the shop has no such customer. */
  problem: RowProblem | null;
}

const FAULTY = `
SELECT row, problem FROM import_row
 WHERE program_id = $1 AND run_id = $2 AND row > $3 AND state IN ('problem', 'unknown') ORDER BY row LIMIT $4`;

/** Rows with a problem, after a row. */
export async function faultyRows(of: {
  programId: string;
  runId: string;
  after: number;
  limitMax: number;
}): Promise<FaultyRow[]> {
  const values = [of.programId, of.runId, of.after, of.limitMax];
  return (await pool().query<FaultyRow>({ name: "import-row-faulty", text: FAULTY, values })).rows;
}
