import type { SandboxContext } from "../context.ts";
import { decimalsOf, type Bag } from "../money.ts";
import type { Json } from "../json.ts";
import type { Order, Refund, Transaction } from "../state.ts";
import { bodyTime, gid, idNumber, moneySet, shopAmount } from "./body-parts.ts";
import { lineCore } from "./line-body.ts";

/** The body of refunds/create; orders nest the same. `subtotal` and `total_tax` are numbers, as Shopify writes them here. */
export function refundBody(context: SandboxContext, of: { order: Order; refund: Refund }): { [key: string]: Json } {
  const { order, refund } = of;
  const at = bodyTime(context, refund.at);
  const transactions = order.transactions.filter((one) => refund.transactionIds.includes(one.id));
  return {
    id: idNumber(refund.id),
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: idNumber(order.id),
    created_at: at,
    note: refund.note,
    user_id: null,
    processed_at: at,
    duties: [],
    total_duties_set: moneySet(order, { shop: 0, presentment: 0 }),
    return: null,
    restock: refund.lines.some((line) => line.restockType !== "no_restock"),
    refund_shipping_lines: refund.shipping.map((one) => ({
      id: idNumber(one.id),
      shipping_line_id: idNumber(one.shippingLineId),
      subtotal_amount_set: moneySet(order, one.subtotal),
      tax_amount_set: moneySet(order, one.tax),
    })),
    order_adjustments: refund.adjustments.map((one) => ({
      id: idNumber(one.id),
      order_id: idNumber(order.id),
      refund_id: idNumber(refund.id),
      amount: shopAmount(order, one.amount),
      amount_set: moneySet(order, one.amount),
      kind: one.kind,
      reason: one.reason,
      tax_amount: shopAmount(order, one.tax),
      tax_amount_set: moneySet(order, one.tax),
    })),
    refund_line_items: refund.lines.flatMap((part) => {
      const line = order.lines.find((one) => one.id === part.lineId);
      if (!line) return [];
      return [
        {
          id: idNumber(part.id),
          quantity: part.quantity,
          line_item_id: idNumber(line.id),
          location_id: null,
          restock_type: part.restockType,
          subtotal: asNumber(part.subtotal, order.currency),
          total_tax: asNumber(part.tax, order.currency),
          subtotal_set: moneySet(order, part.subtotal),
          total_tax_set: moneySet(order, part.tax),
          line_item: lineCore(context, { order, line }),
        },
      ];
    }),
    transactions: transactions.map((transaction) => transactionBody(context, { order, transaction })),
  };
}

/** The body of order_transactions/create; refunds nest the same. */
export function transactionBody(
  context: SandboxContext,
  of: { order: Order; transaction: Transaction },
): { [key: string]: Json } {
  const { order, transaction } = of;
  const at = bodyTime(context, transaction.at);
  const place = order.transactions.indexOf(transaction) + 1;
  const none = { amount: shopAmount(order, { shop: 0, presentment: 0 }), currency: order.currency };
  return {
    id: idNumber(transaction.id),
    admin_graphql_api_id: gid("OrderTransaction", transaction.id),
    order_id: idNumber(order.id),
    kind: transaction.kind,
    gateway: transaction.gateway,
    status: "success",
    message: null,
    created_at: at,
    test: true,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: transaction.parentId === null ? null : idNumber(transaction.parentId),
    processed_at: at,
    device_id: null,
    error_code: null,
    source_name: order.sourceName,
    payment_details: null,
    receipt: {},
    amount: shopAmount(order, transaction.amount),
    currency: order.currency,
    payment_id: `${order.name}.${place}`,
    total_unsettled_set: { presentment_money: none, shop_money: none },
    manual_payment_gateway: false,
    amount_rounding: null,
  };
}

function asNumber(amount: Bag, currency: string): number {
  return amount.shop / 10 ** decimalsOf(currency);
}
