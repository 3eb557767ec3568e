/**
 * How orders are read.
 *
 * Shopify prices a query by what it could return at most, so the usual read takes small pages of everything; an order that does
 * not fit, or that was edited, is read again part by part (app/shopify/order-parts.ts).
 */

const ORDER_LINE = `#graphql
  fragment OrderLineParts on LineItem {
    id
    title
    quantity
    currentQuantity
    requiresShipping
    isGiftCard
    product {
      id
    }
    originalUnitPriceSet {
      shopMoney {
        amount
      }
    }
    discountAllocations {
      allocatedAmountSet {
        shopMoney {
          amount
        }
      }
    }
    taxLines {
      priceSet {
        shopMoney {
          amount
        }
      }
    }
  }`;

const REFUND_LINE = `#graphql
  fragment RefundLineParts on RefundLineItem {
    quantity
    restockType
    lineItem {
      id
    }
  }`;

const REFUND_ADJUSTMENT = `#graphql
  fragment RefundAdjustmentParts on OrderAdjustment {
    reason
    amountSet {
      shopMoney {
        amount
      }
    }
  }`;

const TRANSACTION = `#graphql
  fragment TransactionParts on OrderTransaction {
    id
    kind
    status
    createdAt
    processedAt
    amountSet {
      shopMoney {
        amount
      }
    }
  }`;

const ORDER = `#graphql
  fragment OrderParts on Order {
    id
    name
    createdAt
    processedAt
    updatedAt
    cancelledAt
    test
    edited
    currencyCode
    sourceName
    taxesIncluded
    discountCodes
    displayFinancialStatus
    displayFulfillmentStatus
    customer {
      id
    }
    purchasingEntity {
      __typename
    }
    originalTotalPriceSet {
      shopMoney {
        amount
      }
    }
    totalTipReceivedSet {
      shopMoney {
        amount
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
    }
    transactions(first: 8) {
      ...TransactionParts
    }
  }`;

export const ORDERS_BY_ID = `#graphql
  ${ORDER_LINE}
  ${REFUND_LINE}
  ${REFUND_ADJUSTMENT}
  ${TRANSACTION}
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
  ${TRANSACTION}
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
