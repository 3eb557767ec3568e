import type { QueryResultRow } from "pg";
import { pool, type Tx } from "../db.server.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";
import type { LaunchRun } from "./launch.ts";

/** What past orders bring one customer. */
export interface LaunchLine {
  customerId: string;
  /** The member whom the customer was when it was counted; null: none. */
  memberId: string | null;
  orders: number;
  /** By unit. */
  points: Record<string, number>;
  tierId: string | null;
}

const CUSTOMERS = `
SELECT c.customer_id::text AS "customerId", i.member_id::text AS "memberId"
  FROM (SELECT DISTINCT customer_id FROM shop_order
         WHERE program_id = $1 AND shop_id = $2 AND customer_id > $3 AND placed_at >= $4 AND placed_at < $5
         ORDER BY customer_id LIMIT $6) AS c
  LEFT JOIN member_identity i ON i.program_id = $1 AND i.shop_id = $2 AND i.customer_id = c.customer_id
 ORDER BY c.customer_id`;

/** The next customers with past orders after the run's cursor, and whom of them is which member. */
export async function customersToCount(
  tx: Tx,
  run: LaunchRun,
  limitMax: number,
): Promise<{ customerId: string; memberId: string | null }[]> {
  const values = [run.programId, run.shopId, run.cursor, run.fromAt, run.untilAt, limitMax];
  return tx.rows("launch-customers", CUSTOMERS, values);
}

const COUNT_CUSTOMERS = `
SELECT count(DISTINCT customer_id)::float8 AS customers FROM shop_order
 WHERE program_id = $1 AND shop_id = $2 AND customer_id IS NOT NULL AND placed_at >= $3 AND placed_at < $4`;

/** How many customers have past orders. */
export async function countCustomers(tx: Tx, run: Omit<LaunchRun, "report">, untilAt: Date): Promise<number> {
  const values = [run.programId, run.shopId, run.fromAt, untilAt];
  const [row] = await tx.rows<{ customers: number }>("launch-count-customers", COUNT_CUSTOMERS, values);
  return row?.customers ?? 0;
}

const ORDERS_OF = `
SELECT facts FROM shop_order WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($3::bigint[])`;

/** Every stored order of customers of a shop. */
export async function ordersOfCustomers(
  tx: Tx,
  of: { programId: string; shopId: string; customerIds: string[] },
): Promise<OrderFacts[]> {
  const values = [of.programId, of.shopId, of.customerIds];
  const rows = await tx.rows<{ facts: StoredFacts }>("launch-orders-of", ORDERS_OF, values);
  return rows.map(({ facts }) => completeFacts(facts));
}

const COUNTED_MEMBERS = `
SELECT member_id::text AS "memberId" FROM launch_line WHERE program_id = $1 AND run_id = $2 AND member_id = ANY($3::uuid[])`;

/** Those of the members who have a line already: somebody may be several customers. */
export async function membersCounted(tx: Tx, run: LaunchRun, memberIds: string[]): Promise<Set<string>> {
  const values = [run.programId, run.id, memberIds];
  const rows = await tx.rows<{ memberId: string }>("launch-counted-members", COUNTED_MEMBERS, values);
  return new Set(rows.map(({ memberId }) => memberId));
}

const INSERT = `
INSERT INTO launch_line (program_id, run_id, shop_id, customer_id, member_id, orders, points, tier_id)
SELECT $1, $2, $3, n.customer_id, n.member_id, n.orders, n.points::jsonb, n.tier_id
  FROM unnest($4::bigint[], $5::uuid[], $6::int[], $7::text[], $8::text[]) AS n(customer_id, member_id, orders, points, tier_id)
ON CONFLICT DO NOTHING`;

/** Keeps what a dry run has found of some customers. */
export async function insertLines(tx: Tx, run: LaunchRun, lines: readonly LaunchLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.rows("launch-insert-lines", INSERT, [
    ...[run.programId, run.id, run.shopId],
    lines.map(({ customerId }) => customerId),
    lines.map(({ memberId }) => memberId),
    lines.map(({ orders }) => orders),
    lines.map(({ points }) => JSON.stringify(points)),
    lines.map(({ tierId }) => tierId),
  ]);
}

const DELETE = `DELETE FROM launch_line WHERE program_id = $1 AND run_id = $2`;

/** Forgets what a dry run has found of customers. */
export async function deleteLines(tx: Tx, run: LaunchRun): Promise<void> {
  await tx.rows("launch-delete-lines", DELETE, [run.programId, run.id]);
}

/** Sums of the lines; `isNow`: of those who were members when they were counted, or, with automatic joining, of all. */
export interface LineSums {
  tierId: string | null;
  unit: string | null;
  customersNow: number;
  customers: number;
  orders: number;
  pointsNow: number;
  points: number;
}

const SUMS = `
WITH lines AS (
  SELECT tier_id, orders, points, ($3 OR member_id IS NOT NULL) AS is_now FROM launch_line WHERE program_id = $1 AND run_id = $2
)
SELECT tier_id AS "tierId", NULL AS unit, count(*) FILTER (WHERE is_now)::float8 AS "customersNow", count(*)::float8 AS customers,
       sum(orders)::float8 AS orders, 0::float8 AS "pointsNow", 0::float8 AS points
  FROM lines GROUP BY tier_id
UNION ALL
SELECT NULL, p.key, 0, 0, 0, coalesce(sum(p.value::bigint) FILTER (WHERE is_now), 0)::float8, sum(p.value::bigint)::float8
  FROM lines, jsonb_each_text(lines.points) AS p GROUP BY p.key`;

/** The sums of a run's lines: by tier (where `unit` is null), and by unit. */
export async function sumLines(tx: Tx, run: LaunchRun, joining: "automatic" | "explicit"): Promise<LineSums[]> {
  return tx.rows("launch-sums", SUMS, [run.programId, run.id, joining === "automatic"]);
}

const NEXT = `
SELECT customer_id::text AS "customerId", member_id::text AS "memberId", orders, points, tier_id AS "tierId"
  FROM launch_line WHERE program_id = $1 AND run_id = $2 AND customer_id > $3 ORDER BY customer_id LIMIT $4`;

/** The next lines after the run's cursor. */
export async function nextLines(tx: Tx, run: LaunchRun, limitMax: number): Promise<LaunchLine[]> {
  return tx.rows("launch-next-lines", NEXT, [run.programId, run.id, run.cursor, limitMax]);
}

const UNGIVEN = `
SELECT customer_id::text AS "customerId", member_id::text AS "memberId", orders, points, tier_id AS "tierId"
  FROM launch_line WHERE program_id = $1 AND run_id = $2 AND customer_id = ANY($3::bigint[]) AND given_to IS NULL`;

/** The lines of customers that were given to nobody yet. */
export async function ungivenLines(tx: Tx, run: LaunchRun, customerIds: string[]): Promise<LaunchLine[]> {
  return tx.rows("launch-ungiven", UNGIVEN, [run.programId, run.id, customerIds]);
}

const JOINED = `
SELECT l.customer_id::text AS "customerId", l.member_id::text AS "memberId", l.orders, l.points, l.tier_id AS "tierId"
  FROM launch_line l
  JOIN member_identity i ON i.program_id = l.program_id AND i.shop_id = l.shop_id AND i.customer_id = l.customer_id
 WHERE l.program_id = $1 AND l.run_id = $2 AND l.given_to IS NULL ORDER BY l.customer_id LIMIT $3`;

/** Lines that were given to nobody yet, of customers who are members by now. */
export async function joinedLines(tx: Tx, run: LaunchRun, limitMax: number): Promise<LaunchLine[]> {
  return tx.rows("launch-joined", JOINED, [run.programId, run.id, limitMax]);
}

const MARK_GIVEN = `
UPDATE launch_line AS l SET given_to = n.member_id, given_at = $5
  FROM unnest($3::bigint[], $4::uuid[]) AS n(customer_id, member_id)
 WHERE l.program_id = $1 AND l.run_id = $2 AND l.customer_id = n.customer_id`;

/** Remembers to whom lines were given. */
export async function markGiven(
  tx: Tx,
  given: { run: LaunchRun; to: readonly { customerId: string; memberId: string }[]; now: Date },
): Promise<void> {
  const { run, to, now } = given;
  if (to.length === 0) return;
  await tx.rows("launch-mark-given", MARK_GIVEN, [
    ...[run.programId, run.id],
    to.map(({ customerId }) => customerId),
    to.map(({ memberId }) => memberId),
    now,
  ]);
}

const GIVEN = `
SELECT l.customer_id::text AS "customerId", l.given_to::text AS "givenTo", coalesce(m.merged_into, m.id)::text AS "memberId",
       l.points
  FROM launch_line l LEFT JOIN member m ON m.program_id = l.program_id AND m.id = l.given_to
 WHERE l.program_id = $1 AND l.run_id = $2 AND l.customer_id > $3 ORDER BY l.customer_id LIMIT $4`;

/** A line with whom it was given to, and who that member is now. */
export interface GivenLine {
  customerId: string;
  givenTo: string | null;
  memberId: string | null;
  points: Record<string, number>;
}

/** The next lines after the run's cursor, given or not. */
export async function nextGivenLines(tx: Tx, run: LaunchRun, limitMax: number): Promise<GivenLine[]> {
  return tx.rows("launch-given", GIVEN, [run.programId, run.id, run.cursor, limitMax]);
}

const PAGE = `
SELECT customer_id::text AS "customerId", coalesce(given_to, member_id)::text AS "memberId", orders, points, tier_id AS "tierId"
  FROM launch_line WHERE program_id = $1 AND run_id = $2 AND customer_id > $3 ORDER BY customer_id LIMIT $4`;

/** A page of what a run brings, by customer: as fast on the last page as on the first. */
export async function linesPage(of: {
  programId: string;
  runId: string;
  after: string;
  limitMax: number;
}): Promise<LaunchLine[]> {
  const values = [of.programId, of.runId, of.after, of.limitMax];
  return (await pool().query<LaunchLine & QueryResultRow>({ name: "launch-page", text: PAGE, values })).rows;
}
