import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { dropJobs, lockShop, markUninstalled, shopByDomain } from "../models/shop.ts";
import { type AdminClient, UnauthorizedError } from "../shopify/admin-client.ts";
import { readShopFacts } from "../shopify/shop-facts.ts";

/**
 * The shop removed the app: its tokens are deleted and its jobs stopped. Everything else is kept, in case it comes back.
 *
 * The message may come late, after the shop has installed the app again; so Shopify is asked whether our token still works.
 *
 * @returns "installed-again" when it does: nothing was changed
 * @throws {UnavailableError} when Shopify does not say: try again
 */
export async function uninstallShop(options: {
  admin: AdminClient;
  now: Date;
}): Promise<{ outcome: "uninstalled" | "already-uninstalled" | "installed-again" | "unknown-shop" }> {
  const { admin, now } = options;
  const before = await shopByDomain(admin.shopDomain);
  if (!before) return { outcome: "unknown-shop" };
  if (isGone(before)) return { outcome: "already-uninstalled" };
  if (await hasToken(admin)) return { outcome: "installed-again" };

  return withTransaction(async (tx) => {
    const shop = await lockShop(tx, admin.shopDomain);
    if (!shop) return { outcome: "unknown-shop" };
    if (isGone(shop)) return { outcome: "already-uninstalled" };
    const { programId, shopId, domain } = shop;
    await markUninstalled(tx, { programId, shopId, domain, now });
    await dropJobs(tx, { programId, shopId });
    await record(tx, { programId, at: now, actor: "shopify", action: "shop-uninstalled", data: { shopId } });
    return { outcome: "uninstalled" };
  });
}

function isGone(shop: { state: string }): boolean {
  return shop.state === "uninstalled" || shop.state === "erased";
}

async function hasToken(admin: AdminClient): Promise<boolean> {
  try {
    await readShopFacts(admin);
    return true;
  } catch (error) {
    if (error instanceof UnauthorizedError) return false;
    throw error;
  }
}
