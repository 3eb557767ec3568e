import { z } from "zod";
import { pool, type Tx } from "../db.server.ts";

/** Which issued redemptions end together; what is null does not narrow them down. */
export const voidFilterSchema = z.object({
  rewardId: z.string().nullable(),
  /** Issued at or after this moment, and before that one. */
  issuedAfter: z.iso.datetime().nullable(),
  issuedBefore: z.iso.datetime().nullable(),
  /** "codes": only what is a discount code in Shopify; left out or null: everything. */
  only: z.literal("codes").nullable().optional(),
});
export type VoidFilter = z.infer<typeof voidFilterSchema>;

export interface VoidRun {
  id: string;
  filter: VoidFilter;
  returnsPoints: boolean;
  /** How many there were to end when it began. */
  total: number;
  startedBy: string;
  startedAt: Date;
  /** When the last one had ended or asked a person. */
  finishedAt: Date | null;
}

/** What became of a run's redemptions so far. */
export interface VoidProgress {
  /** Marked to end: the rest follow. */
  marked: number;
  cancelled: number;
  /** An order was quicker: nothing came back for these. */
  used: number;
  /** Ask a person. */
  stuck: number;
  /** Points that came back. */
  points: number;
}

/** A slider gives what its terms say; all other kinds are what they are called. */
const GIVES = `CASE WHEN kind = 'slider' THEN coalesce(terms->>'as', 'code') WHEN kind = 'gift-card' THEN 'gift-card'
   WHEN kind IN ('fixed-amount', 'percentage', 'free-shipping', 'free-product') THEN 'code' ELSE 'other' END`;

const MATCHING = `program_id = $1 AND state = 'issued' AND todo IS DISTINCT FROM 'end'
   AND ($2::text IS NULL OR reward_id = $2)
   AND ($3::timestamptz IS NULL OR issued_at >= $3) AND ($4::timestamptz IS NULL OR issued_at < $4)
   AND ($5::text IS NULL OR ${GIVES} = 'code')`;

function matchingValues(programId: string, { rewardId, issuedAfter, issuedBefore, only }: VoidFilter): unknown[] {
  return [programId, rewardId, issuedAfter, issuedBefore, only ?? null];
}

/** What is issued and can end, by what it is in Shopify. */
export interface IssuedKinds {
  /** Discount codes. */
  codes: number;
  giftCards: number;
  /** Everything else: store credit, early access, partner codes, experiences. */
  other: number;
}

const ISSUED = `
SELECT (count(*) FILTER (WHERE ${GIVES} = 'code'))::int AS codes, (count(*) FILTER (WHERE ${GIVES} = 'gift-card'))::int AS "giftCards",
       (count(*) FILTER (WHERE ${GIVES} NOT IN ('code', 'gift-card')))::int AS other
  FROM redemption WHERE program_id = $1 AND state = 'issued' AND todo IS DISTINCT FROM 'end'`;

/** How many of a program's redemptions are issued and not about to end. */
export async function countIssued(tx: Tx | null, programId: string): Promise<IssuedKinds> {
  const rows = tx
    ? await tx.rows<IssuedKinds>("void-run-issued", ISSUED, [programId])
    : (await pool().query<IssuedKinds>({ name: "void-run-issued", text: ISSUED, values: [programId] })).rows;
  return rows[0] ?? { codes: 0, giftCards: 0, other: 0 };
}

const COUNT = `
SELECT count(*)::int AS count, coalesce(sum(points - points_returned), 0)::float8 AS points FROM redemption WHERE ${MATCHING}`;

/** How many redemptions a run would end now, and how many points they were taken for. */
export async function countVoidable(
  tx: Tx | null,
  options: { programId: string; filter: VoidFilter },
): Promise<{ count: number; points: number }> {
  const values = matchingValues(options.programId, options.filter);
  const rows = tx
    ? await tx.rows<{ count: number; points: number }>("void-run-count", COUNT, values)
    : (await pool().query<{ count: number; points: number }>({ name: "void-run-count", text: COUNT, values })).rows;
  return rows[0] ?? { count: 0, points: 0 };
}

const REWARDS = `
SELECT DISTINCT reward_id AS "rewardId" FROM redemption WHERE program_id = $1 AND state = 'issued' ORDER BY reward_id`;

/** The rewards of which something is issued that can end. */
export async function voidableRewards(programId: string): Promise<string[]> {
  const query = { name: "void-run-rewards", text: REWARDS, values: [programId] };
  return (await pool().query<{ rewardId: string }>(query)).rows.map(({ rewardId }) => rewardId);
}

const INSERT = `
INSERT INTO void_run (program_id, id, filter, returns_points, total, started_by, started_at)
VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`;

/** @returns whether it is new: the same id twice is one run */
export async function insertVoidRun(
  tx: Tx,
  run: Omit<VoidRun, "finishedAt"> & { programId: string },
): Promise<boolean> {
  const { programId, id, filter, returnsPoints, total, startedBy, startedAt } = run;
  const values = [programId, id, JSON.stringify(filter), returnsPoints, total, startedBy, startedAt];
  return (await tx.rows("void-run-insert", INSERT, values)).length === 1;
}

const COLUMNS = `id, filter, returns_points AS "returnsPoints", total, started_by AS "startedBy", started_at AS "startedAt",
  finished_at AS "finishedAt"`;
const BY_ID = `SELECT ${COLUMNS} FROM void_run WHERE program_id = $1 AND id = $2`;
const NEWEST = `SELECT ${COLUMNS} FROM void_run WHERE program_id = $1 ORDER BY started_at DESC, id LIMIT $2`;

/** @returns null when the program has no such run */
export async function voidRunById(programId: string, id: string): Promise<VoidRun | null> {
  const [run] = await read("void-run-by-id", BY_ID, [programId, id]);
  return run ?? null;
}

/** The newest runs, newest first. */
export async function newestVoidRuns(programId: string, limitMax: number): Promise<VoidRun[]> {
  return read("void-run-newest", NEWEST, [programId, limitMax]);
}

async function read(name: string, text: string, values: unknown[]): Promise<VoidRun[]> {
  const { rows } = await pool().query<Omit<VoidRun, "filter"> & { filter: unknown }>({ name, text, values });
  return rows.map((row) => ({ ...row, filter: voidFilterSchema.parse(row.filter) }));
}

const PROGRESS = `
SELECT count(*)::int AS marked,
       (count(*) FILTER (WHERE state IN ('cancelled', 'lapsed')))::int AS cancelled,
       (count(*) FILTER (WHERE state = 'used'))::int AS used,
       (count(*) FILTER (WHERE todo IS NOT NULL AND stuck_at IS NOT NULL))::int AS stuck,
       coalesce(sum(points_returned), 0)::float8 AS points
  FROM redemption WHERE program_id = $1 AND void_run_id = $2`;

/** What became of a run's redemptions so far. */
export async function voidProgress(programId: string, runId: string): Promise<VoidProgress> {
  const query = { name: "void-run-progress", text: PROGRESS, values: [programId, runId] };
  const { rows } = await pool().query<VoidProgress>(query);
  return rows[0] ?? { marked: 0, cancelled: 0, used: 0, stuck: 0, points: 0 };
}

const MARK = `
WITH chosen AS (
  -- Marked in the order of their ids, each once: what comes before the last one was looked at.
  SELECT id AS one FROM redemption
   WHERE ${MATCHING} AND id > coalesce((SELECT id FROM redemption WHERE program_id = $1 AND void_run_id = $6 ORDER BY id DESC LIMIT 1),
                                       '00000000-0000-0000-0000-000000000000')
   ORDER BY id LIMIT $10 FOR UPDATE
), marked AS (
  UPDATE redemption SET todo = 'end', next_at = $7, attempts = 0, trouble = NULL, stuck_at = NULL, void_run_id = $6,
         ending = jsonb_build_object('state', 'cancelled', 'cause', 'voided', 'actor', $8::text,
                                     'returns', CASE WHEN $9::boolean THEN points - points_returned ELSE 0 END)
    FROM chosen WHERE program_id = $1 AND id = chosen.one
  RETURNING shop_id
)
SELECT shop_id::text AS "shopId", count(*)::int AS count FROM marked GROUP BY shop_id`;

/**
 * Marks up to `limitMax` redemptions of a run to end. Whoever changes one of them at the same moment goes first, and it is looked at
 * again after that: what is used or ends otherwise meanwhile is left alone.
 *
 * @returns in which shops how many are marked; none when there is no more to mark
 */
export async function markVoided(
  tx: Tx,
  options: { programId: string; run: VoidRun; limitMax: number; now: Date },
): Promise<{ shopId: string; count: number }[]> {
  const { programId, run, limitMax, now } = options;
  return tx.rows<{ shopId: string; count: number }>("void-run-mark", MARK, [
    ...matchingValues(programId, run.filter),
    run.id,
    now,
    run.startedBy,
    run.returnsPoints,
    limitMax,
  ]);
}

const FINISH = `
UPDATE void_run SET finished_at = $3
 WHERE program_id = $1 AND id = $2 AND finished_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM redemption
                    WHERE program_id = $1 AND void_run_id = $2 AND todo IS NOT NULL AND stuck_at IS NULL)
RETURNING id`;

/** Ends a run of which nothing is under way any more. @returns whether it has ended by this */
export async function finishVoidRun(tx: Tx, run: { programId: string; id: string; at: Date }): Promise<boolean> {
  return (await tx.rows("void-run-finish", FINISH, [run.programId, run.id, run.at])).length === 1;
}

const UNFINISHED = `SELECT id FROM void_run WHERE program_id = $1 AND finished_at IS NULL ORDER BY started_at, id`;

/** The runs of a program that have not ended. */
export async function unfinishedVoidRuns(tx: Tx, programId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>("void-run-unfinished", UNFINISHED, [programId])).map(({ id }) => id);
}

const REACHABLE = `
SELECT 1 FROM redemption r JOIN shop s ON s.program_id = r.program_id AND s.id = r.shop_id
 WHERE r.program_id = $1 AND r.void_run_id = $2 AND r.todo IS NOT NULL AND r.stuck_at IS NULL
   AND s.state = 'installed' AND s.connection = 'ok' LIMIT 1`;

/** Whether something of a run can go on now: a shop that cannot be reached ends nothing. */
export async function isVoidRunReachable(tx: Tx, run: { programId: string; id: string }): Promise<boolean> {
  return (await tx.rows("void-run-reachable", REACHABLE, [run.programId, run.id])).length > 0;
}
