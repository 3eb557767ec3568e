import { pool, type Tx } from "../db.server.ts";
import type { PendingPoints } from "../loyalty/fold-result.ts";
import { MEMBER_DAY } from "../loyalty/member-day.ts";
import type { UnitBalance } from "../loyalty/unit-standing.ts";
import type { PublishedStanding } from "../loyalty/published-state.ts";

/** What is published of a member, apart from the program: what the last settling stored. */
export interface MemberStanding extends Omit<PublishedStanding, "balances"> {
  balances: UnitBalance[];
  pending: PendingPoints[];
}

const seconds = (column: string) => `floor(extract(epoch FROM ${column}))::float8`;

/** The columns of a standing, of a member `m` at the moment `$now`: for statements that read a member's page at once. */
export const standingColumns = (now: string) => `
  m.revision, m.tier_id AS "tierId", ${seconds("m.tier_until")} AS "tierUntil", m.progress, m.projection, m.pending_points AS pending,
  (SELECT coalesce(json_agg(json_build_object('rewardId', w.reward_id, 'lapsesAt', ${seconds("w.lapses_at")}) ORDER BY w.at), '[]')
     FROM reward_award w
    WHERE w.program_id = m.program_id AND w.member_id = m.id AND w.withdrawn_at IS NULL AND w.settled_at IS NULL
      AND (w.lapses_at IS NULL OR w.lapses_at > ${now})) AS awards,
  (SELECT coalesce(json_agg(json_build_object('campaignId', e.subject, 'date', e.attributes->>'date') ORDER BY e.attributes->>'date'), '[]')
     FROM member_event e
    WHERE e.program_id = m.program_id AND e.member_id = m.id AND e.name = '${MEMBER_DAY}' AND e.withdrawn_at IS NULL) AS "ownDays",
  (SELECT coalesce(json_agg(json_build_object('unit', a.unit, 'balance', a.balance, 'debt', a.debt,
            'vested', coalesce(l.vested, 0), 'vesting', coalesce(l.vesting, '[]'), 'expiring', x.expiring) ORDER BY a.unit), '[]')
     FROM account a
     LEFT JOIN LATERAL (
       SELECT sum(o.remaining) FILTER (WHERE o.vests_at <= ${now}) AS vested,
              json_agg(json_build_object('points', o.remaining, 'at', ${seconds("o.vests_at")}))
                FILTER (WHERE o.vests_at > ${now}) AS vesting
         FROM lot o WHERE o.program_id = a.program_id AND o.member_id = a.member_id AND o.unit = a.unit AND o.remaining > 0
     ) l ON true
     LEFT JOIN LATERAL (
       SELECT json_build_object('points', sum(o.remaining), 'at', ${seconds("o.expires_at")}) AS expiring
         FROM lot o WHERE o.program_id = a.program_id AND o.member_id = a.member_id AND o.unit = a.unit AND o.remaining > 0
          AND o.expires_at IS NOT NULL AND o.vests_at <= ${now}
        GROUP BY o.expires_at ORDER BY o.expires_at LIMIT 1
     ) x ON true
    WHERE a.program_id = m.program_id AND a.member_id = m.id) AS balances`;

const RAISE = `
UPDATE member SET revision = revision + 1, changes = changes + $3 WHERE program_id = $1 AND id = $2 AND erased_at IS NULL RETURNING 1`;

/**
 * @param member.publish "later": it is marked for whoever publishes many at once, as `markUnpublished` does
 * @returns false when there is no such member, or it was erased
 */
export async function raiseRevision(
  tx: Tx,
  member: { programId: string; memberId: string; publish: "now" | "later" },
): Promise<boolean> {
  const { programId, memberId, publish } = member;
  const marks = publish === "later" ? 1 : 0;
  return (await tx.rows("member-raise-revision", RAISE, [programId, memberId, marks])).length > 0;
}

const STANDING = `
SELECT ${standingColumns("$3")} FROM member m WHERE m.program_id = $1 AND m.id = $2 AND m.erased_at IS NULL`;

/** @returns null when there is no such member, or it was erased */
export async function memberStanding(
  tx: Tx,
  member: { programId: string; memberId: string; now: Date },
): Promise<MemberStanding | null> {
  const values = [member.programId, member.memberId, member.now];
  const [row] = await tx.rows<MemberStanding>("member-published-standing", STANDING, values);
  return row ?? null;
}

const STANDINGS = `
SELECT m.id AS "memberId", ${standingColumns("$3")}
  FROM member m WHERE m.program_id = $1 AND m.id = ANY($2::uuid[]) AND m.erased_at IS NULL`;

/** The standings of members; erased ones are left out. */
export async function memberStandings(
  tx: Tx,
  options: { programId: string; memberIds: string[]; now: Date },
): Promise<(MemberStanding & { memberId: string })[]> {
  const values = [options.programId, options.memberIds, options.now];
  return tx.rows("member-published-standings", STANDINGS, values);
}

const REVISION = `SELECT revision FROM member WHERE program_id = $1 AND id = $2 AND erased_at IS NULL`;

/** The newest revision that was published or answered; null when there is no such member, or it was erased. */
export async function revisionOf(member: { programId: string; memberId: string }): Promise<number | null> {
  const values = [member.programId, member.memberId];
  const { rows } = await pool().query<{ revision: number }>({ name: "member-revision", text: REVISION, values });
  return rows[0]?.revision ?? null;
}

const CUSTOMER = `
SELECT customer_id::text AS "customerId" FROM member_identity
 WHERE program_id = $1 AND shop_id = $2 AND member_id = $3 AND merged_into IS NULL
 ORDER BY customer_id`;

/** The Shopify customers that a member is in one shop, without those whom a merge deleted; none in a shop the member never was in. */
export async function customersOf(member: { programId: string; shopId: string; memberId: string }): Promise<string[]> {
  const values = [member.programId, member.shopId, member.memberId];
  const { rows } = await pool().query<{ customerId: string }>({ name: "member-customers", text: CUSTOMER, values });
  return rows.map((row) => row.customerId);
}

const MEMBER = `
SELECT m.id FROM member_identity i JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id
 WHERE i.program_id = $1 AND i.shop_id = $2 AND i.customer_id = $3 AND m.erased_at IS NULL`;

/** The member that a customer of a shop is; null for a customer who is none. */
export async function memberOfCustomer(customer: {
  programId: string;
  shopId: string;
  customerId: string;
}): Promise<string | null> {
  const values = [customer.programId, customer.shopId, customer.customerId];
  const { rows } = await pool().query<{ id: string }>({ name: "member-of-customer", text: MEMBER, values });
  return rows[0]?.id ?? null;
}
