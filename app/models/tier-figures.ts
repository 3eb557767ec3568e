import { pool } from "../db.server.ts";

const MEMBERS_BY_TIER = `
SELECT coalesce(tier_id, '') AS tier, count(*)::float8 AS members
  FROM member
 WHERE program_id = $1 AND erased_at IS NULL AND merged_into IS NULL
 GROUP BY tier_id`;

/** How many members a program has in all, and how many hold each tier, by its id; tiers that nobody holds are left out. */
export async function membersByTier(programId: string): Promise<{ all: number; byTier: Record<string, number> }> {
  const { rows } = await pool().query<{ tier: string; members: number }>({
    name: "members-by-tier",
    text: MEMBERS_BY_TIER,
    values: [programId],
  });
  const held = rows.filter(({ tier }) => tier !== "");
  return {
    all: rows.reduce((sum, { members }) => sum + members, 0),
    byTier: Object.fromEntries(held.map(({ tier, members }) => [tier, members])),
  };
}
