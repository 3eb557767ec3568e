import type { Tx } from "../db.server.ts";
import { HAS_CODE, REDEMPTION_COLUMNS, redemptionOf, type RedemptionRecord, type RedemptionRow } from "./redemption.ts";

/** Codes as orders have them, of one shop: buyers may have typed them in any case. */
interface Codes {
  programId: string;
  shopId: string;
  codes: readonly string[];
}

const plain = ({ programId, shopId, codes }: Codes) => [
  programId,
  shopId,
  [...new Set(codes.map((code) => code.trim().toUpperCase()))],
];

const OWNERS = `
SELECT DISTINCT r.member_id AS "memberId" FROM redemption r
 WHERE r.program_id = $1 AND r.shop_id = $2 AND ${HAS_CODE} AND r.kind <> 'partner-code'`;

/** The members whose redemptions have these codes. */
export async function ownersOfCodes(tx: Tx, of: Codes): Promise<string[]> {
  const rows = await tx.rows<{ memberId: string }>("redemption-owners", OWNERS, plain(of));
  return rows.map(({ memberId }) => memberId);
}

const LOCK_BY_CODE = `
SELECT ${REDEMPTION_COLUMNS} FROM redemption r
 WHERE r.program_id = $1 AND r.shop_id = $2 AND ${HAS_CODE} AND r.kind <> 'partner-code' ORDER BY r.id FOR UPDATE`;

/** Locks the redemptions with these codes, in id order, and reads them. */
export async function lockByCodes(tx: Tx, of: Codes): Promise<RedemptionRecord[]> {
  return (await tx.rows<RedemptionRow>("redemption-lock-codes", LOCK_BY_CODE, plain(of))).map(redemptionOf);
}

const RETURNED = `UPDATE redemption SET points_returned = points_returned + $3 WHERE program_id = $1 AND id = $2`;

/** Counts points that came back for the order that a redemption was used in, or (negative) were taken again. */
export async function addReturned(tx: Tx, of: { programId: string; id: string; points: number }): Promise<void> {
  await tx.rows("redemption-add-returned", RETURNED, [of.programId, of.id, of.points]);
}

const BROUGHT = `
SELECT DISTINCT ON (o.customer_id) o.customer_id AS "customerId", r.member_id AS "referrerId", o.placed_at AS at
  FROM shop_order o JOIN redemption r ON r.program_id = o.program_id AND r.shop_id = o.shop_id
       AND EXISTS (SELECT 1 FROM jsonb_array_elements_text(o.facts->'discountCodes') AS c(code)
                    WHERE upper(trim(c.code)) = r.code OR upper(trim(c.code)) = ANY(r.earlier_codes))
 WHERE o.program_id = $1 AND o.shop_id = $2 AND o.customer_id = ANY($3::bigint[]) AND r.used_order_id = o.id
   AND coalesce((r.terms->>'transferable')::boolean, false)
 ORDER BY o.customer_id, o.placed_at, r.id`;

/** Who gave these customers the codes that their first orders with such codes were placed with; of whom nobody did there is none. */
export async function giversOfCodes(
  tx: Tx,
  of: { programId: string; shopId: string; customerIds: readonly string[] },
): Promise<{ customerId: string; referrerId: string; at: Date }[]> {
  return tx.rows("redemption-givers", BROUGHT, [of.programId, of.shopId, of.customerIds]);
}

const ELSEWHERE = `
UPDATE redemption SET used_order_id = $3, used_at = $4, todo = NULL, ending = NULL, next_at = NULL, claimed_until = NULL, attempts = 0
 WHERE program_id = $1 AND id = $2 AND state = 'used'`;

/** The order it was used in was cancelled, and another used it meanwhile: it stays used, by that one. */
export async function useElsewhere(
  tx: Tx,
  of: { programId: string; id: string; orderId: string; at: Date },
): Promise<void> {
  await tx.rows("redemption-use-elsewhere", ELSEWHERE, [of.programId, of.id, of.orderId, of.at]);
}
