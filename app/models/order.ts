import { pool, type Tx } from "../db.server.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { MergedFrom, OrderFacts } from "../loyalty/order-facts.ts";

/** The newest known state of an order. */
export interface StoredOrder {
  shopId: string;
  facts: OrderFacts;
  /** Whose order it was until two customers became one; null for most. */
  mergedFrom: MergedFrom | null;
}

const SAVE = `
WITH saved AS (
  INSERT INTO shop_order AS o (program_id, shop_id, id, name, customer_id, placed_at, updated_at, facts, caveat, address_hash,
                                 recorded_at)
  SELECT $1, $2, n.id, n.name, n.customer_id, n.placed_at, n.updated_at, n.facts::jsonb, n.caveat, n.address_hash, $3
    FROM unnest($4::bigint[], $5::text[], $6::bigint[], $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[],
                $11::text[])
      AS n(id, name, customer_id, placed_at, updated_at, facts, caveat, address_hash)
   ORDER BY n.id
  ON CONFLICT (program_id, shop_id, id) DO UPDATE
     SET name = excluded.name, customer_id = excluded.customer_id, placed_at = excluded.placed_at,
         updated_at = excluded.updated_at, facts = excluded.facts, caveat = excluded.caveat, recorded_at = excluded.recorded_at,
         address_hash = coalesce(excluded.address_hash, o.address_hash)
   WHERE o.updated_at <= excluded.updated_at
  RETURNING 1
)
SELECT ledger_assert((SELECT count(*) FROM saved) = cardinality($4::bigint[]), 'LR001', 'a newer order was stored meanwhile')`;

/** Stores orders as the newest known state; one that became newer meanwhile makes the flow start over. */
export async function saveOrders(
  tx: Tx,
  options: {
    programId: string;
    shopId: string;
    now: Date;
    /** With a keyed hash of where each is shipped to, where it is known. */
    orders: { facts: OrderFacts; caveat: string | null; addressHash?: string | null }[];
  },
): Promise<void> {
  const { programId, shopId, now, orders } = options;
  if (orders.length === 0) return;
  const date = (seconds: number) => new Date(seconds * 1000);
  await tx.rows("order-save", SAVE, [
    programId,
    shopId,
    now,
    orders.map(({ facts }) => facts.id),
    orders.map(({ facts }) => facts.name),
    orders.map(({ facts }) => facts.customerId),
    orders.map(({ facts }) => date(facts.placedAt)),
    orders.map(({ facts }) => date(facts.updatedAt)),
    orders.map(({ facts }) => JSON.stringify(facts)),
    orders.map(({ caveat }) => caveat),
    orders.map(({ addressHash }) => addressHash ?? null),
  ]);
}

const MARK_MERGED = `
UPDATE shop_order SET merged_from = $4::jsonb
 WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3 AND merged_from IS NULL`;

/** Remembers that a customer's orders were placed before that customer became part of another. */
export async function markMerged(
  tx: Tx,
  options: { programId: string; shopId: string; merged: MergedFrom },
): Promise<void> {
  const { programId, shopId, merged } = options;
  await tx.rows("order-mark-merged", MARK_MERGED, [programId, shopId, merged.customerId, JSON.stringify(merged)]);
}

const PLACED_BETWEEN = `
SELECT facts FROM shop_order
 WHERE program_id = $1 AND shop_id = $2 AND placed_at BETWEEN $3 AND $4
 ORDER BY placed_at DESC LIMIT $5`;

/** Orders of a shop placed between two moments, newest first: what previews replay. */
export async function ordersPlacedBetween(options: {
  programId: string;
  shopId: string;
  from: Date;
  to: Date;
  limitMax: number;
}): Promise<OrderFacts[]> {
  const { programId, shopId, from, to, limitMax } = options;
  const values = [programId, shopId, from, to, limitMax];
  const { rows } = await pool().query<{ facts: StoredFacts }>({ name: "order-placed", text: PLACED_BETWEEN, values });
  return rows.map(({ facts }) => completeFacts(facts));
}

const NEWEST = `
SELECT facts FROM shop_order
 WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3 ORDER BY placed_at DESC, id DESC LIMIT 1`;

/** The order that a customer placed last; null where none is known. */
export async function newestOrderOf(
  tx: Tx,
  customer: { programId: string; shopId: string; customerId: string },
): Promise<OrderFacts | null> {
  const values = [customer.programId, customer.shopId, customer.customerId];
  const [row] = await tx.rows<{ facts: StoredFacts }>("order-newest", NEWEST, values);
  return row ? completeFacts(row.facts) : null;
}

const STORED = `SELECT facts FROM shop_order WHERE program_id = $1 AND shop_id = $2 AND id = $3`;

/** The newest known state of one order; null when it was never stored. */
export async function storedFacts(of: {
  programId: string;
  shopId: string;
  orderId: string;
}): Promise<OrderFacts | null> {
  const values = [of.programId, of.shopId, of.orderId];
  const { rows } = await pool().query<{ facts: StoredFacts }>({ name: "order-stored", text: STORED, values });
  return rows[0] ? completeFacts(rows[0].facts) : null;
}
