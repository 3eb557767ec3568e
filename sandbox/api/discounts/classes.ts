import type { Discount } from "../../state-discounts.ts";

/** Shopify's name of a discount's type. */
export function discountTypeName(discount: Pick<Discount, "type" | "method">): string {
  const names = { basic: "Basic", bxgy: "Bxgy", "free-shipping": "FreeShipping", app: "App" };
  return `Discount${discount.method === "code" ? "Code" : "Automatic"}${names[discount.type]}`;
}

/** Shopify's name of a discount's node. */
export function nodeTypeName(discount: Pick<Discount, "method">): "DiscountCodeNode" | "DiscountAutomaticNode" {
  return discount.method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode";
}
