import { addBags, multiplyBag, NO_MONEY, shareOfUnits, subtractBags, type Bag } from "../money.ts";
import type { Order, OrderLine, ShippingLine, TaxAmount } from "../state.ts";

export type FinancialStatus = "pending" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "voided";
export type FulfillmentStatus = "unfulfilled" | "partial" | "fulfilled" | "not_required";

/** The amounts of an order; `current…` are after edits, refunds and cancellation, the others count every unit ever ordered. */
export interface OrderFigures {
  lineItemsPrice: Bag;
  /** Of goods and of shipping. */
  discounts: Bag;
  subtotal: Bag;
  /** Before discounts. */
  shipping: Bag;
  tax: Bag;
  total: Bag;
  tip: Bag;
  currentDiscounts: Bag;
  currentSubtotal: Bag;
  currentShipping: Bag;
  currentTax: Bag;
  currentTotal: Bag;
  received: Bag;
  refunded: Bag;
  refundedShipping: Bag;
  outstanding: Bag;
  /** Negative where more was refunded than the lines are worth (Shopify's `refundDiscrepancySet`). */
  discrepancy: Bag;
}

/** Adds up an order as Shopify shows it. */
export function orderFigures(order: Order): OrderFigures {
  const lineItemsPrice = addBags(...order.lines.map((line) => multiplyBag(line.price, line.quantity)));
  const onGoods = addBags(...order.lines.map(lineDiscount));
  const onShipping = addBags(...order.shippingLines.map(shippingDiscount));
  const subtotal = subtractBags(lineItemsPrice, onGoods);
  const shipping = addBags(...order.shippingLines.map((line) => line.price));
  const shippingNet = subtractBags(shipping, onShipping);
  const tax = addBags(...order.lines.map(taxOf), ...order.shippingLines.map(taxOf));
  const onTop = (amount: Bag) => (order.taxesIncluded ? NO_MONEY : amount);
  const received = addBags(...order.transactions.filter((one) => one.kind === "sale").map((one) => one.amount));
  const refunded = addBags(...order.transactions.filter((one) => one.kind === "refund").map((one) => one.amount));
  const discrepancy = addBags(...order.refunds.flatMap((refund) => refund.adjustments.map((one) => one.amount)));
  const refundedShipping = addBags(...order.refunds.flatMap((refund) => refund.shipping.map((one) => one.subtotal)));
  const gone = goneAmounts(order);
  const isCancelled = order.cancelledAt !== null;
  const current = (amount: Bag): Bag => (isCancelled ? { ...NO_MONEY } : amount);

  const currentSubtotal = current(subtractBags(subtotal, gone.subtotal));
  const currentShipping = current(subtractBags(shippingNet, refundedShipping));
  const currentTax = current(subtractBags(tax, gone.tax));
  const currentTotal = addBags(currentSubtotal, currentShipping, onTop(currentTax));
  return {
    lineItemsPrice,
    discounts: addBags(onGoods, onShipping),
    subtotal,
    shipping,
    tax,
    total: addBags(subtotal, shippingNet, onTop(tax)),
    tip: addBags(...order.lines.filter((line) => line.isTip).map((line) => multiplyBag(line.price, line.quantity))),
    currentDiscounts: current(addBags(onShipping, ...order.lines.map((line) => currentLineDiscount(order, line)))),
    currentSubtotal,
    currentShipping,
    currentTax,
    currentTotal,
    received,
    refunded,
    refundedShipping,
    outstanding: isCancelled ? { ...NO_MONEY } : outstandingOf({ currentTotal, discrepancy, received, refunded }),
    discrepancy,
  };
}

/** What all discounts take off all units of a line. */
export function lineDiscount(line: OrderLine): Bag {
  return addBags(...line.discounts.map((one) => one.amount));
}

/** What discounts take off a shipping fee. */
export function shippingDiscount(line: ShippingLine): Bag {
  return addBags(...line.discounts.map((one) => one.amount));
}

/** A shipping fee after discounts. */
export function shippingNet(line: ShippingLine): Bag {
  return subtractBags(line.price, shippingDiscount(line));
}

/** Price of all units of a line after discounts, taxes as the prices show them. */
export function lineNet(line: OrderLine): Bag {
  return subtractBags(multiplyBag(line.price, line.quantity), lineDiscount(line));
}

/** The taxes of all units of a line, or of a shipping line. */
export function taxOf(line: OrderLine | ShippingLine): Bag {
  return addBags(...line.taxes.map((tax: TaxAmount) => tax.amount));
}

/** Units of a line that edits removed or refunds took. */
export function goneUnits(order: Order, lineId: string): number {
  return removedUnits(order, lineId) + refundedUnits(order, lineId);
}

/** Units of a line that edits removed. */
function removedUnits(order: Order, lineId: string): number {
  const removals = order.edits.flatMap((edit) => edit.removals).filter((one) => one.lineId === lineId);
  return removals.reduce((sum, one) => sum + one.quantity, 0);
}

/** Units of a line that refunds took. */
function refundedUnits(order: Order, lineId: string): number {
  const refunds = order.refunds.flatMap((refund) => refund.lines).filter((one) => one.lineId === lineId);
  return refunds.reduce((sum, one) => sum + one.quantity, 0);
}

/** Units of a line that are still sold: ordered, not removed, not refunded, not cancelled. */
export function currentQuantity(order: Order, line: OrderLine): number {
  return order.cancelledAt === null ? line.quantity - goneUnits(order, line.id) : 0;
}

/** Units of a line that left the house. */
export function fulfilledUnits(order: Order, lineId: string): number {
  const lines = order.fulfillments.flatMap((one) => one.lines).filter((one) => one.lineId === lineId);
  return lines.reduce((sum, one) => sum + one.quantity, 0);
}

/**
 * Whether a line's units are fulfilled at all. What needs no shipping is, beside something that does; gift cards and tips never
 * are, and an order without anything to ship is `FULFILLMENT_NOT_REQUIRED`.
 */
export function isEverFulfilled(order: Order, line: OrderLine): boolean {
  if (line.requiresShipping) return true;
  return !line.isGiftCard && !line.isTip && order.lines.some((one) => one.requiresShipping);
}

/** Units of a line that can still be fulfilled. */
export function fulfillableQuantity(order: Order, line: OrderLine): number {
  return order.cancelledAt === null ? unshippedUnits(order, line) : 0;
}

/** Units of a line that never left the house and are still part of it, whether or not the order was cancelled. */
export function unshippedUnits(order: Order, line: OrderLine): number {
  if (!isEverFulfilled(order, line)) return 0;
  const returned = order.refunds
    .flatMap((refund) => refund.lines)
    .filter((one) => one.lineId === line.id && one.restockType === "return")
    .reduce((sum, one) => sum + one.quantity, 0);
  const neverShipped = goneUnits(order, line.id) - returned;
  return Math.max(0, line.quantity - neverShipped - fulfilledUnits(order, line.id));
}

/** Shopify's financial status of an order, in REST's spelling. */
export function financialStatus(order: Order): FinancialStatus {
  const { received, refunded, total, outstanding } = orderFigures(order);
  if (received.shop === 0) {
    if (total.shop === 0) return "paid";
    return order.cancelledAt === null ? "pending" : "voided";
  }
  if (refunded.shop >= received.shop) return "refunded";
  if (refunded.shop > 0) return "partially_refunded";
  return outstanding.shop > 0 ? "partially_paid" : "paid";
}

/** How much of an order is shipped. `not_required`: nothing in it ever has to be (digital goods, gift cards, tips). */
export function fulfillmentStatus(order: Order): FulfillmentStatus {
  if (!order.lines.some((line) => line.requiresShipping)) return "not_required";
  if (order.fulfillments.length === 0) return "unfulfilled";
  return order.lines.some((line) => fulfillableQuantity(order, line) > 0) ? "partial" : "fulfilled";
}

/** The part of a line's discounts that the units still sold carry. */
function currentLineDiscount(order: Order, line: OrderLine): Bag {
  const gone = goneUnits(order, line.id);
  return shareOfUnits(lineDiscount(line), { from: gone, to: line.quantity, of: line.quantity });
}

function goneAmounts(order: Order): { subtotal: Bag; tax: Bag } {
  const parts = [...order.refunds.flatMap((refund) => refund.lines), ...order.edits.flatMap((edit) => edit.removals)];
  const shippingTax = order.refunds.flatMap((refund) => refund.shipping.map((one) => one.tax));
  return {
    subtotal: addBags(...parts.map((part) => part.subtotal)),
    tax: addBags(...parts.map((part) => part.tax), ...shippingTax),
  };
}

function outstandingOf(of: { currentTotal: Bag; discrepancy: Bag; received: Bag; refunded: Bag }): Bag {
  const owed = addBags(of.currentTotal, of.discrepancy, of.refunded);
  const open = subtractBags(owed, of.received);
  return { shop: Math.max(0, open.shop), presentment: Math.max(0, open.presentment) };
}
