import type { Tx } from "../db.server.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { RefundWish } from "../loyalty/history.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";

/** An order and whose it is. */
export interface OwnedOrder {
  facts: OrderFacts;
  /** null: nobody's who is a member. */
  memberId: string | null;
}

interface OrderRef {
  programId: string;
  shopId: string;
  orderId: string;
}

const OWNED = `
SELECT o.facts, m.id AS "memberId" FROM shop_order o
  LEFT JOIN member_identity i ON i.program_id = o.program_id AND i.shop_id = o.shop_id AND i.customer_id = o.customer_id
  LEFT JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id AND m.erased_at IS NULL AND m.merged_into IS NULL
 WHERE o.program_id = $1 AND o.shop_id = $2 AND o.id = $3`;

/** An order of a shop with its member; null: nothing is known of it. */
export async function ownedOrder(tx: Tx, { programId, shopId, orderId }: OrderRef): Promise<OwnedOrder | null> {
  const values = [programId, shopId, orderId];
  const [row] = await tx.rows<{ facts: StoredFacts; memberId: string | null }>("order-owned", OWNED, values);
  return row ? { facts: completeFacts(row.facts), memberId: row.memberId } : null;
}

const INSERT = `
INSERT INTO refund_wish (program_id, id, shop_id, order_id, refund_id, known_refunds, actor, wished_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (program_id, id) DO NOTHING
RETURNING 1`;

/** @returns false when the id is taken: the wish that has it stays what it was */
export async function insertRefundWish(
  tx: Tx,
  wish: OrderRef & Pick<RefundWish, "id" | "refundId" | "knownRefunds" | "actor"> & { now: Date },
): Promise<boolean> {
  const { programId, id, shopId, orderId, refundId, knownRefunds, actor, now } = wish;
  const values = [programId, id, shopId, orderId, refundId, knownRefunds, actor, now];
  return (await tx.rows("refund-wish-insert", INSERT, values)).length > 0;
}

const WITHDRAW = `
UPDATE refund_wish SET withdrawn_at = $5
 WHERE program_id = $1 AND shop_id = $2 AND order_id = $3 AND id = $4 AND withdrawn_at IS NULL RETURNING 1`;

/** @returns false when the order has no such wish, or it was withdrawn before */
export async function withdrawRefundWish(tx: Tx, wish: OrderRef & { id: string; now: Date }): Promise<boolean> {
  const { programId, shopId, orderId, id, now } = wish;
  return (await tx.rows("refund-wish-withdraw", WITHDRAW, [programId, shopId, orderId, id, now])).length > 0;
}
