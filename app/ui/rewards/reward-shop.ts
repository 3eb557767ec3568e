import { createContext, useContext } from "react";
import { invariant } from "../../loyalty/assert.ts";

/** What the form of a reward needs to know of the shop. */
export interface RewardShop {
  /** From the lowest to the highest. */
  tiers: { id: string; name: string }[];
  /** Customer segments of Shopify's; null where Shopify did not tell them. */
  segments: { id: string; name: string }[] | null;
  /** What the saved reward's products are called, by global id. */
  titles: Record<string, string>;
  /** Access that the merchant has given. */
  scopes: string[];
}

const ShopContext = createContext<RewardShop | null>(null);
export const RewardShopProvider = ShopContext.Provider;

/** The shop that the form belongs to. */
export function useRewardShop(): RewardShop {
  const shop = useContext(ShopContext);
  invariant(shop, "useRewardShop outside of a RewardShopProvider");
  return shop;
}
