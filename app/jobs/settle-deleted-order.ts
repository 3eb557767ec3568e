import { z } from "zod";
import { settleOrders } from "../flows/settle-orders.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { LACKS_NOTHING } from "../loyalty/order-facts.ts";
import { storedFacts } from "../models/order.ts";
import { shopByDomain } from "../models/shop.ts";
import { idSchema } from "../shopify/id-schema.ts";
import type { Told } from "./told.ts";

const bodySchema = z.object({ id: idSchema });

/** What its record says from then on: nobody can read it any more. */
const DELETED_CAVEAT = "The order was deleted in Shopify: it stands at nothing since.";

/**
 * Settles an order that was deleted in Shopify: it counts as cancelled when we heard of it, unless it was cancelled before.
 *
 * Its facts stay, because they explain what the order once brought.
 */
export async function settleDeletedOrder(heard: { shopDomain: string; body: unknown; now: Date }): Promise<Told> {
  const parsed = bodySchema.safeParse(heard.body);
  if (!parsed.success) return { outcome: "refused", reason: "id: is no order's id" };
  const shop = await shopByDomain(heard.shopDomain);
  if (!shop) return { outcome: "unknown-shop" };
  const { programId, shopId, currency, timeZone } = shop;
  const facts = await storedFacts({ programId, shopId, orderId: parsed.data.id });
  if (!facts) return { outcome: "not known to us: nothing to do" };
  if (facts.cancelledAt !== null) return { outcome: "cancelled before: nothing to do" };
  const at = Math.max(facts.updatedAt, wholeSeconds(heard.now));
  await settleOrders({
    shop: { programId, shopId, currency, timeZone },
    orders: [
      {
        reading: {
          facts: { ...facts, cancelledAt: at, updatedAt: at },
          source: "api",
          lacks: LACKS_NOTHING,
          caveat: DELETED_CAVEAT,
          askedAt: null,
        },
        deliveryId: null,
      },
    ],
    now: heard.now,
  });
  return { outcome: "settled" };
}
