/* eslint-disable eslint-comments/disable-enable-pair */
/* eslint-disable eslint-comments/no-unlimited-disable */
/* eslint-disable */
import type * as AdminTypes from './admin.types.js';

export type BulkOrdersQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type BulkOrdersQuery = { orders: { edges: Array<{ node: (
        { __typename: 'Order' }
        & Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'edited' | 'currencyCode' | 'sourceName' | 'taxesIncluded' | 'discountCodes' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'returnStatus'>
        & { totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, shippingLine?: AdminTypes.Maybe<{ originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }>, fulfillments: Array<Pick<AdminTypes.Fulfillment, 'id' | 'status' | 'createdAt' | 'totalQuantity'>>, refunds: Array<Pick<AdminTypes.Refund, 'id'>>, transactions: Array<(
          Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'createdAt' | 'processedAt'>
          & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, lineItems: { edges: Array<{ node: (
              { __typename: 'LineItem' }
              & Pick<AdminTypes.LineItem, 'unfulfilledQuantity' | 'nonFulfillableQuantity' | 'id' | 'title' | 'quantity' | 'currentQuantity' | 'requiresShipping' | 'isGiftCard' | 'vendor'>
              & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id' | 'tags'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }
            ) }> }, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'tags'>>, purchasingEntity?: AdminTypes.Maybe<{ __typename: 'Customer' | 'PurchasingCompany' }>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, disputes: Array<Pick<AdminTypes.OrderDisputeSummary, 'id' | 'initiatedAs'>> }
      ) }> } };

export type RunBulkQueryMutationVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type RunBulkQueryMutation = { bulkOperationRunQuery?: AdminTypes.Maybe<{ bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id'>>, userErrors: Array<Pick<AdminTypes.BulkOperationUserError, 'field' | 'message' | 'code'>> }> };

export type BulkStateQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type BulkStateQuery = { bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'status' | 'errorCode' | 'rootObjectCount' | 'url' | 'partialDataUrl'>> };

export type CustomersByEmailQueryVariables = AdminTypes.Exact<{
  e0: AdminTypes.Scalars['String']['input'];
  e1: AdminTypes.Scalars['String']['input'];
  e2: AdminTypes.Scalars['String']['input'];
  e3: AdminTypes.Scalars['String']['input'];
  e4: AdminTypes.Scalars['String']['input'];
  e5: AdminTypes.Scalars['String']['input'];
  e6: AdminTypes.Scalars['String']['input'];
  e7: AdminTypes.Scalars['String']['input'];
  e8: AdminTypes.Scalars['String']['input'];
  e9: AdminTypes.Scalars['String']['input'];
}>;


export type CustomersByEmailQuery = { c0?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c1?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c2?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c3?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c4?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c5?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c6?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c7?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c8?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, c9?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>> };

export type CustomerNamesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerNamesQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'displayName'>>> };

export type CreateDiscountCodeMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeBasicInput;
}>;


export type CreateDiscountCodeMutation = { discountCodeBasicCreate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DiscountByCodeQueryVariables = AdminTypes.Exact<{
  code: AdminTypes.Scalars['String']['input'];
}>;


export type DiscountByCodeQuery = { codeDiscountNodeByCode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>> };

export type DeactivateDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeactivateDiscountMutation = { discountCodeDeactivate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type FindCustomersQueryVariables = AdminTypes.Exact<{
  search: AdminTypes.Scalars['String']['input'];
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type FindCustomersQuery = { customers: { nodes: Array<Pick<AdminTypes.Customer, 'id'>> } };

export type MemberDefinitionQueryVariables = AdminTypes.Exact<{
  identifier: AdminTypes.MetafieldDefinitionIdentifierInput;
}>;


export type MemberDefinitionQuery = { metafieldDefinition?: AdminTypes.Maybe<(
    Pick<AdminTypes.MetafieldDefinition, 'id' | 'namespace'>
    & { access: Pick<AdminTypes.MetafieldAccess, 'storefront'> }
  )> };

export type CreateMemberDefinitionMutationVariables = AdminTypes.Exact<{
  definition: AdminTypes.MetafieldDefinitionInput;
}>;


export type CreateMemberDefinitionMutation = { metafieldDefinitionCreate?: AdminTypes.Maybe<{ createdDefinition?: AdminTypes.Maybe<Pick<AdminTypes.MetafieldDefinition, 'namespace'>>, userErrors: Array<Pick<AdminTypes.MetafieldDefinitionCreateUserError, 'field' | 'message' | 'code'>> }> };

export type SetMetafieldsMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldsSetInput> | AdminTypes.MetafieldsSetInput;
}>;


export type SetMetafieldsMutation = { metafieldsSet?: AdminTypes.Maybe<{ metafields?: AdminTypes.Maybe<Array<Pick<AdminTypes.Metafield, 'id'>>>, userErrors: Array<Pick<AdminTypes.MetafieldsSetUserError, 'field' | 'message' | 'code'>> }> };

export type OrderPartsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'edited' | 'currencyCode' | 'sourceName' | 'taxesIncluded' | 'discountCodes' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'returnStatus'>
  & { shippingLines: { nodes: Array<{ originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }> }, lineItems: { nodes: Array<(
      Pick<AdminTypes.LineItem, 'id' | 'title' | 'quantity' | 'currentQuantity' | 'requiresShipping' | 'isGiftCard' | 'vendor'>
      & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id' | 'tags'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, fulfillments: Array<(
    Pick<AdminTypes.Fulfillment, 'id' | 'status' | 'createdAt'>
    & { fulfillmentLineItems: { nodes: Array<(
        Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
  )>, refunds: Array<(
    Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt'>
    & { refundLineItems: { nodes: Array<(
        Pick<AdminTypes.RefundLineItem, 'quantity' | 'restockType'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, orderAdjustments: { nodes: Array<(
        Pick<AdminTypes.OrderAdjustment, 'reason'>
        & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, refundShippingLines: { nodes: Array<{ subtotalAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
  )>, transactions: Array<(
    Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'createdAt' | 'processedAt'>
    & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'tags'>>, purchasingEntity?: AdminTypes.Maybe<{ __typename: 'Customer' | 'PurchasingCompany' }>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, disputes: Array<Pick<AdminTypes.OrderDisputeSummary, 'id' | 'initiatedAs'>> }
);

export type OrdersByIdQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type OrdersByIdQuery = { nodes: Array<AdminTypes.Maybe<{ __typename: 'AppInstallation' | 'BulkOperation' | 'Collection' | 'Customer' | 'DiscountCodeNode' | 'Fulfillment' | 'FulfillmentLineItem' | 'LineItem' | 'MailingAddress' | 'Metafield' | 'MetafieldDefinition' | 'OrderAdjustment' | 'OrderDisputeSummary' | 'OrderTransaction' | 'Product' | 'ProductVariant' | 'Refund' | 'RefundShippingLine' | 'Shop' | 'ShopifyPaymentsDispute' } | (
    { __typename: 'Order' }
    & Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'edited' | 'currencyCode' | 'sourceName' | 'taxesIncluded' | 'discountCodes' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'returnStatus'>
    & { shippingLines: { nodes: Array<{ originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }> }, lineItems: { nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'title' | 'quantity' | 'currentQuantity' | 'requiresShipping' | 'isGiftCard' | 'vendor'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id' | 'tags'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, fulfillments: Array<(
      Pick<AdminTypes.Fulfillment, 'id' | 'status' | 'createdAt'>
      & { fulfillmentLineItems: { nodes: Array<(
          Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
          & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
    )>, refunds: Array<(
      Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt'>
      & { refundLineItems: { nodes: Array<(
          Pick<AdminTypes.RefundLineItem, 'quantity' | 'restockType'>
          & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, orderAdjustments: { nodes: Array<(
          Pick<AdminTypes.OrderAdjustment, 'reason'>
          & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, refundShippingLines: { nodes: Array<{ subtotalAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
    )>, transactions: Array<(
      Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'createdAt' | 'processedAt'>
      & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'tags'>>, purchasingEntity?: AdminTypes.Maybe<{ __typename: 'Customer' | 'PurchasingCompany' }>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, disputes: Array<Pick<AdminTypes.OrderDisputeSummary, 'id' | 'initiatedAs'>> }
  )>> };

export type OrdersPageQueryVariables = AdminTypes.Exact<{
  search: AdminTypes.Scalars['String']['input'];
  sortKey: AdminTypes.OrderSortKeys;
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type OrdersPageQuery = { orders: { nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'edited' | 'currencyCode' | 'sourceName' | 'taxesIncluded' | 'discountCodes' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'returnStatus'>
      & { shippingLines: { nodes: Array<{ originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }> }, lineItems: { nodes: Array<(
          Pick<AdminTypes.LineItem, 'id' | 'title' | 'quantity' | 'currentQuantity' | 'requiresShipping' | 'isGiftCard' | 'vendor'>
          & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id' | 'tags'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, fulfillments: Array<(
        Pick<AdminTypes.Fulfillment, 'id' | 'status' | 'createdAt'>
        & { fulfillmentLineItems: { nodes: Array<(
            Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
            & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
      )>, refunds: Array<(
        Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt'>
        & { refundLineItems: { nodes: Array<(
            Pick<AdminTypes.RefundLineItem, 'quantity' | 'restockType'>
            & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, orderAdjustments: { nodes: Array<(
            Pick<AdminTypes.OrderAdjustment, 'reason'>
            & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, refundShippingLines: { nodes: Array<{ subtotalAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
      )>, transactions: Array<(
        Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'createdAt' | 'processedAt'>
        & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'tags'>>, purchasingEntity?: AdminTypes.Maybe<{ __typename: 'Customer' | 'PurchasingCompany' }>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, disputes: Array<Pick<AdminTypes.OrderDisputeSummary, 'id' | 'initiatedAs'>> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type OrderCountriesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type OrderCountriesQuery = { nodes: Array<AdminTypes.Maybe<{ __typename: 'AppInstallation' | 'BulkOperation' | 'Collection' | 'Customer' | 'DiscountCodeNode' | 'Fulfillment' | 'FulfillmentLineItem' | 'LineItem' | 'MailingAddress' | 'Metafield' | 'MetafieldDefinition' | 'OrderAdjustment' | 'OrderDisputeSummary' | 'OrderTransaction' | 'Product' | 'ProductVariant' | 'Refund' | 'RefundShippingLine' | 'Shop' | 'ShopifyPaymentsDispute' } | (
    { __typename: 'Order' }
    & Pick<AdminTypes.Order, 'id'>
    & { shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'countryCodeV2'>> }
  )>> };

export type ProductCollectionsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ProductCollectionsQuery = { product?: AdminTypes.Maybe<{ collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type OrderDisputesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type OrderDisputesQuery = { nodes: Array<AdminTypes.Maybe<{ __typename: 'AppInstallation' | 'BulkOperation' | 'Collection' | 'Customer' | 'DiscountCodeNode' | 'Fulfillment' | 'FulfillmentLineItem' | 'LineItem' | 'MailingAddress' | 'Metafield' | 'MetafieldDefinition' | 'Order' | 'OrderAdjustment' | 'OrderDisputeSummary' | 'OrderTransaction' | 'Product' | 'ProductVariant' | 'Refund' | 'RefundShippingLine' | 'Shop' } | (
    { __typename: 'ShopifyPaymentsDispute' }
    & Pick<AdminTypes.ShopifyPaymentsDispute, 'id' | 'type' | 'status' | 'initiatedAt' | 'finalizedOn'>
    & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
  )>> };

export type OrderLinePartsFragment = (
  Pick<AdminTypes.LineItem, 'id' | 'title' | 'quantity' | 'currentQuantity' | 'requiresShipping' | 'isGiftCard' | 'vendor'>
  & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id' | 'tags'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }
);

export type RefundLinePartsFragment = (
  Pick<AdminTypes.RefundLineItem, 'quantity' | 'restockType'>
  & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
);

export type RefundAdjustmentPartsFragment = (
  Pick<AdminTypes.OrderAdjustment, 'reason'>
  & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type RefundShippingPartsFragment = { subtotalAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } };

export type TransactionPartsFragment = (
  Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'createdAt' | 'processedAt'>
  & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type ShippingLinePartsFragment = { originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> };

export type OrderHeadPartsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'test' | 'edited' | 'currencyCode' | 'sourceName' | 'taxesIncluded' | 'discountCodes' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'returnStatus'>
  & { customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'tags'>>, purchasingEntity?: AdminTypes.Maybe<{ __typename: 'Customer' | 'PurchasingCompany' }>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, disputes: Array<Pick<AdminTypes.OrderDisputeSummary, 'id' | 'initiatedAs'>> }
);

export type OrderLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type OrderLinesQuery = { order?: AdminTypes.Maybe<{ lineItems: { nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'title' | 'quantity' | 'currentQuantity' | 'requiresShipping' | 'isGiftCard' | 'vendor'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id' | 'tags'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }>, taxLines: Array<{ priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type OrderListsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type OrderListsQuery = { order?: AdminTypes.Maybe<{ fulfillments: Array<Pick<AdminTypes.Fulfillment, 'id' | 'status' | 'createdAt'>>, refunds: Array<Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt'>>, transactions: Array<(
      Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'createdAt' | 'processedAt'>
      & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )> }> };

export type FulfilmentLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type FulfilmentLinesQuery = { fulfillment?: AdminTypes.Maybe<{ fulfillmentLineItems: { nodes: Array<(
        Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type RefundLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type RefundLinesQuery = { refund?: AdminTypes.Maybe<{ refundLineItems: { nodes: Array<(
        Pick<AdminTypes.RefundLineItem, 'quantity' | 'restockType'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type RefundShippingQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type RefundShippingQuery = { refund?: AdminTypes.Maybe<{ refundShippingLines: { nodes: Array<{ subtotalAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type RefundAdjustmentsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type RefundAdjustmentsQuery = { refund?: AdminTypes.Maybe<{ orderAdjustments: { nodes: Array<(
        Pick<AdminTypes.OrderAdjustment, 'reason'>
        & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type OrderAgreementsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  salesAfter?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  first: AdminTypes.Scalars['Int']['input'];
  sales: AdminTypes.Scalars['Int']['input'];
}>;


export type OrderAgreementsQuery = { order?: AdminTypes.Maybe<{ agreements: { edges: Array<(
        Pick<AdminTypes.SalesAgreementEdge, 'cursor'>
        & { node: (
          { __typename: 'OrderAgreement' }
          & Pick<AdminTypes.OrderAgreement, 'id' | 'happenedAt'>
          & { sales: { nodes: Array<(
              { __typename: 'AdditionalFeeSale' }
              & Pick<AdminTypes.AdditionalFeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'AdjustmentSale' }
              & Pick<AdminTypes.AdjustmentSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'DutySale' }
              & Pick<AdminTypes.DutySale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'FeeSale' }
              & Pick<AdminTypes.FeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'GiftCardSale' }
              & Pick<AdminTypes.GiftCardSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ProductSale' }
              & Pick<AdminTypes.ProductSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ShippingLineSale' }
              & Pick<AdminTypes.ShippingLineSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'TipSale' }
              & Pick<AdminTypes.TipSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'UnknownSale' }
              & Pick<AdminTypes.UnknownSale, 'actionType' | 'quantity'>
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
        ) | (
          { __typename: 'OrderEditAgreement' }
          & Pick<AdminTypes.OrderEditAgreement, 'id' | 'happenedAt'>
          & { sales: { nodes: Array<(
              { __typename: 'AdditionalFeeSale' }
              & Pick<AdminTypes.AdditionalFeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'AdjustmentSale' }
              & Pick<AdminTypes.AdjustmentSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'DutySale' }
              & Pick<AdminTypes.DutySale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'FeeSale' }
              & Pick<AdminTypes.FeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'GiftCardSale' }
              & Pick<AdminTypes.GiftCardSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ProductSale' }
              & Pick<AdminTypes.ProductSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ShippingLineSale' }
              & Pick<AdminTypes.ShippingLineSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'TipSale' }
              & Pick<AdminTypes.TipSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'UnknownSale' }
              & Pick<AdminTypes.UnknownSale, 'actionType' | 'quantity'>
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
        ) | (
          { __typename: 'RefundAgreement' }
          & Pick<AdminTypes.RefundAgreement, 'id' | 'happenedAt'>
          & { sales: { nodes: Array<(
              { __typename: 'AdditionalFeeSale' }
              & Pick<AdminTypes.AdditionalFeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'AdjustmentSale' }
              & Pick<AdminTypes.AdjustmentSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'DutySale' }
              & Pick<AdminTypes.DutySale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'FeeSale' }
              & Pick<AdminTypes.FeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'GiftCardSale' }
              & Pick<AdminTypes.GiftCardSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ProductSale' }
              & Pick<AdminTypes.ProductSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ShippingLineSale' }
              & Pick<AdminTypes.ShippingLineSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'TipSale' }
              & Pick<AdminTypes.TipSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'UnknownSale' }
              & Pick<AdminTypes.UnknownSale, 'actionType' | 'quantity'>
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
        ) | (
          { __typename: 'ReturnAgreement' }
          & Pick<AdminTypes.ReturnAgreement, 'id' | 'happenedAt'>
          & { sales: { nodes: Array<(
              { __typename: 'AdditionalFeeSale' }
              & Pick<AdminTypes.AdditionalFeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'AdjustmentSale' }
              & Pick<AdminTypes.AdjustmentSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'DutySale' }
              & Pick<AdminTypes.DutySale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'FeeSale' }
              & Pick<AdminTypes.FeeSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'GiftCardSale' }
              & Pick<AdminTypes.GiftCardSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ProductSale' }
              & Pick<AdminTypes.ProductSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'ShippingLineSale' }
              & Pick<AdminTypes.ShippingLineSale, 'actionType' | 'quantity'>
            ) | (
              { __typename: 'TipSale' }
              & Pick<AdminTypes.TipSale, 'actionType' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) | (
              { __typename: 'UnknownSale' }
              & Pick<AdminTypes.UnknownSale, 'actionType' | 'quantity'>
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
        ) }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type AddTagsMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  tags: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type AddTagsMutation = { tagsAdd?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type RemoveTagsMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  tags: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type RemoveTagsMutation = { tagsRemove?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CustomerTagsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerTagsQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'tags'>>> };

export type ShopFactsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ShopFactsQuery = { shop: (
    Pick<AdminTypes.Shop, 'id' | 'name' | 'email' | 'currencyCode' | 'ianaTimezone'>
    & { plan: Pick<AdminTypes.ShopPlan, 'publicDisplayName'> }
  ), currentAppInstallation: (
    Pick<AdminTypes.AppInstallation, 'id'>
    & { accessScopes: Array<Pick<AdminTypes.AccessScope, 'handle'>> }
  ) };

interface GeneratedQueryTypes {
  "#graphql\n  #graphql\n  fragment OrderLineParts on LineItem {\n    id\n    title\n    quantity\n    currentQuantity\n    requiresShipping\n    isGiftCard\n    vendor\n    product {\n      id\n      tags\n    }\n    variant {\n      id\n    }\n    originalUnitPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountAllocations {\n      allocatedAmountSet {\n        shopMoney {\n          amount\n        }\n      }\n      discountApplication {\n        index\n        ... on DiscountCodeApplication {\n          code\n        }\n      }\n    }\n    taxLines {\n      priceSet {\n        shopMoney {\n          amount\n        }\n      }\n    }\n  }\n  #graphql\n  fragment TransactionParts on OrderTransaction {\n    id\n    kind\n    status\n    gateway\n    createdAt\n    processedAt\n    amountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment ShippingLineParts on ShippingLine {\n    originalPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountedPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountAllocations {\n      allocatedAmountSet {\n        shopMoney {\n          amount\n        }\n      }\n      discountApplication {\n        index\n        ... on DiscountCodeApplication {\n          code\n        }\n      }\n    }\n    taxLines {\n      priceSet {\n        shopMoney {\n          amount\n        }\n      }\n    }\n  }\n  #graphql\n  fragment OrderHeadParts on Order {\n    id\n    name\n    createdAt\n    processedAt\n    updatedAt\n    cancelledAt\n    test\n    edited\n    currencyCode\n    sourceName\n    taxesIncluded\n    discountCodes\n    displayFinancialStatus\n    displayFulfillmentStatus\n    returnStatus\n    customer {\n      id\n      tags\n    }\n    purchasingEntity {\n      __typename\n    }\n    originalTotalPriceSet {\n      shopMoney {\n        amount\n      }\n      presentmentMoney {\n        amount\n        currencyCode\n      }\n    }\n    totalTipReceivedSet {\n      shopMoney {\n        amount\n      }\n    }\n    disputes {\n      id\n      initiatedAs\n    }\n  }\n  query BulkOrders {\n    orders(query: \"created_at:>='1970-01-01T00:00:00Z'\", sortKey: CREATED_AT) {\n      edges {\n        node {\n          __typename\n          ...OrderHeadParts\n          totalShippingPriceSet {\n            shopMoney {\n              amount\n            }\n          }\n          shippingLine {\n            ...ShippingLineParts\n          }\n          fulfillments {\n            id\n            status\n            createdAt\n            totalQuantity\n          }\n          refunds {\n            id\n          }\n          transactions {\n            ...TransactionParts\n          }\n          lineItems {\n            edges {\n              node {\n                __typename\n                ...OrderLineParts\n                unfulfilledQuantity\n                nonFulfillableQuantity\n              }\n            }\n          }\n        }\n      }\n    }\n  }": {return: BulkOrdersQuery, variables: BulkOrdersQueryVariables},
  "#graphql\n  query BulkState($id: ID!) {\n    bulkOperation(id: $id) {\n      status\n      errorCode\n      rootObjectCount\n      url\n      partialDataUrl\n    }\n  }": {return: BulkStateQuery, variables: BulkStateQueryVariables},
  "#graphql\n  query CustomersByEmail(\n    $e0: String!\n    $e1: String!\n    $e2: String!\n    $e3: String!\n    $e4: String!\n    $e5: String!\n    $e6: String!\n    $e7: String!\n    $e8: String!\n    $e9: String!\n  ) {\n    c0: customerByIdentifier(identifier: { emailAddress: $e0 }) {\n      id\n    }\n    c1: customerByIdentifier(identifier: { emailAddress: $e1 }) {\n      id\n    }\n    c2: customerByIdentifier(identifier: { emailAddress: $e2 }) {\n      id\n    }\n    c3: customerByIdentifier(identifier: { emailAddress: $e3 }) {\n      id\n    }\n    c4: customerByIdentifier(identifier: { emailAddress: $e4 }) {\n      id\n    }\n    c5: customerByIdentifier(identifier: { emailAddress: $e5 }) {\n      id\n    }\n    c6: customerByIdentifier(identifier: { emailAddress: $e6 }) {\n      id\n    }\n    c7: customerByIdentifier(identifier: { emailAddress: $e7 }) {\n      id\n    }\n    c8: customerByIdentifier(identifier: { emailAddress: $e8 }) {\n      id\n    }\n    c9: customerByIdentifier(identifier: { emailAddress: $e9 }) {\n      id\n    }\n  }": {return: CustomersByEmailQuery, variables: CustomersByEmailQueryVariables},
  "#graphql\n  query CustomerNames($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n        displayName\n      }\n    }\n  }": {return: CustomerNamesQuery, variables: CustomerNamesQueryVariables},
  "#graphql\n  query DiscountByCode($code: String!) {\n    codeDiscountNodeByCode(code: $code) {\n      id\n    }\n  }": {return: DiscountByCodeQuery, variables: DiscountByCodeQueryVariables},
  "#graphql\n  query FindCustomers($search: String!, $first: Int!) {\n    customers(first: $first, query: $search) {\n      nodes {\n        id\n      }\n    }\n  }": {return: FindCustomersQuery, variables: FindCustomersQueryVariables},
  "#graphql\n  query MemberDefinition($identifier: MetafieldDefinitionIdentifierInput!) {\n    metafieldDefinition(identifier: $identifier) {\n      id\n      namespace\n      access {\n        storefront\n      }\n    }\n  }": {return: MemberDefinitionQuery, variables: MemberDefinitionQueryVariables},
  "#graphql\n  #graphql\n  fragment OrderLineParts on LineItem {\n    id\n    title\n    quantity\n    currentQuantity\n    requiresShipping\n    isGiftCard\n    vendor\n    product {\n      id\n      tags\n    }\n    variant {\n      id\n    }\n    originalUnitPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountAllocations {\n      allocatedAmountSet {\n        shopMoney {\n          amount\n        }\n      }\n      discountApplication {\n        index\n        ... on DiscountCodeApplication {\n          code\n        }\n      }\n    }\n    taxLines {\n      priceSet {\n        shopMoney {\n          amount\n        }\n      }\n    }\n  }\n  #graphql\n  fragment RefundLineParts on RefundLineItem {\n    quantity\n    restockType\n    lineItem {\n      id\n    }\n  }\n  #graphql\n  fragment RefundAdjustmentParts on OrderAdjustment {\n    reason\n    amountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment RefundShippingParts on RefundShippingLine {\n    subtotalAmountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment TransactionParts on OrderTransaction {\n    id\n    kind\n    status\n    gateway\n    createdAt\n    processedAt\n    amountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment ShippingLineParts on ShippingLine {\n    originalPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountedPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountAllocations {\n      allocatedAmountSet {\n        shopMoney {\n          amount\n        }\n      }\n      discountApplication {\n        index\n        ... on DiscountCodeApplication {\n          code\n        }\n      }\n    }\n    taxLines {\n      priceSet {\n        shopMoney {\n          amount\n        }\n      }\n    }\n  }\n  #graphql\n  fragment OrderHeadParts on Order {\n    id\n    name\n    createdAt\n    processedAt\n    updatedAt\n    cancelledAt\n    test\n    edited\n    currencyCode\n    sourceName\n    taxesIncluded\n    discountCodes\n    displayFinancialStatus\n    displayFulfillmentStatus\n    returnStatus\n    customer {\n      id\n      tags\n    }\n    purchasingEntity {\n      __typename\n    }\n    originalTotalPriceSet {\n      shopMoney {\n        amount\n      }\n      presentmentMoney {\n        amount\n        currencyCode\n      }\n    }\n    totalTipReceivedSet {\n      shopMoney {\n        amount\n      }\n    }\n    disputes {\n      id\n      initiatedAs\n    }\n  }\n  #graphql\n  fragment OrderParts on Order {\n    ...OrderHeadParts\n    shippingLines(first: 4) {\n      nodes {\n        ...ShippingLineParts\n      }\n    }\n    lineItems(first: 12) {\n      nodes {\n        ...OrderLineParts\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    fulfillments(first: 4) {\n      id\n      status\n      createdAt\n      fulfillmentLineItems(first: 8) {\n        nodes {\n          quantity\n          lineItem {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n    refunds(first: 4) {\n      id\n      createdAt\n      processedAt\n      refundLineItems(first: 6) {\n        nodes {\n          ...RefundLineParts\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n      orderAdjustments(first: 2) {\n        nodes {\n          ...RefundAdjustmentParts\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n      refundShippingLines(first: 2) {\n        nodes {\n          ...RefundShippingParts\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n    transactions(first: 8) {\n      ...TransactionParts\n    }\n  }\n  query OrdersById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ...OrderParts\n    }\n  }": {return: OrdersByIdQuery, variables: OrdersByIdQueryVariables},
  "#graphql\n  #graphql\n  fragment OrderLineParts on LineItem {\n    id\n    title\n    quantity\n    currentQuantity\n    requiresShipping\n    isGiftCard\n    vendor\n    product {\n      id\n      tags\n    }\n    variant {\n      id\n    }\n    originalUnitPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountAllocations {\n      allocatedAmountSet {\n        shopMoney {\n          amount\n        }\n      }\n      discountApplication {\n        index\n        ... on DiscountCodeApplication {\n          code\n        }\n      }\n    }\n    taxLines {\n      priceSet {\n        shopMoney {\n          amount\n        }\n      }\n    }\n  }\n  #graphql\n  fragment RefundLineParts on RefundLineItem {\n    quantity\n    restockType\n    lineItem {\n      id\n    }\n  }\n  #graphql\n  fragment RefundAdjustmentParts on OrderAdjustment {\n    reason\n    amountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment RefundShippingParts on RefundShippingLine {\n    subtotalAmountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment TransactionParts on OrderTransaction {\n    id\n    kind\n    status\n    gateway\n    createdAt\n    processedAt\n    amountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment ShippingLineParts on ShippingLine {\n    originalPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountedPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountAllocations {\n      allocatedAmountSet {\n        shopMoney {\n          amount\n        }\n      }\n      discountApplication {\n        index\n        ... on DiscountCodeApplication {\n          code\n        }\n      }\n    }\n    taxLines {\n      priceSet {\n        shopMoney {\n          amount\n        }\n      }\n    }\n  }\n  #graphql\n  fragment OrderHeadParts on Order {\n    id\n    name\n    createdAt\n    processedAt\n    updatedAt\n    cancelledAt\n    test\n    edited\n    currencyCode\n    sourceName\n    taxesIncluded\n    discountCodes\n    displayFinancialStatus\n    displayFulfillmentStatus\n    returnStatus\n    customer {\n      id\n      tags\n    }\n    purchasingEntity {\n      __typename\n    }\n    originalTotalPriceSet {\n      shopMoney {\n        amount\n      }\n      presentmentMoney {\n        amount\n        currencyCode\n      }\n    }\n    totalTipReceivedSet {\n      shopMoney {\n        amount\n      }\n    }\n    disputes {\n      id\n      initiatedAs\n    }\n  }\n  #graphql\n  fragment OrderParts on Order {\n    ...OrderHeadParts\n    shippingLines(first: 4) {\n      nodes {\n        ...ShippingLineParts\n      }\n    }\n    lineItems(first: 12) {\n      nodes {\n        ...OrderLineParts\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    fulfillments(first: 4) {\n      id\n      status\n      createdAt\n      fulfillmentLineItems(first: 8) {\n        nodes {\n          quantity\n          lineItem {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n    refunds(first: 4) {\n      id\n      createdAt\n      processedAt\n      refundLineItems(first: 6) {\n        nodes {\n          ...RefundLineParts\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n      orderAdjustments(first: 2) {\n        nodes {\n          ...RefundAdjustmentParts\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n      refundShippingLines(first: 2) {\n        nodes {\n          ...RefundShippingParts\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n    transactions(first: 8) {\n      ...TransactionParts\n    }\n  }\n  query OrdersPage($search: String!, $sortKey: OrderSortKeys!, $first: Int!, $after: String) {\n    orders(query: $search, sortKey: $sortKey, first: $first, after: $after) {\n      nodes {\n        ...OrderParts\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: OrdersPageQuery, variables: OrdersPageQueryVariables},
  "#graphql\n  query OrderCountries($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on Order {\n        id\n        shippingAddress {\n          countryCodeV2\n        }\n      }\n    }\n  }": {return: OrderCountriesQuery, variables: OrderCountriesQueryVariables},
  "#graphql\n  query ProductCollections($id: ID!, $after: String) {\n    product(id: $id) {\n      collections(first: 250, after: $after) {\n        nodes {\n          id\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: ProductCollectionsQuery, variables: ProductCollectionsQueryVariables},
  "#graphql\n  query OrderDisputes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      ... on ShopifyPaymentsDispute {\n        id\n        type\n        status\n        initiatedAt\n        finalizedOn\n        amount {\n          amount\n          currencyCode\n        }\n      }\n    }\n  }": {return: OrderDisputesQuery, variables: OrderDisputesQueryVariables},
  "#graphql\n  #graphql\n  fragment OrderLineParts on LineItem {\n    id\n    title\n    quantity\n    currentQuantity\n    requiresShipping\n    isGiftCard\n    vendor\n    product {\n      id\n      tags\n    }\n    variant {\n      id\n    }\n    originalUnitPriceSet {\n      shopMoney {\n        amount\n      }\n    }\n    discountAllocations {\n      allocatedAmountSet {\n        shopMoney {\n          amount\n        }\n      }\n      discountApplication {\n        index\n        ... on DiscountCodeApplication {\n          code\n        }\n      }\n    }\n    taxLines {\n      priceSet {\n        shopMoney {\n          amount\n        }\n      }\n    }\n  }\n  query OrderLines($id: ID!, $after: String) {\n    order(id: $id) {\n      lineItems(first: 100, after: $after) {\n        nodes {\n          ...OrderLineParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: OrderLinesQuery, variables: OrderLinesQueryVariables},
  "#graphql\n  #graphql\n  fragment TransactionParts on OrderTransaction {\n    id\n    kind\n    status\n    gateway\n    createdAt\n    processedAt\n    amountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  query OrderLists($id: ID!) {\n    order(id: $id) {\n      fulfillments(first: 250) {\n        id\n        status\n        createdAt\n      }\n      refunds(first: 250) {\n        id\n        createdAt\n        processedAt\n      }\n      transactions(first: 250) {\n        ...TransactionParts\n      }\n    }\n  }": {return: OrderListsQuery, variables: OrderListsQueryVariables},
  "#graphql\n  query FulfilmentLines($id: ID!, $after: String) {\n    fulfillment(id: $id) {\n      fulfillmentLineItems(first: 100, after: $after) {\n        nodes {\n          quantity\n          lineItem {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: FulfilmentLinesQuery, variables: FulfilmentLinesQueryVariables},
  "#graphql\n  #graphql\n  fragment RefundLineParts on RefundLineItem {\n    quantity\n    restockType\n    lineItem {\n      id\n    }\n  }\n  query RefundLines($id: ID!, $after: String) {\n    refund(id: $id) {\n      refundLineItems(first: 100, after: $after) {\n        nodes {\n          ...RefundLineParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: RefundLinesQuery, variables: RefundLinesQueryVariables},
  "#graphql\n  #graphql\n  fragment RefundShippingParts on RefundShippingLine {\n    subtotalAmountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  query RefundShipping($id: ID!, $after: String) {\n    refund(id: $id) {\n      refundShippingLines(first: 100, after: $after) {\n        nodes {\n          ...RefundShippingParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: RefundShippingQuery, variables: RefundShippingQueryVariables},
  "#graphql\n  #graphql\n  fragment RefundAdjustmentParts on OrderAdjustment {\n    reason\n    amountSet {\n      shopMoney {\n        amount\n      }\n    }\n  }\n  query RefundAdjustments($id: ID!, $after: String) {\n    refund(id: $id) {\n      orderAdjustments(first: 100, after: $after) {\n        nodes {\n          ...RefundAdjustmentParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: RefundAdjustmentsQuery, variables: RefundAdjustmentsQueryVariables},
  "#graphql\n  query OrderAgreements($id: ID!, $after: String, $salesAfter: String, $first: Int!, $sales: Int!) {\n    order(id: $id) {\n      agreements(first: $first, after: $after) {\n        edges {\n          cursor\n          node {\n            __typename\n            id\n            happenedAt\n            sales(first: $sales, after: $salesAfter) {\n              nodes {\n                __typename\n                actionType\n                quantity\n                ... on ProductSale {\n                  lineItem {\n                    id\n                  }\n                }\n                ... on GiftCardSale {\n                  lineItem {\n                    id\n                  }\n                }\n                ... on TipSale {\n                  lineItem {\n                    id\n                  }\n                }\n              }\n              pageInfo {\n                hasNextPage\n                endCursor\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }": {return: OrderAgreementsQuery, variables: OrderAgreementsQueryVariables},
  "#graphql\n  query CustomerTags($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n        tags\n      }\n    }\n  }": {return: CustomerTagsQuery, variables: CustomerTagsQueryVariables},
  "#graphql\n  query ShopFacts {\n    shop {\n      id\n      name\n      email\n      currencyCode\n      ianaTimezone\n      plan {\n        publicDisplayName\n      }\n    }\n    currentAppInstallation {\n      id\n      accessScopes {\n        handle\n      }\n    }\n  }": {return: ShopFactsQuery, variables: ShopFactsQueryVariables},
}

interface GeneratedMutationTypes {
  "#graphql\n  mutation RunBulkQuery($query: String!) {\n    bulkOperationRunQuery(query: $query, groupObjects: true) {\n      bulkOperation {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: RunBulkQueryMutation, variables: RunBulkQueryMutationVariables},
  "#graphql\n  mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n    discountCodeBasicCreate(basicCodeDiscount: $discount) {\n      codeDiscountNode {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateDiscountCodeMutation, variables: CreateDiscountCodeMutationVariables},
  "#graphql\n  mutation DeactivateDiscount($id: ID!) {\n    discountCodeDeactivate(id: $id) {\n      codeDiscountNode {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: DeactivateDiscountMutation, variables: DeactivateDiscountMutationVariables},
  "#graphql\n  mutation CreateMemberDefinition($definition: MetafieldDefinitionInput!) {\n    metafieldDefinitionCreate(definition: $definition) {\n      createdDefinition {\n        namespace\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateMemberDefinitionMutation, variables: CreateMemberDefinitionMutationVariables},
  "#graphql\n  mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {\n    metafieldsSet(metafields: $metafields) {\n      metafields {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: SetMetafieldsMutation, variables: SetMetafieldsMutationVariables},
  "#graphql\n  mutation AddTags($id: ID!, $tags: [String!]!) {\n    tagsAdd(id: $id, tags: $tags) {\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: AddTagsMutation, variables: AddTagsMutationVariables},
  "#graphql\n  mutation RemoveTags($id: ID!, $tags: [String!]!) {\n    tagsRemove(id: $id, tags: $tags) {\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: RemoveTagsMutation, variables: RemoveTagsMutationVariables},
}
declare module '@shopify/admin-api-client' {
  type InputMaybe<T> = AdminTypes.InputMaybe<T>;
  interface AdminQueries extends GeneratedQueryTypes {}
  interface AdminMutations extends GeneratedMutationTypes {}
}
