import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { reopenDelivery } from "../models/delivery.ts";
import { enqueue } from "../models/outbox.ts";

/**
 * Puts a refused or failed delivery of the shop back in line, as its developer asked.
 *
 * @returns "gone" when its body is not kept any more (purge-deliveries.ts), "unknown" when the shop has no such delivery
 */
export async function retryDelivery(input: {
  programId: string;
  shopDomain: string;
  deliveryId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "reopened" | "gone" | "unknown" }> {
  return withTransaction(async (tx) => {
    const outcome = await reopenDelivery(tx, input.shopDomain, input.deliveryId);
    if (outcome !== "reopened") return { outcome };
    const { programId, shopDomain, actor, now } = input;
    const data = { delivery: input.deliveryId };
    await record(tx, { programId, at: now, actor, action: "delivery-retried", data });
    await enqueue(tx, { name: "drain-deliveries", shopDomain });
    return { outcome };
  });
}
