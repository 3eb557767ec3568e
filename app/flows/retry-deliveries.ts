import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { reopenDeliveries } from "../models/delivery.ts";
import { enqueue } from "../models/outbox.ts";

const DELIVERIES_MAX = 10_000;

/**
 * Puts every refused or failed delivery of the shop whose message is still kept back in line, the oldest first, 10 000 at most.
 *
 * @returns how many are tried again
 */
export async function retryDeliveries(options: {
  programId: string;
  shopDomain: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "reopened" | "nothing-to-retry"; count: number }> {
  const { programId, shopDomain, actor, now } = options;
  return withTransaction(async (tx) => {
    const count = await reopenDeliveries(tx, shopDomain, DELIVERIES_MAX);
    if (count === 0) return { outcome: "nothing-to-retry", count };
    await record(tx, { programId, at: now, actor, action: "deliveries-retried", data: { deliveries: count } });
    await enqueue(tx, { name: "drain-deliveries", shopDomain });
    return { outcome: "reopened", count };
  });
}
