import type { CsvTable } from "../loyalty/csv-reader.ts";
import { exportedOrders } from "./order-file-export.ts";
import { plainOrders } from "./order-file-plain.ts";
import type { OrderFile } from "./order-file-row.ts";

/** What its record says of an order that was read from a file. */
export const FILE_CAVEAT =
  "Read from a file, because Shopify did not let this order be read: what the file does not tell is unknown.";

/**
 * The orders of a file: of Shopify's own export ("Export orders"), or of our own columns (docs/merchant-guide.md).
 *
 * @returns null when it is neither
 */
export function ordersOfFile(table: CsvTable, shop: { currency: string }): OrderFile | null {
  if (["Name", "Created at", "Lineitem quantity", "Id"].every((name) => table.header.includes(name)))
    return exportedOrders(table, shop);
  if (["order_id", "placed_at", "amount"].every((name) => table.header.includes(name))) return plainOrders(table, shop);
  return null;
}
