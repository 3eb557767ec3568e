import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import {
  addBags,
  convertMinor,
  formatMinor,
  NO_MONEY,
  parseMinor,
  shareOfUnits,
  subtractBags,
  type Bag,
} from "../money.ts";
import type { Order, OrderLine, Refund, RefundLine, Transaction } from "../state.ts";
import { announceOrder, announceRefund, announceTransaction } from "../webhooks/announce.ts";
import { requestedId } from "./customers.ts";
import { goneUnits, isEverFulfilled, lineNet, orderFigures, shippingNet, taxOf, unshippedUnits } from "./figures.ts";
import { lineAt, type LineUnits } from "./fulfill-order.ts";
import { moveGiftCard } from "./gift-cards.ts";
import { creditStoreCredit, openCreditAccount } from "./store-credit.ts";

export interface RefundRequest {
  id?: string | undefined;
  lines?: readonly (LineUnits & { restockType?: RefundLine["restockType"] | undefined })[] | undefined;
  /** Money to give back, in the shop's currency; without it: what the lines and the shipping are worth. */
  amount?: string | undefined;
  /** Give the shipping fee back: all that is left of it, which its amount may say. */
  shipping?: boolean | string | undefined;
  note?: string | null | undefined;
  /** Where the money goes; store credit stays with the shop. */
  to?: "original" | "store-credit" | undefined;
}

/**
 * Refunds lines, shipping or just an amount. What the money differs from the lines' worth is a refund discrepancy, as at Shopify.
 *
 * @throws SandboxRefusal when there is no such order or line, units or money are gone already, or nothing is asked for
 */
export function refundOrder(context: SandboxContext, orderId: string, request: RefundRequest): Order {
  const order = orderOf(context, orderId);
  const refund = recordRefund(context, { order, request });
  announceRefundOf(context, { order, refund });
  announceOrder(context, { topics: ["orders/updated"], order });
  return order;
}

/** Writes a refund into the order without telling anybody. Money that is kept pays for an exchange. */
export function recordRefund(
  context: SandboxContext,
  of: { order: Order; request: RefundRequest; money?: "given-back" | "kept" },
): Refund {
  const { order, request } = of;
  const at = nowText(context);
  const lines = (request.lines ?? []).flatMap((line) => refundLines(context, { order, line }));
  const shipping = shippingRefund(context, { order, asked: request.shipping ?? false });
  const onTop = (tax: Bag) => (order.taxesIncluded ? NO_MONEY : tax);
  const worth = addBags(
    ...lines.flatMap((line) => [line.subtotal, onTop(line.tax)]),
    ...shipping.flatMap((line) => [line.subtotal, onTop(line.tax)]),
  );
  const figures = orderFigures(order);
  const available = subtractBags(figures.received, figures.refunded);
  const owed = request.amount === undefined ? smaller(worth, available) : amountOf(order, request.amount);
  const money = of.money === "kept" ? NO_MONEY : owed;
  if (money.shop > available.shop) throw new SandboxRefusal(`Order ${order.name} has less money left to refund`);
  if (lines.length === 0 && shipping.length === 0 && money.shop <= 0) throw new SandboxRefusal("Say what to refund");

  const id = requestedId(context, { id: request.id, taken: new Map(order.refunds.map((one) => [one.id, one])) });
  const transactions = refundTransactions(context, { order, money, at, refundId: id, to: request.to ?? "original" });
  const difference = subtractBags(worth, money);
  const hasDiscrepancy = request.amount !== undefined && difference.shop !== 0;
  const refund: Refund = {
    id,
    at,
    note: request.note ?? null,
    lines,
    shipping,
    adjustments: hasDiscrepancy
      ? [
          {
            id: context.world.newId(),
            kind: "refund_discrepancy",
            reason: "Refund discrepancy",
            amount: difference,
            tax: { ...NO_MONEY },
          },
        ]
      : [],
    transactionIds: transactions.map((one) => one.id),
  };
  order.transactions.push(...transactions);
  order.refunds.push(refund);
  order.updatedAt = at;
  context.world.changed();
  return refund;
}

/** Tells the app of a refund: its transaction, then the refund. */
export function announceRefundOf(context: SandboxContext, of: { order: Order; refund: Refund }): void {
  const { order, refund } = of;
  for (const transaction of order.transactions.filter((one) => refund.transactionIds.includes(one.id))) {
    announceTransaction(context, { order, transaction });
  }
  announceRefund(context, { order, refund });
}

/** Units never shipped go first and as `cancel`; shipped ones come back as `return`. */
function refundLines(
  context: SandboxContext,
  of: { order: Order; line: LineUnits & { restockType?: RefundLine["restockType"] | undefined } },
): RefundLine[] {
  const { order } = of;
  const line = lineAt(order, of.line.index);
  const gone = goneUnits(order, line.id);
  const left = line.quantity - gone;
  const { quantity, restockType } = of.line;
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left) {
    throw new SandboxRefusal(
      `Line ${of.line.index} of order ${order.name} has ${left} units left to refund, not ${quantity}`,
    );
  }
  if (restockType) return [refundLine(context, { line, gone, quantity, restockType })];
  const notShipped = isEverFulfilled(order, line) ? Math.min(quantity, unshippedUnits(order, line)) : quantity;
  const parts: RefundLine[] = [];
  if (notShipped > 0) parts.push(refundLine(context, { line, gone, quantity: notShipped, restockType: "cancel" }));
  if (quantity > notShipped) {
    const returned = { line, gone: gone + notShipped, quantity: quantity - notShipped, restockType: "return" } as const;
    parts.push(refundLine(context, returned));
  }
  return parts;
}

function refundLine(
  context: SandboxContext,
  of: { line: OrderLine; gone: number; quantity: number; restockType: RefundLine["restockType"] },
): RefundLine {
  const range = { from: of.gone, to: of.gone + of.quantity, of: of.line.quantity };
  return {
    id: context.world.newId(),
    lineId: of.line.id,
    quantity: of.quantity,
    restockType: of.restockType,
    subtotal: shareOfUnits(lineNet(of.line), range),
    tax: shareOfUnits(taxOf(of.line), range),
  };
}

function shippingRefund(context: SandboxContext, of: { order: Order; asked: boolean | string }): Refund["shipping"] {
  const { order, asked } = of;
  if (asked === false) return [];
  const refunded = new Set(order.refunds.flatMap((refund) => refund.shipping.map((one) => one.shippingLineId)));
  const left = order.shippingLines.filter((line) => !refunded.has(line.id) && shippingNet(line).shop > 0);
  const fee = left.reduce((sum, line) => sum + shippingNet(line).shop, 0);
  if (typeof asked === "string" && amountOf(order, asked).shop !== fee) {
    throw new SandboxRefusal(
      `Of shipping, order ${order.name} gives back ${formatMinor(fee, order.currency)} or nothing`,
    );
  }
  return left.map((line) => ({
    id: context.world.newId(),
    shippingLineId: line.id,
    subtotal: shippingNet(line),
    tax: taxOf(line),
  }));
}

/** Money goes back the way it came, the payment provider's first; what was left of it is never given back twice. */
function refundTransactions(
  context: SandboxContext,
  of: { order: Order; money: Bag; at: string; refundId: string; to: "original" | "store-credit" },
): Transaction[] {
  const { order } = of;
  const sales = order.transactions.filter((one) => one.kind === "sale");
  const [first] = sales;
  if (!first || of.money.shop <= 0) return [];
  if (of.to === "store-credit") return [moneyBack(context, { ...of, parent: first, amount: of.money })];
  let left = of.money;
  const found: Transaction[] = [];
  for (const parent of sales.sort((a, b) => Number(a.instrument !== null) - Number(b.instrument !== null))) {
    const back = order.transactions.filter((one) => one.kind === "refund" && one.parentId === parent.id);
    const amount = smaller(left, subtractBags(parent.amount, addBags(...back.map((one) => one.amount))));
    if (amount.shop <= 0) continue;
    found.push(moneyBack(context, { ...of, parent, amount }));
    left = subtractBags(left, amount);
  }
  const [last] = found.slice(-1);
  // Units of the buyer's currency that rounding left over go with the last payment.
  if (last) last.amount = addBags(last.amount, left);
  return found;
}

function moneyBack(
  context: SandboxContext,
  of: { order: Order; parent: Transaction; amount: Bag; at: string; refundId: string; to: "original" | "store-credit" },
): Transaction {
  const { order, parent, amount, at, refundId } = of;
  const account =
    of.to === "store-credit" && order.customerId !== null
      ? openCreditAccount(context, { customerId: order.customerId, currency: order.currency })
      : null;
  const transaction: Transaction = {
    id: context.world.newId(),
    kind: "refund",
    gateway: of.to === "store-credit" ? "shopify_store_credit" : parent.gateway,
    amount,
    at,
    parentId: parent.id,
    refundId,
    instrument: of.to === "store-credit" ? account && { kind: "store-credit", id: account.id } : parent.instrument,
  };
  giveBack(context, { order, transaction });
  return transaction;
}

function giveBack(context: SandboxContext, of: { order: Order; transaction: Transaction }): void {
  const { order, transaction } = of;
  const { instrument, amount, at } = transaction;
  if (instrument?.kind === "gift-card") {
    const card = context.shop.giftCards.get(instrument.id);
    if (card) moveGiftCard(context, { card, amountMinor: amount.shop, orderId: order.id, at });
  } else if (instrument?.kind === "store-credit") {
    const account = context.shop.storeCreditAccounts.get(instrument.id);
    const origin = { orderId: order.id, transactionId: transaction.id };
    if (account)
      creditStoreCredit(context, { account, amountMinor: amount.shop, cause: { event: "ORDER_REFUND", origin } });
  }
}

function amountOf(order: Order, text: string): Bag {
  const shop = parseMinor(text, order.currency);
  if (shop === null || shop < 0) throw new SandboxRefusal(`"${text}" is no amount in ${order.currency}`);
  const exchange = { from: order.currency, to: order.presentmentCurrency, rate: order.exchangeRate };
  return { shop, presentment: convertMinor(shop, exchange) };
}

function smaller(a: Bag, b: Bag): Bag {
  return { shop: Math.min(a.shop, b.shop), presentment: Math.min(a.presentment, b.presentment) };
}
