import { pool } from "../db.server.ts";
import { type Explanation, explanationSchema } from "../loyalty/explanation.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";
import { isNotWiped } from "./wiping.ts";

/** What one order moved. */
export interface OrderMovement {
  id: string;
  memberId: string;
  unit: string;
  /** Signed: negative when points were taken back. */
  points: number;
  explanation: Explanation;
  at: Date;
}

const MOVEMENTS = `
SELECT id::text, member_id AS "memberId", unit, (CASE WHEN to_account = 'member' THEN points ELSE -points END)::float8 AS points,
       explanation, occurred_at AS at
  FROM transfer WHERE program_id = $1 AND shop_id = $2 AND order_id = $3 AND ${isNotWiped("transfer.member_id")}
 ORDER BY occurred_at, transfer.id LIMIT 200`;

interface OfOrder {
  programId: string;
  shopId: string;
  orderId: string;
}

/** Every movement that an order has caused, oldest first; without what it brought in a test that is over. */
export async function movementsOfOrder(of: OfOrder): Promise<OrderMovement[]> {
  const values = [of.programId, of.shopId, of.orderId];
  const { rows } = await pool().query<Omit<OrderMovement, "explanation"> & { explanation: unknown }>({
    name: "order-movements",
    text: MOVEMENTS,
    values,
  });
  return rows.map(({ explanation, ...row }) => ({ ...row, explanation: explanationSchema.parse(explanation) }));
}

const STORED = `SELECT facts, caveat FROM shop_order WHERE program_id = $1 AND shop_id = $2 AND id = $3`;

/** An order as it was heard of last, with what may be missing from it; null when nobody ever told of it. */
export async function storedOrder(of: OfOrder): Promise<{ facts: OrderFacts; caveat: string | null } | null> {
  const values = [of.programId, of.shopId, of.orderId];
  const { rows } = await pool().query<{ facts: StoredFacts; caveat: string | null }>({
    name: "order-as-stored",
    text: STORED,
    values,
  });
  const [row] = rows;
  return row ? { facts: completeFacts(row.facts), caveat: row.caveat } : null;
}
