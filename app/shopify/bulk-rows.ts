import { z } from "zod";
import { ShopifyError } from "./admin-client.ts";
import { idOf } from "./ids.ts";
import type { BulkOrdersQuery } from "./types/admin.generated.d.ts";

type OrderRow = BulkOrdersQuery["orders"]["edges"][number]["node"];
type LineRow = OrderRow["lineItems"]["edges"][number]["node"];

/** An order of a bulk result, put together again. */
export interface BulkOrder {
  /** Decimal. */
  id: string;
  order: Omit<OrderRow, "lineItems">;
  lines: LineRow[];
  /** The number of lines of the result up to and including this order's last. */
  endLine: number;
}

/** The result breaks off, or is none of ours. */
class BulkRowError extends ShopifyError {
  override name = "BulkRowError";
}

// Shopify writes each line in the shape that the document asked for; that it is one of the two is all there is to find out.
const rowSchema = z.union([
  z.custom<Omit<OrderRow, "lineItems">>((row) => orderRow.safeParse(row).success),
  z.custom<LineRow & { __parentId: string }>((row) => lineRow.safeParse(row).success),
]);
const orderRow = z.object({ __typename: z.literal("Order"), id: z.string() });
const lineRow = z.object({ __typename: z.literal("LineItem"), id: z.string(), __parentId: z.string() });

/**
 * Reads the lines of a bulk result as they arrive and puts orders together: an order's lines follow it and name it.
 *
 * @param fromLine so many lines were worked off before: they are passed over
 * @throws {BulkRowError} for a line that is neither an order nor a line of the order before it
 */
export async function* bulkRows(body: ReadableStream<Uint8Array>, fromLine: number): AsyncGenerator<BulkOrder> {
  let open: BulkOrder | null = null;
  let line = 0;
  for await (const text of textLines(body)) {
    line += 1;
    if (line <= fromLine || text === "") continue;
    const row = parsedRow(text, line);
    if (row.__typename === "Order") {
      if (open) yield open;
      open = { id: idOf(row.id), order: row, lines: [], endLine: line };
    } else if (open?.order.id === row.__parentId) {
      open.lines.push(row);
      open.endLine = line;
    } else throw new BulkRowError(`line ${String(line)} belongs to no order before it`);
  }
  if (open) yield open;
}

function parsedRow(text: string, line: number): z.output<typeof rowSchema> {
  try {
    return rowSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new BulkRowError(`line ${String(line)} of a bulk result is no order and no line of one`, { cause: error });
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early does not want the rest.
    await reader.cancel();
  }
}

async function* textLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunksOf(body)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
