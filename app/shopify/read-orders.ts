import type { OrderFacts } from "../loyalty/order-facts.ts";
import { type AdminClient, RefusedError } from "./admin-client.ts";
import { gid, idOf } from "./ids.ts";
import { ORDERS_BY_ID, ORDERS_PAGE } from "./order-documents.ts";
import { parseOrderNode } from "./order-node.ts";
import { completeOrder } from "./order-parts.ts";
import { OrderShapeError } from "./order-shape.ts";
import type { OrderPartsFragment } from "./types/admin.generated.d.ts";

/** How many orders one request reads: more could cost beyond the 1000 points that Shopify allows one query. */
const ORDERS_PER_READ = 5;

/** What an order's record says when Shopify did not let it be read: older than 60 days without `read_all_orders`. */
export const UNREADABLE_CAVEAT =
  "Shopify did not let this order be read (orders older than 60 days need the scope read_all_orders): " +
  "its times of payment and of edits are unknown.";

/**
 * The complete facts of orders, read by Admin API in batches.
 *
 * @param ids Shopify order ids, decimal
 * @returns facts by order id; an order that Shopify does not show us (deleted, or too old) is missing: see `UNREADABLE_CAVEAT`
 */
export async function readOrders(admin: AdminClient, ids: readonly string[]): Promise<Map<string, OrderFacts>> {
  const found = new Map<string, OrderFacts>();
  const unique = [...new Set(ids)];
  for (let from = 0; from < unique.length; from += ORDERS_PER_READ) {
    for (const node of await readNodes(admin, unique.slice(from, from + ORDERS_PER_READ))) {
      const facts = await factsOfNode(admin, node);
      if (typeof facts !== "string" && facts !== null) found.set(facts.id, facts);
    }
  }
  return found;
}

/** One order that nobody may read must not hide the others of its batch. */
async function readNodes(admin: AdminClient, ids: readonly string[]): Promise<OrderPartsFragment[]> {
  try {
    const { nodes } = await admin.query(ORDERS_BY_ID, { ids: ids.map((id) => gid("Order", id)) });
    return nodes.filter((node) => node?.__typename === "Order");
  } catch (error) {
    if (!(error instanceof RefusedError) || !error.codes.includes("ACCESS_DENIED")) throw error;
    if (ids.length === 1) return [];
  }
  const alone: OrderPartsFragment[] = [];
  for (const id of ids) alone.push(...(await readNodes(admin, [id])));
  return alone;
}

export interface OrdersPage {
  orders: OrderFacts[];
  /** Orders whose facts cannot be used, with the reason. */
  skipped: { id: string; reason: string }[];
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/**
 * One page of the orders changed at or after `since`, the longest unchanged first.
 *
 * @param since whole seconds since 1970
 * @param cursor `next` of the page before; null for the first
 */
export function ordersUpdatedSince(
  admin: AdminClient,
  options: { since: number; cursor: string | null },
): Promise<OrdersPage> {
  return readPage(admin, { ...options, field: "updated_at", sortKey: "UPDATED_AT" });
}

/** One page of the orders created at or after `since`, oldest first; see `ordersUpdatedSince`. */
export function ordersCreatedSince(
  admin: AdminClient,
  options: { since: number; cursor: string | null },
): Promise<OrdersPage> {
  return readPage(admin, { ...options, field: "created_at", sortKey: "CREATED_AT" });
}

async function readPage(
  admin: AdminClient,
  options: {
    since: number;
    cursor: string | null;
    field: "updated_at" | "created_at";
    sortKey: "UPDATED_AT" | "CREATED_AT";
  },
): Promise<OrdersPage> {
  const since = new Date(options.since * 1000).toISOString().replace(".000Z", "Z");
  const { orders: connection } = await admin.query(ORDERS_PAGE, {
    search: `${options.field}:>='${since}'`,
    sortKey: options.sortKey,
    first: ORDERS_PER_READ,
    after: options.cursor,
  });
  const orders: OrderFacts[] = [];
  const skipped: OrdersPage["skipped"] = [];
  for (const node of connection.nodes) {
    const facts = await factsOfNode(admin, node);
    if (typeof facts === "string") skipped.push({ id: idOf(node.id), reason: facts });
    else if (facts !== null) orders.push(facts);
  }
  return { orders, skipped, next: connection.pageInfo.hasNextPage ? (connection.pageInfo.endCursor ?? null) : null };
}

/** @returns the facts, why they cannot be used, or null for an order that vanished while it was read */
async function factsOfNode(admin: AdminClient, node: OrderPartsFragment): Promise<OrderFacts | string | null> {
  const whole = await completeOrder(admin, node);
  if (whole === null) return null;
  try {
    return parseOrderNode(whole);
  } catch (error) {
    if (error instanceof OrderShapeError) return error.message;
    throw error;
  }
}
