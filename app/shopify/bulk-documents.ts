import { ORDER_HEAD, ORDER_LINE, SHIPPING_LINE, TRANSACTION } from "./order-fragments.ts";

/** Stands in the document below for the search that a run asks for: a bulk operation takes no variables. */
export const SEARCH_PLACEHOLDER = "created_at:>='1970-01-01T00:00:00Z'";

/**
 * What a bulk operation reads of each order. It may hold connections two levels deep, only of things with an id, and none within
 * a list: so the lines of shipments and refunds cannot come along.
 */
export const BULK_ORDERS = `#graphql
  ${ORDER_LINE}
  ${TRANSACTION}
  ${SHIPPING_LINE}
  ${ORDER_HEAD}
  query BulkOrders {
    orders(query: "created_at:>='1970-01-01T00:00:00Z'", sortKey: CREATED_AT) {
      edges {
        node {
          __typename
          ...OrderHeadParts
          totalShippingPriceSet {
            shopMoney {
              amount
            }
          }
          shippingLine {
            ...ShippingLineParts
          }
          fulfillments {
            id
            status
            createdAt
            totalQuantity
          }
          refunds {
            id
          }
          transactions {
            ...TransactionParts
          }
          lineItems {
            edges {
              node {
                __typename
                ...OrderLineParts
                unfulfilledQuantity
                nonFulfillableQuantity
              }
            }
          }
        }
      }
    }
  }` as const;

/** Grouped: the lines of an order follow it, so that a file of any size can be read order by order. */
export const RUN_BULK_QUERY = `#graphql
  mutation RunBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

export const BULK_STATE = `#graphql
  query BulkState($id: ID!) {
    bulkOperation(id: $id) {
      status
      errorCode
      rootObjectCount
      url
      partialDataUrl
    }
  }`;
