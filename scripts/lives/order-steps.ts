import { parseMinor } from "../../app/loyalty/money.ts";
import type { OrderFacts, OrderLine } from "../../app/loyalty/order-facts.ts";
import type { LifeLine, LifeStep } from "./format.ts";
import { LifeError, required } from "./life-error.ts";

type Step<Do extends LifeStep["do"]> = Extract<LifeStep, { do: Do }>;
export type OrderChange = Step<"pay" | "ship" | "edit" | "refund" | "cancel" | "dispute" | "win-dispute">;

/** An amount of a life in minor units. */
export function minor(amount: string | undefined, currency: string): number {
  if (amount === undefined) return 0;
  return required(parseMinor(amount, currency), `${amount} is no amount in ${currency}`);
}

/** The facts of an order as it is placed. */
export function placedOrder(
  step: Step<"order">,
  order: { customerId: string | null; currency: string; at: number },
): OrderFacts {
  const { currency, at } = order;
  const lines = step.lines.map((line, index) => orderLine(line, { orderId: step.id, number: index + 1, currency }));
  const needsFulfilment = lines.some((line) => line.needsShipping);
  if (step.shipped && !step.paid)
    throw new LifeError(`order ${step.id} is shipped and not paid: say so in steps of their own`);
  const facts: OrderFacts = {
    id: step.id,
    name: `#${step.id}`,
    customerId: order.customerId,
    currency,
    placedAt: at,
    updatedAt: at,
    isTest: step.isTest,
    isCompany: step.isCompany,
    source: step.source,
    country: step.country ?? null,
    customerTags: step.customerTags,
    shipping: { netMinor: minor(step.shipping, currency), taxOnTopMinor: 0, taxIncludedMinor: 0 },
    paidByGiftCardMinor: minor(step.paidByGiftCard, currency),
    paidByStoreCreditMinor: minor(step.paidByStoreCredit, currency),
    lines,
    paid: step.paid ? { id: "0", at } : null,
    needsFulfilment,
    fulfilments: [],
    refunds: [],
    edits: [],
    disputes: [],
    cancelledAt: null,
    discountCodes: step.codes,
  };
  return step.shipped ? changedOrder(facts, { at: step.at, do: "ship", order: step.id }, at) : facts;
}

function orderLine(line: LifeLine, of: { orderId: string; number: number; currency: string }): OrderLine {
  const { currency } = of;
  const full = minor(line.price, currency) * line.quantity;
  const discount = minor(line.discount, currency);
  const byReward = minor(line.discountByReward, currency);
  if (discount > full || byReward > discount)
    throw new LifeError(`the discounts of a line are more than ${line.price} × ${line.quantity}`);
  return {
    id: lineId(of.orderId, of.number),
    quantity: line.quantity,
    netMinor: full - discount,
    taxOnTopMinor: minor(line.taxOnTop, currency),
    taxIncludedMinor: minor(line.taxIncluded, currency),
    discountMinor: discount,
    rewardDiscountMinor: byReward,
    kind: line.kind,
    productId: line.product ?? null,
    variantId: line.variant ?? null,
    vendor: line.vendor ?? null,
    tags: line.tags,
    collections: line.collections,
    needsShipping: line.needsShipping,
  };
}

function lineId(orderId: string, number: number): string {
  return `${orderId}${String(number).padStart(3, "0")}`;
}

/** The order after one more thing happened to it. */
export function changedOrder(order: OrderFacts, step: OrderChange, at: number): OrderFacts {
  const facts = { ...order, updatedAt: at };
  switch (step.do) {
    case "pay":
      if (order.paid) throw new LifeError(`order ${order.id} is paid already`);
      return { ...facts, paid: { id: String(at), at } };
    case "ship":
      return {
        ...facts,
        fulfilments: [
          ...order.fulfilments,
          { id: factId(order, order.fulfilments, 1), at, lines: shippedLines(order, step) },
        ],
      };
    case "edit":
      return edited(facts, step, at);
    case "refund":
      return { ...facts, refunds: [...order.refunds, refund(order, step, at)] };
    case "cancel":
      return { ...facts, cancelledAt: at };
    case "dispute":
      return {
        ...facts,
        disputes: [
          ...order.disputes,
          { id: factId(order, order.disputes, 4), at, amountMinor: minor(step.amount, order.currency), wonAt: null },
        ],
      };
    case "win-dispute": {
      const open = required(
        order.disputes.find((dispute) => dispute.wonAt === null),
        `order ${order.id} has no open dispute`,
      );
      return {
        ...facts,
        disputes: order.disputes.map((dispute) => (dispute === open ? { ...dispute, wonAt: at } : dispute)),
      };
    }
  }
}

/** A number of its own for each fact of an order; digits, as Shopify's are. */
function factId(order: OrderFacts, earlier: readonly unknown[], kind: number): string {
  return `${order.id}9${String(kind)}${String(earlier.length + 1).padStart(2, "0")}`;
}

function shippedLines(order: OrderFacts, step: Step<"ship">): { lineId: string; quantity: number }[] {
  const open = new Map(
    order.lines.filter((line) => line.needsShipping).map((line) => [line.id, line.quantity - gone(order, line.id)]),
  );
  if (!step.lines) {
    const lines = [...open].filter(([, quantity]) => quantity > 0).map(([id, quantity]) => ({ lineId: id, quantity }));
    if (lines.length === 0) throw new LifeError(`order ${order.id} has nothing to ship`);
    return lines;
  }
  return step.lines.map(({ line, quantity }) => {
    const { id } = lineOf(order, line);
    const left = open.get(id) ?? 0;
    if (quantity > left)
      throw new LifeError(`of line ${line} of order ${order.id} only ${left} can be shipped, not ${quantity}`);
    open.set(id, left - quantity);
    return { lineId: id, quantity };
  });
}

/** Units of a line that were refunded or removed. */
function back(order: OrderFacts, id: string): number {
  const refunded = order.refunds.flatMap(({ lines }) => lines).filter(({ lineId }) => lineId === id);
  const removed = order.edits.flatMap(({ lines }) => lines).filter((line) => line.lineId === id && line.quantity < 0);
  return refunded.reduce((sum, line) => sum + line.quantity, 0) - removed.reduce((sum, line) => sum + line.quantity, 0);
}

/** Units of a line that were shipped, or that went before they were. */
function gone(order: OrderFacts, id: string): number {
  const sum = (lines: { lineId: string; quantity: number }[]) =>
    lines.reduce((total, line) => total + (line.lineId === id ? line.quantity : 0), 0);
  const shipped = order.fulfilments.reduce((total, fulfilment) => total + sum(fulfilment.lines), 0);
  const refunded = order.refunds.reduce((total, { lines }) => total + sum(lines.filter((line) => !line.returned)), 0);
  const removed = order.edits.reduce((total, { lines }) => total + sum(lines.filter((line) => line.quantity < 0)), 0);
  return shipped + refunded - removed;
}

function lineOf(order: OrderFacts, number: number): OrderLine {
  return required(order.lines[number - 1], `order ${order.id} has no line ${number}: it has ${order.lines.length}`);
}

function edited(order: OrderFacts, step: Step<"edit">, at: number): OrderFacts {
  const first = order.lines.length + 1;
  const added = step.add.map((line, index) =>
    orderLine(line, { orderId: order.id, number: first + index, currency: order.currency }),
  );
  const removed = step.remove.map(({ line, quantity }) => ({ lineId: lineOf(order, line).id, quantity: -quantity }));
  if (added.length + removed.length === 0) throw new LifeError("an edit adds or removes something");
  const lines = [...added.map(({ id, quantity }) => ({ lineId: id, quantity })), ...removed];
  return {
    ...order,
    lines: [...order.lines, ...added],
    needsFulfilment: order.needsFulfilment === true || added.some((line) => line.needsShipping),
    edits: [...order.edits, { id: factId(order, order.edits, 3), at, lines }],
  };
}

function refund(order: OrderFacts, step: Step<"refund">, at: number): OrderFacts["refunds"][number] {
  const { currency } = order;
  if (step.lines.length === 0 && step.amount === undefined && step.shipping === undefined) {
    throw new LifeError("a refund names lines, an amount or shipping");
  }
  const lines = step.lines.map(({ line, quantity, returned }) => {
    const { id, quantity: ordered } = lineOf(order, line);
    const left = ordered - back(order, id);
    if (quantity > left) throw new LifeError(`of line ${line} of order ${order.id} ${left} are left, not ${quantity}`);
    return { lineId: id, quantity, returned };
  });
  return {
    id: factId(order, order.refunds, 2),
    at,
    lines,
    goodsAmountMinor: minor(step.amount, currency),
    shippingMinor: minor(step.shipping, currency),
  };
}
