import type pg from "pg";

const CUSTOMER_BASE = 800_000_000_000;

/**
 * Adds members with a gift of points each to the only shop of a database, by a few statements.
 *
 * @returns one of them
 */
export async function addMembers(client: pg.Client, count: number): Promise<string> {
  const { rows } = await client.query<{ programId: string; shopId: string }>(
    `SELECT program_id::text AS "programId", id::text AS "shopId" FROM shop LIMIT 1`,
  );
  const [shop] = rows;
  if (!shop) throw new Error("there is no shop");
  const { programId, shopId } = shop;
  await client.query(
    `CREATE TEMPORARY TABLE adding AS
     SELECT gen_random_uuid() AS id, i, now() - i * interval '7 minutes' AS at, 50 + i % 2000 AS points
       FROM generate_series(1, $1::int) AS i`,
    [count],
  );
  for (const statement of [
    `INSERT INTO member (program_id, id, joined_at, joined_by) SELECT $1::bigint, id, at, 'storefront' FROM adding`,
    `INSERT INTO account (program_id, member_id, unit, balance) SELECT $1::bigint, id, 'points', points FROM adding`,
    `INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
     SELECT $1::bigint, 'grant:bench-' || i, id, 'points', 'issued', 'member', points, 'agent-goodwill',
            '{"kind": "agent", "reason": "goodwill", "note": "", "actor": "staff:1"}', at, at FROM adding`,
    `INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at)
     SELECT $1::bigint, 'grant:bench-' || i, id, 'points', points, points, at, at FROM adding`,
  ]) {
    await client.query(statement, [programId]);
  }
  await client.query(
    `INSERT INTO member_identity (program_id, shop_id, customer_id, member_id) SELECT $1::bigint, $2::bigint, $3::bigint + i, id FROM adding`,
    [programId, shopId, CUSTOMER_BASE],
  );
  const member = await client.query<{ id: string }>(`SELECT id::text FROM adding LIMIT 1`);
  await client.query("VACUUM ANALYZE");
  return member.rows[0]?.id ?? "";
}
