import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import { addBags, convertMinor, NO_MONEY, parseMinor, subtractBags, type Bag } from "../money.ts";
import type { Order, Transaction } from "../state.ts";
import { announceOrder, announceTransaction } from "../webhooks/announce.ts";
import { orderFigures } from "./figures.ts";

/** The payment provider of everything that gift cards and store credit do not pay. */
const GATEWAY = "bogus";

export interface PaymentRequest {
  /** How much of it a gift card pays, and store credit, in the shop's currency. */
  giftCard?: string | undefined;
  storeCredit?: string | undefined;
}

/**
 * Pays what is open of an order: with a transaction each for gift card and store credit, and one for the rest.
 *
 * @throws SandboxRefusal when there is no such order, it is cancelled, nothing is open, or less than they shall pay
 */
export function payOrder(context: SandboxContext, orderId: string, request: PaymentRequest = {}): Order {
  const order = orderOf(context, orderId);
  if (order.cancelledAt !== null) throw new SandboxRefusal(`Order ${order.name} is cancelled`);
  const open = orderFigures(order).outstanding;
  if (open.shop <= 0) throw new SandboxRefusal(`Order ${order.name} is paid already`);
  const giftCard = amountOf(order, request.giftCard);
  const storeCredit = amountOf(order, request.storeCredit);
  const rest = subtractBags(open, addBags(giftCard, storeCredit));
  if (rest.shop < 0) throw new SandboxRefusal(`Order ${order.name} is worth less than that`);

  const at = nowText(context);
  const sale = (gateway: string, amount: Bag): Transaction[] =>
    amount.shop > 0
      ? [
          {
            id: context.world.newId(),
            kind: "sale",
            gateway,
            amount,
            at,
            parentId: null,
            refundId: null,
            instrument: null,
          },
        ]
      : [];
  const transactions = [
    ...sale("gift_card", giftCard),
    ...sale("shopify_store_credit", storeCredit),
    ...sale(GATEWAY, rest),
  ];
  order.transactions.push(...transactions);
  order.updatedAt = at;
  context.world.changed();
  for (const transaction of transactions) announceTransaction(context, { order, transaction });
  announceOrder(context, { topics: ["orders/paid", "orders/updated"], order });
  return order;
}

function amountOf(order: Order, text: string | undefined): Readonly<Bag> {
  if (text === undefined) return NO_MONEY;
  const shop = parseMinor(text, order.currency);
  if (shop === null || shop < 0) throw new SandboxRefusal(`"${text}" is no amount in ${order.currency}`);
  const exchange = { from: order.currency, to: order.presentmentCurrency, rate: order.exchangeRate };
  return { shop, presentment: convertMinor(shop, exchange) };
}
