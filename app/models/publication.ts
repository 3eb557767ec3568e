import { pool, type Tx } from "../db.server.ts";

/*
 * Members that many at once must be published are marked, and one job works the marks off. A mark is a count: it is taken off only
 * for the count that was seen before the state was read, so whatever changes meanwhile stays marked.
 */

const MARK = `UPDATE member SET changes = changes + 1 WHERE program_id = $1 AND id = ANY($2::uuid[])`;

/** Marks members as changed since they were published. */
export async function markUnpublished(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<void> {
  await tx.rows("publication-mark", MARK, [options.programId, options.memberIds]);
}

/** A marked member, and the count that was seen. */
export interface MarkedMember {
  memberId: string;
  changes: number;
}

const MARKED = `
SELECT id AS "memberId", changes FROM member WHERE program_id = $1 AND changes > published ORDER BY id LIMIT $2`;

/** Members that are marked, at most so many. */
export async function markedMembers(options: { programId: string; limitMax: number }): Promise<MarkedMember[]> {
  const values = [options.programId, options.limitMax];
  return (await pool().query<MarkedMember>({ name: "publication-marked", text: MARKED, values })).rows;
}

const PROGRAMS = `
SELECT DISTINCT m.program_id::text AS "programId"
  FROM member m JOIN shop s ON s.program_id = m.program_id AND s.state = 'installed' AND s.connection = 'ok'
 WHERE m.changes > m.published LIMIT $1`;

/** The programs with marked members, of those with a shop that can be told, at most so many. */
export async function programsWithMarks(limitMax: number): Promise<string[]> {
  const query = { name: "publication-programs", text: PROGRAMS, values: [limitMax] };
  return (await pool().query<{ programId: string }>(query)).rows.map(({ programId }) => programId);
}

const UNMARK = `
UPDATE member AS m SET published = greatest(m.published, n.changes)
  FROM unnest($2::uuid[], $3::int[]) AS n(id, changes) WHERE m.program_id = $1 AND m.id = n.id`;

/** Takes the marks off that were seen; later ones stay. */
export async function unmark(tx: Tx, options: { programId: string; members: MarkedMember[] }): Promise<void> {
  const { programId, members } = options;
  await tx.rows("publication-unmark", UNMARK, [
    programId,
    members.map(({ memberId }) => memberId),
    members.map(({ changes }) => changes),
  ]);
}

const CUSTOMERS = `
SELECT member_id AS "memberId", customer_id::text AS "customerId" FROM member_identity
 WHERE program_id = $1 AND shop_id = $2 AND member_id = ANY($3::uuid[]) AND merged_into IS NULL
 ORDER BY customer_id`;

/** The Shopify customers that members are in one shop, without those whom a merge deleted. */
export async function customersOfMembers(options: {
  programId: string;
  shopId: string;
  memberIds: string[];
}): Promise<{ memberId: string; customerId: string }[]> {
  const values = [options.programId, options.shopId, options.memberIds];
  const query = { name: "publication-customers", text: CUSTOMERS, values };
  return (await pool().query<{ memberId: string; customerId: string }>(query)).rows;
}

const RAISE = `
UPDATE member SET revision = revision + 1 WHERE program_id = $1 AND id = ANY($2::uuid[]) AND erased_at IS NULL`;

/** Raises the revisions of members; erased ones have none any more. */
export async function raiseRevisions(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<void> {
  await tx.rows("publication-raise", RAISE, [options.programId, options.memberIds]);
}

const REVISIONS = `SELECT id AS "memberId", revision FROM member WHERE program_id = $1 AND id = ANY($2::uuid[])`;

/** The newest revisions of members that were published or answered. */
export async function revisionsOf(options: { programId: string; memberIds: string[] }): Promise<Map<string, number>> {
  const query = { name: "publication-revisions", text: REVISIONS, values: [options.programId, options.memberIds] };
  const { rows } = await pool().query<{ memberId: string; revision: number }>(query);
  return new Map(rows.map(({ memberId, revision }) => [memberId, revision]));
}
