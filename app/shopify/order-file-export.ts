import { invariant } from "../loyalty/assert.ts";
import type { CsvTable } from "../loyalty/csv-reader.ts";
import type { OrderLine } from "../loyalty/order-facts.ts";
import {
  amountOf,
  factsOf,
  idIn,
  lineOf,
  momentOf,
  type FileOrder,
  type FileProblem,
  type OrderFile,
  type Row,
  rowReader,
} from "./order-file-row.ts";

/**
 * Shopify's "Export orders" (https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders): one row a line, the
 * order's own columns in its first row only.
 */
export function exportedOrders({ header, rows }: CsvTable, shop: { currency: string }): OrderFile {
  const read = rowReader(header);
  const file: OrderFile = { orders: [], problems: [] };
  for (const [name, ofOrder] of Map.groupBy(rows.map(read), (row) => row("Name"))) {
    const order = exportedOrder(ofOrder, shop);
    if (typeof order === "string") file.problems.push({ order: name, reason: order });
    else file.orders.push(order);
  }
  return file;
}

function exportedOrder(rows: readonly Row[], shop: { currency: string }): FileOrder | FileProblem {
  const [head] = rows;
  invariant(head, "an order has a row");
  const id = idIn(head("Id"));
  if (id === null) return "order-id";
  const placedAt = momentOf(head("Created at"));
  if (placedAt === null) return "placed-at";
  const currency = head("Currency") || shop.currency;
  const [subtotal, refundedMinor] = [head("Subtotal"), head("Refunded Amount")].map((one) => amountOf(one, currency));
  const prices = rows.map((row) => priceOf(row, currency));
  if (typeof subtotal !== "number" || typeof refundedMinor !== "number" || prices.includes(null)) return "amount";
  const email = head("Email") || null;
  if (email === null) return "customer";
  const lines = linesOf(rows, { prices: prices.filter((one) => one !== null), subtotal, ...taxesOf(head, currency) });
  const isPaid = ["paid", "partially_refunded", "refunded"].includes(head("Financial Status"));
  const facts = factsOf({
    ...{ id, name: head("Name"), customerId: null, currency, placedAt, source: head("Source") || "web", lines },
    paidAt: isPaid ? (momentOf(head("Paid at")) ?? placedAt) : null,
    fulfilledAt: momentOf(head("Fulfilled at")) ?? placedAt,
    shipped: rows.flatMap((row, index) => shippedOf(row, lines[index])),
    cancelledAt: momentOf(head("Cancelled at")),
    refundedMinor: Math.min(refundedMinor, subtotal),
    discountCodes: head("Discount Code") === "" ? [] : [head("Discount Code")],
  });
  return { facts, email };
}

function priceOf(row: Row, currency: string): number | null {
  const price = amountOf(row("Lineitem price"), currency);
  const quantity = quantityOf(row);
  return price === null || !Number.isSafeInteger(price * quantity) ? null : price * quantity;
}

function quantityOf(row: Row): number {
  const text = row("Lineitem quantity");
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function shippedOf(row: Row, line: OrderLine | undefined): { lineId: string; quantity: number }[] {
  return line && row("Lineitem fulfillment status") === "fulfilled"
    ? [{ lineId: line.id, quantity: line.quantity }]
    : [];
}

interface Sums {
  prices: readonly number[];
  /** What was paid for all lines, after every discount. */
  subtotal: number;
  taxOnTop: number;
  taxIncluded: number;
}

/** The export tells discounts and taxes of the whole order: each line has its share by price. */
function linesOf(rows: readonly Row[], { prices, subtotal, taxOnTop, taxIncluded }: Sums): OrderLine[] {
  const nets = shares(subtotal, prices);
  const onTop = shares(taxOnTop, prices);
  const included = shares(taxIncluded, prices);
  return rows.map((row, index) => {
    const netMinor = nets[index] ?? 0;
    return lineOf({
      ...{ number: index + 1, quantity: quantityOf(row), netMinor },
      taxOnTopMinor: onTop[index] ?? 0,
      taxIncludedMinor: included[index] ?? 0,
      discountMinor: Math.max(0, (prices[index] ?? 0) - netMinor),
      vendor: row("Vendor") || null,
      needsShipping: row("Lineitem requires shipping") !== "false",
    });
  });
}

/** Taxes come on top of the prices where only so the total comes out. */
function taxesOf(head: Row, currency: string): { taxOnTop: number; taxIncluded: number } {
  const [subtotal = 0, shipping = 0, taxes = 0, total = 0] = ["Subtotal", "Shipping", "Taxes", "Total"].map(
    (column) => amountOf(head(column), currency) ?? 0,
  );
  return subtotal + shipping + taxes === total
    ? { taxOnTop: taxes, taxIncluded: 0 }
    : { taxOnTop: 0, taxIncluded: Math.min(taxes, subtotal) };
}

/** The amount divided in proportion to the weights, in whole minor units that add up to it. */
function shares(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [seen, given] = [0, 0];
  return weights.map((weight, index) => {
    seen += weight;
    const isLast = index === weights.length - 1;
    const upTo = isLast || all === 0 ? amount : Number((BigInt(amount) * BigInt(seen)) / BigInt(all));
    const share = all === 0 && !isLast ? 0 : upTo - given;
    given += share;
    return share;
  });
}
