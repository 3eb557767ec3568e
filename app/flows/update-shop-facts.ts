import { withTransaction } from "../db.server.ts";
import { enqueue } from "../models/outbox.ts";
import { lockShop } from "../models/shop.ts";

/**
 * The shop changed something about itself, or the scopes it grants us. What the message says may be stale (Shopify retries with
 * the body of then), so it only makes us read the shop anew.
 */
export async function updateShopFacts(options: {
  shopDomain: string;
}): Promise<{ outcome: "reading" | "not-installed" }> {
  return withTransaction(async (tx) => {
    const shop = await lockShop(tx, options.shopDomain);
    if (!shop || (shop.state !== "installed" && shop.state !== "installing")) return { outcome: "not-installed" };
    await enqueue(tx, { name: "describe-shop", programId: shop.programId, shopId: shop.shopId });
    return { outcome: "reading" };
  });
}
