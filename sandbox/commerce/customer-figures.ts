import type { SandboxContext } from "../context.ts";
import type { Customer, Order } from "../state.ts";
import { ordersOf } from "./find.ts";
import { orderFigures } from "./figures.ts";

/** What a customer bought, as Shopify counts it: every order, and the money of those that stand. */
export interface CustomerFigures {
  orders: Order[];
  spentMinor: number;
}

/** A customer's orders, newest first, and what they spent in the shop's currency. */
export function customerFigures(context: SandboxContext, customer: Customer): CustomerFigures {
  const orders = ordersOf(context, customer.id);
  const standing = orders.filter((order) => order.cancelledAt === null && !order.test);
  const spentMinor = standing.reduce((sum, order) => {
    const { received, refunded } = orderFigures(order);
    return sum + received.shop - refunded.shop;
  }, 0);
  return { orders, spentMinor };
}
