import type { CsvTable } from "../loyalty/launch/csv.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";
import { exportedOrders } from "./order-file-export.ts";
import { plainOrders } from "./order-file-plain.ts";

/** An order of a file: its customer by number, or by an e-mail address that is to be looked up. */
export interface FileOrder {
  facts: OrderFacts;
  email: string | null;
}

export interface OrderFile {
  orders: FileOrder[];
  /** Orders that cannot be used, by what the file calls them. */
  problems: { order: string; reason: FileProblem }[];
}

/** A word that screens know. */
export type FileProblem = "order-id" | "placed-at" | "amount" | "customer";

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
