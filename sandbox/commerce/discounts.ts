import type { Order } from "../state.ts";
import type { Discount } from "../state-discounts.ts";

/** Shopify's status of a discount at a moment. */
export function discountStatus(discount: Discount, nowMs: number): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (discount.endsAt !== null && Date.parse(discount.endsAt) <= nowMs) return "EXPIRED";
  return Date.parse(discount.startsAt) <= nowMs ? "ACTIVE" : "SCHEDULED";
}

/** The codes an order was placed with. */
export function orderCodes(order: Order): string[] {
  return order.discountApplications.flatMap((one) => one.code ?? []);
}
