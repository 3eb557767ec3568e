import { orderCodes } from "../commerce/discounts.ts";
import { financialStatus, fulfillmentStatus, orderFigures } from "../commerce/figures.ts";
import { findCustomer } from "../commerce/find.ts";
import type { Order } from "../state.ts";
import { apiError } from "./errors.ts";
import type { ApiRequest } from "./node.ts";
import { search, type SearchFields } from "./search.ts";

const DAYS_VISIBLE = 60;

/** Whether the token may see an order: older ones than 60 days need `read_all_orders`. */
export function isOrderVisible(request: ApiRequest, order: Order): boolean {
  if (request.scopes.has("read_all_orders")) return true;
  return Date.parse(order.createdAt) >= request.context.world.clock.nowMs() - DAYS_VISIBLE * 86_400_000;
}

/**
 * The orders a search finds, in the order a sort key asks for.
 *
 * @throws GraphQLError for a search field or a sort key the sandbox does not play
 */
export function listOrders(request: ApiRequest, of: { query: string | null; sortKey: string }): Order[] {
  const { context } = request;
  const visible = [...context.shop.orders.values()].filter((order) => isOrderVisible(request, order));
  return search(visible, of.query, orderFields(request)).sort(bySortKey(of.sortKey));
}

function orderFields(request: ApiRequest): SearchFields<Order> {
  return {
    id: (order) => [order.id],
    name: (order) => [order.name, String(order.number)],
    email: (order) => [order.email],
    customer_id: (order) => [order.customerId],
    created_at: (order) => [order.createdAt],
    processed_at: (order) => [order.processedAt],
    updated_at: (order) => [order.updatedAt],
    tag: (order) => order.tags,
    discount_code: (order) => orderCodes(order),
    source_name: (order) => [order.sourceName],
    test: (order) => [String(order.test)],
    financial_status: (order) => [financialStatus(order)],
    fulfillment_status: (order) => [fulfillmentText(order)],
    status: (order) => [
      "any",
      order.cancelledAt === null ? (order.closedAt === null ? "open" : "closed") : "cancelled",
    ],
    customer: (order) => {
      const customer = order.customerId === null ? null : findCustomer(request.context, { id: order.customerId });
      return customer ? [customer.email, customer.firstName, customer.lastName] : [];
    },
  };
}

function fulfillmentText(order: Order): string {
  const status = fulfillmentStatus(order);
  return { unfulfilled: "unshipped", partial: "partial", fulfilled: "shipped", not_required: "not_required" }[status];
}

function bySortKey(sortKey: string): (a: Order, b: Order) => number {
  const byId = (a: Order, b: Order) => compareIds(a.id, b.id);
  const then = (compare: (a: Order, b: Order) => number) => (a: Order, b: Order) => compare(a, b) || byId(a, b);
  switch (sortKey) {
    case "ID":
    case "ORDER_NUMBER":
      return byId;
    case "CREATED_AT":
      return then((a, b) => a.createdAt.localeCompare(b.createdAt));
    case "PROCESSED_AT":
      return then((a, b) => a.processedAt.localeCompare(b.processedAt));
    case "UPDATED_AT":
      return then((a, b) => a.updatedAt.localeCompare(b.updatedAt));
    case "TOTAL_PRICE":
      return then((a, b) => orderFigures(a).total.shop - orderFigures(b).total.shop);
    default:
      throw apiError(`The sandbox does not implement the sort key ${sortKey}`, "SANDBOX_NOT_IMPLEMENTED");
  }
}

/** Ids as numbers of any length. */
export function compareIds(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
