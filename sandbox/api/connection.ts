import { apiError } from "./errors.ts";
import type { ApiNode, Arguments } from "./node.ts";

/** What a connection lists: items in their order, each with the id and the value it is sorted by. */
export interface Listing<Item> {
  items: readonly Item[];
  idOf: (item: Item) => string;
  toNode: (item: Item) => ApiNode;
}

const PAGE_MAX = 250;
const LIMIT = 10_000;
/** What the queries of bulk operations ask for; others would pay for it beyond what one query may cost. */
export const WHOLE_PAGE = 2_147_483_647;

/**
 * A page of a list in Shopify's form (edges, nodes, pageInfo).
 *
 * @throws GraphQLError without `first` or `last`, beyond 250, or for a cursor of another list
 */
export function connection<Item>(args: Arguments, listing: Listing<Item>): Record<string, unknown> {
  const first = pageSize(args["first"]);
  const last = pageSize(args["last"]);
  if (first === null && last === null) throw apiError("you must provide one of first or last", "BAD_REQUEST");
  const ordered = args["reverse"] === true ? [...listing.items].reverse() : [...listing.items];
  const cursors = ordered.map((item) => cursorOf(listing.idOf(item)));
  const from = args["after"] == null ? 0 : placeOf(cursors, args["after"]) + 1;
  const to = args["before"] == null ? ordered.length : placeOf(cursors, args["before"]);
  const window = { from, to };
  if (first !== null) window.to = Math.min(to, from + first);
  if (first === null && last !== null) window.from = Math.max(from, to - last);

  const edges = ordered.slice(window.from, window.to).map((item, index) => ({
    cursor: cursors[window.from + index],
    node: listing.toNode(item),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: window.to < ordered.length,
      hasPreviousPage: window.from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A plain list that takes `first`, as some of Shopify's older fields are. */
export function firstOf<Item>(args: Arguments, items: readonly Item[]): Item[] {
  const first = pageSize(args["first"]);
  return first === null ? [...items] : items.slice(0, first);
}

/** A count in Shopify's form. */
export function count(total: number): Record<string, unknown> {
  return { count: total, precision: "EXACT" };
}

/** A count that goes no further than the field's `limit`, which is 10 000 where none is given; null is without limit. */
export function limitedCount(args: Arguments, total: number): Record<string, unknown> {
  const limit = args["limit"] === undefined ? LIMIT : args["limit"];
  if (typeof limit !== "number" || total <= limit) return count(total);
  return { count: limit, precision: "AT_LEAST" };
}

function pageSize(value: unknown): number | null {
  if (typeof value !== "number") return null;
  if (value > PAGE_MAX && value !== WHOLE_PAGE)
    throw apiError(`The page size ${value} is above the maximum of ${PAGE_MAX}`, "BAD_REQUEST");
  if (value < 0) throw apiError("first and last must not be negative", "BAD_REQUEST");
  return value;
}

function cursorOf(id: string): string {
  return Buffer.from(JSON.stringify({ last_id: id })).toString("base64");
}

function placeOf(cursors: readonly string[], cursor: unknown): number {
  const place = cursors.findIndex((one) => one === cursor);
  if (place === -1) throw apiError("Invalid cursor for current pagination sort.", "BAD_REQUEST");
  return place;
}
