import { pool, type Tx } from "../db.server.ts";
import type { PublishedStanding } from "../loyalty/published-state.ts";

/** What is published of a member, apart from the program. */
export interface MemberStanding extends PublishedStanding {
  /** Points that orders will earn; what they wait for, only the fold knows. */
  pending: number;
}

const RAISE = `UPDATE member SET revision = revision + 1 WHERE program_id = $1 AND id = $2 AND erased_at IS NULL RETURNING 1`;

/** @returns false when there is no such member, or it was erased */
export async function raiseRevision(tx: Tx, member: { programId: string; memberId: string }): Promise<boolean> {
  return (await tx.rows("member-raise-revision", RAISE, [member.programId, member.memberId])).length > 0;
}

const STANDING = `
SELECT m.revision, m.tier_id AS "tierId", m.tier_spend_minor::text AS spend, m.pending::text, a.balance::text
  FROM member m JOIN account a ON a.program_id = m.program_id AND a.member_id = m.id AND a.unit = 'points'
 WHERE m.program_id = $1 AND m.id = $2 AND m.erased_at IS NULL`;

/** @returns null when there is no such member, or it was erased */
export async function memberStanding(
  tx: Tx,
  member: { programId: string; memberId: string },
): Promise<MemberStanding | null> {
  const values = [member.programId, member.memberId];
  const [row] = await tx.rows<{
    revision: number;
    tierId: string | null;
    spend: string;
    pending: string;
    balance: string;
  }>("member-published-standing", STANDING, values);
  if (!row) return null;
  const { revision, tierId, spend, pending, balance } = row;
  return {
    revision,
    balances: [{ unit: "points", available: Number(balance), vesting: [], expiring: null }],
    tierId,
    tierUntil: null,
    progress: { spend: Number(spend) },
    projection: [],
    awards: [],
    pending: Number(pending),
  };
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
