import type { EditFact, FulfilmentFact, OrderFacts, OrderLine, RefundFact } from "../order-facts.ts";

/**
 * Where an order's units are at one moment: which exist, which have been shipped, what was refunded without naming a unit.
 *
 * The state is advanced fact by fact, in business time, and always says what the order is worth *then*.
 */
export interface OrderState {
  lines: LineState[];
  amountRefundedMinor: number;
  shippingRefundedMinor: number;
  /** What open and lost disputes take away. */
  disputedMinor: number;
  isPaid: boolean;
  isCancelled: boolean;
}

interface LineState {
  line: OrderLine;
  present: number;
  shipped: number;
}

/** The order as it was placed: units that later edits added are not there yet. */
export function placedState(order: OrderFacts): OrderState {
  return {
    lines: order.lines.map((line) => ({ line, present: line.quantity - addedLater(order, line.id), shipped: 0 })),
    amountRefundedMinor: 0,
    shippingRefundedMinor: 0,
    disputedMinor: 0,
    isPaid: false,
    isCancelled: false,
  };
}

function addedLater(order: OrderFacts, lineId: string): number {
  let added = 0;
  for (const edit of order.edits) {
    for (const line of edit.lines) if (line.lineId === lineId && line.quantity > 0) added += line.quantity;
  }
  const ordered = order.lines.find(({ id }) => id === lineId)?.quantity ?? 0;
  return Math.min(added, ordered);
}

/** Shipped units; never more than are there (a refund may have come first). */
export function ship(state: OrderState, fact: FulfilmentFact): void {
  for (const { lineId, quantity } of fact.lines) {
    const line = lineOf(state, lineId);
    if (line) line.shipped = Math.min(line.present, line.shipped + quantity);
  }
}

/** Units added by an edit exist from now on; removed ones go, those never shipped first. */
export function edit(state: OrderState, fact: EditFact): void {
  if (state.isCancelled) return;
  for (const { lineId, quantity } of fact.lines) {
    const line = lineOf(state, lineId);
    if (!line) continue;
    if (quantity > 0) line.present += quantity;
    else takeUnits(line, { quantity: -quantity, first: "unshipped" });
  }
}

/** Returned units take back shipped ones; all others take units that were never shipped first. */
export function refund(state: OrderState, fact: RefundFact): void {
  for (const { lineId, quantity, returned } of fact.lines) {
    const line = lineOf(state, lineId);
    if (line) takeUnits(line, { quantity, first: returned ? "shipped" : "unshipped" });
  }
  state.amountRefundedMinor += fact.goodsAmountMinor;
  state.shippingRefundedMinor += fact.shippingMinor;
}

/** A cancelled order stands at nothing, whatever happens to it afterwards. */
export function cancel(state: OrderState): void {
  state.isCancelled = true;
  for (const line of state.lines) {
    line.present = 0;
    line.shipped = 0;
  }
}

function takeUnits(line: LineState, options: { quantity: number; first: "shipped" | "unshipped" }): void {
  const quantity = Math.min(options.quantity, line.present);
  const unshipped = line.present - line.shipped;
  const fromShipped =
    options.first === "shipped" ? Math.min(quantity, line.shipped) : Math.max(0, quantity - unshipped);
  line.shipped -= fromShipped;
  line.present -= quantity;
}

function lineOf(state: OrderState, lineId: string): LineState | undefined {
  return state.lines.find(({ line }) => line.id === lineId);
}
