import { pool, type Tx } from "../db.server.ts";

/** A customer who tries the program out in a test. */
export interface Tester {
  shopId: string;
  customerId: string;
  /** null: no member (any more). */
  memberId: string | null;
  namedAt: Date;
  /** Named by mistake: what they have is being taken away, and then they are no tester any more. */
  isDropping: boolean;
}

const TESTERS = `
SELECT t.shop_id::text AS "shopId", t.customer_id::text AS "customerId", i.member_id::text AS "memberId", t.named_at AS "namedAt",
       t.dropped_at IS NOT NULL AS "isDropping"
  FROM program_tester t
  LEFT JOIN member_identity i ON i.program_id = t.program_id AND i.shop_id = t.shop_id AND i.customer_id = t.customer_id
 WHERE t.program_id = $1 ORDER BY t.named_at, t.shop_id, t.customer_id`;

/** Everybody who is named for a program's test, in the order of naming. */
export async function testers(of: { programId: string }): Promise<Tester[]> {
  return (await pool().query<Tester>({ name: "tester-list", text: TESTERS, values: [of.programId] })).rows;
}

/** How far the wiping of a test is. */
export interface WipingStanding {
  /** Members who are still to be wiped. */
  left: number;
  /** Redemptions of theirs that have not ended: wiping waits for them. */
  openRedemptions: number;
}

const STANDING = `
WITH remaining AS (SELECT id FROM member WHERE program_id = $1 AND is_test AND wiped_at IS NULL AND merged_into IS NULL)
SELECT (SELECT count(*) FROM remaining)::int AS "left",
       (SELECT count(*) FROM redemption r JOIN remaining ON remaining.id = r.member_id
         WHERE r.program_id = $1 AND (r.state NOT IN ('used', 'lapsed', 'cancelled') OR r.todo IS NOT NULL))::int AS "openRedemptions"`;

/** How much of a test is left to be wiped. */
export async function wipingStanding(of: { programId: string }): Promise<WipingStanding> {
  const query = { name: "tester-standing", text: STANDING, values: [of.programId] };
  const [row] = (await pool().query<WipingStanding>(query)).rows;
  return row ?? { left: 0, openRedemptions: 0 };
}

const ANY_MEMBER = `
SELECT EXISTS (SELECT 1 FROM member WHERE program_id = $1 AND erased_at IS NULL)
    OR EXISTS (SELECT 1 FROM import_run WHERE program_id = $1 AND state = 'applying') AS "isAny"`;

/**
 * Whether a program has members, or is about to have some by an import that is under way.
 *
 * @param tx the transaction to read in; null reads outside of any
 */
export async function hasMembers(tx: Tx | null, programId: string): Promise<boolean> {
  const query = { name: "tester-any-member", text: ANY_MEMBER, values: [programId] };
  const rows = tx
    ? await tx.rows<{ isAny: boolean }>(query.name, query.text, query.values)
    : (await pool().query<{ isAny: boolean }>(query)).rows;
  return rows[0]?.isAny ?? false;
}

const START = `UPDATE program SET status = 'live', live_from = $2, testing_since = $2 WHERE id = $1`;

/** Lets the program work for whoever is named, and nobody else. */
export async function startTesting(tx: Tx, options: { programId: string; now: Date }): Promise<void> {
  await tx.rows("tester-start", START, [options.programId, options.now]);
}

const INSERT = `
INSERT INTO program_tester (program_id, shop_id, customer_id, named_at, named_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING RETURNING 1`;

interface Naming {
  programId: string;
  shopId: string;
  customerId: string;
}

/** @returns false when the customer is named already */
export async function insertTester(tx: Tx, options: Naming & { actor: string; now: Date }): Promise<boolean> {
  const { programId, shopId, customerId, actor, now } = options;
  return (await tx.rows("tester-insert", INSERT, [programId, shopId, customerId, now, actor])).length === 1;
}

const DELETE = `DELETE FROM program_tester WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3`;

/** Takes a customer off the list of testers. */
export async function deleteTester(tx: Tx, { programId, shopId, customerId }: Naming): Promise<void> {
  await tx.rows("tester-delete", DELETE, [programId, shopId, customerId]);
}

const DROP = `
WITH known AS (
  SELECT dropped_at FROM program_tester WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3
), dropped AS (
  UPDATE program_tester SET dropped_at = $4 WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3 AND dropped_at IS NULL
)
SELECT CASE WHEN dropped_at IS NULL THEN 'dropped' ELSE 'already-dropped' END AS outcome FROM known`;

/** @returns null when the customer is not named */
export async function markDropped(
  tx: Tx,
  options: Naming & { now: Date },
): Promise<"dropped" | "already-dropped" | null> {
  const { programId, shopId, customerId, now } = options;
  const values = [programId, shopId, customerId, now];
  const [row] = await tx.rows<{ outcome: "dropped" | "already-dropped" }>("tester-drop", DROP, values);
  return row?.outcome ?? null;
}
