import type { DisputeFact, EditFact, OrderFacts, PaidFact } from "../loyalty/order-facts.ts";
import { idOf } from "./ids.ts";
import type { DisputeNode } from "./order-extras.ts";
import { byTime, factsOf, type LineShape, minorOf, type OrderShape, removedUnits, secondsOf } from "./order-shape.ts";
import type {
  OrderAgreementsQuery,
  OrderLinePartsFragment,
  OrderPartsFragment,
  RefundAdjustmentPartsFragment,
  RefundLinePartsFragment,
  RefundShippingPartsFragment,
  TransactionPartsFragment,
} from "./types/admin.generated.d.ts";

type AgreementNode = NonNullable<OrderAgreementsQuery["order"]>["agreements"]["edges"][number]["node"];
export type SaleNode = AgreementNode["sales"]["nodes"][number];

/** An order read by GraphQL, every list of it to its end. */
export interface OrderNode {
  order: Omit<OrderPartsFragment, "lineItems" | "fulfillments" | "refunds" | "transactions">;
  lines: OrderLinePartsFragment[];
  fulfilments: {
    id: string;
    status: string;
    createdAt: string;
    lines: { quantity?: number | null; lineItem: { id: string } }[];
  }[];
  refunds: {
    id: string;
    createdAt?: string | null;
    processedAt: string;
    lines: RefundLinePartsFragment[];
    adjustments: RefundAdjustmentPartsFragment[];
    shipping: RefundShippingPartsFragment[];
  }[];
  transactions: TransactionPartsFragment[];
  disputes: DisputeNode[];
  /** Agreements that edits and exchanges made, with their sales. */
  edits: { id: string; happenedAt: string; sales: SaleNode[] }[];
}

/** What was asked for beside the order itself: null where nobody asked. */
export interface OrderExtras {
  country: string | null;
  /** Collections by product id, both decimal. */
  collections: ReadonlyMap<string, string[]> | null;
}

/**
 * The order's facts, complete: the same as `parseOrderBody` finds, and what no body can tell.
 *
 * @throws {OrderShapeError} when an amount or a time is not what Shopify promises
 */
export function parseOrderNode(node: OrderNode, extras: OrderExtras): OrderFacts {
  const shape = shapeOf(node, extras);
  const facts = factsOf(shape);
  return {
    ...facts,
    paid: facts.paid ?? paidFact(node, shape, facts),
    needsFulfilment: facts.needsFulfilment ?? node.order.displayFulfillmentStatus !== "FULFILLMENT_NOT_REQUIRED",
    edits: editFacts(node, removedUnits(shape)),
    disputes: disputeFacts(node),
  };
}

function shapeOf({ order, lines, fulfilments, refunds, transactions }: OrderNode, extras: OrderExtras): OrderShape {
  return {
    id: idOf(order.id),
    name: order.name,
    customerId: order.customer ? idOf(order.customer.id) : null,
    currency: order.currencyCode,
    placedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt ?? null,
    isTest: order.test,
    isCompany: order.purchasingEntity?.__typename === "PurchasingCompany",
    source: order.sourceName ?? "",
    country: extras.country,
    customerTags: order.customer?.tags ?? [],
    taxes: order.taxesIncluded ? "included" : "on-top",
    wasPaid: ["PAID", "PARTIALLY_REFUNDED", "REFUNDED"].includes(order.displayFinancialStatus ?? ""),
    totalPrice: order.originalTotalPriceSet.shopMoney.amount,
    totalTip: order.totalTipReceivedSet.shopMoney.amount,
    discountCodes: order.discountCodes,
    lines: lines.map((line) => lineShape(line, extras)),
    shipping: order.shippingLines.nodes.map((line) => ({
      price: line.originalPriceSet.shopMoney.amount,
      discountedPrice: line.discountedPriceSet.shopMoney.amount,
      discounts: line.discountAllocations.map(discountShape),
      taxes: line.taxLines.map((tax) => tax.priceSet.shopMoney.amount),
    })),
    payments: transactions
      .filter(isPayment)
      .map(({ gateway, amountSet }) => ({ gateway: gateway ?? "", amount: amountSet.shopMoney.amount })),
    fulfilments: fulfilments.map((fulfilment) => ({
      id: idOf(fulfilment.id),
      at: fulfilment.createdAt,
      status: fulfilment.status.toLowerCase(),
      lines: fulfilment.lines.map((line) => ({ lineId: idOf(line.lineItem.id), quantity: line.quantity ?? 0 })),
    })),
    refunds: refunds.map((refund) => ({
      id: idOf(refund.id),
      at: refund.processedAt,
      lines: refund.lines.map((line) => ({
        lineId: idOf(line.lineItem.id),
        quantity: line.quantity,
        restock: line.restockType.toLowerCase(),
      })),
      adjustments: refund.adjustments.map(({ amountSet, reason }) => ({
        amount: amountSet.shopMoney.amount,
        reason: reason ?? "",
      })),
      shipping: refund.shipping.map((line) => line.subtotalAmountSet.shopMoney.amount),
    })),
  };
}

function lineShape(line: OrderLinePartsFragment, { collections }: OrderExtras): LineShape {
  const productId = line.product ? idOf(line.product.id) : null;
  return {
    id: idOf(line.id),
    title: line.title,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unitPrice: line.originalUnitPriceSet.shopMoney.amount,
    discounts: line.discountAllocations.map(discountShape),
    taxes: line.taxLines.map((tax) => tax.priceSet.shopMoney.amount),
    isGiftCard: line.isGiftCard,
    needsShipping: line.requiresShipping,
    productId,
    variantId: line.variant ? idOf(line.variant.id) : null,
    vendor: line.vendor ?? null,
    tags: line.product?.tags ?? [],
    collections: productId === null ? [] : (collections?.get(productId) ?? null),
  };
}

function discountShape(
  allocation: OrderLinePartsFragment["discountAllocations"][number],
): LineShape["discounts"][number] {
  const { allocatedAmountSet, discountApplication: application } = allocation;
  return { amount: allocatedAmountSet.shopMoney.amount, code: "code" in application ? application.code : null };
}

function isPayment({ kind, status }: TransactionPartsFragment): boolean {
  return status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE");
}

/** Only a chargeback takes money from the shop; an inquiry does not, nor does a dispute that was prevented by a refund. */
function disputeFacts({ order, disputes }: OrderNode): DisputeFact[] {
  const chargebacks = disputes.filter(
    ({ type, status }) => type === "CHARGEBACK" && status !== "PREVENTED" && status !== "CHARGE_REFUNDED",
  );
  return byTime(
    chargebacks.map(({ id, status, initiatedAt, finalizedOn, amount }) => ({
      id: idOf(id),
      at: secondsOf(initiatedAt),
      amountMinor: shopMinor(order, amount),
      wonAt: status === "WON" ? secondsOf(finalizedOn ?? initiatedAt) : null,
    })),
  );
}

/** Banks dispute in the buyer's currency: then the amount is the same share of the order in the shop's. */
function shopMinor(order: OrderNode["order"], { amount, currencyCode }: DisputeNode["amount"]): number {
  if (currencyCode === order.currencyCode) return minorOf(amount, order.currencyCode);
  const { shopMoney, presentmentMoney } = order.originalTotalPriceSet;
  const total = minorOf(presentmentMoney.amount, presentmentMoney.currencyCode);
  const shopTotal = minorOf(shopMoney.amount, order.currencyCode);
  // In a third currency nobody can tell the share: the whole order is in dispute.
  if (currencyCode !== presentmentMoney.currencyCode || total === 0) return shopTotal;
  const disputed = BigInt(minorOf(amount, currencyCode)) * BigInt(shopTotal);
  return Number((disputed * 2n + BigInt(total)) / (BigInt(total) * 2n));
}

/**
 * The transaction that completed the payment of what was ordered at first: an edit that adds goods later is a fact of its own, and
 * an order that is paid in part because of it was paid all the same.
 *
 * Where exchange rates or rounding keep the sum below the price although Shopify calls the order paid, the last one counts.
 */
function paidFact(node: OrderNode, shape: OrderShape, facts: OrderFacts): PaidFact | null {
  if (!shape.wasPaid && node.order.displayFinancialStatus !== "PARTIALLY_PAID") return null;
  const due = minorOf(shape.totalPrice, shape.currency);
  const payments = byTime(
    node.transactions.filter(isPayment).map((payment) => ({
      id: idOf(payment.id),
      at: secondsOf(payment.processedAt ?? payment.createdAt),
      minor: minorOf(payment.amountSet.shopMoney.amount, shape.currency),
    })),
  );
  let received = 0;
  for (const { id, at, minor } of payments) {
    received += minor;
    if (received >= due) return { id, at };
  }
  if (!shape.wasPaid) return null;
  const last = payments.at(-1);
  return last ? { id: last.id, at: last.at } : { id: "0", at: facts.placedAt };
}

/**
 * What edits changed. Removals count only as far as units are gone that no refund names: Shopify writes some removals down twice,
 * as an agreement and as a refund without money.
 */
function editFacts(node: OrderNode, removed: Map<string, number>): EditFact[] {
  const left = new Map(removed);
  const edits = node.edits.map(({ id, happenedAt, sales }) => ({ id: idOf(id), at: secondsOf(happenedAt), sales }));
  return byTime(edits).flatMap(({ id, at, sales }) => {
    const lines = changedUnits(sales).flatMap(({ lineId, quantity }) => {
      if (quantity > 0) return [{ lineId, quantity }];
      const units = Math.min(-quantity, left.get(lineId) ?? 0);
      left.set(lineId, (left.get(lineId) ?? 0) - units);
      return units > 0 ? [{ lineId, quantity: -units }] : [];
    });
    return lines.length > 0 ? [{ id, at, lines }] : [];
  });
}

/** Units that one agreement adds to or removes from each line. */
function changedUnits(sales: SaleNode[]): { lineId: string; quantity: number }[] {
  const perLine = new Map<string, number>();
  for (const sale of sales) {
    if (!("lineItem" in sale) || !sale.quantity) continue;
    const lineId = idOf(sale.lineItem.id);
    const units = sale.actionType === "RETURN" ? -Math.abs(sale.quantity) : sale.quantity;
    perLine.set(lineId, (perLine.get(lineId) ?? 0) + units);
  }
  return [...perLine]
    .filter(([, quantity]) => quantity !== 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
    .toSorted((one, other) => (BigInt(one.lineId) < BigInt(other.lineId) ? -1 : 1));
}
