import { pool, type Tx } from "../db.server.ts";

/*
 * What a test leaves is wiped member by member. The ledger stays append-only: a wiped member's balances are brought to zero by transfers
 * (ledger/book.ts), the row of the member stays with them, and whatever counts or sums leaves such members out.
 */

/** That a member (an expression in SQL) was not wiped; `$1` is the program. There are few of them: a hash answers it. */
export const isNotWiped = (member: string) =>
  `${member} NOT IN (SELECT w.id FROM member w WHERE w.program_id = $1 AND w.is_test AND w.wiped_at IS NOT NULL)`;

const TO_WIPE = `
SELECT m.id::text AS id FROM member m JOIN program p ON p.id = m.program_id
 WHERE m.program_id = $1 AND m.is_test AND m.wiped_at IS NULL AND m.merged_into IS NULL AND p.testing_since IS NOT NULL
   AND (p.status = 'off' OR EXISTS (
         SELECT 1 FROM member_identity i
           JOIN program_tester t ON t.program_id = i.program_id AND t.shop_id = i.shop_id AND t.customer_id = i.customer_id
          WHERE i.program_id = $1 AND i.member_id = m.id AND t.dropped_at IS NOT NULL))
 ORDER BY m.id`;

/** The members who are to be wiped now: all of a test that has ended, and those who were dropped from one that goes on. */
export async function membersToWipe(programId: string): Promise<string[]> {
  const query = { name: "wiping-members", text: TO_WIPE, values: [programId] };
  return (await pool().query<{ id: string }>(query)).rows.map(({ id }) => id);
}

const TO_WORK = `
SELECT DISTINCT p.id::text AS "programId" FROM program p LEFT JOIN program_tester t ON t.program_id = p.id
 WHERE p.testing_since IS NOT NULL AND (p.status = 'off' OR t.dropped_at IS NOT NULL)`;

/** The programs of which something is still to be wiped. */
export async function programsToWipe(): Promise<string[]> {
  const { rows } = await pool().query<{ programId: string }>({ name: "wiping-programs", text: TO_WORK });
  return rows.map(({ programId }) => programId);
}

const OPEN = `
SELECT r.id::text, r.stuck_at IS NOT NULL OR s.state <> 'installed' OR s.connection <> 'ok' AS "isHeldUp", s.state = 'erased' AS "isOutOfReach"
  FROM redemption r JOIN shop s ON s.program_id = r.program_id AND s.id = r.shop_id
 WHERE r.program_id = $1 AND r.member_id = $2 AND (r.state NOT IN ('used', 'lapsed', 'cancelled') OR r.todo IS NOT NULL)
 ORDER BY r.id`;

/** A member's redemption that has not ended, or of which something outside is still to be stopped. */
export interface OpenRedemption {
  id: string;
  /** A person is asked, or its shop is out of reach. */
  isHeldUp: boolean;
  /** Its shop is erased, and never comes back: nobody can ask it. */
  isOutOfReach: boolean;
}

/** A member's redemptions that have not ended, in id order. */
export async function openRedemptionsOf(
  tx: Tx,
  of: { programId: string; memberId: string },
): Promise<OpenRedemption[]> {
  return tx.rows("wiping-open", OPEN, [of.programId, of.memberId]);
}

const PLACES = `
SELECT i.shop_id::text AS "shopId", s.domain, s.state = 'installed' AND s.connection = 'ok' AS "isConnected"
  FROM member_identity i JOIN shop s ON s.program_id = i.program_id AND s.id = i.shop_id
 WHERE i.program_id = $1 AND i.member_id = $2 GROUP BY 1, 2, 3 ORDER BY 1`;

/** The shops that know a member, and whether each can be reached. */
export async function shopsOfMember(of: {
  programId: string;
  memberId: string;
}): Promise<{ shopId: string; domain: string; isConnected: boolean }[]> {
  const query = { name: "wiping-shops", text: PLACES, values: [of.programId, of.memberId] };
  return (await pool().query<{ shopId: string; domain: string; isConnected: boolean }>(query)).rows;
}

const TAGS = `
SELECT 1 FROM (SELECT tags FROM member_identity WHERE program_id = $1 AND member_id = $2 AND merged_into IS NULL FOR UPDATE) AS i
 WHERE i.tags <> '{}'`;

/** Whether customers of a member have tags of ours, or are about to get some. Until the transaction ends nobody notes more of them. */
export async function areTagsLeft(tx: Tx, of: { programId: string; memberId: string }): Promise<boolean> {
  return (await tx.rows("wiping-tags", TAGS, [of.programId, of.memberId])).length > 0;
}

const BUDGETS = `
WITH gone AS (DELETE FROM budget_use WHERE program_id = $1 AND member_id = $2 RETURNING budget_id, used)
UPDATE budget b SET used = b.used - gone.used, closed_at = CASE WHEN gone.used > 0 THEN NULL ELSE b.closed_at END
  FROM gone WHERE b.program_id = $1 AND b.budget_id = gone.budget_id`;

const REFERRALS = `
UPDATE referral SET withdrawn_at = $3 WHERE program_id = $1 AND (friend_id = $2 OR referrer_id = $2) AND withdrawn_at IS NULL
RETURNING CASE friend_id WHEN $2 THEN referrer_id ELSE friend_id END::text AS "memberId"`;

const FACTS = `
WITH taken AS (DELETE FROM redemption WHERE program_id = $1 AND member_id = $2 RETURNING id),
     steps AS (DELETE FROM redemption_step WHERE program_id = $1 AND redemption_id IN (SELECT id FROM taken)),
     alerts AS (DELETE FROM alert WHERE program_id = $1 AND (member_id = $2 OR redemption_id IN (SELECT id FROM taken))),
     events AS (DELETE FROM member_event WHERE program_id = $1 AND member_id = $2),
     grants AS (DELETE FROM tier_grant WHERE program_id = $1 AND member_id = $2),
     tiers AS (DELETE FROM tier_change WHERE program_id = $1 AND member_id = $2),
     extensions AS (DELETE FROM lot_extension WHERE program_id = $1 AND member_id = $2),
     blocks AS (DELETE FROM member_block WHERE program_id = $1 AND member_id = $2)
DELETE FROM reward_award WHERE program_id = $1 AND member_id = $2`;

const DETACH = `
WITH gone AS (DELETE FROM member_identity WHERE program_id = $1 AND member_id = $2 RETURNING shop_id, customer_id)
DELETE FROM program_tester t USING gone
 WHERE t.program_id = $1 AND t.shop_id = gone.shop_id AND t.customer_id = gone.customer_id AND t.dropped_at IS NOT NULL`;

const CLOSE = `
UPDATE member SET wiped_at = $3, erased_at = coalesce(erased_at, $3), consent = NULL, tier_id = NULL, tier_until = NULL, tier_review_at = NULL,
       ahead = '[]', projection = '[]', progress = '{}', pending = 0, pending_points = '[]', birthday_month = NULL, birthday_day = NULL,
       birthday_known_at = NULL, birthdays_past = '[]'
 WHERE program_id = $1 AND (id = $2 OR merged_into = $2) AND wiped_at IS NULL`;

/**
 * Takes away everything that a member of a test has besides the ledger's transfers, whose sum must be zero by now. The customer's orders
 * stay: they are the shop's history, and nobody's here.
 *
 * @returns members to whom something was due because of this one
 */
export async function wipeFacts(
  tx: Tx,
  options: { programId: string; memberId: string; now: Date },
): Promise<string[]> {
  const { programId, memberId, now } = options;
  await tx.rows("wiping-budgets", BUDGETS, [programId, memberId]);
  const others = await tx.rows<{ memberId: string }>("wiping-referrals", REFERRALS, [programId, memberId, now]);
  await tx.rows("wiping-facts", FACTS, [programId, memberId]);
  await tx.rows("wiping-detach", DETACH, [programId, memberId]);
  await tx.rows("wiping-close", CLOSE, [programId, memberId, now]);
  return [...new Set(others.map((other) => other.memberId))];
}

const FORGET_DROPPED = `
DELETE FROM program_tester t
 WHERE t.program_id = $1 AND t.dropped_at IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM member_identity i
          WHERE i.program_id = t.program_id AND i.shop_id = t.shop_id AND i.customer_id = t.customer_id)`;

/** Takes those off the list of testers who were dropped and are no members (any more). */
export async function forgetDropped(tx: Tx, programId: string): Promise<void> {
  await tx.rows("wiping-forget-dropped", FORGET_DROPPED, [programId]);
}

const COUNT = `
SELECT count(*)::int AS all, (count(*) FILTER (WHERE m.wiped_at IS NULL AND m.merged_into IS NULL))::int AS left
  FROM member m JOIN program p ON p.id = m.program_id
 WHERE m.program_id = $1 AND m.is_test AND (m.wiped_at IS NULL OR m.wiped_at >= p.testing_since)`;

/** How many members a program's test made, and how many of them are not wiped. */
export async function countTestMembers(tx: Tx, programId: string): Promise<{ all: number; left: number }> {
  const [row] = await tx.rows<{ all: number; left: number }>("wiping-count", COUNT, [programId]);
  return row ?? { all: 0, left: 0 };
}

// Nobody but testers was ever brought, used a budget, or was given anything by staff: the program never was live.
const FINISH = `
WITH testers AS (DELETE FROM program_tester WHERE program_id = $1),
     budgets AS (DELETE FROM budget WHERE program_id = $1),
     referrals AS (DELETE FROM referral WHERE program_id = $1),
     days AS (DELETE FROM program_day WHERE program_id = $1),
     standing AS (DELETE FROM program_standing WHERE program_id = $1),
     given AS (DELETE FROM staff_day WHERE program_id = $1)
UPDATE program SET live_from = NULL, testing_since = NULL WHERE id = $1`;

/** Makes a program one that was never live again: nothing of its test is left. */
export async function finishTesting(tx: Tx, programId: string): Promise<void> {
  await tx.rows("wiping-finish", FINISH, [programId]);
}
