import { withTransaction } from "../../db.server.ts";
import { redemptionById, type RedemptionRecord } from "../../models/redemption.ts";
import { claimRedemption } from "../../models/redemption-work.ts";
import { shopById } from "../../models/shop.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import type { DrawnCodes } from "../../loyalty/redemption.ts";
import { workClaimed } from "./outside/work-claimed.ts";

/**
 * Does in Shopify what one redemption is waiting for: makes what it is for, or stops it. For whoever waits for the answer, and right
 * after the commit; what fails is tried again by the job.
 *
 * Safe to repeat, and to run several times at once: one claims it, the others leave it alone.
 *
 * @param options.drawCodes draws codes for one that has none yet
 * @param options.clock told right before a call whose moment matters; left out: everything happens at `now`
 * @returns the redemption as it is now; null when the program has no such redemption
 */
export async function workRedemption(options: {
  admin: AdminClient;
  programId: string;
  redemptionId: string;
  drawCodes: () => DrawnCodes;
  now: Date;
  clock?: () => Date;
}): Promise<RedemptionRecord | null> {
  const { admin, programId, redemptionId, drawCodes, now, clock = () => now } = options;
  const claim = await withTransaction((tx) => claimRedemption(tx, { programId, redemptionId, now }));
  if (claim) {
    const { redemption } = claim;
    const shop = await shopById({ programId, shopId: redemption.shopId });
    if (shop) await workClaimed({ admin, shop, claim, redemption, drawCodes, now, clock });
  }
  return redemptionById(programId, redemptionId);
}
