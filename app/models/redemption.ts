import type { Tx } from "../db.server.ts";

const MARK_USED = `
UPDATE redemption SET state = 'used', used_at = $4, used_order_id = $3
 WHERE program_id = $1 AND shop_id = $2 AND code = ANY($5::text[]) AND state IN ('reserved', 'issued')`;

/**
 * Marks redemptions as used by the order that carries their codes. What the order says is the truth; Shopify's usage
 * counters lag behind.
 */
export async function markUsed(
  tx: Tx,
  options: { programId: string; shopId: string; orderId: string; codes: string[]; at: Date },
): Promise<void> {
  const { programId, shopId, orderId, codes, at } = options;
  await tx.rows("redemption-mark-used", MARK_USED, [programId, shopId, orderId, at, codes.map((code) => code.toUpperCase())]);
}
