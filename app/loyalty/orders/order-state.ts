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
  /** How many seconds ago the payment was at least, as far as a rule asks; null: the order is not paid. */
  paidFor: number | null;
  isCancelled: boolean;
}

interface LineState {
  line: OrderLine;
  /** Units placed, and added by edits so far; those removed since are among them. */
  ordered: number;
  present: number;
  shipped: number;
  /** What is left of each shipment, oldest first; none is empty. */
  shipments: Shipment[];
}

interface Shipment {
  id: string;
  units: number;
  /** How many seconds ago it was at least, as far as a rule asks. */
  age: number;
}

/** The order as it was placed: units that later edits added are not there yet. */
export function placedState(order: OrderFacts): OrderState {
  return {
    lines: order.lines.map((line) => {
      const ordered = line.quantity - addedLater(order, line.id);
      return { line, ordered, present: ordered, shipped: 0, shipments: [] };
    }),
    amountRefundedMinor: 0,
    shippingRefundedMinor: 0,
    disputedMinor: 0,
    paidFor: null,
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
    const units = line ? Math.min(quantity, line.present - line.shipped) : 0;
    if (!line || units <= 0) continue;
    line.shipped += units;
    line.shipments.push({ id: fact.id, units, age: 0 });
  }
}

/** Paid; `age`: that many seconds ago. */
export function pay(state: OrderState, age: number): void {
  state.paidFor = age;
}

/** The shipment was `age` seconds ago now; of what it shipped that counts which is still there. */
export function matureShipment(state: OrderState, { id, age }: { id: string; age: number }): void {
  for (const line of state.lines) {
    for (const shipment of line.shipments) if (shipment.id === id) shipment.age = age;
  }
}

/** Whether the order was paid, at least that many seconds ago. */
export function isPaidFor(state: OrderState, age: number): boolean {
  return state.paidFor !== null && state.paidFor >= age;
}

/** The line's units that were shipped at least that many seconds ago, and are still there. */
export function shippedFor(line: LineState, age: number): number {
  if (age === 0) return line.shipped;
  let units = 0;
  for (const shipment of line.shipments) if (shipment.age >= age) units += shipment.units;
  return units;
}

/** Units added by an edit exist from now on; removed ones go, those never shipped first. */
export function edit(state: OrderState, fact: EditFact): void {
  if (state.isCancelled) return;
  for (const { lineId, quantity } of fact.lines) {
    const line = lineOf(state, lineId);
    if (!line) continue;
    if (quantity > 0) {
      line.ordered += quantity;
      line.present += quantity;
    } else takeUnits(line, { quantity: -quantity, first: "unshipped" });
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
    line.shipments = [];
  }
}

function takeUnits(line: LineState, options: { quantity: number; first: "shipped" | "unshipped" }): void {
  const quantity = Math.min(options.quantity, line.present);
  const unshipped = line.present - line.shipped;
  const fromShipped =
    options.first === "shipped" ? Math.min(quantity, line.shipped) : Math.max(0, quantity - unshipped);
  line.present -= quantity;
  unship(line, fromShipped);
}

/** Shipped units that go are those of the latest shipment first. */
function unship(line: LineState, units: number): void {
  line.shipped -= units;
  let open = units;
  while (open > 0) {
    const latest = line.shipments.at(-1);
    if (!latest) return;
    const taken = Math.min(open, latest.units);
    latest.units -= taken;
    open -= taken;
    if (latest.units === 0) line.shipments.pop();
  }
}

function lineOf(state: OrderState, lineId: string): LineState | undefined {
  return state.lines.find(({ line }) => line.id === lineId);
}
