import type { AppDiscount, BasicDiscount, Discount, DiscountClass } from "../../state-discounts.ts";

type Kind =
  | Pick<BasicDiscount, "type" | "items">
  | { type: "bxgy" }
  | { type: "free-shipping" }
  | Pick<AppDiscount, "type" | "classes">;

/** The class Shopify counts a discount among, which decides what it combines with. */
export function discountClassOf(discount: Kind): DiscountClass {
  switch (discount.type) {
    case "basic":
      return discount.items.kind === "all" ? "ORDER" : "PRODUCT";
    case "bxgy":
      return "PRODUCT";
    case "free-shipping":
      return "SHIPPING";
    case "app":
      return discount.classes[0] ?? "ORDER";
  }
}

/** Shopify's name of a discount's type. */
export function discountTypeName(discount: Pick<Discount, "type" | "method">): string {
  const names = { basic: "Basic", bxgy: "Bxgy", "free-shipping": "FreeShipping", app: "App" };
  return `Discount${discount.method === "code" ? "Code" : "Automatic"}${names[discount.type]}`;
}

/** Shopify's name of a discount's node. */
export function nodeTypeName(discount: Pick<Discount, "method">): "DiscountCodeNode" | "DiscountAutomaticNode" {
  return discount.method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode";
}
