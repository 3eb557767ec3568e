import { pool } from "../db.server.ts";
import type { HeldPoints } from "../loyalty/change/held-worth.ts";
import type { Threshold, TierStanding } from "../loyalty/change/tier-moves.ts";

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

const EARNED = (first: number) => `
  (SELECT coalesce(max(t.rank), -1) FROM unnest($${first}::int[], $${first + 1}::text[], $${first + 2}::float8[]) AS t(rank, basis, needed)
    WHERE coalesce((m.progress->>t.basis)::float8, 0) >= t.needed)`;

const STANDINGS = `
SELECT held, "earnedBefore", "earnedAfter", count(*)::int AS members FROM (
  SELECT m.tier_id AS held, ${EARNED(2)} AS "earnedBefore", ${EARNED(5)} AS "earnedAfter" FROM member m WHERE ${PRESENT}
) AS each GROUP BY 1, 2, 3`;

/** How all members stand by the thresholds before and after a change, from what counts for each in the present window. */
export async function tierStandings(options: {
  programId: string;
  before: readonly Threshold[];
  after: readonly Threshold[];
}): Promise<TierStanding[]> {
  const { programId, before, after } = options;
  const values = [programId, ...columns(before), ...columns(after)];
  const { rows } = await pool().query<TierStanding>({ name: "change-standings", text: STANDINGS, values });
  return rows;
}

function columns(thresholds: readonly Threshold[]): [number[], string[], number[]] {
  return [
    thresholds.map(({ rank }) => rank),
    thresholds.map(({ basis }) => basis),
    thresholds.map(({ needed }) => needed),
  ];
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
