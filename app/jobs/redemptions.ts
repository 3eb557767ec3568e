import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { sweepRedemptions } from "../flows/redemptions/sweep-redemptions.ts";
import { workShop } from "../flows/redemptions/work-shop.ts";
import { enqueueNow } from "../models/outbox.ts";
import { shopById } from "../models/shop.ts";
import { drawCodes } from "../reward-codes.server.ts";

/** What was put off for longer is found by the sweep. */
const TURN_MAX_MS = 60_000;

/**
 * One turn of a shop: works off what is due for a while, and asks for the next turn at the end of the queue, so that a shop with a
 * thousand redemptions takes turns with the others. No job of a shop waits long for Shopify inside a worker.
 */
export async function workRedemptions(of: { programId: string; shopId: string }): Promise<void> {
  const shop = await shopById(of);
  if (shop?.state !== "installed" || shop.connection !== "ok") return;
  const { inMs } = await workShop({ admin: adminFor(shop.domain, "paced"), shop, drawCodes, clock: () => clock.now() });
  if (inMs === null || inMs > TURN_MAX_MS) return;
  const { programId, shopId } = of;
  const later = inMs > 0 ? { seconds: inMs / 1000, label: ":turn" } : undefined;
  await enqueueNow([{ name: "work-redemptions", programId, shopId }], later);
}

/** Each minute: see `sweepRedemptions`. */
export async function sweepAllRedemptions(): Promise<void> {
  await sweepRedemptions({ now: clock.now() });
}
