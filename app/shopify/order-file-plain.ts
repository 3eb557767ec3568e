import type { CsvTable } from "../loyalty/csv-reader.ts";
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

/** Our own columns, one order a row: see docs/merchant-guide.md. */
export function plainOrders({ header, rows }: CsvTable, shop: { currency: string }): OrderFile {
  const read = rowReader(header);
  const file: OrderFile = { orders: [], problems: [] };
  for (const cells of rows) {
    const row = read(cells);
    const order = plainOrder(row, shop);
    if (typeof order === "string") file.problems.push({ order: row("order_id"), reason: order });
    else file.orders.push(order);
  }
  return file;
}

function plainOrder(row: Row, shop: { currency: string }): FileOrder | FileProblem {
  const id = idIn(row("order_id"));
  if (id === null) return "order-id";
  const placedAt = momentOf(row("placed_at"));
  if (placedAt === null) return "placed-at";
  const currency = row("currency") || shop.currency;
  const netMinor = row("amount") === "" ? null : amountOf(row("amount"), currency);
  const refundedMinor = amountOf(row("refunded"), currency);
  if (netMinor === null || refundedMinor === null) return "amount";
  const customerId = idIn(row("customer_id"));
  const email = row("email") || null;
  if (customerId === null && email === null) return "customer";
  const line = lineOf({ number: 1, quantity: 1, netMinor, needsShipping: true });
  const facts = factsOf({
    ...{ id, name: row("order_name") || id, customerId, currency, placedAt, source: "file" },
    lines: [line],
    // Who keeps no such dates means orders that are paid and shipped.
    paidAt: happened(row, "paid_at", placedAt),
    fulfilledAt: happened(row, "fulfilled_at", placedAt),
    shipped: [{ lineId: line.id, quantity: 1 }],
    cancelledAt: momentOf(row("cancelled_at")),
    refundedMinor: Math.min(refundedMinor, netMinor),
    discountCodes: [],
  });
  return { facts, email: customerId === null ? email : null };
}

/** The moment in a column; "no": it has not happened; empty: with the placing. */
function happened(row: Row, column: string, placedAt: number): number | null {
  const text = row(column);
  return text === "" ? placedAt : momentOf(text);
}
