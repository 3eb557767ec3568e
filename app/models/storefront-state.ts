import { pool } from "../db.server.ts";
import { type MemberStanding, standingColumns } from "./published-member.ts";
import { redemptionsOfMember, type RedemptionRecord } from "./redemption.ts";

/** What the storefront's answers need to know of a shop. */
export interface StorefrontShop {
  programId: string;
  shopId: string;
  currency: string;
  timeZone: string;
  /** The newest version of the program; null before the first was saved. */
  newestVersion: number | null;
}

const SHOP = `
SELECT program_id::text AS "programId", id::text AS "shopId", currency, time_zone AS "timeZone",
       (SELECT max(version) FROM program_version v WHERE v.program_id = s.program_id) AS "newestVersion"
  FROM shop s WHERE domain = $1 AND state = 'installed'`;

/** @returns null when the app is not installed in such a shop */
export async function storefrontShop(domain: string): Promise<StorefrontShop | null> {
  const { rows } = await pool().query<StorefrontShop>({ name: "storefront-shop", text: SHOP, values: [domain] });
  return rows[0] ?? null;
}

/** All that the storefront's `state` shows of a member. */
export interface StorefrontMember extends MemberStanding {
  memberId: string;
  /** Newest first. */
  redemptions: RedemptionRecord[];
}

interface MemberRow extends MemberStanding {
  memberId: string;
  hasRedeemed: boolean;
}

const MEMBER = `
SELECT m.id AS "memberId", EXISTS (SELECT 1 FROM redemption WHERE program_id = $1 AND member_id = m.id) AS "hasRedeemed",
       ${standingColumns("$4")}
  FROM member m
 WHERE m.program_id = $1 AND m.erased_at IS NULL
   AND m.id = (SELECT member_id FROM member_identity WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3)`;

/**
 * Reads a member by the customer they are in a shop: one statement of primary keys, and a second one for who has redeemed before.
 *
 * @returns null for a customer who is no member
 */
export async function storefrontMember(options: {
  programId: string;
  shopId: string;
  customerId: string;
  redemptionsMax: number;
  now: Date;
}): Promise<StorefrontMember | null> {
  const { programId, shopId, customerId, redemptionsMax, now } = options;
  const values = [programId, shopId, customerId, now];
  const { rows } = await pool().query<MemberRow>({ name: "storefront-member", text: MEMBER, values });
  const [row] = rows;
  if (!row) return null;
  const { hasRedeemed, ...member } = row;
  return {
    ...member,
    redemptions: hasRedeemed
      ? await redemptionsOfMember({ programId, memberId: row.memberId, limitMax: redemptionsMax })
      : [],
  };
}
