import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Order, Refund } from "../state.ts";
import { announceOrder } from "../webhooks/announce.ts";
import { goneUnits, orderFigures } from "./figures.ts";
import { announceRefundOf, recordRefund } from "./refund-order.ts";

export interface CancelRequest {
  /** Give back all money and take back all units with it. */
  refund?: boolean | undefined;
  reason?: "customer" | "declined" | "fraud" | "inventory" | "other" | "staff" | undefined;
}

/**
 * Cancels an order, also one that was shipped.
 *
 * @throws SandboxRefusal when there is no such order or it is cancelled already
 */
export function cancelOrder(context: SandboxContext, orderId: string, request: CancelRequest): Order {
  const order = orderOf(context, orderId);
  if (order.cancelledAt !== null) throw new SandboxRefusal(`Order ${order.name} is cancelled already`);
  const refund = request.refund ? refundOfTheRest(context, order) : null;

  const at = nowText(context);
  order.cancelledAt = at;
  order.closedAt = at;
  order.cancelReason = request.reason ?? "customer";
  order.updatedAt = at;
  context.world.changed();
  if (refund) announceRefundOf(context, { order, refund });
  announceOrder(context, { topics: ["orders/cancelled", "orders/updated"], order });
  return order;
}

function refundOfTheRest(context: SandboxContext, order: Order): Refund | null {
  const lines = order.lines
    .map((line, index) => ({ index, quantity: line.quantity - goneUnits(order, line.id) }))
    .filter((one) => one.quantity > 0);
  const figures = orderFigures(order);
  const hasMoney = figures.received.shop > figures.refunded.shop;
  if (lines.length === 0 && !hasMoney) return null;
  return recordRefund(context, { order, request: { lines, shipping: true, note: "Order cancelled" } });
}
