import { pool } from "../db.server.ts";
import type { MemberStanding } from "./published-member.ts";

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
  redemptions: { id: string; code: string; amountMinor: number; state: "reserved" | "issued" | "used" | "returned" }[];
}

interface MemberRow {
  memberId: string;
  revision: number;
  tierId: string | null;
  spend: string;
  pending: string;
  balance: string;
  redemptions: StorefrontMember["redemptions"] | null;
}

const MEMBER = `
SELECT m.id AS "memberId", m.revision, m.tier_id AS "tierId", m.tier_spend_minor::text AS spend, m.pending::text,
       a.balance::text,
       (SELECT json_agg(r) FROM (
          SELECT id, code, amount_minor AS "amountMinor", state FROM redemption
           WHERE program_id = $1 AND member_id = i.member_id ORDER BY reserved_at DESC, id LIMIT $4) r) AS redemptions
  FROM member_identity i
  JOIN member m ON m.program_id = $1 AND m.id = i.member_id AND m.erased_at IS NULL
  JOIN account a ON a.program_id = $1 AND a.member_id = i.member_id AND a.unit = 'points'
 WHERE i.program_id = $1 AND i.shop_id = $2 AND i.customer_id = $3`;

/** Reads a member by the customer they are in a shop, in one statement; null for a customer who is no member. */
export async function storefrontMember(options: {
  programId: string;
  shopId: string;
  customerId: string;
  redemptionsMax: number;
}): Promise<StorefrontMember | null> {
  const { programId, shopId, customerId, redemptionsMax } = options;
  const values = [programId, shopId, customerId, redemptionsMax];
  const { rows } = await pool().query<MemberRow>({ name: "storefront-member", text: MEMBER, values });
  const [row] = rows;
  if (!row) return null;
  const { memberId, revision, tierId, spend, pending, balance, redemptions } = row;
  return {
    memberId,
    revision,
    tierId,
    spendMinor: Number(spend),
    pending: Number(pending),
    balance: Number(balance),
    redemptions: redemptions ?? [],
  };
}
