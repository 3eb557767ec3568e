import { pool } from "../db.server.ts";
import type { DeliveryRow } from "./delivery.ts";

const BY_ID = `
SELECT id::text, topic, webhook_id AS "webhookId", state, outcome, attempts, received_at AS "receivedAt",
       settled_at AS "settledAt", body IS NOT NULL AS "hasBody"
  FROM delivery WHERE shop_domain = $1 AND id = $2`;

/** One of a shop's deliveries without its body; null when the shop has none with this id. */
export async function deliveryById(shopDomain: string, id: string): Promise<DeliveryRow | null> {
  const { rows } = await pool().query<DeliveryRow>({ name: "delivery-by-id", text: BY_ID, values: [shopDomain, id] });
  return rows[0] ?? null;
}
