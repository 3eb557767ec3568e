/** What every reading of an order asks of its parts. */

export const ORDER_LINE = `#graphql
  fragment OrderLineParts on LineItem {
    id
    title
    quantity
    currentQuantity
    requiresShipping
    isGiftCard
    vendor
    product {
      id
      tags
    }
    variant {
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
      discountApplication {
        index
        ... on DiscountCodeApplication {
          code
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
  }` as const;

export const REFUND_LINE = `#graphql
  fragment RefundLineParts on RefundLineItem {
    quantity
    restockType
    lineItem {
      id
    }
  }` as const;

export const REFUND_ADJUSTMENT = `#graphql
  fragment RefundAdjustmentParts on OrderAdjustment {
    reason
    amountSet {
      shopMoney {
        amount
      }
    }
  }` as const;

export const REFUND_SHIPPING_LINE = `#graphql
  fragment RefundShippingParts on RefundShippingLine {
    subtotalAmountSet {
      shopMoney {
        amount
      }
    }
  }` as const;

export const TRANSACTION = `#graphql
  fragment TransactionParts on OrderTransaction {
    id
    kind
    status
    gateway
    createdAt
    processedAt
    amountSet {
      shopMoney {
        amount
      }
    }
  }` as const;

export const SHIPPING_LINE = `#graphql
  fragment ShippingLineParts on ShippingLine {
    originalPriceSet {
      shopMoney {
        amount
      }
    }
    discountedPriceSet {
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
      discountApplication {
        index
        ... on DiscountCodeApplication {
          code
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
  }` as const;

export const ORDER_HEAD = `#graphql
  fragment OrderHeadParts on Order {
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
    returnStatus
    customer {
      id
      tags
    }
    purchasingEntity {
      __typename
    }
    originalTotalPriceSet {
      shopMoney {
        amount
      }
      presentmentMoney {
        amount
        currencyCode
      }
    }
    totalTipReceivedSet {
      shopMoney {
        amount
      }
    }
    disputes {
      id
      initiatedAs
    }
  }` as const;
