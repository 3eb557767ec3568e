import type { OrderFacts, OrderLine } from "../order-facts.ts";

/** How many units of a line were neither refunded nor removed. */
export function unitsLeft(order: OrderFacts, line: OrderLine): number {
  let gone = 0;
  for (const { lines } of order.refunds) {
    for (const each of lines) if (each.lineId === line.id) gone += each.quantity;
  }
  for (const { lines } of order.edits) {
    for (const each of lines) if (each.lineId === line.id && each.quantity < 0) gone -= each.quantity;
  }
  return Math.max(0, line.quantity - gone);
}
