import pg from "pg";
import { type BenchShop, memberIdOf, prepareShop } from "./p1-shop.ts";

/** Of each member: so many awards of 100 points, of which all but the last two are spent. */
const AWARDS = 51;
const SPENDS = 49;
export const TRANSFERS_EACH = AWARDS + SPENDS;
const BATCH = 10_000;

const GIVE = `
INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
SELECT $1, 'grant:bench-' || i || '-' || n, m.id, 'points',
       CASE WHEN n <= ${String(AWARDS)} THEN 'issued' ELSE 'member' END, CASE WHEN n <= ${String(AWARDS)} THEN 'member' ELSE 'issued' END,
       100, 'agent-goodwill', '{"kind": "agent", "reason": "goodwill", "note": "", "actor": "staff:1"}', o.at, o.at
  FROM members m, generate_series(1, ${String(TRANSFERS_EACH)}) AS n, LATERAL (SELECT m.at + n * interval '1 hour' AS at) AS o`;

const HOLD = `
INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at)
SELECT $1, 'grant:bench-' || i || '-' || n, m.id, 'points', 100, CASE WHEN n <= ${String(SPENDS)} THEN 0 ELSE 100 END, o.at, o.at
  FROM members m, generate_series(1, ${String(AWARDS)}) AS n, LATERAL (SELECT m.at + n * interval '1 hour' AS at) AS o`;

const DRAW = `
INSERT INTO lot_draw (program_id, transfer_key, lot_key, member_id, points)
SELECT $1, 'grant:bench-' || i || '-' || (${String(AWARDS)} + n), 'grant:bench-' || i || '-' || n, m.id, -100
  FROM members m, generate_series(1, ${String(SPENDS)}) AS n`;

const BALANCE = `
UPDATE account SET balance = ${String((AWARDS - SPENDS) * 100)}
 WHERE program_id = $1 AND member_id IN (SELECT id FROM members)`;

/**
 * A live shop whose members have a hundred transfers each, with lots, draws and balances that agree with them; made by a few
 * statements for thousands of members at a time.
 */
export async function prepareHistory(databaseUrl: string, members: number): Promise<BenchShop> {
  const shop = await prepareShop(databaseUrl, members);
  const client = new pg.Client({ connectionString: databaseUrl, options: "-c synchronous_commit=off -c jit=off" });
  await client.connect();
  await client.query(
    `UPDATE member SET joined_at = joined_at + right(id::text, 9)::int * interval '1 second' WHERE program_id = $1`,
    [shop.programId],
  );
  for (let from = 0; from < members; from += BATCH) {
    const of = `WITH members AS MATERIALIZED (
      SELECT m.id, right(m.id::text, 9)::int AS i, m.joined_at AS at FROM member m
       WHERE m.program_id = $1 AND m.id >= '${memberIdOf(from)}' AND m.id < '${memberIdOf(Math.min(members, from + BATCH))}')`;
    for (const statement of [GIVE, HOLD, DRAW, BALANCE]) await client.query(`${of} ${statement}`, [shop.programId]);
    console.log(`  ${String(Math.min(members, from + BATCH) * TRANSFERS_EACH)} transfers made`);
  }
  await client.query("VACUUM ANALYZE");
  await client.end();
  return shop;
}
