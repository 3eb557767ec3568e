import { parseMinor } from "../loyalty/money.ts";
import type { OrderFacts, OrderLine, RefundFact, TaxedAmount } from "../loyalty/order-facts.ts";
import { isRewardCode } from "../loyalty/reward-code.ts";
import { type DiscountShape, rewardShares } from "./reward-shares.ts";

/**
 * An order as both of Shopify's shapes have it (webhook body and GraphQL), before it is turned into facts: texts and numbers as
 * Shopify wrote them. One function makes facts of it, so both shapes yield the same ones.
 */
export interface OrderShape {
  id: string;
  name: string;
  customerId: string | null;
  /** The shop's currency when the order was placed. */
  currency: string;
  placedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  isTest: boolean;
  isCompany: boolean;
  source: string;
  /** Where it is shipped to; null where Shopify did not say. */
  country: string | null;
  customerTags: string[];
  taxes: "included" | "on-top";
  /** Paid in full at some time, whatever was refunded since. */
  wasPaid: boolean;
  totalPrice: string;
  totalTip: string;
  discountCodes: string[];
  lines: LineShape[];
  shipping: ShippingShape[];
  /** What gift cards and store credit paid, as far as Shopify said. */
  payments: PaymentShape[];
  fulfilments: { id: string; at: string; status: string; lines: UnitsShape[] }[];
  refunds: {
    id: string;
    at: string;
    lines: (UnitsShape & { restock: string })[];
    adjustments: { amount: string; reason: string }[];
    /** Refunded of each shipping line, taxes as the prices show them. */
    shipping: string[];
  }[];
}

export interface ShippingShape {
  price: string;
  /** After discounts, where Shopify says so itself. */
  discountedPrice: string;
  discounts: DiscountShape[];
  taxes: string[];
}

export interface PaymentShape {
  gateway: string;
  amount: string;
}

export interface UnitsShape {
  lineId: string;
  quantity: number;
}

export interface LineShape {
  id: string;
  title: string;
  quantity: number;
  /** Units that are still part of the order; null where Shopify did not say. */
  currentQuantity: number | null;
  unitPrice: string;
  discounts: DiscountShape[];
  taxes: string[];
  isGiftCard: boolean;
  needsShipping: boolean;
  productId: string | null;
  variantId: string | null;
  vendor: string | null;
  /** Of the product; null where nobody asked. */
  tags: string[] | null;
  collections: string[] | null;
}

/** Why an order cannot be turned into facts, in words. */
export class OrderShapeError extends Error {
  override name = "OrderShapeError";
}

/**
 * The facts that both shapes can tell. What a body lacks is left open: `paid` (but for orders that cost nothing), `edits`, and
 * whether anything needs fulfilling when no line needs shipping and nothing was shipped.
 *
 * Amounts are in the currency that the shop had when the order was placed, which is not always the one it has now.
 *
 * @throws {OrderShapeError} when an amount or a time is not what Shopify promises
 */
export function factsOf(shape: OrderShape): OrderFacts {
  const minor = (text: string) => minorOf(text, shape.currency);
  const placedAt = secondsOf(shape.placedAt);
  const fulfilments = shape.fulfilments
    .filter(({ status }) => status === "success")
    .map(({ id, at, lines }) => ({ id, at: secondsOf(at), lines: merged(lines) }));
  const needsShipping = shape.lines.some((line) => line.needsShipping);
  return {
    id: shape.id,
    name: shape.name,
    customerId: shape.customerId,
    currency: shape.currency,
    placedAt,
    updatedAt: secondsOf(shape.updatedAt),
    isTest: shape.isTest,
    isCompany: shape.isCompany,
    source: shape.source,
    country: shape.country,
    customerTags: shape.customerTags.toSorted(),
    shipping: shippingOf(shape, minor),
    paidByGiftCardMinor: paidBy(shape, { gateway: "gift_card", minor }),
    paidByStoreCreditMinor: paidBy(shape, { gateway: "shopify_store_credit", minor }),
    lines: byId(shape.lines.map((line) => lineOf(line, shape, minor))),
    paid: shape.wasPaid && minor(shape.totalPrice) === 0 ? { id: "0", at: placedAt } : null,
    needsFulfilment: needsShipping || fulfilments.length > 0 ? true : null,
    fulfilments: byTime(fulfilments),
    refunds: byTime(shape.refunds.map((refund) => refundOf(refund, minor))),
    edits: [],
    disputes: [],
    cancelledAt: shape.cancelledAt === null ? null : secondsOf(shape.cancelledAt),
    discountCodes: shape.discountCodes,
  };
}

/**
 * Units that are gone although no refund names them: by an order edit, per line.
 *
 * An edit that removes units may or may not leave a refund behind; what stands is `quantity - currentQuantity`.
 */
export function removedUnits(shape: OrderShape): Map<string, number> {
  const removed = new Map<string, number>();
  for (const { id, quantity, currentQuantity } of shape.lines) {
    if (currentQuantity !== null) removed.set(id, quantity - currentQuantity);
  }
  for (const { lineId, quantity } of shape.refunds.flatMap((refund) => refund.lines)) {
    const left = removed.get(lineId);
    if (left !== undefined) removed.set(lineId, left - quantity);
  }
  return new Map([...removed].filter(([, units]) => units > 0));
}

/** The year 9000: what is computed from a time, such as the end of a rolling year, must still have four digits. */
const SECONDS_MAX = 221_845_392_000;

/**
 * Whole seconds since 1970 of an ISO 8601 time.
 *
 * @throws {OrderShapeError} for any other text, and for times in which no shop can have sold anything
 */
export function secondsOf(time: string): number {
  const seconds = Math.floor(Date.parse(time) / 1000);
  if (seconds >= 0 && seconds < SECONDS_MAX) return seconds;
  throw new OrderShapeError(`${JSON.stringify(time)} is no time of an order`);
}

/** Minor units of an amount as Shopify writes it. */
export function minorOf(text: string, currency: string): number {
  const minor = parseMinor(text, currency);
  if (minor === null) throw new OrderShapeError(`${JSON.stringify(text)} is no amount in ${currency}`);
  return minor;
}

/** In business time, then by Shopify's id as a number: the order in which facts count. */
export function byTime<Fact extends { id: string; at: number }>(facts: Fact[]): Fact[] {
  return facts.toSorted((one, other) => one.at - other.at || compareIds(one.id, other.id));
}

type Minor = (text: string) => number;

function lineOf(line: LineShape, order: OrderShape, minor: Minor): OrderLine {
  const discountMinor = given(line.discounts, minor);
  const netMinor = minor(line.unitPrice) * line.quantity - discountMinor;
  if (!Number.isSafeInteger(netMinor)) throw new OrderShapeError(`line ${line.id} is too large an amount`);
  const ours = line.discounts.filter(({ code }) => code !== null && isRewardCode(code));
  return {
    id: line.id,
    quantity: line.quantity,
    netMinor,
    ...taxesOf(line.taxes, order, minor),
    discountMinor,
    rewardDiscountMinor: given(ours, minor),
    ...rewardShares(line.discounts, minor),
    kind: kindOf(line, { netMinor, tipMinor: minor(order.totalTip) }),
    productId: line.productId,
    variantId: line.variantId,
    vendor: line.vendor,
    tags: line.tags?.toSorted() ?? null,
    collections: line.collections?.toSorted(compareIds) ?? null,
    needsShipping: line.needsShipping,
  };
}

function given(discounts: readonly DiscountShape[], minor: Minor): number {
  return discounts.reduce((total, { amount }) => total + minor(amount), 0);
}

/** A tax is either within the price or on top of it, for the whole order. */
function taxesOf(
  taxes: string[],
  order: OrderShape,
  minor: Minor,
): Pick<TaxedAmount, "taxOnTopMinor" | "taxIncludedMinor"> {
  const tax = sumOf(taxes, minor);
  return order.taxes === "included"
    ? { taxOnTopMinor: 0, taxIncludedMinor: tax }
    : { taxOnTopMinor: tax, taxIncludedMinor: 0 };
}

function shippingOf(shape: OrderShape, minor: Minor): OrderFacts["shipping"] {
  // A discount stands in the allocations or in the price after discounts, or in both.
  const nets = shape.shipping.map(({ price, discountedPrice, discounts }) =>
    Math.max(0, Math.min(minor(price) - given(discounts, minor), minor(discountedPrice))),
  );
  const taxes = shape.shipping.flatMap((line) => line.taxes);
  const shares = rewardShares(
    shape.shipping.flatMap((line) => line.discounts),
    minor,
  );
  return { netMinor: nets.reduce((sum, net) => sum + net, 0), ...taxesOf(taxes, shape, minor), ...shares };
}

function paidBy(shape: OrderShape, of: { gateway: string; minor: Minor }): number {
  const payments = shape.payments.filter(({ gateway }) => gateway === of.gateway);
  return sumOf(payments.map(({ amount }) => amount), of.minor); // prettier-ignore
}

function sumOf(texts: string[], minor: Minor): number {
  return texts.reduce((total, text) => total + minor(text), 0);
}

/** A tip is an ordinary line without a product; only its title or the order's total of tips gives it away. */
function kindOf(line: LineShape, order: { netMinor: number; tipMinor: number }): OrderLine["kind"] {
  if (line.isGiftCard) return "gift-card";
  const mayBeTip = line.productId === null && !line.needsShipping && order.tipMinor > 0;
  return mayBeTip && (/^tip$/i.test(line.title) || order.netMinor === order.tipMinor) ? "tip" : "goods";
}

/** Adjustments that are no refund of goods: shipping, money still on its way, and the balance of goods named line by line. */
const NOT_FOR_GOODS = /shipping|pending|balancing/i;

function refundOf(refund: OrderShape["refunds"][number], minor: Minor): RefundFact {
  const lines = refund.lines.map(({ lineId, quantity, restock }) => ({
    lineId,
    quantity,
    returned: restock === "return",
  }));
  const adjustments = refund.adjustments.filter(({ reason }) => !NOT_FOR_GOODS.test(reason));
  // Negative: more was refunded than the named lines cost. Positive (less was) gives the customer nothing to keep points for.
  const more = adjustments.reduce((sum, { amount }) => sum + Math.max(0, -minor(amount)), 0);
  const shipping = refund.adjustments.filter(({ reason }) => /shipping/i.test(reason));
  return {
    id: refund.id,
    at: secondsOf(refund.at),
    lines: [...merged(lines.filter((line) => line.returned)), ...merged(lines.filter((line) => !line.returned))]
      .filter(({ quantity }) => quantity > 0)
      .toSorted((one, other) => compareIds(one.lineId, other.lineId)),
    goodsAmountMinor: more,
    // Shopify once wrote refunded shipping down as an adjustment, and now as a line of its own.
    shippingMinor:
      refund.shipping.length > 0
        ? sumOf(refund.shipping, minor)
        : shipping.reduce((sum, { amount }) => sum + Math.max(0, -minor(amount)), 0),
  };
}

/** One entry per line, its units added up. */
function merged<Units extends UnitsShape>(lines: Units[]): Units[] {
  const perLine = new Map<string, Units>();
  for (const line of lines) {
    const before = perLine.get(line.lineId);
    perLine.set(line.lineId, before ? { ...before, quantity: before.quantity + line.quantity } : line);
  }
  return [...perLine.values()].toSorted((one, other) => compareIds(one.lineId, other.lineId));
}

function byId<Item extends { id: string }>(items: Item[]): Item[] {
  return items.toSorted((one, other) => compareIds(one.id, other.id));
}

/** Ids are decimal texts, which may have leading zeros only where somebody made them up. */
function compareIds(one: string, other: string): number {
  if (one.length === other.length) return one < other ? -1 : one > other ? 1 : 0;
  const difference = BigInt(one) - BigInt(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
