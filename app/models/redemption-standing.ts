import type { Tx } from "../db.server.ts";

/** What limits look at: what a member took of a reward, what all took, and how fast. Moments are whole seconds. */
export interface TakenStanding {
  tierId: string | null;
  /** Whether the member takes nothing until somebody lifts the block. */
  isBlocked: boolean;
  /** Of this reward by this member; those that came to nothing do not count. */
  taken: { at: number; dateId: string | null }[];
  /** Counting ends at the limit that was asked for. */
  takenInAll: number;
  /** Of the dates that were asked for; counting ends at their places. */
  takenOfDate: Record<string, number>;
  /** Codes of a partner's list; null where the reward has none. */
  codesLeft: number | null;
  redemptionsOfMemberLastHour: number;
  oldestOfMemberLastHour: number | null;
  redemptionsOfShopLastHour: number;
  oldestOfShopLastHour: number | null;
  redemptionsOfMemberLastDay: number;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('reward:' || $1 || ':' || $2, 0))`;

/** Whoever takes of a reward whose pieces are counted waits for the other: the last one is given once. */
export async function lockReward(tx: Tx, of: { programId: string; rewardId: string }): Promise<void> {
  await tx.rows("reward-lock", LOCK, [of.programId, of.rewardId]);
}

const SECONDS = (column: string) => `floor(extract(epoch FROM ${column}))::float8`;

/** Of rows of `r`: what was cancelled, or lapsed with all of its points back, came to nothing. Indexed as `redemption_counts`. */
export const COUNTS = `r.state <> 'cancelled' AND NOT (r.state = 'lapsed' AND r.points > 0 AND r.points_returned >= r.points)`;

const STANDING = `
SELECT m.tier_id AS "tierId",
       EXISTS (SELECT 1 FROM member_block b WHERE b.program_id = $1 AND b.member_id = $2 AND b.until_at IS NULL) AS "isBlocked",
       (SELECT coalesce(json_agg(json_build_object('at', ${SECONDS("r.reserved_at")}, 'dateId', r.wish->>'dateId')), '[]')
          FROM redemption r WHERE $4 AND r.program_id = $1 AND r.member_id = $2 AND r.reward_id = $3 AND r.award_key IS NULL AND ${COUNTS})
         AS taken,
       (SELECT count(*)::float8 FROM (SELECT 1 FROM redemption r
          WHERE $5::bigint IS NOT NULL AND r.program_id = $1 AND r.reward_id = $3 AND ${COUNTS} ORDER BY r.reserved_at LIMIT $5) AS pieces) AS "takenInAll",
       (SELECT coalesce(json_object_agg(d.id, (SELECT count(*) FROM (SELECT 1 FROM redemption r
          WHERE r.program_id = $1 AND r.reward_id = $3 AND r.wish->>'dateId' = d.id AND ${COUNTS} LIMIT d.places) AS places)), '{}')
          FROM unnest($6::text[], $10::bigint[]) AS d(id, places)) AS "takenOfDate",
       CASE WHEN $7 THEN (SELECT count(*)::float8 FROM (SELECT 1 FROM partner_code
          WHERE program_id = $1 AND reward_id = $3 AND redemption_id IS NULL LIMIT 1) AS unused) END AS "codesLeft",
       o.count AS "redemptionsOfMemberLastHour", ${SECONDS("o.oldest")} AS "oldestOfMemberLastHour",
       a.count AS "redemptionsOfShopLastHour", ${SECONDS("a.oldest")} AS "oldestOfShopLastHour", o.of_day AS "redemptionsOfMemberLastDay"
  FROM member m,
       LATERAL (SELECT count(*) FILTER (WHERE r.reserved_at > $9)::float8 AS count, count(*)::float8 AS of_day,
                       min(r.reserved_at) FILTER (WHERE r.reserved_at > $9) AS oldest FROM redemption r
                 WHERE r.program_id = $1 AND r.member_id = $2 AND r.reserved_at > $11 AND r.award_key IS NULL) o,
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
    asks: {
      own: boolean;
      /** How many pieces there are; null: they are not counted. */
      inAll: number | null;
      dates: readonly { id: string; places: number }[];
      codes: boolean;
      shop: boolean;
    };
    hourAgo: Date;
    dayAgo: Date;
  },
): Promise<TakenStanding | null> {
  const { programId, memberId, rewardId, asks, hourAgo, dayAgo } = options;
  const dateIds = asks.dates.map(({ id }) => id);
  const places = asks.dates.map((date) => date.places);
  const values = [
    ...[programId, memberId, rewardId, asks.own, asks.inAll, dateIds, asks.codes, asks.shop, hourAgo],
    ...[places, dayAgo],
  ];
  const [row] = await tx.rows<TakenStanding>("redemption-standing", STANDING, values);
  return row ?? null;
}

const IN_ALL = `
SELECT count(*)::int AS count FROM (
  SELECT 1 FROM redemption r WHERE r.program_id = $1 AND r.reward_id = $2 AND ${COUNTS} LIMIT $3) AS pieces`;

/** How many pieces of a reward were taken and given, under its lock; counting ends at `countMax`. */
export async function takenInAll(
  tx: Tx,
  of: { programId: string; rewardId: string; countMax: number },
): Promise<number> {
  const values = [of.programId, of.rewardId, of.countMax];
  const [row] = await tx.rows<{ count: number }>("redemption-taken-in-all", IN_ALL, values);
  return row?.count ?? 0;
}
