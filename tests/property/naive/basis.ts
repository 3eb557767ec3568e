import type { OrderFacts, OrderLine } from "../../../app/loyalty/order-facts.ts";
import type { Basis, Condition } from "../../../app/loyalty/program.ts";
import { must } from "../../support/must.ts";
import { atLeastZero, minus, nothing, over, plus, rational, type Rational, sum, times } from "./rational.ts";
import type { Moment } from "./moments.ts";

/** One thing that was ordered: whether it is still part of the order, and with which of the moments it left the shop. */
interface Thing {
  line: OrderLine;
  isHere: boolean;
  sentWith: number | null;
}

export interface Counted {
  /** Of each line that counts: how many things, and their exact worth. */
  lines: { line: OrderLine; count: number; worth: Rational }[];
  shipping: Rational;
  /** Everything that counts, after refunds by amount and the like. */
  total: Rational;
  /** What `total` is of the plain sum: the lines' worth shrinks by it too. */
  share: Rational;
}

export interface Question {
  order: OrderFacts;
  /** The order's own moments up to now. */
  moments: Moment[];
  /** How many days ago things must have been sent (or paid for) to count. */
  delayDays: number;
  when: "paid" | "fulfilled" | "present";
  basis: Basis;
  conditions: Condition[];
}

/** What of an order counts, told from nothing: every thing is followed one by one. */
export function countedOf(question: Question): Counted {
  const { order, moments, when, basis, conditions, delayDays } = question;
  const things = thingsOf(order, moments);
  const isOver = (what: "paid" | "fulfilled", of: string) =>
    delayDays === 0 || moments.some((one) => one.dueOf === what && one.id === of && one.delayDays === delayDays);
  const isPaid = moments.some(({ kind, id }) => kind === "paid" && isOver("paid", id));
  const isSent = ({ sentWith }: Thing) => sentWith !== null && isOver("fulfilled", must(moments[sentWith]).id);
  const isCounted = (thing: Thing) =>
    thing.isHere && (when === "present" || (when === "paid" ? isPaid : isSent(thing)));
  const lines = order.lines
    .filter((line) => isChosen(line, basis) && conditions.every((condition) => choosesLine(condition, line)))
    .map((line) => {
      const count = things.filter((thing) => thing.line === line && isCounted(thing)).length;
      return { line, count, worth: times(worthOf(line, basis), rational(count, Math.max(1, line.quantity))) };
    })
    .filter(({ count }) => count > 0);
  const choosesLines = conditions.some(({ kind }) => kind === "products" || kind === "discounted");
  const shipping = basis.shipping && !choosesLines && lines.length > 0 ? shippingOf(order, moments, basis) : nothing;
  const share = shareOf({ order, moments, things, basis });
  const plain = plus(sum(lines.map(({ worth }) => worth)), shipping);
  return { lines, shipping, total: times(plain, share), share };
}

function thingsOf(order: OrderFacts, moments: Moment[]): Thing[] {
  const added = (line: OrderLine) =>
    order.edits
      .flatMap((edit) => edit.lines)
      .filter(({ lineId, quantity }) => lineId === line.id && quantity > 0)
      .reduce((all, { quantity }) => all + quantity, 0);
  const things: Thing[] = order.lines.flatMap((line) =>
    Array.from({ length: Math.max(0, line.quantity - added(line)) }, () => ({ line, isHere: true, sentWith: null })),
  );
  const of = (lineId: string) => things.filter((thing) => thing.line.id === lineId && thing.isHere);
  const take = (lineId: string, count: number, sentFirst: boolean) => {
    for (let one = 0; one < count; one += 1) {
      const latestFirst = of(lineId).sort((a, b) => (b.sentWith ?? -1) - (a.sentWith ?? -1));
      const gone = sentFirst
        ? latestFirst[0]
        : (latestFirst.find(({ sentWith }) => sentWith === null) ?? latestFirst[0]);
      if (gone) gone.isHere = false;
    }
  };
  for (const [index, moment] of moments.entries()) {
    if (moment.kind === "edited") {
      for (const { lineId, quantity } of must(order.edits.find(({ id }) => id === moment.id)).lines) {
        const line = order.lines.find(({ id }) => id === lineId);
        if (quantity < 0) take(lineId, -quantity, false);
        else if (line) for (let one = 0; one < quantity; one += 1) things.push({ line, isHere: true, sentWith: null });
      }
    }
    if (moment.kind === "fulfilled") {
      for (const { lineId, quantity } of must(order.fulfilments.find(({ id }) => id === moment.id)).lines) {
        for (const thing of of(lineId)
          .filter(({ sentWith }) => sentWith === null)
          .slice(0, quantity))
          thing.sentWith = index;
      }
    }
    if (moment.kind === "refunded") {
      for (const { lineId, quantity, returned } of must(order.refunds.find(({ id }) => id === moment.id)).lines)
        take(lineId, quantity, returned);
    }
  }
  // A cancelled order stands at nothing, whatever is said of it afterwards.
  return moments.some(({ kind }) => kind === "cancelled") ? [] : things;
}

function isChosen(line: OrderLine, basis: Basis): boolean {
  if (line.kind === "gift-card" && !basis.giftCards) return false;
  if (line.kind === "tip" && !basis.tips) return false;
  return basis.discountedLines || !isDiscounted(line);
}

function isDiscounted(line: OrderLine): boolean {
  return line.discountMinor > line.rewardDiscountMinor;
}

/** Whether a condition leaves a line in; conditions that do not speak of lines do. */
export function choosesLine(condition: Condition, line: OrderLine): boolean {
  if (condition.kind === "discounted") return isDiscounted(line) === condition.is;
  if (condition.kind !== "products") return true;
  const matches = (selection: typeof condition.include) =>
    selection !== undefined &&
    (selection.products.includes(line.productId ?? "-") ||
      selection.variants.includes(line.variantId ?? "-") ||
      selection.vendors.includes(line.vendor ?? "-") ||
      selection.tags.some((tag) => line.tags?.includes(tag)) ||
      selection.collections.some((collection) => line.collections?.includes(collection)));
  return (condition.include === undefined || matches(condition.include)) && !matches(condition.exclude);
}

function worthOf(line: OrderLine, basis: Basis): Rational {
  const reward = basis.paidWithRewards ? line.rewardDiscountMinor : 0;
  return rational(line.netMinor + reward + taxesOf(line, basis));
}

function taxesOf(amount: { taxOnTopMinor: number; taxIncludedMinor: number }, basis: Basis): number {
  if (basis.taxes === "included") return amount.taxOnTopMinor;
  return basis.taxes === "excluded" ? -amount.taxIncludedMinor : 0;
}

function shippingOf(order: OrderFacts, moments: Moment[], basis: Basis): Rational {
  const refunded = moments
    .filter(({ kind }) => kind === "refunded")
    .reduce((all, { id }) => all + must(order.refunds.find((refund) => refund.id === id)).shippingMinor, 0);
  return atLeastZero(rational(order.shipping.netMinor + taxesOf(order.shipping, basis) - refunded));
}

function shareOf(options: { order: OrderFacts; moments: Moment[]; things: Thing[]; basis: Basis }): Rational {
  const { order, moments, things, basis } = options;
  if (order.isCompany && !basis.companyOrders) return nothing;
  const has = (kind: Moment["kind"], id: string) => moments.some((moment) => moment.kind === kind && moment.id === id);
  const refunded = order.refunds.filter(({ id }) => has("refunded", id)).map((refund) => refund.goodsAmountMinor);
  const disputed = order.disputes
    .filter(({ id }) => has("disputed", id) && !has("dispute-won", id))
    .map((dispute) => dispute.amountMinor);
  const amount = [...refunded, ...disputed].reduce((all, one) => all + one, 0);
  const grossOf = (line: OrderLine) => line.netMinor + line.taxOnTopMinor;
  const present = sum(things.filter(({ isHere }) => isHere).map(({ line }) => rational(grossOf(line), line.quantity)));
  const kept =
    amount === 0
      ? rational(1)
      : present.n === 0n
        ? nothing
        : atLeastZero(minus(rational(1), over(rational(amount), present)));
  const ordered = sum(things.map(({ line }) => rational(grossOf(line), line.quantity)));
  const total = plus(ordered, rational(order.shipping.netMinor + order.shipping.taxOnTopMinor));
  const left =
    (basis.paidWithGiftCards ? 0 : order.paidByGiftCardMinor) +
    (basis.paidWithStoreCredit ? 0 : order.paidByStoreCreditMinor);
  if (left === 0) return kept;
  return total.n === 0n ? nothing : times(kept, atLeastZero(minus(rational(1), over(rational(left), total))));
}
