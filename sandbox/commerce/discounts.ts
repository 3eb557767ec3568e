import type { Order } from "../state.ts";
import type { Discount, DiscountClass } from "../state-discounts.ts";

/** Shopify's status of a discount at a moment. */
export function discountStatus(discount: Discount, nowMs: number): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (discount.endsAt !== null && Date.parse(discount.endsAt) <= nowMs) return "EXPIRED";
  return Date.parse(discount.startsAt) <= nowMs ? "ACTIVE" : "SCHEDULED";
}

/** What a discount takes money off: products it names, the whole order, or shipping. */
export function discountClass(discount: Discount): DiscountClass {
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

/** Whether two discounts may stand in one cart: both must allow the other's class, and shipping is free only once. */
export function canCombine(one: Discount, other: Discount): boolean {
  if (discountClass(one) === "SHIPPING" && discountClass(other) === "SHIPPING") return false;
  return allows(one, other) && allows(other, one);
}

function allows(discount: Discount, other: Discount): boolean {
  const { orderDiscounts, productDiscounts, shippingDiscounts } = discount.combinesWith;
  return { ORDER: orderDiscounts, PRODUCT: productDiscounts, SHIPPING: shippingDiscounts }[discountClass(other)];
}

/** How often a discount was used: one code of it, or all of it. */
export function usesOf(discount: Discount, code: string | null): number {
  if (code === null) return discount.uses.length;
  return discount.uses.filter((use) => use.code?.toLowerCase() === code.toLowerCase()).length;
}

/** The codes an order was placed with. */
export function orderCodes(order: Order): string[] {
  return order.discountApplications.flatMap((one) => one.code ?? []);
}
