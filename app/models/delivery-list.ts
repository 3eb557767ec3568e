import { pool } from "../db.server.ts";
import { type DeliveryRow, ROW } from "./delivery.ts";

const BY_ID = `SELECT ${ROW} FROM delivery WHERE shop_domain = $1 AND id = $2`;

/** One of a shop's deliveries without its body; null when the shop has none with this id. */
export async function deliveryById(shopDomain: string, id: string): Promise<DeliveryRow | null> {
  const { rows } = await pool().query<DeliveryRow>({ name: "delivery-by-id", text: BY_ID, values: [shopDomain, id] });
  return rows[0] ?? null;
}

const ORDERS = `
SELECT id::text FROM shop_order WHERE program_id = $1 AND shop_id = $2 AND name = ANY($3::text[]) LIMIT 20`;

/**
 * The orders that somebody may mean who types an order's number: by its name ("#1001", with or without the hash), or by Shopify's own
 * number, which also finds orders that were never stored.
 */
export async function ordersMeant(shop: { programId: string; shopId: string }, typed: string): Promise<string[]> {
  const names = [typed, `#${typed.replace(/^#/, "")}`];
  const values = [shop.programId, shop.shopId, names];
  const { rows } = await pool().query<{ id: string }>({ name: "delivery-orders-meant", text: ORDERS, values });
  const own = /^\d{5,18}$/.test(typed) ? [typed] : [];
  return [...rows.map(({ id }) => id), ...own];
}
