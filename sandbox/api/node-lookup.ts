import { bulkOperationNode } from "./bulk/bulk-operations.ts";
import { customerNode } from "./customer-node.ts";
import { automaticDiscountNode, codeDiscountNode, discountNode } from "./discounts/discount-node.ts";
import { disputeNode } from "./dispute-node.ts";
import { apiError } from "./errors.ts";
import { giftCardNode } from "./gift-cards/gift-card-node.ts";
import { definitionNode, metafieldNode } from "./metafield-node.ts";
import type { Order } from "../state.ts";
import type { ApiNode, ApiRequest } from "./node.ts";
import { isOrderVisible } from "./orders-list.ts";
import { orderNode } from "./order-node.ts";
import { fulfillmentNode, refundNode, transactionNode } from "./order-part-nodes.ts";
import { collectionNode, productNode, variantNode } from "./product-node.ts";
import { segmentNode } from "./segments/segment-node.ts";
import { installationNode, shopNode } from "./shop-nodes.ts";
import { creditAccount } from "../commerce/store-credit.ts";
import { storeCreditAccountNode, storeCreditTransactionNode } from "./store-credit/store-credit-node.ts";

/**
 * The thing a global id names; null when there is none, or the token may not see it.
 *
 * @throws GraphQLError for what is no global id, or names a type the sandbox does not play
 */
export function nodeOf(request: ApiRequest, globalId: unknown): ApiNode | null {
  const match = typeof globalId === "string" ? /^gid:\/\/shopify\/(\w+)\/(\d+)(?:\?.*)?$/.exec(globalId) : null;
  const [, type, id] = match ?? [];
  if (type === undefined || id === undefined)
    throw apiError(`Invalid global id '${String(globalId)}'`, "INVALID_VARIABLE");
  const lookup = LOOKUPS[type];
  if (!lookup) throw apiError(`The sandbox does not implement nodes of type ${type}`, "SANDBOX_NOT_IMPLEMENTED");
  return lookup(request, id);
}

const LOOKUPS: Record<string, (request: ApiRequest, id: string) => ApiNode | null> = {
  Order: (request, id) => {
    const order = request.context.shop.orders.get(id);
    return order && isOrderVisible(request, order) ? orderNode(request.context, order) : null;
  },
  Customer: ({ context }, id) => {
    const customer = context.shop.customers.get(id);
    return customer ? customerNode(context, customer) : null;
  },
  Product: ({ context }, id) => {
    const product = context.shop.products.get(id);
    return product ? productNode(context, product) : null;
  },
  ProductVariant: ({ context }, id) => {
    const product = [...context.shop.products.values()].find((one) => one.variantId === id);
    return product ? variantNode(context, product) : null;
  },
  Fulfillment: (request, id) => {
    const { order, part } = findPart(request, (one) => one.fulfillments, id);
    return order && part ? fulfillmentNode(request.context, { order, fulfillment: part }) : null;
  },
  Refund: (request, id) => {
    const { order, part } = findPart(request, (one) => one.refunds, id);
    return order && part ? refundNode(request.context, { order, refund: part }) : null;
  },
  OrderTransaction: (request, id) => {
    const { order, part } = findPart(request, (one) => one.transactions, id);
    return order && part ? transactionNode(request.context, { order, transaction: part }) : null;
  },
  ShopifyPaymentsDispute: (request, id) => {
    const { order, part } = findPart(request, (one) => one.disputes, id);
    return order && part ? disputeNode({ order, dispute: part }) : null;
  },
  BulkOperation: (request, id) => {
    const operation = request.context.shop.bulkOperations.get(id);
    return operation ? bulkOperationNode(request, operation) : null;
  },
  Collection: ({ context }, id) => {
    const collection = context.shop.collections.get(id);
    return collection ? collectionNode(collection) : null;
  },
  DiscountCodeNode: ({ context }, id) => {
    const discount = context.shop.discounts.get(id);
    return discount?.method === "code" ? codeDiscountNode(context, discount) : null;
  },
  DiscountAutomaticNode: ({ context }, id) => {
    const discount = context.shop.discounts.get(id);
    return discount?.method === "automatic" ? automaticDiscountNode(context, discount) : null;
  },
  DiscountNode: ({ context }, id) => {
    const discount = context.shop.discounts.get(id);
    return discount ? discountNode(context, discount) : null;
  },
  GiftCard: ({ context }, id) => {
    const card = context.shop.giftCards.get(id);
    return card ? giftCardNode(context, card) : null;
  },
  StoreCreditAccount: ({ context }, id) => {
    const account = creditAccount(context, id);
    return account ? storeCreditAccountNode(context, account) : null;
  },
  StoreCreditAccountCreditTransaction: ({ context }, id) => {
    for (const account of context.shop.storeCreditAccounts.values()) {
      const transaction = account.transactions.find((one) => one.id === id && one.type === "credit");
      if (transaction) return storeCreditTransactionNode(context, { account, transaction });
    }
    return null;
  },
  Segment: ({ context }, id) => {
    const segment = context.shop.segments.get(id);
    return segment ? segmentNode(segment) : null;
  },
  Metafield: ({ context }, id) => {
    const metafield = [...context.shop.metafields.values()].find((one) => one.id === id);
    return metafield ? metafieldNode(context, metafield) : null;
  },
  MetafieldDefinition: ({ context }, id) => {
    const definition = context.shop.metafieldDefinitions.get(id);
    return definition ? definitionNode(context, definition) : null;
  },
  AppInstallation: ({ context }, id) => (context.shop.installation.id === id ? installationNode(context) : null),
  Shop: ({ context }, id) => (context.shop.settings.id === id ? shopNode(context) : null),
};

function findPart<Part extends { id: string }>(
  request: ApiRequest,
  parts: (order: Order) => readonly Part[],
  id: string,
): { order: Order | null; part: Part | null } {
  for (const order of request.context.shop.orders.values()) {
    const part = parts(order).find((one) => one.id === id);
    if (part && isOrderVisible(request, order)) return { order, part };
  }
  return { order: null, part: null };
}
