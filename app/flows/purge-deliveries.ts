import { withTransaction } from "../db.server.ts";
import { USUAL_SETTINGS } from "../loyalty/shop-settings.ts";
import { purgeBodies } from "../models/delivery.ts";

const BATCH = 1000;
const BATCHES_MAX = 1000;

/**
 * Forgets the raw bodies of deliveries that were closed so many days ago as their shop says, 30 where it says nothing: they hold what
 * Shopify knows of customers.
 *
 * @returns how many bodies were emptied; what one run leaves, the next one finds
 */
export async function purgeDeliveries({ now }: { now: Date }): Promise<number> {
  const usualDays = USUAL_SETTINGS.deliveryDays;
  let total = 0;
  let from = new Date(0);
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const { purged, seenTo } = await withTransaction((tx) => purgeBodies(tx, { now, usualDays, from, limit: BATCH }));
    total += purged;
    if (purged < BATCH || seenTo === null) return total;
    from = seenTo;
  }
  return total;
}
