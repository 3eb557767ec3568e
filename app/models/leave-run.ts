import { pool, type Tx } from "../db.server.ts";
import type { IssuedKinds } from "./void-run.ts";

/** A merchant who leaves: what there was to end when it began. */
export interface LeaveRun extends IssuedKinds {
  id: string;
  /** The run that ends what is issued; null when nothing was. */
  voidRunId: string | null;
  discounts: number;
  startedBy: string;
  startedAt: Date;
}

const INSERT = `
INSERT INTO leave_run (program_id, id, void_run_id, codes, gift_cards, other, discounts, started_by, started_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Notes a run that begins; its id must be new, and the program locked. */
export async function insertLeaveRun(tx: Tx, run: LeaveRun & { programId: string }): Promise<void> {
  const { programId, id, voidRunId, codes, giftCards, other, discounts, startedBy, startedAt } = run;
  const values = [programId, id, voidRunId, codes, giftCards, other, discounts, startedBy, startedAt];
  await tx.rows("leave-run-insert", INSERT, values);
}

const KNOWN = `SELECT 1 FROM leave_run WHERE program_id = $1 AND id = $2`;

/** Whether a run of this id was begun. */
export async function isLeaveRunKnown(tx: Tx, of: { programId: string; id: string }): Promise<boolean> {
  return (await tx.rows("leave-run-known", KNOWN, [of.programId, of.id])).length > 0;
}

const NEWEST = `
SELECT id, void_run_id AS "voidRunId", codes, gift_cards AS "giftCards", other, discounts, started_by AS "startedBy",
       started_at AS "startedAt"
  FROM leave_run WHERE program_id = $1 ORDER BY started_at DESC, id LIMIT 1`;

/** The newest run of a program; null when nobody ever left. */
export async function newestLeaveRun(programId: string): Promise<LeaveRun | null> {
  const { rows } = await pool().query<LeaveRun>({ name: "leave-run-newest", text: NEWEST, values: [programId] });
  return rows[0] ?? null;
}

const DISCOUNTS = `
SELECT count(*)::int AS count FROM shop_perk
 WHERE program_id = $1 AND key LIKE 'discount:%' AND discount_id IS NOT NULL AND state IN ('active', 'changed', 'refused')`;

/** How many automatic discounts of a program may be active in Shopify. */
export async function countActiveDiscounts(tx: Tx | null, programId: string): Promise<number> {
  const rows = tx
    ? await tx.rows<{ count: number }>("leave-run-discounts", DISCOUNTS, [programId])
    : (await pool().query<{ count: number }>({ name: "leave-run-discounts", text: DISCOUNTS, values: [programId] }))
        .rows;
  return rows[0]?.count ?? 0;
}
