import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { syncPerks } from "../flows/perks/sync-perks.ts";
import { enqueueNow } from "../models/outbox.ts";
import { shopById } from "../models/shop.ts";

const BUSY_SECONDS = 60;

/** Brings a shop's segments and automatic discounts in step; what somebody else works on is looked at again in a minute. */
export async function syncShopPerks(of: { programId: string; shopId: string }): Promise<void> {
  const shop = await shopById(of);
  if (shop?.state !== "installed" || shop.currency === "") return;
  const { outcome } = await syncPerks({ admin: adminFor(shop.domain), shop, now: clock.now() });
  if (outcome === "busy") {
    await enqueueNow([{ name: "sync-perks", ...of }], { seconds: BUSY_SECONDS, label: ":again" });
  }
}
