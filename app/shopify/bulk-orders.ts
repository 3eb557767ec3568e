import type { OrderFacts } from "../loyalty/order-facts.ts";
import { type AdminClient, ShopifyError, UnavailableError, UserErrorsError } from "./admin-client.ts";
import { BULK_ORDERS, BULK_STATE, RUN_BULK_QUERY, SEARCH_PLACEHOLDER } from "./bulk-documents.ts";
import { bulkRows, type BulkOrder } from "./bulk-rows.ts";
import { plainOrder } from "./plain-order.ts";
import { type Asked, NodeReader, readOrders } from "./read-orders.ts";

/** Shopify runs five bulk operations of an app in a shop at once: this one has to wait. Nothing happened. */
export class BulkBusyError extends ShopifyError {
  override name = "BulkBusyError";
}

/** The result cannot be read (any more): it is kept for seven days. */
export class BulkResultError extends ShopifyError {
  override name = "BulkResultError";
}

export type BulkState =
  | { state: "running"; orders: number }
  /** `url` is null when there is not one order. */
  | { state: "done"; orders: number; url: string | null }
  /** failed, cancelled or too old; what it had read until then is at `partialUrl`. */
  | { state: "ended"; reason: string; partialUrl: string | null };

/**
 * Starts reading all orders created in a time, on Shopify's side, without touching the rate limit.
 *
 * @param time.from whole seconds since 1970, included
 * @param time.until excluded
 * @returns the operation's id: keep it, and ask for its state until it is done
 * @throws {BulkBusyError} when too many operations run already: nothing was started
 * @throws {UserErrorsError} when Shopify refuses the query
 */
export async function startBulkOrders(admin: AdminClient, time: { from: number; until: number }): Promise<string> {
  const search = `created_at:>='${isoOf(time.from)}' created_at:<'${isoOf(time.until)}'`;
  const query = BULK_ORDERS.replace(SEARCH_PLACEHOLDER, search);
  const { bulkOperationRunQuery: answer } = await admin.query(RUN_BULK_QUERY, { query });
  const userErrors = answer?.userErrors ?? [];
  if (userErrors.some(({ code }) => code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED")) {
    throw new BulkBusyError(userErrors.map(({ message }) => message).join("; "));
  }
  if (userErrors.length > 0) throw new UserErrorsError("bulkOperationRunQuery", userErrors);
  if (!answer?.bulkOperation) throw new UnavailableError("Shopify started a bulk operation without saying which");
  return answer.bulkOperation.id;
}

/**
 * How far a bulk operation is. A done one's addresses are good for a week.
 *
 * @param operationId as `startBulkOrders` returned it
 */
export async function bulkOrdersState(admin: AdminClient, operationId: string): Promise<BulkState> {
  const { bulkOperation } = await admin.query(BULK_STATE, { id: operationId });
  if (!bulkOperation) return { state: "ended", reason: "Shopify does not know it any more", partialUrl: null };
  const { status, errorCode, url, partialDataUrl: partialUrl } = bulkOperation;
  const orders = Number(bulkOperation.rootObjectCount);
  switch (status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      return { state: "running", orders };
    case "COMPLETED":
      return { state: "done", orders, url: url ?? null };
    case "CANCELED":
    case "EXPIRED":
    case "FAILED":
      return { state: "ended", reason: errorCode ?? status, partialUrl: partialUrl ?? null };
  }
}

export interface BulkBatch {
  orders: OrderFacts[];
  /** Orders whose facts cannot be used, with the reason. */
  skipped: { id: string; reason: string }[];
  /** How many lines of the result are worked off with this batch: where to go on after an interruption. */
  line: number;
}

const BATCH_MAX = 100;

/**
 * Reads the result of a bulk operation order by order, however large it is. Orders with refunds, edits, disputes or several shipments
 * do not fit into one line and its children: those few are read one by one by the ordinary way.
 *
 * @param result.fromLine `line` of the last batch that was worked off; 0 at first
 * @throws {BulkResultError} when the result is not there (any more) or breaks off
 */
export async function* bulkOrders(
  admin: AdminClient,
  result: { url: string; asked: Asked; fromLine: number },
): AsyncGenerator<BulkBatch> {
  const reader = new NodeReader(admin, result.asked);
  let batch: BulkOrder[] = [];
  for await (const order of bulkRows(await download(result.url), result.fromLine)) {
    batch.push(order);
    if (batch.length < BATCH_MAX) continue;
    yield await batchOf(admin, { batch, reader, asked: result.asked });
    batch = [];
  }
  if (batch.length > 0) yield await batchOf(admin, { batch, reader, asked: result.asked });
}

async function batchOf(
  admin: AdminClient,
  of: { batch: BulkOrder[]; reader: NodeReader; asked: Asked },
): Promise<BulkBatch> {
  const found = new Map<string, OrderFacts>();
  const skipped: BulkBatch["skipped"] = [];
  const plain = of.batch.flatMap((order) => plainOrder(order) ?? []);
  for (const { id, facts } of await of.reader.factsOfWhole(plain)) {
    if (typeof facts === "string") skipped.push({ id, reason: facts });
    else found.set(id, facts);
  }
  const isDone = new Set([...found.keys(), ...skipped.map(({ id }) => id)]);
  const ids = of.batch.map((order) => order.id).filter((id) => !isDone.has(id));
  for (const [id, facts] of await readOrders(admin, { ids, asked: of.asked })) found.set(id, facts);
  const orders = of.batch.flatMap(({ id }) => found.get(id) ?? []);
  return { orders, skipped, line: of.batch.at(-1)?.endLine ?? 0 };
}

/** The address holds its own proof: it is asked without a token. */
async function download(url: string): Promise<ReadableStream<Uint8Array>> {
  try {
    const response = await fetch(url);
    if (response.ok && response.body) return response.body;
    throw new BulkResultError(`the result of a bulk operation answered ${String(response.status)}`);
  } catch (error) {
    if (error instanceof ShopifyError) throw error;
    throw new BulkResultError("the result of a bulk operation could not be fetched", { cause: error });
  }
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}
