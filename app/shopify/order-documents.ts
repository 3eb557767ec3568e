import {
  ORDER_HEAD,
  ORDER_LINE,
  REFUND_ADJUSTMENT,
  REFUND_LINE,
  REFUND_SHIPPING_LINE,
  SHIPPING_LINE,
  TRANSACTION,
} from "./order-fragments.ts";

/**
 * How orders are read.
 *
 * Shopify prices a query by what it could return at most, so the usual read takes small pages of everything; an order that does
 * not fit, or that was edited, is read again part by part (app/shopify/order-parts.ts).
 */

const ORDER = `#graphql
  fragment OrderParts on Order {
    ...OrderHeadParts
    shippingLines(first: 4) {
      nodes {
        ...ShippingLineParts
      }
    }
    lineItems(first: 12) {
      nodes {
        ...OrderLineParts
      }
      pageInfo {
        hasNextPage
      }
    }
    fulfillments(first: 4) {
      id
      status
      createdAt
      fulfillmentLineItems(first: 8) {
        nodes {
          quantity
          lineItem {
            id
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
    refunds(first: 4) {
      id
      createdAt
      processedAt
      refundLineItems(first: 6) {
        nodes {
          ...RefundLineParts
        }
        pageInfo {
          hasNextPage
        }
      }
      orderAdjustments(first: 2) {
        nodes {
          ...RefundAdjustmentParts
        }
        pageInfo {
          hasNextPage
        }
      }
      refundShippingLines(first: 2) {
        nodes {
          ...RefundShippingParts
        }
        pageInfo {
          hasNextPage
        }
      }
    }
    transactions(first: 8) {
      ...TransactionParts
    }
  }`;

export const ORDERS_BY_ID = `#graphql
  ${ORDER_LINE}
  ${REFUND_LINE}
  ${REFUND_ADJUSTMENT}
  ${REFUND_SHIPPING_LINE}
  ${TRANSACTION}
  ${SHIPPING_LINE}
  ${ORDER_HEAD}
  ${ORDER}
  query OrdersById($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ...OrderParts
    }
  }` as const;

export const ORDERS_PAGE = `#graphql
  ${ORDER_LINE}
  ${REFUND_LINE}
  ${REFUND_ADJUSTMENT}
  ${REFUND_SHIPPING_LINE}
  ${TRANSACTION}
  ${SHIPPING_LINE}
  ${ORDER_HEAD}
  ${ORDER}
  query OrdersPage($search: String!, $sortKey: OrderSortKeys!, $first: Int!, $after: String) {
    orders(query: $search, sortKey: $sortKey, first: $first, after: $after) {
      nodes {
        ...OrderParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }` as const;
