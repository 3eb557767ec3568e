import type { BulkOrder } from "./bulk-rows.ts";
import type { OrderNode } from "./order-node.ts";
import { minorOf } from "./order-shape.ts";

/**
 * The order as it would have been read by itself, where a bulk result tells all of it: nothing refunded, edited or disputed, and
 * shipped at once or not at all.
 *
 * @returns null for an order that must be read by itself
 */
export function plainOrder({ order, lines }: BulkOrder): OrderNode | null {
  const { fulfillments, refunds, transactions, shippingLine, totalShippingPriceSet: _total, ...head } = order;
  const isTouched = refunds.length > 0 || head.edited || head.returnStatus !== "NO_RETURN" || head.disputes.length > 0;
  if (isTouched || !isShippingWhole(order)) return null;
  const shipped = shippedUnits(order, lines);
  if (shipped === null) return null;
  return {
    order: { ...head, shippingLines: { nodes: shippingLine ? [shippingLine] : [] } },
    lines: lines.map(({ unfulfilledQuantity: _open, nonFulfillableQuantity: _never, ...line }) => line),
    fulfilments: fulfillments.map(({ totalQuantity: _units, ...fulfilment }) => ({
      ...fulfilment,
      lines: fulfilment.status === "SUCCESS" ? shipped : [],
    })),
    refunds: [],
    transactions,
    disputes: [],
    edits: [],
  };
}

/** Several shipping lines show by their sum, which the one that is told does not reach. */
function isShippingWhole({ shippingLine, totalShippingPriceSet: total, currencyCode }: BulkOrder["order"]): boolean {
  const minor = (set: { shopMoney: { amount: string } }) => minorOf(set.shopMoney.amount, currencyCode);
  if (!shippingLine) return minor(total) === 0;
  const { originalPriceSet, discountedPriceSet } = shippingLine;
  return [originalPriceSet, discountedPriceSet].some((set) => minor(set) === minor(total));
}

/** What the one shipment held, if it was one: then it is all that was shipped. */
function shippedUnits(
  order: BulkOrder["order"],
  lines: BulkOrder["lines"],
): OrderNode["fulfilments"][number]["lines"] | null {
  const [only, ...others] = order.fulfillments.filter(({ status }) => status === "SUCCESS");
  if (!only) return [];
  const units = lines
    .map((line) => ({
      lineItem: { id: line.id },
      quantity: line.quantity - line.unfulfilledQuantity - line.nonFulfillableQuantity,
    }))
    .filter(({ quantity }) => quantity > 0);
  const sum = units.reduce((total, { quantity }) => total + quantity, 0);
  return others.length === 0 && sum === only.totalQuantity ? units : null;
}
