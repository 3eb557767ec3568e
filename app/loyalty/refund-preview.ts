import { assertNever } from "./assert.ts";
import { refundIdOf } from "./fold/forgiven.ts";
import type { Entry, MemberFold, PendingPoints, TierMoment } from "./fold-result.ts";
import type { RefundWish } from "./history.ts";
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
  const own = entries.filter((entry) => entry.orderId === orderId && entry.unit === unit);
  const forgiven = own.filter(({ explanation }) => explanation.kind === "refund-forgiven");
  return { earned: sumOf(own) - sumOf(forgiven), forgiven: sumOf(forgiven) };
}

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + entry.points, 0);
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

/** A refund that was made, and what it took back of the order's points, unit by unit. */
export interface RefundMade {
  refundId: string;
  at: number;
  taken: { unit: string; points: number }[];
  /** The wish by which they were forgiven; null: they were taken back. */
  wishId: string | null;
}

/** The refunds of an order that took points back, in the order in which they were made. */
export function refundsOf({ entries }: MemberFold, orderId: string): RefundMade[] {
  const own = entries.filter((entry) => entry.orderId === orderId);
  const taken = own.filter((entry) => entry.points < 0 && refundIdOf(entry) !== null);
  const wishes = new Map(
    own.flatMap(({ explanation }) =>
      explanation.kind === "refund-forgiven" ? [[explanation.refund, explanation.wish] as const] : [],
    ),
  );
  return [...Map.groupBy(taken, (entry) => refundIdOf(entry) ?? "")].map(([refundId, of]) => ({
    refundId,
    at: of[0]?.at ?? 0,
    taken: [...Map.groupBy(of, ({ unit }) => unit)].map(([unit, moved]) => ({ unit, points: Math.abs(sumOf(moved)) })),
    wishId: wishes.get(refundId) ?? null,
  }));
}

/** The wish for a refund of an order that has not come yet; null: there is none. */
export function waitingWish(of: {
  fold: MemberFold;
  wishes: readonly RefundWish[];
  orderId: string;
}): RefundWish | null {
  const { fold, wishes, orderId } = of;
  const honoured = new Set(refundsOf(fold, orderId).map(({ wishId }) => wishId));
  return wishes.find((wish) => wish.orderId === orderId && !honoured.has(wish.id)) ?? null;
}
