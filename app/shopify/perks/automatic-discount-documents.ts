/** How automatic discounts are read and written. */

const CONTEXT = `#graphql
  fragment SegmentContextParts on DiscountContext {
    __typename
    ... on DiscountCustomerSegments {
      segments {
        id
      }
    }
  }` as const;

const MINIMUM = `#graphql
  fragment SubtotalParts on DiscountMinimumRequirement {
    __typename
    ... on DiscountMinimumSubtotal {
      greaterThanOrEqualToSubtotal {
        amount
      }
    }
  }` as const;

const COMBINES = `#graphql
  fragment CombinesParts on DiscountCombinesWith {
    orderDiscounts
    productDiscounts
    shippingDiscounts
  }` as const;

const GETS = `#graphql
  fragment MemberGetsParts on DiscountCustomerGets {
    value {
      __typename
      ... on DiscountPercentage {
        percentage
      }
      ... on DiscountAmount {
        amount {
          amount
        }
        appliesOnEachItem
      }
    }
    items {
      __typename
      ... on DiscountProducts {
        products(first: 100) {
          nodes {
            id
          }
        }
        productVariants(first: 100) {
          nodes {
            id
          }
        }
      }
      ... on DiscountCollections {
        collections(first: 100) {
          nodes {
            id
          }
        }
      }
    }
  }` as const;

const PARTS = `#graphql
  ${CONTEXT}
  ${MINIMUM}
  ${COMBINES}
  ${GETS}
  fragment AutomaticDiscountParts on DiscountAutomaticNode {
    id
    automaticDiscount {
      __typename
      ... on DiscountAutomaticBasic {
        title
        status
        context {
          ...SegmentContextParts
        }
        combinesWith {
          ...CombinesParts
        }
        minimumRequirement {
          ...SubtotalParts
        }
        customerGets {
          ...MemberGetsParts
        }
      }
      ... on DiscountAutomaticFreeShipping {
        title
        status
        context {
          ...SegmentContextParts
        }
        combinesWith {
          ...CombinesParts
        }
        minimumRequirement {
          ...SubtotalParts
        }
        maximumShippingPrice {
          amount
        }
      }
    }
  }` as const;

export const READ = `#graphql
  ${PARTS}
  query ReadAutomaticDiscount($id: ID!) {
    automaticDiscountNode(id: $id) {
      ...AutomaticDiscountParts
    }
  }` as const;

export const ACTIVE = `#graphql
  ${CONTEXT}
  query ActiveAutomaticDiscounts {
    automaticDiscountNodes(first: 100, query: "status:active") {
      nodes {
        id
        automaticDiscount {
          __typename
          ... on DiscountAutomaticBasic {
            title
            context {
              ...SegmentContextParts
            }
          }
          ... on DiscountAutomaticFreeShipping {
            title
            context {
              ...SegmentContextParts
            }
          }
        }
      }
    }
  }` as const;

export const CREATE_BASIC = `#graphql
  ${PARTS}
  mutation CreateMemberDiscount($discount: DiscountAutomaticBasicInput!) {
    discountAutomaticBasicCreate(automaticBasicDiscount: $discount) {
      automaticDiscountNode {
        ...AutomaticDiscountParts
      }
      userErrors {
        field
        message
        code
      }
    }
  }` as const;

export const UPDATE_BASIC = `#graphql
  ${PARTS}
  mutation UpdateMemberDiscount($id: ID!, $discount: DiscountAutomaticBasicInput!) {
    discountAutomaticBasicUpdate(id: $id, automaticBasicDiscount: $discount) {
      automaticDiscountNode {
        ...AutomaticDiscountParts
      }
      userErrors {
        field
        message
        code
      }
    }
  }` as const;

export const CREATE_FREE_SHIPPING = `#graphql
  ${PARTS}
  mutation CreateMemberShipping($discount: DiscountAutomaticFreeShippingInput!) {
    discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: $discount) {
      automaticDiscountNode {
        ...AutomaticDiscountParts
      }
      userErrors {
        field
        message
        code
      }
    }
  }` as const;

export const UPDATE_FREE_SHIPPING = `#graphql
  ${PARTS}
  mutation UpdateMemberShipping($id: ID!, $discount: DiscountAutomaticFreeShippingInput!) {
    discountAutomaticFreeShippingUpdate(id: $id, freeShippingAutomaticDiscount: $discount) {
      automaticDiscountNode {
        ...AutomaticDiscountParts
      }
      userErrors {
        field
        message
        code
      }
    }
  }` as const;

export const ACTIVATE = `#graphql
  mutation ActivateMemberDiscount($id: ID!) {
    discountAutomaticActivate(id: $id) {
      userErrors {
        field
        message
        code
      }
    }
  }` as const;

export const DEACTIVATE = `#graphql
  mutation DeactivateMemberDiscount($id: ID!) {
    discountAutomaticDeactivate(id: $id) {
      userErrors {
        field
        message
        code
      }
    }
  }` as const;

export const DELETE = `#graphql
  mutation DeleteMemberDiscount($id: ID!) {
    discountAutomaticDelete(id: $id) {
      deletedAutomaticDiscountId
      userErrors {
        field
        message
        code
      }
    }
  }` as const;
