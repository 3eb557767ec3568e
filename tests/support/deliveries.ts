import { randomUUID } from "node:crypto";
import { orderInBody } from "../../app/shopify/order-in-body.ts";
import { storeDelivery } from "../../app/models/delivery.ts";
import { START } from "../loyalty/orders.ts";
import type { TestDatabase } from "./database.ts";

const time = (seconds: number) => new Date(seconds * 1000).toISOString();

/** The body of an order webhook: one line of goods for 129.90 EUR, paid and shipped, as Shopify would send it. */
export function orderBody(
  change: { id?: number; customerId?: number; updatedAt?: number; state?: "placed" | "shipped" } = {},
) {
  const { id = 5001, customerId = 1, state = "shipped", updatedAt = START + 3600 } = change;
  return {
    id,
    name: `#${String(id)}`,
    customer: { id: customerId },
    currency: "EUR",
    processed_at: time(START + 60),
    created_at: time(START + 60),
    updated_at: time(updatedAt),
    financial_status: "paid",
    taxes_included: true,
    total_price: "129.90",
    line_items: [{ id: id * 10, title: "Lamp", quantity: 1, price: "129.90", requires_shipping: true, product_id: 7 }],
    fulfillments:
      state === "placed"
        ? []
        : [
            {
              id: id * 100,
              status: "success",
              created_at: time(START + 3000),
              line_items: [{ id: id * 10, quantity: 1 }],
            },
          ],
    refunds: [],
  };
}

/** Stores a delivery as the webhooks' door does, without telling any worker; returns its id. */
export async function deliver(
  database: TestDatabase,
  delivery: { shopDomain: string; topic?: string; body: unknown; webhookId?: string },
): Promise<string> {
  const { shopDomain, topic = "orders/fulfilled", body, webhookId = randomUUID() } = delivery;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const rest = { eventId: "", apiVersion: "2026-10", triggeredAt: null, body: Buffer.from(text) };
  await storeDelivery({ shopDomain, topic, webhookId, orderId: orderInBody(topic, rest.body), ...rest });
  const [row] = await database.query<{ id: string }>(
    "SELECT id::text FROM delivery WHERE shop_domain = $1 AND webhook_id = $2",
    [shopDomain, webhookId],
  );
  return row?.id ?? "";
}

/** A delivery's state, outcome and attempts. */
export async function deliveryState(database: TestDatabase, id: string) {
  const [row] = await database.query<{ state: string; outcome: string | null; attempts: number; wait: number | null }>(
    `SELECT state, outcome, attempts, extract(epoch FROM retry_at - now())::float8 AS wait FROM delivery WHERE id = $1`,
    [id],
  );
  return row;
}

/** The domain of a shop. */
export async function domainOf(database: TestDatabase, shop: { shopId: string }): Promise<string> {
  const [row] = await database.query<{ domain: string }>("SELECT domain FROM shop WHERE id = $1", [shop.shopId]);
  return row?.domain ?? "";
}
