import { financialStatus, fulfillmentStatus, orderFigures } from "../commerce/figures.ts";
import { orderCodes } from "../commerce/discounts.ts";
import { originalTotal } from "../commerce/original-total.ts";
import type { SandboxContext } from "../context.ts";
import type { Bag } from "../money.ts";
import type { Order } from "../state.ts";
import { gid } from "../webhooks/body-parts.ts";
import { taxTotals } from "../webhooks/order-body.ts";
import { agreementNodes } from "./agreement-node.ts";
import { connection, count, firstOf } from "./connection.ts";
import { customerNode } from "./customer-node.ts";
import { discountApplicationNode, lineItemNode, shippingLineNode, taxLineNode } from "./line-item-node.ts";
import { addressNode, disputeSummaryNode } from "./dispute-node.ts";
import { metafieldFields } from "./metafield-node.ts";
import { moneyBagNode } from "./money-node.ts";
import type { ApiNode, Arguments } from "./node.ts";
import { fulfillmentNode, refundNode, transactionNode } from "./order-part-nodes.ts";

/** An order of the Admin API. */
export function orderNode(context: SandboxContext, order: Order): ApiNode {
  const id = gid("Order", order.id);
  const status = fulfillmentStatus(order);
  const customer = order.customerId === null ? null : context.shop.customers.get(order.customerId);
  return {
    __typename: "Order",
    id,
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason?.toUpperCase() ?? null,
    closed: order.closedAt !== null,
    closedAt: order.closedAt,
    confirmed: true,
    confirmationNumber: order.token.slice(0, 9).toUpperCase(),
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentmentCurrency,
    taxesIncluded: order.taxesIncluded,
    taxExempt: false,
    dutiesIncluded: false,
    estimatedTaxes: false,
    test: order.test,
    edited: order.edits.length > 0,
    note: order.note,
    tags: order.tags,
    email: order.email,
    phone: null,
    sourceName: order.sourceName,
    sourceIdentifier: null,
    customer: () => (customer ? customerNode(context, customer) : null),
    purchasingEntity: () =>
      order.isCompany ? { __typename: "PurchasingCompany" } : customer ? customerNode(context, customer) : null,
    customerLocale: "en",
    discountCode: orderCodes(order)[0] ?? null,
    discountCodes: orderCodes(order),
    displayFinancialStatus: financialStatus(order).toUpperCase(),
    displayFulfillmentStatus: {
      unfulfilled: "UNFULFILLED",
      partial: "PARTIALLY_FULFILLED",
      fulfilled: "FULFILLED",
      not_required: "FULFILLMENT_NOT_REQUIRED",
    }[status],
    requiresShipping: order.lines.some((line) => line.requiresShipping),
    paymentGatewayNames: [...new Set(order.transactions.map((one) => one.gateway))],
    paymentTerms: null,
    shippingAddress: order.shippingAddress ? addressNode(order.id, order.shippingAddress) : null,
    billingAddress: null,
    returnStatus: order.exchanges.length > 0 ? "RETURNED" : "NO_RETURN",
    disputes: order.disputes.map((dispute) => disputeSummaryNode(dispute)),
    ...amounts(order),
    ...lists(context, order),
    ...metafieldFields(context, { ownerId: order.id }),
  };
}

function amounts(order: Order): Record<string, unknown> {
  const figures = orderFigures(order);
  const bag = (amount: Bag) => moneyBagNode(order, amount);
  const net = { shop: figures.received.shop - figures.refunded.shop, presentment: figures.received.presentment - figures.refunded.presentment }; // prettier-ignore
  const isPaid = figures.outstanding.shop === 0;
  return {
    fullyPaid: isPaid,
    unpaid: figures.received.shop === 0 && figures.total.shop > 0,
    subtotalPriceSet: bag(figures.subtotal),
    totalPriceSet: bag(figures.total),
    totalTaxSet: bag(figures.tax),
    totalDiscountsSet: bag(figures.discounts),
    totalShippingPriceSet: bag(figures.shipping),
    totalTipReceivedSet: bag(figures.tip),
    totalReceivedSet: bag(figures.received),
    totalRefundedSet: bag(figures.refunded),
    totalRefundedShippingSet: bag(figures.refundedShipping),
    totalOutstandingSet: bag(figures.outstanding),
    netPaymentSet: bag(net),
    refundDiscrepancySet: bag(figures.discrepancy),
    originalTotalPriceSet: bag(originalTotal(order)),
    currentSubtotalPriceSet: bag(figures.currentSubtotal),
    currentTotalPriceSet: bag(figures.currentTotal),
    currentTotalTaxSet: bag(figures.currentTax),
    currentTotalDiscountsSet: bag(figures.currentDiscounts),
    currentShippingPriceSet: bag(figures.currentShipping),
    taxLines: taxTotals(order).map((tax) => taxLineNode(order, tax)),
  };
}

function lists(context: SandboxContext, order: Order): Record<string, unknown> {
  return {
    lineItems: (args: Arguments) =>
      connection(args, {
        items: order.lines,
        idOf: (one) => one.id,
        toNode: (line) => lineItemNode(context, { order, line }),
      }),
    shippingLines: (args: Arguments) =>
      connection(args, {
        items: order.shippingLines,
        idOf: (one) => one.id,
        toNode: (line) => shippingLineNode(order, line),
      }),
    shippingLine: () => {
      const [first] = order.shippingLines;
      return first ? shippingLineNode(order, first) : null;
    },
    discountApplications: (args: Arguments) =>
      connection(args, {
        items: [...order.discountApplications.keys()],
        idOf: String,
        toNode: (index) => discountApplicationNode(order, index),
      }),
    agreements: (args: Arguments) =>
      connection(args, {
        items: agreementNodes(context, order),
        idOf: (one) => String(one["id"]),
        toNode: (one) => one,
      }),
    fulfillments: (args: Arguments) =>
      firstOf(args, order.fulfillments).map((fulfillment) => fulfillmentNode(context, { order, fulfillment })),
    fulfillmentsCount: count(order.fulfillments.length),
    refunds: (args: Arguments) => firstOf(args, order.refunds).map((refund) => refundNode(context, { order, refund })),
    transactions: (args: Arguments) =>
      firstOf(args, order.transactions).map((transaction) => transactionNode(context, { order, transaction })),
    transactionsCount: count(order.transactions.length),
  };
}
