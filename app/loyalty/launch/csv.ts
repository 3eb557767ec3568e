import type { CsvTable } from "../csv-reader.ts";

const ORDERS_MAX = 100;

/** Which column tells the lines of one order from those of the next, the surest first. */
const ORDER_COLUMNS = ["order_id", "Name"];

/** The file in parts of at most 100 orders, no order torn apart; each has the header. */
export function partsOf({ header, rows }: CsvTable): CsvTable[] {
  const column = ORDER_COLUMNS.map((name) => header.indexOf(name)).find((index) => index >= 0) ?? 0;
  const parts: CsvTable[] = [];
  let part: string[][] = [];
  let orders = 0;
  for (const [index, row] of rows.entries()) {
    if (index === 0 || row[column] !== rows[index - 1]?.[column]) {
      if (orders === ORDERS_MAX) {
        parts.push({ header, rows: part });
        [part, orders] = [[], 0];
      }
      orders += 1;
    }
    part.push(row);
  }
  if (part.length > 0) parts.push({ header, rows: part });
  return parts;
}
