import { pool } from "../db.server.ts";
import type { HeldPoints } from "../loyalty/change/held-worth.ts";
import type { Scale, TierGroup } from "../loyalty/change/tier-moves.ts";

const HELD = `
SELECT m.tier_id AS "tierId", count(*)::int AS members, sum(a.balance)::float8 AS points
  FROM account a JOIN member m ON m.program_id = a.program_id AND m.id = a.member_id
 WHERE a.program_id = $1 AND a.unit = 'points' AND a.balance > 0
 GROUP BY m.tier_id`;

/** The ordinary points that members hold, by the tier that they hold. */
export async function heldPoints(programId: string): Promise<HeldPoints[]> {
  const { rows } = await pool().query<HeldPoints>({ name: "change-held", text: HELD, values: [programId] });
  return rows;
}

const PRESENT = "m.program_id = $1 AND m.erased_at IS NULL AND m.merged_into IS NULL";

/** So many scales fit into the statement: more ways than these to reach a tier are hardly ever mixed. */
export const SCALES_MAX = 4;
const NOTHING: Scale = { basis: "", needed: [Number.MAX_SAFE_INTEGER] };

const REACHED = [2, 4, 6, 8]
  .map((at) => `width_bucket(coalesce((m.progress->>$${at})::float8, 0), $${at + 1}::float8[])`)
  .join(", ");

const GROUPS = `
SELECT held, reached, count(*)::int AS members FROM (
  SELECT m.tier_id AS held, ARRAY[${REACHED}] AS reached FROM member m WHERE ${PRESENT}
) AS each GROUP BY 1, 2`;

/**
 * All members, by the tier that they hold and by how many of each scale's marks their sums in the present window have reached.
 *
 * @param options.scales at most SCALES_MAX
 */
export async function tierGroups(options: { programId: string; scales: readonly Scale[] }): Promise<TierGroup[]> {
  const { programId, scales } = options;
  const all = Array.from({ length: SCALES_MAX }, (_, at) => scales[at] ?? NOTHING);
  const values = [programId, ...all.flatMap(({ basis, needed }) => [basis, needed])];
  const { rows } = await pool().query<TierGroup>({ name: "change-groups", text: GROUPS, values });
  return rows;
}

const SAMPLE = `SELECT m.id FROM member m WHERE ${PRESENT} ORDER BY m.id LIMIT $2`;

/** The members of the lowest ids: ids are drawn at random, so these are a fair sample. */
export async function someMembers(options: { programId: string; limitMax: number }): Promise<string[]> {
  const values = [options.programId, options.limitMax];
  const { rows } = await pool().query<{ id: string }>({ name: "change-sample", text: SAMPLE, values });
  return rows.map(({ id }) => id);
}

const COUNT = `SELECT count(*)::int AS members FROM member m WHERE ${PRESENT}`;

/** How many members there are. */
export async function memberCount(programId: string): Promise<number> {
  const { rows } = await pool().query<{ members: number }>({
    name: "change-members",
    text: COUNT,
    values: [programId],
  });
  return rows[0]?.members ?? 0;
}
