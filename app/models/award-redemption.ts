import type { Tx } from "../db.server.ts";
import { REDEMPTION_COLUMNS, redemptionOf, type RedemptionRecord, type RedemptionRow } from "./redemption.ts";

/** An award by its key and member. */
export interface AwardRef {
  key: string;
  memberId: string;
}

const of = (programId: string, awards: readonly AwardRef[]) => [
  programId,
  awards.map(({ key }) => key),
  awards.map(({ memberId }) => memberId),
];

const GONE = `
SELECT r.award_key AS key, r.member_id AS "memberId", count(*)::int AS times
  FROM unnest($2::text[], $3::uuid[]) AS n(key, member_id)
  JOIN redemption r ON r.program_id = $1 AND r.member_id = n.member_id AND r.award_key = n.key
 WHERE r.state = 'cancelled' AND r.cause = 'withdrawn'
 GROUP BY r.award_key, r.member_id`;

/** How often the redemptions of awards ended because their facts were gone; those where it never happened are left out. */
export async function timesWithdrawn(
  tx: Tx,
  options: { programId: string; awards: readonly AwardRef[] },
): Promise<(AwardRef & { times: number })[]> {
  return tx.rows("award-times-withdrawn", GONE, of(options.programId, options.awards));
}

const LOCK = `
SELECT ${REDEMPTION_COLUMNS}
  FROM unnest($2::text[], $3::uuid[]) AS n(key, member_id)
  JOIN redemption r ON r.program_id = $1 AND r.member_id = n.member_id AND r.award_key = n.key
 WHERE r.state IN ('reserved', 'issued')
 ORDER BY r.id FOR UPDATE OF r`;

/** Locks the redemptions of awards that can still end. */
export async function lockOfAwards(
  tx: Tx,
  options: { programId: string; awards: readonly AwardRef[] },
): Promise<RedemptionRecord[]> {
  const rows = await tx.rows<RedemptionRow>("award-lock-redemptions", LOCK, of(options.programId, options.awards));
  return rows.map(redemptionOf);
}

const APART = `
UPDATE redemption AS r SET award_key = r.award_key || '@' || $2
 WHERE r.program_id = $1 AND r.member_id = $2 AND r.award_key IS NOT NULL AND r.state <> 'cancelled'
   AND EXISTS (SELECT 1 FROM redemption o WHERE o.program_id = $1 AND o.member_id = $3 AND o.award_key = r.award_key
                  AND o.state <> 'cancelled')
RETURNING ${REDEMPTION_COLUMNS}`;

/**
 * Two customers become one, and both were given the same: keeps what the one who goes was given apart from what the other was.
 *
 * @returns what was given twice, locked
 */
export async function keepApart(
  tx: Tx,
  options: { programId: string; from: string; to: string },
): Promise<RedemptionRecord[]> {
  const { programId, from, to } = options;
  return (await tx.rows<RedemptionRow>("award-keep-apart", APART, [programId, from, to])).map(redemptionOf);
}
