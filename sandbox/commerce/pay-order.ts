import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import { addBags, convertMinor, NO_MONEY, parseMinor, subtractBags, type Bag } from "../money.ts";
import type { Order, Transaction } from "../state.ts";
import { announceOrder, announceTransaction } from "../webhooks/announce.ts";
import { orderFigures } from "./figures.ts";
import { findGiftCard, giftCardRefusal, moveGiftCard } from "./gift-cards.ts";
import { debitStoreCredit, findCreditAccount } from "./store-credit.ts";

/** The payment provider of everything that gift cards and store credit do not pay. */
const GATEWAY = "bogus";

export interface PaymentRequest {
  /** Codes of gift cards; each pays as much as it can, in this order. */
  giftCardCodes?: readonly string[] | undefined;
  /** How much of it a gift card pays, and store credit, in the shop's currency, without anybody saying which. */
  giftCard?: string | undefined;
  storeCredit?: string | undefined;
  /** The customer's own store credit pays as much as it can. */
  useStoreCredit?: "yes" | "no" | undefined;
}

/** A payment of a part of a sum; `instrument` is null where nobody said which card or account. */
export interface PlannedPayment {
  gateway: string;
  amount: Bag;
  instrument: Transaction["instrument"];
}

/**
 * Pays what is open of an order: with a transaction each for gift cards and store credit, and one for the rest.
 *
 * @throws SandboxRefusal when there is no such order, it is cancelled, nothing is open, less than they shall pay, or a gift card
 *   cannot pay
 */
export function payOrder(context: SandboxContext, orderId: string, request: PaymentRequest = {}): Order {
  const order = orderOf(context, orderId);
  if (order.cancelledAt !== null) throw new SandboxRefusal(`Order ${order.name} is cancelled`);
  const open = orderFigures(order).outstanding;
  if (open.shop <= 0) throw new SandboxRefusal(`Order ${order.name} is paid already`);

  const at = nowText(context);
  const transactions = planPayment(context, { sum: open, exchange: order, customerId: order.customerId, request }).map(
    ({ gateway, amount, instrument }): Transaction => {
      const id = context.world.newId();
      const transaction = {
        id,
        kind: "sale",
        gateway,
        amount,
        at,
        parentId: null,
        refundId: null,
        instrument,
      } as const;
      spend(context, { order, transaction });
      return transaction;
    },
  );
  order.transactions.push(...transactions);
  order.updatedAt = at;
  context.world.changed();
  for (const transaction of transactions) announceTransaction(context, { order, transaction });
  announceOrder(context, { topics: ["orders/paid", "orders/updated"], order });
  return order;
}

/**
 * How a sum is paid: gift cards first, then store credit, then the payment provider.
 *
 * @throws SandboxRefusal when they shall pay more than the sum, or a gift card cannot pay
 */
export function planPayment(
  context: SandboxContext,
  of: {
    sum: Bag;
    exchange: Pick<Order, "currency" | "presentmentCurrency" | "exchangeRate">;
    customerId: string | null;
    request: PaymentRequest;
  },
): PlannedPayment[] {
  const { sum, exchange, customerId, request } = of;
  const planned: PlannedPayment[] = [];
  const left = () => subtractBags(sum, addBags(...planned.map((one) => one.amount)));
  const pay = (gateway: string, minor: number, instrument: Transaction["instrument"] = null) => {
    const amount = minor >= left().shop ? left() : bagOf(minor, exchange);
    if (amount.shop > 0) planned.push({ gateway, amount, instrument });
  };

  const giftCard = amountOf(request.giftCard, exchange);
  const storeCredit = amountOf(request.storeCredit, exchange);
  if (giftCard + storeCredit > sum.shop) {
    throw new SandboxRefusal("Gift card and store credit are more than the order is worth");
  }
  for (const code of request.giftCardCodes ?? []) {
    const card = payingCard(context, code);
    pay("gift_card", Math.min(card.balanceMinor, left().shop), { kind: "gift-card", id: card.id });
  }
  pay("gift_card", giftCard);
  if (request.useStoreCredit === "yes" && customerId !== null) {
    const account = findCreditAccount(context, { customerId, currency: exchange.currency });
    if (account && account.balanceMinor > 0) {
      pay("shopify_store_credit", Math.min(account.balanceMinor, left().shop), {
        kind: "store-credit",
        id: account.id,
      });
    }
  }
  pay("shopify_store_credit", storeCredit);
  const rest = left();
  if (rest.shop > 0) planned.push({ gateway: GATEWAY, amount: rest, instrument: null });
  return planned;
}

/**
 * The gift card of a code, if it can pay.
 *
 * @throws SandboxRefusal with the reason in words when it cannot
 */
export function payingCard(context: SandboxContext, code: string): NonNullable<ReturnType<typeof findGiftCard>> {
  const card = findGiftCard(context, code);
  if (!card) throw new SandboxRefusal(`There is no gift card ${code}`);
  const refusal = giftCardRefusal(context, card);
  if (refusal !== null) throw new SandboxRefusal(refusal);
  return card;
}

function spend(context: SandboxContext, of: { order: Order; transaction: Transaction }): void {
  const { order, transaction } = of;
  const { instrument, amount } = transaction;
  if (instrument?.kind === "gift-card") {
    const card = context.shop.giftCards.get(instrument.id);
    if (card) moveGiftCard(context, { card, amountMinor: -amount.shop, orderId: order.id, at: transaction.at });
  } else if (instrument?.kind === "store-credit") {
    const account = context.shop.storeCreditAccounts.get(instrument.id);
    const origin = { orderId: order.id, transactionId: transaction.id };
    if (account) {
      debitStoreCredit(context, { account, amountMinor: amount.shop, cause: { event: "ORDER_PAYMENT", origin } });
    }
  }
}

type Exchange = Pick<Order, "currency" | "presentmentCurrency" | "exchangeRate">;

function amountOf(text: string | undefined, exchange: Exchange): number {
  if (text === undefined) return NO_MONEY.shop;
  const minor = parseMinor(text, exchange.currency);
  if (minor === null || minor < 0) throw new SandboxRefusal(`"${text}" is no amount in ${exchange.currency}`);
  return minor;
}

function bagOf(shop: number, exchange: Exchange): Bag {
  const { currency, presentmentCurrency, exchangeRate } = exchange;
  return { shop, presentment: convertMinor(shop, { from: currency, to: presentmentCurrency, rate: exchangeRate }) };
}
