import { pool } from "../db.server.ts";
import { POINTS } from "../loyalty/program.ts";

const BALANCE_AT = `
SELECT coalesce(sum(CASE WHEN to_account = 'member' THEN points ELSE -points END), 0)::text AS balance
  FROM transfer WHERE program_id = $1 AND member_id = $2 AND unit = $3 AND occurred_at <= $4`;

/** What a member had of a unit at a moment of business time, as known today. */
export async function balanceAt(options: {
  programId: string;
  memberId: string;
  unit?: string;
  at: Date;
}): Promise<number> {
  const { programId, memberId, unit = POINTS, at } = options;
  const { rows } = await pool().query<{ balance: string }>(BALANCE_AT, [programId, memberId, unit, at]);
  return Number(rows[0]?.balance ?? 0);
}
