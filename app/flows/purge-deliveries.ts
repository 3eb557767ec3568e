import { withTransaction } from "../db.server.ts";
import { purgeBodies } from "../models/delivery.ts";

const KEPT_DAYS = 30;
const BATCH = 1000;
const BATCHES_MAX = 1000;

/**
 * Forgets the raw bodies of deliveries that were closed 30 days ago: they hold what Shopify knows of customers.
 *
 * @returns how many bodies were emptied; what one run leaves, the next one finds
 */
export async function purgeDeliveries(input: { now: Date }): Promise<number> {
  const before = new Date(input.now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000);
  let total = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const purged = await withTransaction((tx) => purgeBodies(tx, before, BATCH));
    total += purged;
    if (purged < BATCH) return total;
  }
  return total;
}
