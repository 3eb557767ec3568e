import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { enqueue } from "../../models/outbox.ts";
import { rewritePerk } from "../../models/shop-perk.ts";

/**
 * Has a segment or automatic discount written to Shopify anew, as the program asks for it: what was changed by hand is overwritten,
 * what was deleted is made again, what was refused or beyond the limit is tried again.
 */
export async function retryPerk(options: {
  programId: string;
  shopId: string;
  key: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "retrying" | "unknown-perk" }> {
  const { programId, shopId, key, actor, now } = options;
  return withTransaction(async (tx) => {
    if (!(await rewritePerk(tx, { programId, shopId, key }))) return { outcome: "unknown-perk" };
    await record(tx, { programId, at: now, actor, action: "perk-rewritten", data: { shopId, key } });
    await enqueue(tx, { name: "sync-perks", programId, shopId });
    return { outcome: "retrying" };
  });
}
