import type { Tx } from "../db.server.ts";

const date = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));

const INSERT = `
INSERT INTO referral (program_id, id, friend_id, referrer_id, joined_at, recorded_at)
SELECT m.program_id, m.id, m.id, $3, m.joined_at, $4 FROM member m WHERE m.program_id = $1 AND m.id = $2
ON CONFLICT (program_id, id) DO NOTHING
RETURNING 1`;

/** @returns false when the friend was referred before */
export async function insertReferral(
  tx: Tx,
  referral: { programId: string; friendId: string; referrerId: string; now: Date },
): Promise<boolean> {
  const { programId, friendId, referrerId, now } = referral;
  return (await tx.rows("referral-insert", INSERT, [programId, friendId, referrerId, now])).length > 0;
}

const BETWEEN = `
SELECT friend_id AS "friendId", referrer_id AS "referrerId" FROM referral
 WHERE program_id = $1 AND friend_id = ANY($2::uuid[]) AND withdrawn_at IS NULL`;

/** Who referred these members, of those whose referral stands. */
export async function referrersOf(
  tx: Tx,
  options: { programId: string; memberIds: string[] },
): Promise<{ friendId: string; referrerId: string }[]> {
  return tx.rows("referral-referrers", BETWEEN, [options.programId, options.memberIds]);
}

const ORDERED_BEFORE = `
SELECT 1 FROM member_identity i
  JOIN shop_order o ON o.program_id = i.program_id AND o.shop_id = i.shop_id AND o.customer_id = i.customer_id
 WHERE i.program_id = $1 AND i.member_id = $2 AND o.placed_at < $3 AND NOT (o.facts->>'isTest')::boolean
 LIMIT 1`;

/** Whether the member had placed an order before that moment. */
export async function hasOrderedBefore(
  tx: Tx,
  options: { programId: string; memberId: string; at: Date },
): Promise<boolean> {
  return (
    (await tx.rows("referral-ordered", ORDERED_BEFORE, [options.programId, options.memberId, options.at])).length > 0
  );
}

/** What a friend's account says of the referral. Moments are whole seconds since 1970. */
export interface ReferralProgress {
  id: string;
  joinedAt: number;
  firstOrderAt: number | null;
}

const PROGRESS = `
UPDATE referral AS r SET joined_at = n.joined_at, first_order_at = n.first_order_at
  FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS n(id, joined_at, first_order_at)
 WHERE r.program_id = $1 AND r.id = n.id
RETURNING r.referrer_id AS "referrerId"`;

/** @returns the members who referred these friends */
export async function noteReferralProgress(
  tx: Tx,
  options: { programId: string; referrals: ReferralProgress[] },
): Promise<string[]> {
  const { programId, referrals } = options;
  if (referrals.length === 0) return [];
  const rows = await tx.rows<{ referrerId: string }>("referral-progress", PROGRESS, [
    programId,
    referrals.map(({ id }) => id),
    referrals.map(({ joinedAt }) => date(joinedAt)),
    referrals.map(({ firstOrderAt }) => date(firstOrderAt)),
  ]);
  return [...new Set(rows.map(({ referrerId }) => referrerId))];
}

const WITHDRAW = `
UPDATE referral SET withdrawn_at = $3 WHERE program_id = $1 AND id = $2 AND withdrawn_at IS NULL
RETURNING friend_id AS "friendId", referrer_id AS "referrerId"`;

/** @returns both sides; null when there is no such referral that stands */
export async function markReferralWithdrawn(
  tx: Tx,
  options: { programId: string; id: string; at: Date },
): Promise<{ friendId: string; referrerId: string } | null> {
  const values = [options.programId, options.id, options.at];
  const [row] = await tx.rows<{ friendId: string; referrerId: string }>("referral-withdraw", WITHDRAW, values);
  return row ?? null;
}

const MOVE = `
UPDATE referral SET friend_id = CASE friend_id WHEN $2 THEN $3 ELSE friend_id END,
       referrer_id = CASE referrer_id WHEN $2 THEN $3 ELSE referrer_id END,
       withdrawn_at = CASE WHEN friend_id IN ($2, $3) AND referrer_id IN ($2, $3)
                             OR friend_id = $2 AND EXISTS (SELECT 1 FROM referral o WHERE o.program_id = $1 AND o.friend_id = $3)
                           THEN coalesce(withdrawn_at, $4) ELSE withdrawn_at END
 WHERE program_id = $1 AND (friend_id = $2 OR referrer_id = $2)`;

/**
 * Gives a member's referrals to another: two customers became one. Who referred themselves so, or was referred twice, keeps what
 * came of it until now and no more.
 */
export async function moveReferrals(
  tx: Tx,
  options: { programId: string; from: string; to: string; now: Date },
): Promise<void> {
  await tx.rows("referral-move", MOVE, [options.programId, options.from, options.to, options.now]);
}
