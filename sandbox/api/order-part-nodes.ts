import type { SandboxContext } from "../context.ts";
import { addBags, multiplyBag, NO_MONEY, shareOfUnits } from "../money.ts";
import { lineNet } from "../commerce/figures.ts";
import type { Fulfillment, Order, Refund, RefundLine, Transaction } from "../state.ts";
import { gid } from "../webhooks/body-parts.ts";
import { connection, firstOf } from "./connection.ts";
import { lineItemNode, shippingLineNode } from "./line-item-node.ts";
import { moneyBagNode } from "./money-node.ts";
import type { ApiNode, ApiRequest, Arguments } from "./node.ts";

/** A parcel of an order. */
export function fulfillmentNode(context: SandboxContext, of: { order: Order; fulfillment: Fulfillment }): ApiNode {
  const { order, fulfillment } = of;
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", fulfillment.id),
    legacyResourceId: fulfillment.id,
    name: fulfillment.name,
    status: "SUCCESS",
    displayStatus: "FULFILLED",
    createdAt: fulfillment.at,
    updatedAt: fulfillment.updatedAt,
    deliveredAt: null,
    estimatedDeliveryAt: null,
    inTransitAt: null,
    requiresShipping: true,
    totalQuantity: fulfillment.lines.reduce((sum, line) => sum + line.quantity, 0),
    trackingInfo: (args: Arguments) =>
      firstOf(args, [
        {
          __typename: "FulfillmentTrackingInfo",
          company: "Sandbox Parcel",
          number: fulfillment.trackingNumber,
          url: `https://tracking.example/${fulfillment.trackingNumber}`,
        },
      ]),
    order: (_args: Arguments, request: ApiRequest) => request.orderNode(order),
    fulfillmentLineItems: (args: Arguments) =>
      connection(args, {
        items: fulfillment.lines,
        idOf: (one) => one.id,
        toNode: (part) => {
          const line = lineOf(order, part.lineId);
          const range = { from: 0, to: part.quantity, of: line.quantity };
          return {
            __typename: "FulfillmentLineItem",
            id: gid("FulfillmentLineItem", part.id),
            quantity: part.quantity,
            lineItem: () => lineItemNode(context, { order, line }),
            originalTotalSet: moneyBagNode(order, multiplyBag(line.price, part.quantity)),
            discountedTotalSet: moneyBagNode(order, shareOfUnits(lineNet(line), range)),
          };
        },
      }),
  };
}

/** A refund of an order. */
export function refundNode(context: SandboxContext, of: { order: Order; refund: Refund }): ApiNode {
  const { order, refund } = of;
  const transactions = order.transactions.filter((one) => refund.transactionIds.includes(one.id));
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: refund.id,
    createdAt: refund.at,
    processedAt: refund.at,
    updatedAt: refund.at,
    note: refund.note,
    duties: [],
    return: null,
    order: (_args: Arguments, request: ApiRequest) => request.orderNode(order),
    totalRefundedSet: moneyBagNode(order, addBags(...transactions.map((one) => one.amount))),
    refundLineItems: (args: Arguments) =>
      connection(args, {
        items: refund.lines,
        idOf: (one) => one.id,
        toNode: (part) => refundLineNode(context, { order, part }),
      }),
    refundShippingLines: (args: Arguments) =>
      connection(args, {
        items: refund.shipping,
        idOf: (one) => one.id,
        toNode: (part) => ({
          __typename: "RefundShippingLine",
          id: gid("RefundShippingLine", part.id),
          subtotalAmountSet: moneyBagNode(order, part.subtotal),
          taxAmountSet: moneyBagNode(order, part.tax),
          shippingLine: () => {
            const line = order.shippingLines.find((one) => one.id === part.shippingLineId);
            return line ? shippingLineNode(order, line) : null;
          },
        }),
      }),
    orderAdjustments: (args: Arguments) =>
      connection(args, {
        items: refund.adjustments,
        idOf: (one) => one.id,
        toNode: (part) => ({
          __typename: "OrderAdjustment",
          id: gid("OrderAdjustment", part.id),
          reason: part.kind.toUpperCase(),
          amountSet: moneyBagNode(order, part.amount),
          taxAmountSet: moneyBagNode(order, part.tax),
        }),
      }),
    transactions: (args: Arguments) =>
      connection(args, {
        items: transactions,
        idOf: (one) => one.id,
        toNode: (transaction) => transactionNode(context, { order, transaction }),
      }),
  };
}

/** A payment or repayment of an order. */
export function transactionNode(context: SandboxContext, of: { order: Order; transaction: Transaction }): ApiNode {
  const { order, transaction } = of;
  const parent = order.transactions.find((one) => one.id === transaction.parentId);
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind.toUpperCase(),
    status: "SUCCESS",
    gateway: transaction.gateway,
    formattedGateway: "Bogus",
    createdAt: transaction.at,
    processedAt: transaction.at,
    test: true,
    errorCode: null,
    manualPaymentGateway: false,
    paymentId: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    amountSet: moneyBagNode(order, transaction.amount),
    totalUnsettledSet: moneyBagNode(order, NO_MONEY),
    order: (_args: Arguments, request: ApiRequest) => request.orderNode(order),
    parentTransaction: () => (parent ? transactionNode(context, { order, transaction: parent }) : null),
  };
}

function refundLineNode(context: SandboxContext, of: { order: Order; part: RefundLine }): ApiNode {
  const { order, part } = of;
  const line = lineOf(order, part.lineId);
  return {
    __typename: "RefundLineItem",
    id: gid("RefundLineItem", part.id),
    quantity: part.quantity,
    restockType: part.restockType.toUpperCase(),
    restocked: part.restockType !== "no_restock",
    location: null,
    lineItem: () => lineItemNode(context, { order, line }),
    priceSet: moneyBagNode(order, line.price),
    subtotalSet: moneyBagNode(order, part.subtotal),
    totalTaxSet: moneyBagNode(order, part.tax),
  };
}

function lineOf(order: Order, lineId: string): Order["lines"][number] {
  const line = order.lines.find((one) => one.id === lineId);
  if (!line) throw new Error(`Order ${order.id} has no line ${lineId}`);
  return line;
}
