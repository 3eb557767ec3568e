import type { Tx } from "../db.server.ts";
import { HAS_CODE, REDEMPTION_COLUMNS, redemptionOf, type RedemptionRecord, type RedemptionRow } from "./redemption.ts";
import { COUNTS } from "./redemption-standing.ts";

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
SELECT r.member_id AS "referrerId", o.placed_at AS at, r.id AS "redemptionId"
  FROM shop_order o JOIN redemption r ON r.program_id = o.program_id AND r.shop_id = o.shop_id
       AND EXISTS (SELECT 1 FROM jsonb_array_elements_text(o.facts->'discountCodes') AS c(code)
                    WHERE upper(trim(c.code)) = r.code OR upper(trim(c.code)) = ANY(r.earlier_codes))
 WHERE o.program_id = $1 AND o.shop_id = $2 AND o.customer_id = $3 AND r.used_order_id = o.id
   AND coalesce((r.terms->>'transferable')::boolean, false)
 ORDER BY o.placed_at, r.id LIMIT 1`;

/** Who gave a customer the code that their first order with such a code was placed with; null: nobody did. */
export async function giverOfCode(
  tx: Tx,
  of: { programId: string; shopId: string; customerId: string },
): Promise<{ referrerId: string; redemptionId: string; at: Date } | null> {
  const values = [of.programId, of.shopId, of.customerId];
  const [row] = await tx.rows<{ referrerId: string; redemptionId: string; at: Date }>(
    "redemption-giver",
    BROUGHT,
    values,
  );
  return row ?? null;
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

const TAKEN_SINCE = `
SELECT count(*)::int AS count FROM (
  SELECT 1 FROM redemption WHERE program_id = $1 AND member_id = $2 AND reserved_at > $3 AND award_key IS NULL LIMIT $4) AS taken`;

/** How many rewards a member has taken since a moment; counting ends at `countMax`. */
export async function takenSince(
  tx: Tx,
  of: { programId: string; memberId: string; since: Date; countMax: number },
): Promise<number> {
  const values = [of.programId, of.memberId, of.since, of.countMax];
  const [row] = await tx.rows<{ count: number }>("redemption-taken-since", TAKEN_SINCE, values);
  return row?.count ?? 0;
}

const IN_ALL = `
SELECT count(*)::int AS count FROM (
  SELECT 1 FROM redemption r WHERE r.program_id = $1 AND r.reward_id = $2 AND ${COUNTS} LIMIT $3) AS pieces`;

/** How many pieces of a reward were taken and given, under its lock; counting ends at `countMax`. */
export async function takenInAll(
  tx: Tx,
  of: { programId: string; rewardId: string; countMax: number },
): Promise<number> {
  const values = [of.programId, of.rewardId, of.countMax];
  const [row] = await tx.rows<{ count: number }>("redemption-taken-in-all", IN_ALL, values);
  return row?.count ?? 0;
}
