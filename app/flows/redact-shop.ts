import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { deleteShopData, forgetCustomers } from "../models/erasure.ts";
import { dropJobs, lockShop, setNotice } from "../models/shop.ts";

/**
 * Erases a shop (`shop/redact`, 48 hours after it removed the app): everything but the program and the ledger's sums.
 *
 * A shop that has installed the app again is using what would be erased: nothing is, and the merchant is told.
 */
export async function redactShop(options: {
  shopDomain: string;
  now: Date;
}): Promise<{ outcome: "erased" | "installed-again" | "unknown-shop" }> {
  const { shopDomain, now } = options;
  return withTransaction(async (tx) => {
    const shop = await lockShop(tx, shopDomain);
    if (!shop) return { outcome: "unknown-shop" };
    const { programId, shopId } = shop;
    if (shop.state === "installed" || shop.state === "installing") {
      await setNotice(tx, { programId, shopId, notice: { kind: "erasure-skipped", at: now.toISOString() } });
      await record(tx, { programId, at: now, actor: "shopify", action: "erasure-skipped", data: { shopId } });
      return { outcome: "installed-again" };
    }
    const members = await forgetCustomers(tx, { programId, shopId, now });
    await deleteShopData(tx, shop);
    await dropJobs(tx, { programId, shopId });
    await record(tx, { programId, at: now, actor: "shopify", action: "shop-erased", data: { shopId, members } });
    return { outcome: "erased" };
  });
}
