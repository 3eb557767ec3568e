import type { Tx } from "../db.server.ts";

/** What limits look at: what a member took of a reward, what all took, and how fast. Moments are whole seconds. */
export interface TakenStanding {
  tierId: string | null;
  /** Of this reward by this member; those that came to nothing do not count. */
  taken: { at: number; dateId: string | null }[];
  takenInAll: number;
  takenOfDate: Record<string, number>;
  /** Codes of a partner's list; null where the reward has none. */
  codesLeft: number | null;
  redemptionsOfMemberLastHour: number;
  oldestOfMemberLastHour: number | null;
  redemptionsOfShopLastHour: number;
  oldestOfShopLastHour: number | null;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('reward:' || $1 || ':' || $2, 0))`;

/** Whoever takes of a reward whose pieces are counted waits for the other: the last one is given once. */
export async function lockReward(tx: Tx, of: { programId: string; rewardId: string }): Promise<void> {
  await tx.rows("reward-lock", LOCK, [of.programId, of.rewardId]);
}

const SECONDS = (column: string) => `floor(extract(epoch FROM ${column}))::float8`;

/** What was cancelled, or lapsed with all of its points back, came to nothing. */
const COUNTS = `r.state <> 'cancelled' AND NOT (r.state = 'lapsed' AND r.points > 0 AND r.points_returned >= r.points)`;

const STANDING = `
SELECT m.tier_id AS "tierId",
       (SELECT coalesce(json_agg(json_build_object('at', ${SECONDS("r.reserved_at")}, 'dateId', r.wish->>'dateId')), '[]')
          FROM redemption r WHERE $4 AND r.program_id = $1 AND r.member_id = $2 AND r.reward_id = $3 AND r.award_key IS NULL AND ${COUNTS})
         AS taken,
       (SELECT count(*)::float8 FROM redemption r WHERE $5 AND r.program_id = $1 AND r.reward_id = $3 AND ${COUNTS}) AS "takenInAll",
       (SELECT coalesce(json_object_agg(d.id, d.taken), '{}')
          FROM (SELECT r.wish->>'dateId' AS id, count(*) AS taken FROM redemption r
                 WHERE $6 AND r.program_id = $1 AND r.reward_id = $3 AND r.wish->>'dateId' IS NOT NULL AND ${COUNTS} GROUP BY 1) d)
         AS "takenOfDate",
       CASE WHEN $7 THEN (SELECT count(*)::float8 FROM (SELECT 1 FROM partner_code
          WHERE program_id = $1 AND reward_id = $3 AND redemption_id IS NULL LIMIT 1) AS unused) END AS "codesLeft",
       o.count AS "redemptionsOfMemberLastHour", ${SECONDS("o.oldest")} AS "oldestOfMemberLastHour",
       a.count AS "redemptionsOfShopLastHour", ${SECONDS("a.oldest")} AS "oldestOfShopLastHour"
  FROM member m,
       LATERAL (SELECT count(*)::float8 AS count, min(r.reserved_at) AS oldest FROM redemption r
                 WHERE r.program_id = $1 AND r.member_id = $2 AND r.reserved_at > $9 AND r.award_key IS NULL) o,
       LATERAL (SELECT count(*)::float8 AS count, min(r.reserved_at) AS oldest FROM redemption r
                 WHERE $8 AND r.program_id = $1 AND r.reserved_at > $9 AND r.award_key IS NULL) a
 WHERE m.program_id = $1 AND m.id = $2`;

/**
 * Reads what limits look at, under the member's lock (and the reward's where pieces are counted).
 *
 * @param asks what the program limits: nothing else is counted
 * @returns null when there is no such member
 */
export async function takenStanding(
  tx: Tx,
  options: {
    programId: string;
    memberId: string;
    rewardId: string;
    asks: { own: boolean; inAll: boolean; dates: boolean; codes: boolean; shop: boolean };
    hourAgo: Date;
  },
): Promise<TakenStanding | null> {
  const { programId, memberId, rewardId, asks, hourAgo } = options;
  const values = [programId, memberId, rewardId, asks.own, asks.inAll, asks.dates, asks.codes, asks.shop, hourAgo];
  const [row] = await tx.rows<TakenStanding>("redemption-standing", STANDING, values);
  return row ?? null;
}
