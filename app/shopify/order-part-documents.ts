import { ORDER_LINE, REFUND_ADJUSTMENT, REFUND_LINE, REFUND_SHIPPING_LINE, TRANSACTION } from "./order-fragments.ts";

/** How an order is read part by part, page by page, where one ordinary read does not hold it. */

export const ORDER_LINES = `#graphql
  ${ORDER_LINE}
  query OrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 100, after: $after) {
        nodes {
          ...OrderLineParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

export const ORDER_LISTS = `#graphql
  ${TRANSACTION}
  query OrderLists($id: ID!) {
    order(id: $id) {
      fulfillments(first: 250) {
        id
        status
        createdAt
      }
      refunds(first: 250) {
        id
        createdAt
        processedAt
      }
      transactions(first: 250) {
        ...TransactionParts
      }
    }
  }` as const;

export const FULFILMENT_LINES = `#graphql
  query FulfilmentLines($id: ID!, $after: String) {
    fulfillment(id: $id) {
      fulfillmentLineItems(first: 100, after: $after) {
        nodes {
          quantity
          lineItem {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }`;

export const REFUND_LINES = `#graphql
  ${REFUND_LINE}
  query RefundLines($id: ID!, $after: String) {
    refund(id: $id) {
      refundLineItems(first: 100, after: $after) {
        nodes {
          ...RefundLineParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

export const REFUND_SHIPPING = `#graphql
  ${REFUND_SHIPPING_LINE}
  query RefundShipping($id: ID!, $after: String) {
    refund(id: $id) {
      refundShippingLines(first: 100, after: $after) {
        nodes {
          ...RefundShippingParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

export const REFUND_ADJUSTMENTS = `#graphql
  ${REFUND_ADJUSTMENT}
  query RefundAdjustments($id: ID!, $after: String) {
    refund(id: $id) {
      orderAdjustments(first: 100, after: $after) {
        nodes {
          ...RefundAdjustmentParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

export const ORDER_AGREEMENTS = `#graphql
  query OrderAgreements($id: ID!, $after: String, $salesAfter: String, $first: Int!, $sales: Int!) {
    order(id: $id) {
      agreements(first: $first, after: $after) {
        edges {
          cursor
          node {
            __typename
            id
            happenedAt
            sales(first: $sales, after: $salesAfter) {
              nodes {
                __typename
                actionType
                quantity
                ... on ProductSale {
                  lineItem {
                    id
                  }
                }
                ... on GiftCardSale {
                  lineItem {
                    id
                  }
                }
                ... on TipSale {
                  lineItem {
                    id
                  }
                }
              }
              pageInfo {
                hasNextPage
                endCursor
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }`;
