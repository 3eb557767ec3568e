import { lineDiscount, lineNet, shippingDiscount, shippingNet, taxOf } from "../commerce/figures.ts";
import type { SandboxContext } from "../context.ts";
import { addBags, multiplyBag, NO_MONEY, shareOfUnits, type Bag } from "../money.ts";
import type { Order, OrderEdit, OrderLine, Refund, ShippingLine } from "../state.ts";
import type { Exchange } from "../state-parts.ts";
import { gid } from "../webhooks/body-parts.ts";
import { connection } from "./connection.ts";
import { lineItemNode, shippingLineNode } from "./line-item-node.ts";
import { moneyBagNode } from "./money-node.ts";
import type { ApiNode, ApiRequest, Arguments } from "./node.ts";
import { refundNode } from "./order-part-nodes.ts";

interface Agreement {
  id: string;
  typename: "OrderAgreement" | "OrderEditAgreement" | "RefundAgreement" | "ReturnAgreement";
  reason: "ORDER" | "ORDER_EDIT" | "REFUND" | "RETURN";
  happenedAt: string;
  sales: ApiNode[];
  extra: Record<string, unknown>;
}

/** Every agreement of an order with its sales, oldest first: the placing, each edit, each refund. */
export function agreementNodes(context: SandboxContext, order: Order): ApiNode[] {
  const edits = order.edits.map((edit) => editAgreement(context, { order, edit }));
  const refunds = order.refunds.map((refund) => refundAgreement(context, { order, refund }));
  const exchanges = order.exchanges.map((exchange) => exchangeAgreement(context, { order, exchange }));
  const later = [...edits, ...refunds, ...exchanges].sort((a, b) => a.happenedAt.localeCompare(b.happenedAt));
  return [placingAgreement(context, order), ...later].map((agreement) => ({
    __typename: agreement.typename,
    id: gid("SalesAgreement", agreement.id),
    happenedAt: agreement.happenedAt,
    reason: agreement.reason,
    app: null,
    user: null,
    ...agreement.extra,
    sales: (args: Arguments) =>
      connection(args, { items: agreement.sales, idOf: (one) => String(one["id"]), toNode: (one) => one }),
  }));
}

function placingAgreement(context: SandboxContext, order: Order): Agreement {
  const lines = order.lines.filter((line) => line.placedQuantity > 0);
  return {
    id: order.id,
    typename: "OrderAgreement",
    reason: "ORDER",
    happenedAt: order.processedAt,
    sales: [
      ...lines.map((line) =>
        lineSale(context, { order, line, action: "ORDER", quantity: line.placedQuantity, key: line.id }),
      ),
      ...order.shippingLines.map((line) => shippingSale({ order, line, action: "ORDER", key: line.id })),
    ],
    extra: { order: (_args: Arguments, request: ApiRequest) => request.orderNode(order) },
  };
}

function editAgreement(context: SandboxContext, of: { order: Order; edit: OrderEdit }): Agreement {
  const { order, edit } = of;
  const sale = (action: "ORDER" | "RETURN") => (part: { lineId: string; quantity: number }) => {
    const line = order.lines.find((one) => one.id === part.lineId);
    if (!line) return [];
    return [lineSale(context, { order, line, action, quantity: part.quantity, key: `${edit.id}${part.lineId}` })];
  };
  return {
    id: edit.id,
    typename: "OrderEditAgreement",
    reason: "ORDER_EDIT",
    happenedAt: edit.at,
    sales: [...edit.additions.flatMap(sale("ORDER")), ...edit.removals.flatMap(sale("RETURN"))],
    extra: {},
  };
}

/** The lines that an exchange adds; what came back stands in its refund. */
function exchangeAgreement(context: SandboxContext, of: { order: Order; exchange: Exchange }): Agreement {
  const { order, exchange } = of;
  return {
    id: exchange.id,
    typename: "ReturnAgreement",
    reason: "RETURN",
    happenedAt: exchange.at,
    sales: exchange.additions.flatMap(({ lineId, quantity }) => {
      const line = order.lines.find((one) => one.id === lineId);
      if (!line) return [];
      return [lineSale(context, { order, line, action: "ORDER", quantity, key: `${exchange.id}${lineId}` })];
    }),
    extra: {},
  };
}

function refundAgreement(context: SandboxContext, of: { order: Order; refund: Refund }): Agreement {
  const { order, refund } = of;
  const lines = refund.lines.flatMap((part) => {
    const line = order.lines.find((one) => one.id === part.lineId);
    if (!line) return [];
    return [lineSale(context, { order, line, action: "RETURN", quantity: part.quantity, key: part.id })];
  });
  const shipping = refund.shipping.flatMap((part) => {
    const line = order.shippingLines.find((one) => one.id === part.shippingLineId);
    return line ? [shippingSale({ order, line, action: "RETURN", key: part.id })] : [];
  });
  const adjustments = refund.adjustments.map((part) =>
    saleNode(order, {
      typename: "AdjustmentSale",
      key: part.id,
      action: "RETURN",
      lineType: "ADJUSTMENT",
      quantity: null,
      amounts: { total: part.amount, discount: NO_MONEY, tax: part.tax },
    }),
  );
  return {
    id: refund.id,
    typename: "RefundAgreement",
    reason: "REFUND",
    happenedAt: refund.at,
    sales: [...lines, ...shipping, ...adjustments],
    extra: { refund: () => refundNode(context, of) },
  };
}

/** Units of a line that were sold, or came back (then every figure is negative). */
function lineSale(
  context: SandboxContext,
  of: { order: Order; line: OrderLine; action: "ORDER" | "RETURN"; quantity: number; key: string },
): ApiNode {
  const { order, line } = of;
  const sign = of.action === "RETURN" ? -1 : 1;
  const range = { from: 0, to: of.quantity, of: line.quantity };
  const tax = shareOfUnits(taxOf(line), range);
  const total = addBags(shareOfUnits(lineNet(line), range), order.taxesIncluded ? NO_MONEY : tax);
  const kind = line.isGiftCard ? "GiftCardSale" : line.isTip ? "TipSale" : "ProductSale";
  return {
    ...saleNode(order, {
      typename: kind,
      key: of.key,
      action: of.action,
      lineType: { GiftCardSale: "GIFT_CARD", TipSale: "TIP", ProductSale: "PRODUCT" }[kind],
      quantity: sign * of.quantity,
      amounts: {
        total: multiplyBag(total, sign),
        discount: multiplyBag(shareOfUnits(lineDiscount(line), range), sign),
        tax: multiplyBag(tax, sign),
      },
    }),
    lineItem: () => lineItemNode(context, { order, line }),
  };
}

function shippingSale(of: { order: Order; line: ShippingLine; action: "ORDER" | "RETURN"; key: string }): ApiNode {
  const { order, line } = of;
  const sign = of.action === "RETURN" ? -1 : 1;
  const tax = taxOf(line);
  const total = addBags(shippingNet(line), order.taxesIncluded ? NO_MONEY : tax);
  return {
    ...saleNode(order, {
      typename: "ShippingLineSale",
      key: of.key,
      action: of.action,
      lineType: "SHIPPING",
      quantity: sign,
      amounts: {
        total: multiplyBag(total, sign),
        discount: multiplyBag(shippingDiscount(line), sign),
        tax: multiplyBag(tax, sign),
      },
    }),
    shippingLine: () => shippingLineNode(order, line),
  };
}

function saleNode(
  order: Order,
  of: {
    typename: string;
    key: string;
    action: string;
    lineType: string;
    quantity: number | null;
    amounts: { total: Bag; discount: Bag; tax: Bag };
  },
): ApiNode {
  const { total, discount, tax } = of.amounts;
  return {
    __typename: of.typename,
    id: gid("Sale", of.key),
    actionType: of.action,
    lineType: of.lineType,
    quantity: of.quantity,
    totalAmount: moneyBagNode(order, total),
    totalDiscountAmountBeforeTaxes: moneyBagNode(order, discount),
    totalDiscountAmountAfterTaxes: moneyBagNode(order, discount),
    totalTaxAmount: moneyBagNode(order, tax),
  };
}
