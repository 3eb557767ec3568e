import { pool } from "../db.server.ts";
import { COUNTS } from "./redemption-standing.ts";

/** How often a reward was taken or given, by what became of it. */
export interface RewardFigures {
  rewardId: string;
  /** Can be used, or is on its way to the member. */
  open: number;
  used: number;
  lapsed: number;
  cancelled: number;
  /** What counts against its pieces: not what lapsed with all of its points back. */
  counted: number;
}

const FIGURES = `
SELECT reward_id AS "rewardId",
       (count(*) FILTER (WHERE state IN ('reserved', 'issued')))::float8 AS open,
       (count(*) FILTER (WHERE state = 'used'))::float8 AS used,
       (count(*) FILTER (WHERE state = 'lapsed'))::float8 AS lapsed,
       (count(*) FILTER (WHERE state = 'cancelled'))::float8 AS cancelled,
       (count(*) FILTER (WHERE ${COUNTS}))::float8 AS counted
  FROM redemption r WHERE program_id = $1 GROUP BY reward_id`;

/** The figures of every reward that was ever taken, by its id. */
export async function rewardFigures(programId: string): Promise<Map<string, RewardFigures>> {
  const { rows } = await pool().query<RewardFigures>({ name: "reward-figures", text: FIGURES, values: [programId] });
  return new Map(rows.map((row) => [row.rewardId, row]));
}

const CODES_LEFT = `
SELECT reward_id AS "rewardId", count(*)::float8 AS left
  FROM partner_code WHERE program_id = $1 AND redemption_id IS NULL GROUP BY reward_id`;

/** How many partner codes of each reward can still be given; a reward without any is not named. */
export async function partnerCodesLeft(programId: string): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ rewardId: string; left: number }>({
    name: "reward-codes-left",
    text: CODES_LEFT,
    values: [programId],
  });
  return new Map(rows.map(({ rewardId, left }) => [rewardId, left]));
}
