import { isObject } from "../json.ts";
import type { Customer, Product } from "../state.ts";
import { bulkOperationNode } from "./bulk/bulk-operations.ts";
import { connection, count } from "./connection.ts";
import { customerNode } from "./customer-node.ts";
import { discountQueries } from "./discounts/discount-queries.ts";
import { jobOf } from "./discounts/job-node.ts";
import { redeemCodeQueries } from "./discounts/redeem-codes.ts";
import { wrongId } from "./errors.ts";
import { giftCardQueries } from "./gift-cards/gift-card-queries.ts";
import { definitionQueries } from "./definition-queries.ts";
import { nodeOf } from "./node-lookup.ts";
import { plainId, textArgument, type ApiRequest, type Arguments, type FieldFunction } from "./node.ts";
import { compareIds, listOrders } from "./orders-list.ts";
import { orderNode } from "./order-node.ts";
import { productNode } from "./product-node.ts";
import { search, type SearchFields } from "./search.ts";
import { segmentQueries } from "./segments/segments.ts";
import { storeCreditQueries } from "./store-credit/store-credit.ts";
import { installationNode, shopNode } from "./shop-nodes.ts";

/** Every query the sandbox answers. */
export const queryRoot: Record<string, FieldFunction> = {
  shop: (_args, { context }) => shopNode(context),
  currentAppInstallation: (_args, { context }) => installationNode(context),
  appInstallation: (_args, { context }) => installationNode(context),

  node: (args, request) => nodeOf(request, args["id"]),
  nodes: (args, request) => (Array.isArray(args["ids"]) ? args["ids"].map((id) => nodeOf(request, id)) : []),
  order: (args, request) => typedNode(request, args, "Order"),
  customer: (args, request) => typedNode(request, args, "Customer"),
  product: (args, request) => typedNode(request, args, "Product"),
  bulkOperation: (args, request) => typedNode(request, args, "BulkOperation"),
  bulkOperations: (args, request) =>
    connection(args, {
      items: [...request.context.shop.bulkOperations.values()],
      idOf: (one) => one.id,
      toNode: (operation) => bulkOperationNode(request, operation),
    }),
  collection: (args, request) => typedNode(request, args, "Collection"),
  dispute: (args, request) => typedNode(request, args, "ShopifyPaymentsDispute"),
  fulfillment: (args, request) => typedNode(request, args, "Fulfillment"),
  refund: (args, request) => typedNode(request, args, "Refund"),
  job: (args) => jobOf(args["id"]),

  orders: (args, request) =>
    connection(args, {
      items: listOrders(request, {
        query: textArgument(args, "query"),
        sortKey: textArgument(args, "sortKey") ?? "ID",
      }),
      idOf: (one) => one.id,
      toNode: (order) => orderNode(request.context, order),
    }),
  ordersCount: (args, request) =>
    count(listOrders(request, { query: textArgument(args, "query"), sortKey: "ID" }).length),

  customers: (args, request) =>
    connection(args, {
      items: listCustomers(request, args),
      idOf: (one) => one.id,
      toNode: (customer) => customerNode(request.context, customer),
    }),
  customersCount: (args, request) => count(listCustomers(request, args).length),
  customerByIdentifier: (args, { context }) => {
    const identifier = isObject(args["identifier"]) ? args["identifier"] : {};
    const id = plainId(identifier["id"], "Customer");
    const email = identifier["emailAddress"];
    const found = [...context.shop.customers.values()].find(
      (one) => one.id === id || (typeof email === "string" && one.email?.toLowerCase() === email.toLowerCase()),
    );
    return found ? customerNode(context, found) : null;
  },

  products: (args, { context }) =>
    connection(args, {
      items: search([...context.shop.products.values()], textArgument(args, "query"), productFields),
      idOf: (one) => one.id,
      toNode: (product) => productNode(context, product),
    }),

  ...discountQueries,
  ...redeemCodeQueries,
  ...giftCardQueries,
  ...storeCreditQueries,
  ...segmentQueries,

  ...definitionQueries,

  // Subscriptions of an app's configuration are not listed here, and the sandbox has no others.
  webhookSubscriptions: (args) =>
    connection(args, { items: [], idOf: String, toNode: () => ({ __typename: "WebhookSubscription" }) }),
};

function typedNode(request: ApiRequest, args: Arguments, type: string): unknown {
  if (plainId(args["id"], type) === null) throw wrongId(args["id"]);
  return nodeOf(request, args["id"]);
}

function listCustomers({ context }: ApiRequest, args: Arguments): Customer[] {
  const found = search([...context.shop.customers.values()], textArgument(args, "query"), customerFields);
  const sortKey = textArgument(args, "sortKey") ?? "ID";
  if (sortKey === "UPDATED_AT")
    return found.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt) || compareIds(a.id, b.id));
  if (sortKey === "NAME")
    return found.sort((a, b) => (a.lastName ?? "").localeCompare(b.lastName ?? "") || compareIds(a.id, b.id));
  return found.sort((a, b) => compareIds(a.id, b.id));
}

const customerFields: SearchFields<Customer> = {
  id: (one) => [one.id],
  email: (one) => [one.email],
  first_name: (one) => [one.firstName],
  last_name: (one) => [one.lastName],
  phone: (one) => [one.phone],
  tag: (one) => one.tags,
  updated_at: (one) => [one.updatedAt],
  created_at: (one) => [one.createdAt],
};

const productFields: SearchFields<Product> = {
  id: (one) => [one.id],
  title: (one) => [one.title],
  handle: (one) => [one.handle],
  tag: (one) => one.tags,
  vendor: (one) => [one.vendor],
  product_type: (one) => [one.productType],
  collection_id: (one) => one.collectionIds,
  status: () => ["active"],
  updated_at: (one) => [one.updatedAt],
};
