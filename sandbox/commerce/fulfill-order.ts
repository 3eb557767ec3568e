import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Fulfillment, Order } from "../state.ts";
import { announceFulfillment, announceOrder } from "../webhooks/announce.ts";
import { fulfillableQuantity, fulfillmentStatus } from "./figures.ts";

/** Units of a line, by the line's place in the order. */
export interface LineUnits {
  index: number;
  quantity: number;
}

/**
 * Ships units of an order: those named, else everything that is left.
 *
 * @throws SandboxRefusal when there is no such order or line, or fewer units can be shipped
 */
export function fulfillOrder(
  context: SandboxContext,
  orderId: string,
  request: { lines?: readonly LineUnits[] | undefined },
): Order {
  const order = orderOf(context, orderId);
  const units = request.lines
    ? namedUnits(order, request.lines)
    : order.lines.map((line) => ({ lineId: line.id, quantity: fulfillableQuantity(order, line) }));
  const shipped = units.filter((one) => one.quantity > 0);
  if (shipped.length === 0) throw new SandboxRefusal(`Order ${order.name} has nothing left to ship`);

  const at = nowText(context);
  const fulfillment: Fulfillment = {
    id: context.world.newId(),
    name: `${order.name}-F${order.fulfillments.length + 1}`,
    at,
    updatedAt: at,
    trackingNumber: `SANDBOX${order.number}${order.fulfillments.length + 1}`,
    lines: shipped.map((one) => ({ ...one, id: context.world.newId() })),
  };
  order.fulfillments.push(fulfillment);
  order.updatedAt = at;
  context.world.changed();
  const isWhole = fulfillmentStatus(order) === "fulfilled";
  announceFulfillment(context, { order, fulfillment });
  announceOrder(context, {
    topics: [isWhole ? "orders/fulfilled" : "orders/partially_fulfilled", "orders/updated"],
    order,
  });
  return order;
}

function namedUnits(order: Order, lines: readonly LineUnits[]): { lineId: string; quantity: number }[] {
  return lines.map(({ index, quantity }) => {
    const line = lineAt(order, index);
    const left = fulfillableQuantity(order, line);
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left) {
      throw new SandboxRefusal(`Line ${index} of order ${order.name} has ${left} units left to ship, not ${quantity}`);
    }
    return { lineId: line.id, quantity };
  });
}

/**
 * The line at a place of an order, counted from 0.
 *
 * @throws SandboxRefusal when the order has fewer lines
 */
export function lineAt(order: Order, index: number): Order["lines"][number] {
  const line = order.lines[index];
  if (!line) throw new SandboxRefusal(`Order ${order.name} has no line ${index}; it counts from 0`);
  return line;
}
