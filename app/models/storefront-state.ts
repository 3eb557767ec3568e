import { pool } from "../db.server.ts";
import type { MemberStanding } from "./published-member.ts";

/** All that the storefront's `state` needs, read in one statement: it is asked by shoppers, not by merchants. */
export interface StorefrontState {
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  /** The newest version of the program; null before the first was saved. */
  newestVersion: number | null;
  /** null for a customer who is no member. */
  member: ({ memberId: string } & MemberStanding) | null;
  /** Newest first. */
  redemptions: { id: string; code: string; amountMinor: number; state: "reserved" | "issued" | "used" | "returned" }[];
}

interface Row {
  programId: string;
  shopId: string;
  currency: string;
  timeZone: string;
  newestVersion: number | null;
  memberId: string | null;
  revision: number;
  tierId: string | null;
  spend: string;
  pending: string;
  balance: string;
  redemptions: StorefrontState["redemptions"];
}

const STATE = `
SELECT s.program_id::text AS "programId", s.id::text AS "shopId", s.currency, s.time_zone AS "timeZone",
       (SELECT max(version) FROM program_version v WHERE v.program_id = s.program_id) AS "newestVersion",
       m.id AS "memberId", m.revision, m.tier_id AS "tierId", m.tier_spend_minor::text AS spend, m.pending::text,
       a.balance::text,
       (SELECT coalesce(json_agg(r), '[]') FROM (
          SELECT id, code, amount_minor AS "amountMinor", state FROM redemption
           WHERE program_id = s.program_id AND member_id = m.id ORDER BY reserved_at DESC, id LIMIT $3) r) AS redemptions
  FROM shop s
  LEFT JOIN member_identity i ON i.program_id = s.program_id AND i.shop_id = s.id AND i.customer_id = $2
  LEFT JOIN member m ON m.program_id = s.program_id AND m.id = i.member_id AND m.erased_at IS NULL
  LEFT JOIN account a ON a.program_id = s.program_id AND a.member_id = m.id AND a.unit = 'points'
 WHERE s.domain = $1 AND s.state = 'installed'`;

/** @returns null when the app is not installed in such a shop */
export async function storefrontState(options: {
  domain: string;
  customerId: string;
  redemptionsMax: number;
}): Promise<StorefrontState | null> {
  const { domain, customerId, redemptionsMax } = options;
  const values = [domain, customerId, redemptionsMax];
  const { rows } = await pool().query<Row>({ name: "storefront-state", text: STATE, values });
  const [row] = rows;
  if (!row) return null;
  const { programId, shopId, currency, timeZone, newestVersion, memberId, revision, tierId, redemptions } = row;
  const standing = {
    revision,
    tierId,
    spendMinor: Number(row.spend),
    pending: Number(row.pending),
    balance: Number(row.balance),
  };
  return {
    shop: { programId, shopId, currency, timeZone },
    newestVersion,
    member: memberId === null ? null : { memberId, ...standing },
    redemptions,
  };
}
