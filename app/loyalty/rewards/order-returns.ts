import { add, divide, type Fraction, fraction, multiply, round, subtractToZero, zero } from "../fraction.ts";
import type { CodeShare, OrderFacts, OrderLine } from "../order-facts.ts";
import { unitsLeft } from "../orders/units-left.ts";
import type { Reward } from "../program.ts";

/** A code of a reward that was used in an order. */
export interface UsedCode {
  terms: Reward;
  points: number;
  order: OrderFacts;
  code: string;
}

/**
 * How many of a used code's points come back by what has become of the order until now, in all: by the reward's policy none; all
 * for a cancelled order; all once nothing of the goods is left; or the refunded share of what the code took off. Never more than
 * were spent, rounded down, and never less for more refunds. A disputed payment brings nothing back.
 */
export function pointsBackForOrder(used: UsedCode): number {
  const { terms, points, order } = used;
  if (!("refundReturns" in terms) || terms.refundReturns === "none") return 0;
  if (order.cancelledAt !== null) return points;
  const lines = order.lines
    .filter(({ quantity }) => quantity > 0)
    .map((line) => ({ line, left: unitsLeft(order, line) }));
  const kept = keptShare(order, lines);
  const isNothingLeft = kept.numerator === 0 || (lines.length > 0 && lines.every(({ left }) => left === 0));
  if (isNothingLeft) return points;
  if (terms.refundReturns === "full") return 0;
  const gone = terms.kind === "free-shipping" ? shippingGone(order) : goodsGone(used, lines, kept);
  return Math.min(points, Number(round(multiply(fraction(points, 1), gone), "down")));
}

interface LeftLine {
  line: OrderLine;
  /** Units that were neither refunded nor removed. */
  left: number;
}

/** The share of the goods that are left which refunds without a line did not take, too. */
function keptShare(order: OrderFacts, lines: readonly LeftLine[]): Fraction {
  const refunded = order.refunds.reduce((sum, { goodsAmountMinor }) => sum + goodsAmountMinor, 0);
  if (refunded <= 0) return ONE;
  const worth = sumOf(lines, ({ netMinor, taxOnTopMinor }) => netMinor + taxOnTopMinor, "left");
  return worth.numerator === 0 ? zero : subtractToZero(ONE, divide(fraction(refunded, 1), worth));
}

const ONE: Fraction = fraction(1, 1);

/** The share of what the code took off the goods whose units are gone; of everything that was ordered where nobody kept it. */
function goodsGone(used: UsedCode, lines: readonly LeftLine[], kept: Fraction): Fraction {
  const tookOff = (line: OrderLine) => shareOf(line.rewardCodes, used.code) ?? line.rewardDiscountMinor;
  const isKnown = lines.some(({ line }) => tookOff(line) > 0);
  const weight = isKnown ? tookOff : ({ netMinor, discountMinor }: OrderLine) => netMinor + discountMinor;
  const whole = sumOf(lines, weight, "ordered");
  if (whole.numerator === 0) return zero;
  return subtractToZero(ONE, divide(multiply(sumOf(lines, weight, "left"), kept), whole));
}

/** The share of the shipping that was refunded; what cost nothing comes back with the last of the goods only. */
function shippingGone({ shipping, refunds }: OrderFacts): Fraction {
  const refunded = refunds.reduce((sum, { shippingMinor }) => sum + shippingMinor, 0);
  const paid = shipping.netMinor + shipping.taxOnTopMinor;
  return paid <= 0 ? zero : fraction(Math.min(Math.max(0, refunded), paid), paid);
}

/** What one code took off, however it was typed; null where nobody kept it. */
function shareOf(shares: readonly CodeShare[] | undefined, code: string): number | null {
  if (!shares) return null;
  const asked = code.trim().toUpperCase();
  return shares.reduce((sum, share) => (share.code.trim().toUpperCase() === asked ? sum + share.minor : sum), 0);
}

function sumOf(lines: readonly LeftLine[], weight: (line: OrderLine) => number, units: "ordered" | "left"): Fraction {
  return lines.reduce<Fraction>((sum, { line, left }) => {
    const share = fraction(units === "left" ? left : line.quantity, line.quantity);
    return add(sum, multiply(fraction(Math.max(0, weight(line)), 1), share));
  }, zero);
}
