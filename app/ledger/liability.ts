import { pool } from "../db.server.ts";

/** Open points of one unit that expire in one month. */
export interface Liability {
  unit: string;
  /** YYYY-MM by the shop's calendar; null: they never expire. */
  month: string | null;
  points: number;
}

// A lot is good to the end of its last day, which is the first moment of the next.
const LIABILITY = `
SELECT unit, to_char((expires_at - interval '1 second') AT TIME ZONE $2, 'YYYY-MM') AS month, sum(remaining)::text AS points
  FROM lot WHERE program_id = $1 AND remaining > 0
 GROUP BY 1, 2 ORDER BY unit, month NULLS LAST`;

/** All open points of a program by unit and by the month in which they expire, the soonest first. */
export async function liability(options: { programId: string; timeZone: string }): Promise<Liability[]> {
  const values = [options.programId, options.timeZone];
  const { rows } = await pool().query<{ unit: string; month: string | null; points: string }>({
    name: "ledger-liability",
    text: LIABILITY,
    values,
  });
  return rows.map(({ points, ...row }) => ({ ...row, points: Number(points) }));
}
