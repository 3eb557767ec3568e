import { add, divide, fraction, type Fraction, multiply, one, subtractToZero, zero } from "../fraction.ts";
import type { OrderFacts, OrderLine, TaxedAmount } from "../order-facts.ts";
import type { Basis } from "../program.ts";
import { type OrderState, shippedFor } from "./order-state.ts";

/** What of an order's lines counts together: the same campaigns apply to all of it. */
interface Part {
  /** Exact minor units, before what refunds by amount and other reductions leave. */
  basis: Fraction;
  /** Units that count. */
  items: number;
}

/** Everything that counts, part by part, and the share of it that reductions leave. */
export interface CountedBasis {
  parts: Part[];
  /** 1 unless refunds by amount, disputes or excluded means of payment reduce the basis. */
  kept: Fraction;
  /** All parts together, reduced. */
  total: Fraction;
}

/** Which lines count, in which part: shipped units (at least `age` seconds ago), or all that are still ordered. */
interface BasisQuestion {
  order: OrderFacts;
  state: OrderState;
  basis: Basis;
  units: "shipped" | "present";
  age: number;
  choice: LineChoice;
}

/** For each line the index of its part; -1 where it does not count. */
export interface LineChoice {
  partOf: readonly number[];
  parts: number;
  /** The part of shipping; -1 where conditions choose lines. */
  shippingPart: number;
}

/** Exactly what counts of an order at the moment of `state`; docs/earning.md says how. */
export function basisOf(question: BasisQuestion): CountedBasis {
  const { order, state, basis, units, age, choice } = question;
  const parts: Part[] = [];
  for (let index = 0; index < choice.parts; index += 1) parts.push({ basis: zero, items: 0 });
  if (order.isCompany && !basis.companyOrders) return { parts, kept: one, total: zero };
  let items = 0;
  for (let index = 0; index < state.lines.length; index += 1) {
    const part = parts[choice.partOf[index] ?? -1];
    const line = state.lines[index];
    if (!part || !line) continue;
    const count = units === "shipped" ? shippedFor(line, age) : line.present;
    if (count === 0) continue;
    items += count;
    part.items += count;
    part.basis = add(part.basis, shareOf(lineValue(line.line, basis), count, line.line.quantity));
  }
  const shippingPart = parts[choice.shippingPart];
  if (basis.shipping && shippingPart && items > 0) {
    const worth = taxed(order.shipping, basis) - state.shippingRefundedMinor;
    if (worth > 0) shippingPart.basis = add(shippingPart.basis, fraction(worth, 1));
  }
  const kept = multiply(keptAfterRefunds(state), keptOfPayment(order, state, basis));
  let sum = zero;
  for (const part of parts) sum = add(sum, part.basis);
  return { parts, kept, total: kept.numerator === kept.denominator ? sum : multiply(sum, kept) };
}

/** Whether a line counts at all by the basis; conditions of rules choose among those that do. */
export function isCounted(line: OrderLine, basis: Basis): boolean {
  if (line.quantity === 0) return false;
  if (line.kind === "gift-card" && !basis.giftCards) return false;
  if (line.kind === "tip" && !basis.tips) return false;
  return basis.discountedLines || !isDiscounted(line);
}

/** A discount of its own or a share of the order's; what codes of the program's own rewards took off is none. */
export function isDiscounted(line: OrderLine): boolean {
  return line.discountMinor > line.rewardDiscountMinor;
}

function lineValue(line: OrderLine, basis: Basis): number {
  return Math.max(0, taxed(line, basis) + (basis.paidWithRewards ? line.rewardDiscountMinor : 0));
}

function taxed(amount: TaxedAmount, { taxes }: Basis): number {
  if (taxes === "as-shown") return amount.netMinor;
  return taxes === "included" ? amount.netMinor + amount.taxOnTopMinor : amount.netMinor - amount.taxIncludedMinor;
}

function shareOf(valueMinor: number, units: number, quantity: number): Fraction {
  if (units === quantity) return { numerator: valueMinor, denominator: 1 };
  return multiply({ numerator: valueMinor, denominator: 1 }, { numerator: units, denominator: quantity });
}

/** 1 − (refunds by amount and disputes) ÷ gross of the present units, never below zero. */
function keptAfterRefunds(state: OrderState): Fraction {
  const lost = state.amountRefundedMinor + state.disputedMinor;
  if (lost <= 0) return one;
  let gross = zero;
  for (const { line, present } of state.lines) {
    if (present > 0) gross = add(gross, shareOf(line.netMinor + line.taxOnTopMinor, present, line.quantity));
  }
  if (gross.numerator === 0) return zero;
  return subtractToZero(one, divide(fraction(lost, 1), gross));
}

/** 1 − (what means of payment that are left out paid) ÷ total of what was ordered until now, never below zero. */
function keptOfPayment(order: OrderFacts, state: OrderState, basis: Basis): Fraction {
  const leftOut =
    (basis.paidWithGiftCards ? 0 : order.paidByGiftCardMinor) +
    (basis.paidWithStoreCredit ? 0 : order.paidByStoreCreditMinor);
  if (leftOut <= 0) return one;
  let total = fraction(order.shipping.netMinor + order.shipping.taxOnTopMinor, 1);
  for (const { line, ordered } of state.lines) {
    if (ordered > 0) total = add(total, shareOf(line.netMinor + line.taxOnTopMinor, ordered, line.quantity));
  }
  return total.numerator <= 0 ? zero : subtractToZero(one, divide(fraction(leftOut, 1), total));
}
