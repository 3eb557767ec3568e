import { pool, type Tx } from "../db.server.ts";

/** A list of members that a merchant named. */
export interface MemberView {
  id: string;
  name: string;
  /** Filters and order, as the query of the list's address. */
  query: string;
}

/** More tabs than anybody looks through. */
export const VIEWS_MAX = 20;

const ALL = `
SELECT id, name, query FROM member_view WHERE program_id = $1 AND deleted_at IS NULL ORDER BY created_at, id LIMIT ${String(VIEWS_MAX)}`;

/** The named lists of a program, the oldest first. */
export async function memberViews(programId: string): Promise<MemberView[]> {
  return (await pool().query<MemberView>({ name: "member-view-all", text: ALL, values: [programId] })).rows;
}

const COUNT = `SELECT count(*)::int AS count FROM member_view WHERE program_id = $1 AND deleted_at IS NULL`;

/** How many named lists a program has. */
export async function countViews(tx: Tx, programId: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>("member-view-count", COUNT, [programId]);
  return row?.count ?? 0;
}

const INSERT = `
INSERT INTO member_view (program_id, id, name, query, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`;

/** Keeps a list under a name; the same id twice is one list. */
export async function insertView(tx: Tx, view: MemberView & { programId: string; at: Date }): Promise<void> {
  await tx.rows("member-view-insert", INSERT, [view.programId, view.id, view.name, view.query, view.at]);
}

const CHANGE = `
UPDATE member_view SET name = coalesce($3, name), query = coalesce($4, query)
 WHERE program_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING 1`;

/** Gives a list another name or other contents. @returns whether there is such a list */
export async function updateView(
  tx: Tx,
  view: { programId: string; id: string; name?: string; query?: string },
): Promise<boolean> {
  const values = [view.programId, view.id, view.name ?? null, view.query ?? null];
  return (await tx.rows("member-view-change", CHANGE, values)).length > 0;
}

const DELETE = `UPDATE member_view SET deleted_at = $3 WHERE program_id = $1 AND id = $2 RETURNING 1`;

/** Takes a list away, or brings it back. @param at null: it comes back. @returns whether there is such a list */
export async function setViewDeleted(
  tx: Tx,
  view: { programId: string; id: string; at: Date | null },
): Promise<boolean> {
  return (await tx.rows("member-view-delete", DELETE, [view.programId, view.id, view.at])).length > 0;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('member-view:' || $1::text, 0))`;

/** Lets the named lists of a program be changed by one at a time. */
export async function lockViews(tx: Tx, programId: string): Promise<void> {
  await tx.rows("member-view-lock", LOCK, [programId]);
}
