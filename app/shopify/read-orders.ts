import type { OrderFacts } from "../loyalty/order-facts.ts";
import type { ReadingNeeds } from "../loyalty/reading-needs.ts";
import { type AdminClient, RefusedError } from "./admin-client.ts";
import { gid, idOf } from "./ids.ts";
import { ORDERS_BY_ID, ORDERS_PAGE } from "./order-documents.ts";
import { CollectionReader, countriesOf } from "./order-extras.ts";
import { type OrderNode, parseOrderNode } from "./order-node.ts";
import { completeOrder } from "./order-parts.ts";
import { OrderShapeError } from "./order-shape.ts";
import type { OrderPartsFragment } from "./types/admin.generated.d.ts";

/** How many orders one request reads: more could cost beyond the 1000 points that Shopify allows one query. */
const ORDERS_PER_READ = 4;
const COUNTRIES_PER_READ = 100;

/** What an order's record says when Shopify did not let it be read: older than 60 days without `read_all_orders`. */
export const UNREADABLE_CAVEAT =
  "Shopify did not let this order be read (orders older than 60 days need the scope read_all_orders): " +
  "its times of payment and of edits are unknown.";

/** What beside the order itself is asked for: only what the program needs. */
export type Asked = Pick<ReadingNeeds, "collections" | "country">;

/**
 * The complete facts of orders, read by Admin API in batches.
 *
 * @param read.ids Shopify order ids, decimal
 * @returns facts by order id; an order that Shopify does not show us (deleted, or too old) is missing: see `UNREADABLE_CAVEAT`
 */
export async function readOrders(
  admin: AdminClient,
  read: { ids: readonly string[]; asked: Asked },
): Promise<Map<string, OrderFacts>> {
  const found = new Map<string, OrderFacts>();
  const unique = [...new Set(read.ids)];
  const reader = new NodeReader(admin, read.asked);
  for (let from = 0; from < unique.length; from += ORDERS_PER_READ) {
    const nodes = await readNodes(admin, unique.slice(from, from + ORDERS_PER_READ));
    for (const { facts } of await reader.factsOf(nodes)) {
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

interface PageRequest {
  since: number;
  cursor: string | null;
  asked: Asked;
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
export function ordersUpdatedSince(admin: AdminClient, options: PageRequest): Promise<OrdersPage> {
  return readPage(admin, { ...options, field: "updated_at", sortKey: "UPDATED_AT" });
}

/** One page of the orders created at or after `since`, oldest first; see `ordersUpdatedSince`. */
export function ordersCreatedSince(admin: AdminClient, options: PageRequest): Promise<OrdersPage> {
  return readPage(admin, { ...options, field: "created_at", sortKey: "CREATED_AT" });
}

async function readPage(
  admin: AdminClient,
  options: PageRequest & { field: "updated_at" | "created_at"; sortKey: "UPDATED_AT" | "CREATED_AT" },
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
  for (const { id, facts } of await new NodeReader(admin, options.asked).factsOf(connection.nodes)) {
    if (typeof facts === "string") skipped.push({ id, reason: facts });
    else if (facts !== null) orders.push(facts);
  }
  return { orders, skipped, next: connection.pageInfo.hasNextPage ? (connection.pageInfo.endCursor ?? null) : null };
}

/** Makes facts of nodes, reading what an ordinary read of an order leaves out; made for one run of reading. */
export class NodeReader {
  readonly #admin: AdminClient;
  readonly #asked: Asked;
  readonly #collections: CollectionReader;

  constructor(admin: AdminClient, asked: Asked) {
    this.#admin = admin;
    this.#asked = asked;
    this.#collections = new CollectionReader(admin);
  }

  /** Each order's facts, why they cannot be used, or null for an order that vanished while it was read. */
  async factsOf(nodes: readonly OrderPartsFragment[]): Promise<{ id: string; facts: OrderFacts | string | null }[]> {
    const whole: OrderNode[] = [];
    for (const node of nodes) {
      const completed = await completeOrder(this.#admin, node);
      if (completed) whole.push(completed);
    }
    const found = new Map((await this.factsOfWhole(whole)).map(({ id, facts }) => [id, facts]));
    return nodes.map((node) => ({ id: idOf(node.id), facts: found.get(idOf(node.id)) ?? null }));
  }

  /** The same for orders of which every list is whole. */
  async factsOfWhole(orders: readonly OrderNode[]): Promise<{ id: string; facts: OrderFacts | string }[]> {
    const countries = new Map<string, string>();
    const ids = this.#asked.country ? orders.map(({ order }) => idOf(order.id)) : [];
    for (let from = 0; from < ids.length; from += COUNTRIES_PER_READ) {
      const some = await countriesOf(this.#admin, ids.slice(from, from + COUNTRIES_PER_READ));
      for (const [id, country] of some) countries.set(id, country);
    }
    const read: { id: string; facts: OrderFacts | string }[] = [];
    for (const whole of orders) {
      const id = idOf(whole.order.id);
      read.push({ id, facts: await this.#factsOf(whole, countries.get(id) ?? null) });
    }
    return read;
  }

  async #factsOf(whole: OrderNode, country: string | null): Promise<OrderFacts | string> {
    const collections = this.#asked.collections ? await this.#collectionsOf(whole) : null;
    try {
      return parseOrderNode(whole, { country, collections });
    } catch (error) {
      if (error instanceof OrderShapeError) return error.message;
      throw error;
    }
  }

  async #collectionsOf(order: OrderNode): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const { product } of order.lines) {
      if (product) found.set(idOf(product.id), await this.#collections.of(idOf(product.id)));
    }
    return found;
  }
}
