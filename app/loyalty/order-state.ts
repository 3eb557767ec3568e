import { add, divide, type Fraction, fraction, multiply, subtractToZero, zero } from "./fraction.ts";
import type { EditFact, FulfilmentFact, OrderFacts, OrderLine, RefundFact } from "./order-facts.ts";

/**
 * Where an order's units are at one moment: which exist, which have been shipped, what was refunded without naming a unit.
 *
 * The state is advanced fact by fact, in business time, and always says what the order is worth *then*.
 */
export interface OrderState {
  lines: LineState[];
  amountRefundedMinor: bigint;
  isPaid: boolean;
}

interface LineState {
  line: OrderLine;
  present: number;
  shipped: number;
}

/** The order as it was placed: units that later edits added are not there yet. */
export function placedState(order: OrderFacts): OrderState {
  const added = new Map<string, number>();
  for (const edit of order.edits) {
    for (const { lineId, quantity } of edit.lines) {
      if (quantity > 0) added.set(lineId, (added.get(lineId) ?? 0) + quantity);
    }
  }
  return {
    lines: order.lines.map((line) => ({
      line,
      present: Math.max(0, line.quantity - (added.get(line.id) ?? 0)),
      shipped: 0,
    })),
    amountRefundedMinor: 0n,
    isPaid: false,
  };
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
  state.amountRefundedMinor += BigInt(fact.goodsAmountMinor);
}

/** A cancelled order stands at nothing. */
export function cancel(state: OrderState): void {
  for (const line of state.lines) {
    line.present = 0;
    line.shipped = 0;
  }
}

/**
 * The exact minor units that count: goods only, and a refund by amount against them in proportion.
 *
 * @param moment "shipped": what has left the shop; "all": everything that is still ordered
 */
export function basisOf(state: OrderState, moment: "shipped" | "all"): Fraction {
  let counted = zero;
  let allGross = zero;
  for (const { line, present, shipped } of state.lines) {
    if (line.quantity === 0) continue;
    allGross = add(allGross, fraction(BigInt(line.netMinor + line.taxOnTopMinor) * BigInt(present), line.quantity));
    if (line.kind !== "goods") continue;
    const units = moment === "shipped" ? shipped : present;
    counted = add(counted, fraction(BigInt(line.netMinor) * BigInt(units), line.quantity));
  }
  if (state.amountRefundedMinor === 0n || counted.numerator === 0n) return counted;
  if (allGross.numerator === 0n) return zero;
  const kept = subtractToZero(fraction(1, 1), divide(fraction(state.amountRefundedMinor, 1), allGross));
  return multiply(counted, kept);
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
