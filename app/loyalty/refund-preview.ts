import { assertNever } from "./assert.ts";
import type { Entry, MemberFold, PendingPoints, TierMoment } from "./fold-result.ts";
import type { OrderFacts, RefundFact } from "./order-facts.ts";
import { unitsLeft } from "./orders/units-left.ts";

/** What of an order somebody is about to refund; the amount is for goods, in minor units. */
export type RefundAsked =
  | { kind: "whole" }
  | { kind: "lines"; lines: readonly { lineId: string; quantity: number }[] }
  | { kind: "amount"; amountMinor: number };

/** No refund of Shopify's has this id: of those of one second it comes last. */
const PREVIEW = "preview";

/**
 * The refund as it would be told of, were it made at `now`. Never more units than are left; goods that were shipped count as what
 * comes back last, as on Shopify's page.
 *
 * @returns null when nothing of it is left to refund
 */
export function refundOf(order: OrderFacts, asked: RefundAsked, now: number): RefundFact | null {
  const left = order.cancelledAt === null ? order.lines.map((line) => ({ line, left: unitsLeft(order, line) })) : [];
  if (left.every((each) => each.left === 0)) return null;
  const nothing = { id: PREVIEW, at: now, lines: [], goodsAmountMinor: 0, shippingMinor: 0 };
  switch (asked.kind) {
    case "whole":
      return { ...nothing, lines: linesOf(left, () => Number.MAX_SAFE_INTEGER), shippingMinor: shippingLeft(order) };
    case "lines": {
      const wanted = new Map(asked.lines.map(({ lineId, quantity }) => [lineId, quantity]));
      const lines = linesOf(left, (lineId) => wanted.get(lineId) ?? 0);
      return lines.length === 0 ? null : { ...nothing, lines };
    }
    case "amount":
      return asked.amountMinor <= 0 ? null : { ...nothing, goodsAmountMinor: asked.amountMinor };
    default:
      return assertNever(asked);
  }
}

function linesOf(
  left: readonly { line: OrderFacts["lines"][number]; left: number }[],
  wanted: (lineId: string) => number,
): RefundFact["lines"] {
  return left.flatMap((each) => {
    const quantity = Math.min(each.left, wanted(each.line.id));
    return quantity > 0 ? [{ lineId: each.line.id, quantity, returned: false }] : [];
  });
}

function shippingLeft({ shipping, refunds }: OrderFacts): number {
  const refunded = refunds.reduce((sum, { shippingMinor }) => sum + shippingMinor, 0);
  return Math.max(0, shipping.netMinor + shipping.taxOnTopMinor - refunded);
}

/** An order with one refund more. */
export function withRefund(order: OrderFacts, refund: RefundFact): OrderFacts {
  return { ...order, refunds: [...order.refunds, refund] };
}

/** What a refund does to what an order has given in one unit. */
export interface OrderEffect {
  unit: string;
  /** Points of the order that stand before it. */
  earned: number;
  /** How many of them it takes back; what is forgiven of them is not left out. */
  takenBack: number;
  /** How many of those are forgiven, because somebody of the shop wished it. */
  forgiven: number;
  /** Points that the order would still have earned, and does not any more. */
  notEarned: number;
}

/** The tier before and after; null: none. Moments in whole seconds. */
export interface TierEffect {
  before: { tierId: string | null; next: TierMoment | null };
  after: { tierId: string | null; next: TierMoment | null };
  isSame: boolean;
}

/** What a refund does to what an order has given, unit by unit; `before` and `after` are folds without and with it. */
export function orderEffects(of: { before: MemberFold; after: MemberFold; orderId: string }): OrderEffect[] {
  const { before, after, orderId } = of;
  const folds = [before, after];
  const isOurs = (one: { orderId: string | null }) => one.orderId === orderId;
  const units = new Set(
    folds.flatMap((fold) => [...fold.entries, ...fold.pending].filter(isOurs).map(({ unit }) => unit)),
  );
  return [...units].map((unit) => {
    const [was, is] = [standing(before, orderId, unit), standing(after, orderId, unit)];
    return {
      unit,
      earned: was.earned + was.forgiven,
      takenBack: was.earned - is.earned,
      forgiven: is.forgiven - was.forgiven,
      notEarned: pendingOf(before.pending, orderId, unit) - pendingOf(after.pending, orderId, unit),
    };
  });
}

function standing({ entries }: MemberFold, orderId: string, unit: string): { earned: number; forgiven: number } {
  const sum = (those: readonly Entry[]) => those.reduce((total, entry) => total + entry.points, 0);
  const own = entries.filter((entry) => entry.orderId === orderId && entry.unit === unit);
  const forgiven = own.filter(({ explanation }) => explanation.kind === "refund-forgiven");
  return { earned: sum(own) - sum(forgiven), forgiven: sum(forgiven) };
}

function pendingOf(pending: readonly PendingPoints[], orderId: string, unit: string): number {
  const own = pending.filter((one) => one.orderId === orderId && one.unit === unit);
  return own.reduce((sum, { points }) => sum + points, 0);
}

/** What a refund does to the member's tier, at once and by the next moment at which time alone changes it. */
export function tierEffect(before: MemberFold, after: MemberFold): TierEffect {
  const [was, is] = [tierOf(before), tierOf(after)];
  const isSame =
    was.tierId === is.tierId &&
    was.next?.at === is.next?.at &&
    (was.next?.tierId ?? null) === (is.next?.tierId ?? null);
  return { before: was, after: is, isSame };
}

function tierOf({ tier, projection }: MemberFold): TierEffect["before"] {
  const tierId = tier?.id ?? null;
  return { tierId, next: projection.find((moment) => moment.tierId !== tierId) ?? null };
}
