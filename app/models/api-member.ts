import { pool } from "../db.server.ts";

/** A member as the REST interface finds one: by the Shopify id of a customer of one of the program's shops. */
export interface ApiMember {
  memberId: string;
  currency: string;
  timeZone: string;
  joinedAt: Date;
}

const MEMBER = `
SELECT m.id AS "memberId", s.currency, s.time_zone AS "timeZone", m.joined_at AS "joinedAt"
  FROM shop s
  JOIN member_identity i ON i.program_id = s.program_id AND i.shop_id = s.id AND i.customer_id = $2
  JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id
 WHERE s.program_id = $1 AND ($3::bigint IS NULL OR s.id = $3) AND m.erased_at IS NULL
 ORDER BY s.id LIMIT 1`;

/**
 * @param of.shopId the shop whose customer it is; null: of any that the program has or had
 * @returns null when there is no such member
 */
export async function findApiMember(of: {
  programId: string;
  customerId: string;
  shopId: string | null;
}): Promise<ApiMember | null> {
  const values = [of.programId, of.customerId, of.shopId];
  const { rows } = await pool().query<ApiMember>({ name: "api-member", text: MEMBER, values });
  return rows[0] ?? null;
}

export interface ApiTransfer {
  id: string;
  unit: string;
  points: string;
  from: string;
  to: string;
  reason: string;
  key: string;
  explanation: unknown;
  occurredAt: Date;
  recordedAt: Date;
}

// Sorted by the column, a number: "id" alone would be the text that is selected, where 9 comes after 10.
const TRANSFERS = `
SELECT id::text, unit, points::text, from_account AS "from", to_account AS "to", reason, key, explanation,
       occurred_at AS "occurredAt", recorded_at AS "recordedAt"
  FROM transfer
 WHERE program_id = $1 AND member_id = $2 AND unit = $5 AND ($3::bigint IS NULL OR id < $3)
 ORDER BY transfer.id DESC LIMIT $4`;

/**
 * A member's transfers of a unit in the order in which they were recorded, the newest first: that order never changes, so pages fit together.
 *
 * @param before the id of the transfer after which the page goes on; null for the first page
 */
export async function transfersPage(options: {
  programId: string;
  memberId: string;
  unit: string;
  before: string | null;
  limit: number;
}): Promise<ApiTransfer[]> {
  const { programId, memberId, unit, before, limit } = options;
  const values = [programId, memberId, before, limit, unit];
  return (await pool().query<ApiTransfer>({ name: "api-transfers", text: TRANSFERS, values })).rows;
}
