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

export type CustomersThereQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CustomersThereQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>> };

export type CustomerNamesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerNamesQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id' | 'displayName'>>> };

export type CustomerContactsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CustomerContactsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Customer, 'id' | 'displayName'>
    & { defaultEmailAddress?: AdminTypes.Maybe<Pick<AdminTypes.CustomerEmailAddress, 'emailAddress'>> }
  )>> };

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

export type TitlesOfGoodsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type TitlesOfGoodsQuery = { nodes: Array<AdminTypes.Maybe<(
    { __typename: 'AbandonedCheckout' }
    & Pick<AdminTypes.AbandonedCheckout, 'id'>
  ) | (
    { __typename: 'AbandonedCheckoutLineItem' }
    & Pick<AdminTypes.AbandonedCheckoutLineItem, 'id'>
  ) | (
    { __typename: 'Abandonment' }
    & Pick<AdminTypes.Abandonment, 'id'>
  ) | (
    { __typename: 'AddAllProductsOperation' }
    & Pick<AdminTypes.AddAllProductsOperation, 'id'>
  ) | (
    { __typename: 'AdditionalFee' }
    & Pick<AdminTypes.AdditionalFee, 'id'>
  ) | (
    { __typename: 'AnalyticsAnnotation' }
    & Pick<AdminTypes.AnalyticsAnnotation, 'id'>
  ) | (
    { __typename: 'AnalyticsTarget' }
    & Pick<AdminTypes.AnalyticsTarget, 'id'>
  ) | (
    { __typename: 'App' }
    & Pick<AdminTypes.App, 'id'>
  ) | (
    { __typename: 'AppCatalog' }
    & Pick<AdminTypes.AppCatalog, 'id'>
  ) | (
    { __typename: 'AppCredit' }
    & Pick<AdminTypes.AppCredit, 'id'>
  ) | (
    { __typename: 'AppInstallation' }
    & Pick<AdminTypes.AppInstallation, 'id'>
  ) | (
    { __typename: 'AppPurchaseOneTime' }
    & Pick<AdminTypes.AppPurchaseOneTime, 'id'>
  ) | (
    { __typename: 'AppRevenueAttributionRecord' }
    & Pick<AdminTypes.AppRevenueAttributionRecord, 'id'>
  ) | (
    { __typename: 'AppSubscription' }
    & Pick<AdminTypes.AppSubscription, 'id'>
  ) | (
    { __typename: 'AppUsageRecord' }
    & Pick<AdminTypes.AppUsageRecord, 'id'>
  ) | (
    { __typename: 'Article' }
    & Pick<AdminTypes.Article, 'id'>
  ) | (
    { __typename: 'BasicEvent' }
    & Pick<AdminTypes.BasicEvent, 'id'>
  ) | (
    { __typename: 'Blog' }
    & Pick<AdminTypes.Blog, 'id'>
  ) | (
    { __typename: 'BulkOperation' }
    & Pick<AdminTypes.BulkOperation, 'id'>
  ) | (
    { __typename: 'BusinessEntity' }
    & Pick<AdminTypes.BusinessEntity, 'id'>
  ) | (
    { __typename: 'CalculatedOrder' }
    & Pick<AdminTypes.CalculatedOrder, 'id'>
  ) | (
    { __typename: 'CartTransform' }
    & Pick<AdminTypes.CartTransform, 'id'>
  ) | (
    { __typename: 'CashDrawer' }
    & Pick<AdminTypes.CashDrawer, 'id'>
  ) | (
    { __typename: 'CashManagementCustomReasonCode' }
    & Pick<AdminTypes.CashManagementCustomReasonCode, 'id'>
  ) | (
    { __typename: 'CashManagementDefaultReasonCode' }
    & Pick<AdminTypes.CashManagementDefaultReasonCode, 'id'>
  ) | (
    { __typename: 'CashManagementSystemReasonCode' }
    & Pick<AdminTypes.CashManagementSystemReasonCode, 'id'>
  ) | (
    { __typename: 'CashTrackingAdjustment' }
    & Pick<AdminTypes.CashTrackingAdjustment, 'id'>
  ) | (
    { __typename: 'CashTrackingSession' }
    & Pick<AdminTypes.CashTrackingSession, 'id'>
  ) | (
    { __typename: 'CatalogCsvOperation' }
    & Pick<AdminTypes.CatalogCsvOperation, 'id'>
  ) | (
    { __typename: 'Channel' }
    & Pick<AdminTypes.Channel, 'id'>
  ) | (
    { __typename: 'ChannelDefinition' }
    & Pick<AdminTypes.ChannelDefinition, 'id'>
  ) | (
    { __typename: 'ChannelInformation' }
    & Pick<AdminTypes.ChannelInformation, 'id'>
  ) | (
    { __typename: 'CheckoutAndAccountsConfiguration' }
    & Pick<AdminTypes.CheckoutAndAccountsConfiguration, 'id'>
  ) | (
    { __typename: 'CheckoutAndAccountsConfigurationOverride' }
    & Pick<AdminTypes.CheckoutAndAccountsConfigurationOverride, 'id'>
  ) | (
    { __typename: 'CheckoutProfile' }
    & Pick<AdminTypes.CheckoutProfile, 'id'>
  ) | (
    { __typename: 'Collection' }
    & Pick<AdminTypes.Collection, 'title' | 'id'>
  ) | (
    { __typename: 'CollectionConditionsSource' }
    & Pick<AdminTypes.CollectionConditionsSource, 'id'>
  ) | (
    { __typename: 'CollectionSubCollectionsSource' }
    & Pick<AdminTypes.CollectionSubCollectionsSource, 'id'>
  ) | (
    { __typename: 'Comment' }
    & Pick<AdminTypes.Comment, 'id'>
  ) | (
    { __typename: 'CommentEvent' }
    & Pick<AdminTypes.CommentEvent, 'id'>
  ) | (
    { __typename: 'Company' }
    & Pick<AdminTypes.Company, 'id'>
  ) | (
    { __typename: 'CompanyAddress' }
    & Pick<AdminTypes.CompanyAddress, 'id'>
  ) | (
    { __typename: 'CompanyContact' }
    & Pick<AdminTypes.CompanyContact, 'id'>
  ) | (
    { __typename: 'CompanyContactRole' }
    & Pick<AdminTypes.CompanyContactRole, 'id'>
  ) | (
    { __typename: 'CompanyContactRoleAssignment' }
    & Pick<AdminTypes.CompanyContactRoleAssignment, 'id'>
  ) | (
    { __typename: 'CompanyLocation' }
    & Pick<AdminTypes.CompanyLocation, 'id'>
  ) | (
    { __typename: 'CompanyLocationCatalog' }
    & Pick<AdminTypes.CompanyLocationCatalog, 'id'>
  ) | (
    { __typename: 'CompanyLocationStaffMemberAssignment' }
    & Pick<AdminTypes.CompanyLocationStaffMemberAssignment, 'id'>
  ) | (
    { __typename: 'ConsentPolicy' }
    & Pick<AdminTypes.ConsentPolicy, 'id'>
  ) | (
    { __typename: 'CurrencyExchangeAdjustment' }
    & Pick<AdminTypes.CurrencyExchangeAdjustment, 'id'>
  ) | (
    { __typename: 'Customer' }
    & Pick<AdminTypes.Customer, 'id'>
  ) | (
    { __typename: 'CustomerAccountAppExtensionPage' }
    & Pick<AdminTypes.CustomerAccountAppExtensionPage, 'id'>
  ) | (
    { __typename: 'CustomerAccountNativePage' }
    & Pick<AdminTypes.CustomerAccountNativePage, 'id'>
  ) | (
    { __typename: 'CustomerPaymentMethod' }
    & Pick<AdminTypes.CustomerPaymentMethod, 'id'>
  ) | (
    { __typename: 'CustomerSegmentMembersQuery' }
    & Pick<AdminTypes.CustomerSegmentMembersQuery, 'id'>
  ) | (
    { __typename: 'CustomerVisit' }
    & Pick<AdminTypes.CustomerVisit, 'id'>
  ) | (
    { __typename: 'DeliveryCarrierService' }
    & Pick<AdminTypes.DeliveryCarrierService, 'id'>
  ) | (
    { __typename: 'DeliveryCondition' }
    & Pick<AdminTypes.DeliveryCondition, 'id'>
  ) | (
    { __typename: 'DeliveryCountry' }
    & Pick<AdminTypes.DeliveryCountry, 'id'>
  ) | (
    { __typename: 'DeliveryCustomization' }
    & Pick<AdminTypes.DeliveryCustomization, 'id'>
  ) | (
    { __typename: 'DeliveryLocationGroup' }
    & Pick<AdminTypes.DeliveryLocationGroup, 'id'>
  ) | (
    { __typename: 'DeliveryMethod' }
    & Pick<AdminTypes.DeliveryMethod, 'id'>
  ) | (
    { __typename: 'DeliveryMethodDefinition' }
    & Pick<AdminTypes.DeliveryMethodDefinition, 'id'>
  ) | (
    { __typename: 'DeliveryParticipant' }
    & Pick<AdminTypes.DeliveryParticipant, 'id'>
  ) | (
    { __typename: 'DeliveryProfile' }
    & Pick<AdminTypes.DeliveryProfile, 'id'>
  ) | (
    { __typename: 'DeliveryProfileItem' }
    & Pick<AdminTypes.DeliveryProfileItem, 'id'>
  ) | (
    { __typename: 'DeliveryPromiseParticipant' }
    & Pick<AdminTypes.DeliveryPromiseParticipant, 'id'>
  ) | (
    { __typename: 'DeliveryPromiseProvider' }
    & Pick<AdminTypes.DeliveryPromiseProvider, 'id'>
  ) | (
    { __typename: 'DeliveryProvince' }
    & Pick<AdminTypes.DeliveryProvince, 'id'>
  ) | (
    { __typename: 'DeliveryRateDefinition' }
    & Pick<AdminTypes.DeliveryRateDefinition, 'id'>
  ) | (
    { __typename: 'DeliveryZone' }
    & Pick<AdminTypes.DeliveryZone, 'id'>
  ) | (
    { __typename: 'DiscountAutomaticBxgy' }
    & Pick<AdminTypes.DiscountAutomaticBxgy, 'id'>
  ) | (
    { __typename: 'DiscountAutomaticNode' }
    & Pick<AdminTypes.DiscountAutomaticNode, 'id'>
  ) | (
    { __typename: 'DiscountCodeNode' }
    & Pick<AdminTypes.DiscountCodeNode, 'id'>
  ) | (
    { __typename: 'DiscountNode' }
    & Pick<AdminTypes.DiscountNode, 'id'>
  ) | (
    { __typename: 'DiscountRedeemCodeBulkCreation' }
    & Pick<AdminTypes.DiscountRedeemCodeBulkCreation, 'id'>
  ) | (
    { __typename: 'Domain' }
    & Pick<AdminTypes.Domain, 'id'>
  ) | (
    { __typename: 'DraftOrder' }
    & Pick<AdminTypes.DraftOrder, 'id'>
  ) | (
    { __typename: 'DraftOrderLineItem' }
    & Pick<AdminTypes.DraftOrderLineItem, 'id'>
  ) | (
    { __typename: 'DraftOrderTag' }
    & Pick<AdminTypes.DraftOrderTag, 'id'>
  ) | (
    { __typename: 'Duty' }
    & Pick<AdminTypes.Duty, 'id'>
  ) | (
    { __typename: 'ExchangeLineItem' }
    & Pick<AdminTypes.ExchangeLineItem, 'id'>
  ) | (
    { __typename: 'ExternalVideo' }
    & Pick<AdminTypes.ExternalVideo, 'id'>
  ) | (
    { __typename: 'Fulfillment' }
    & Pick<AdminTypes.Fulfillment, 'id'>
  ) | (
    { __typename: 'FulfillmentConstraintRule' }
    & Pick<AdminTypes.FulfillmentConstraintRule, 'id'>
  ) | (
    { __typename: 'FulfillmentEvent' }
    & Pick<AdminTypes.FulfillmentEvent, 'id'>
  ) | (
    { __typename: 'FulfillmentHold' }
    & Pick<AdminTypes.FulfillmentHold, 'id'>
  ) | (
    { __typename: 'FulfillmentLineItem' }
    & Pick<AdminTypes.FulfillmentLineItem, 'id'>
  ) | (
    { __typename: 'FulfillmentOrder' }
    & Pick<AdminTypes.FulfillmentOrder, 'id'>
  ) | (
    { __typename: 'FulfillmentOrderDestination' }
    & Pick<AdminTypes.FulfillmentOrderDestination, 'id'>
  ) | (
    { __typename: 'FulfillmentOrderLineItem' }
    & Pick<AdminTypes.FulfillmentOrderLineItem, 'id'>
  ) | (
    { __typename: 'FulfillmentOrderMerchantRequest' }
    & Pick<AdminTypes.FulfillmentOrderMerchantRequest, 'id'>
  ) | (
    { __typename: 'GenericFile' }
    & Pick<AdminTypes.GenericFile, 'id'>
  ) | (
    { __typename: 'GiftCard' }
    & Pick<AdminTypes.GiftCard, 'id'>
  ) | (
    { __typename: 'GiftCardCashOutTransaction' }
    & Pick<AdminTypes.GiftCardCashOutTransaction, 'id'>
  ) | (
    { __typename: 'GiftCardCreditTransaction' }
    & Pick<AdminTypes.GiftCardCreditTransaction, 'id'>
  ) | (
    { __typename: 'GiftCardDebitTransaction' }
    & Pick<AdminTypes.GiftCardDebitTransaction, 'id'>
  ) | (
    { __typename: 'IdentityProviderSubject' }
    & Pick<AdminTypes.IdentityProviderSubject, 'id'>
  ) | (
    { __typename: 'InventoryAdjustmentGroup' }
    & Pick<AdminTypes.InventoryAdjustmentGroup, 'id'>
  ) | (
    { __typename: 'InventoryItem' }
    & Pick<AdminTypes.InventoryItem, 'id'>
  ) | (
    { __typename: 'InventoryItemMeasurement' }
    & Pick<AdminTypes.InventoryItemMeasurement, 'id'>
  ) | (
    { __typename: 'InventoryLevel' }
    & Pick<AdminTypes.InventoryLevel, 'id'>
  ) | (
    { __typename: 'InventoryQuantity' }
    & Pick<AdminTypes.InventoryQuantity, 'id'>
  ) | (
    { __typename: 'InventoryShipment' }
    & Pick<AdminTypes.InventoryShipment, 'id'>
  ) | (
    { __typename: 'InventoryShipmentLineItem' }
    & Pick<AdminTypes.InventoryShipmentLineItem, 'id'>
  ) | (
    { __typename: 'InventoryTransfer' }
    & Pick<AdminTypes.InventoryTransfer, 'id'>
  ) | (
    { __typename: 'InventoryTransferLineItem' }
    & Pick<AdminTypes.InventoryTransferLineItem, 'id'>
  ) | (
    { __typename: 'LineItem' }
    & Pick<AdminTypes.LineItem, 'id'>
  ) | (
    { __typename: 'LineItemGroup' }
    & Pick<AdminTypes.LineItemGroup, 'id'>
  ) | (
    { __typename: 'Location' }
    & Pick<AdminTypes.Location, 'id'>
  ) | (
    { __typename: 'MailingAddress' }
    & Pick<AdminTypes.MailingAddress, 'id'>
  ) | (
    { __typename: 'Market' }
    & Pick<AdminTypes.Market, 'id'>
  ) | (
    { __typename: 'MarketCatalog' }
    & Pick<AdminTypes.MarketCatalog, 'id'>
  ) | (
    { __typename: 'MarketRegionCountry' }
    & Pick<AdminTypes.MarketRegionCountry, 'id'>
  ) | (
    { __typename: 'MarketRegionSubdivision' }
    & Pick<AdminTypes.MarketRegionSubdivision, 'id'>
  ) | (
    { __typename: 'MarketWebPresence' }
    & Pick<AdminTypes.MarketWebPresence, 'id'>
  ) | (
    { __typename: 'MarketingActivity' }
    & Pick<AdminTypes.MarketingActivity, 'id'>
  ) | (
    { __typename: 'MarketingEvent' }
    & Pick<AdminTypes.MarketingEvent, 'id'>
  ) | (
    { __typename: 'MediaImage' }
    & Pick<AdminTypes.MediaImage, 'id'>
  ) | (
    { __typename: 'Menu' }
    & Pick<AdminTypes.Menu, 'id'>
  ) | (
    { __typename: 'Metafield' }
    & Pick<AdminTypes.Metafield, 'id'>
  ) | (
    { __typename: 'MetafieldDefinition' }
    & Pick<AdminTypes.MetafieldDefinition, 'id'>
  ) | (
    { __typename: 'Metaobject' }
    & Pick<AdminTypes.Metaobject, 'id'>
  ) | (
    { __typename: 'MetaobjectDefinition' }
    & Pick<AdminTypes.MetaobjectDefinition, 'id'>
  ) | (
    { __typename: 'Model3d' }
    & Pick<AdminTypes.Model3d, 'id'>
  ) | (
    { __typename: 'OnlineStoreTheme' }
    & Pick<AdminTypes.OnlineStoreTheme, 'id'>
  ) | (
    { __typename: 'Order' }
    & Pick<AdminTypes.Order, 'id'>
  ) | (
    { __typename: 'OrderAdjustment' }
    & Pick<AdminTypes.OrderAdjustment, 'id'>
  ) | (
    { __typename: 'OrderAttributionDefinition' }
    & Pick<AdminTypes.OrderAttributionDefinition, 'id'>
  ) | (
    { __typename: 'OrderCancelJobResult' }
    & Pick<AdminTypes.OrderCancelJobResult, 'id'>
  ) | (
    { __typename: 'OrderCreateMandatePaymentJobResult' }
    & Pick<AdminTypes.OrderCreateMandatePaymentJobResult, 'id'>
  ) | (
    { __typename: 'OrderDisputeSummary' }
    & Pick<AdminTypes.OrderDisputeSummary, 'id'>
  ) | (
    { __typename: 'OrderEditSession' }
    & Pick<AdminTypes.OrderEditSession, 'id'>
  ) | (
    { __typename: 'OrderTransaction' }
    & Pick<AdminTypes.OrderTransaction, 'id'>
  ) | (
    { __typename: 'Page' }
    & Pick<AdminTypes.Page, 'id'>
  ) | (
    { __typename: 'PaymentCustomization' }
    & Pick<AdminTypes.PaymentCustomization, 'id'>
  ) | (
    { __typename: 'PaymentMandate' }
    & Pick<AdminTypes.PaymentMandate, 'id'>
  ) | (
    { __typename: 'PaymentSchedule' }
    & Pick<AdminTypes.PaymentSchedule, 'id'>
  ) | (
    { __typename: 'PaymentTerms' }
    & Pick<AdminTypes.PaymentTerms, 'id'>
  ) | (
    { __typename: 'PaymentTermsTemplate' }
    & Pick<AdminTypes.PaymentTermsTemplate, 'id'>
  ) | (
    { __typename: 'PointOfSaleDevice' }
    & Pick<AdminTypes.PointOfSaleDevice, 'id'>
  ) | (
    { __typename: 'PointOfSaleDevicePaymentSession' }
    & Pick<AdminTypes.PointOfSaleDevicePaymentSession, 'id'>
  ) | (
    { __typename: 'PriceList' }
    & Pick<AdminTypes.PriceList, 'id'>
  ) | (
    { __typename: 'Product' }
    & Pick<AdminTypes.Product, 'title' | 'id'>
  ) | (
    { __typename: 'ProductBundleOperation' }
    & Pick<AdminTypes.ProductBundleOperation, 'id'>
  ) | (
    { __typename: 'ProductDeleteOperation' }
    & Pick<AdminTypes.ProductDeleteOperation, 'id'>
  ) | (
    { __typename: 'ProductDuplicateOperation' }
    & Pick<AdminTypes.ProductDuplicateOperation, 'id'>
  ) | (
    { __typename: 'ProductFeed' }
    & Pick<AdminTypes.ProductFeed, 'id'>
  ) | (
    { __typename: 'ProductOption' }
    & Pick<AdminTypes.ProductOption, 'id'>
  ) | (
    { __typename: 'ProductOptionValue' }
    & Pick<AdminTypes.ProductOptionValue, 'id'>
  ) | (
    { __typename: 'ProductSetOperation' }
    & Pick<AdminTypes.ProductSetOperation, 'id'>
  ) | (
    { __typename: 'ProductTaxonomyNode' }
    & Pick<AdminTypes.ProductTaxonomyNode, 'id'>
  ) | (
    { __typename: 'ProductVariant' }
    & Pick<AdminTypes.ProductVariant, 'displayName' | 'id'>
  ) | (
    { __typename: 'ProductVariantComponent' }
    & Pick<AdminTypes.ProductVariantComponent, 'id'>
  ) | (
    { __typename: 'Publication' }
    & Pick<AdminTypes.Publication, 'id'>
  ) | (
    { __typename: 'PublicationResourceOperation' }
    & Pick<AdminTypes.PublicationResourceOperation, 'id'>
  ) | (
    { __typename: 'QuantityPriceBreak' }
    & Pick<AdminTypes.QuantityPriceBreak, 'id'>
  ) | (
    { __typename: 'Refund' }
    & Pick<AdminTypes.Refund, 'id'>
  ) | (
    { __typename: 'RefundShippingLine' }
    & Pick<AdminTypes.RefundShippingLine, 'id'>
  ) | (
    { __typename: 'Return' }
    & Pick<AdminTypes.Return, 'id'>
  ) | (
    { __typename: 'ReturnLineItem' }
    & Pick<AdminTypes.ReturnLineItem, 'id'>
  ) | (
    { __typename: 'ReturnReasonDefinition' }
    & Pick<AdminTypes.ReturnReasonDefinition, 'id'>
  ) | (
    { __typename: 'ReturnableFulfillment' }
    & Pick<AdminTypes.ReturnableFulfillment, 'id'>
  ) | (
    { __typename: 'ReverseDelivery' }
    & Pick<AdminTypes.ReverseDelivery, 'id'>
  ) | (
    { __typename: 'ReverseDeliveryLineItem' }
    & Pick<AdminTypes.ReverseDeliveryLineItem, 'id'>
  ) | (
    { __typename: 'ReverseFulfillmentOrder' }
    & Pick<AdminTypes.ReverseFulfillmentOrder, 'id'>
  ) | (
    { __typename: 'ReverseFulfillmentOrderDisposition' }
    & Pick<AdminTypes.ReverseFulfillmentOrderDisposition, 'id'>
  ) | (
    { __typename: 'ReverseFulfillmentOrderLineItem' }
    & Pick<AdminTypes.ReverseFulfillmentOrderLineItem, 'id'>
  ) | (
    { __typename: 'SaleAdditionalFee' }
    & Pick<AdminTypes.SaleAdditionalFee, 'id'>
  ) | (
    { __typename: 'SavedSearch' }
    & Pick<AdminTypes.SavedSearch, 'id'>
  ) | (
    { __typename: 'ScriptTag' }
    & Pick<AdminTypes.ScriptTag, 'id'>
  ) | (
    { __typename: 'Segment' }
    & Pick<AdminTypes.Segment, 'id'>
  ) | (
    { __typename: 'SellingPlan' }
    & Pick<AdminTypes.SellingPlan, 'id'>
  ) | (
    { __typename: 'SellingPlanGroup' }
    & Pick<AdminTypes.SellingPlanGroup, 'id'>
  ) | (
    { __typename: 'ServerPixel' }
    & Pick<AdminTypes.ServerPixel, 'id'>
  ) | (
    { __typename: 'ShippingLabel' }
    & Pick<AdminTypes.ShippingLabel, 'id'>
  ) | (
    { __typename: 'ShippingLabelPurchaseResult' }
    & Pick<AdminTypes.ShippingLabelPurchaseResult, 'id'>
  ) | (
    { __typename: 'Shop' }
    & Pick<AdminTypes.Shop, 'id'>
  ) | (
    { __typename: 'ShopAddress' }
    & Pick<AdminTypes.ShopAddress, 'id'>
  ) | (
    { __typename: 'ShopPolicy' }
    & Pick<AdminTypes.ShopPolicy, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsAccount' }
    & Pick<AdminTypes.ShopifyPaymentsAccount, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsBalanceTransaction' }
    & Pick<AdminTypes.ShopifyPaymentsBalanceTransaction, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsBankAccount' }
    & Pick<AdminTypes.ShopifyPaymentsBankAccount, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsDispute' }
    & Pick<AdminTypes.ShopifyPaymentsDispute, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsDisputeEvidence' }
    & Pick<AdminTypes.ShopifyPaymentsDisputeEvidence, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsDisputeFileUpload' }
    & Pick<AdminTypes.ShopifyPaymentsDisputeFileUpload, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsDisputeFulfillment' }
    & Pick<AdminTypes.ShopifyPaymentsDisputeFulfillment, 'id'>
  ) | (
    { __typename: 'ShopifyPaymentsPayout' }
    & Pick<AdminTypes.ShopifyPaymentsPayout, 'id'>
  ) | (
    { __typename: 'StaffMember' }
    & Pick<AdminTypes.StaffMember, 'id'>
  ) | (
    { __typename: 'StandardMetafieldDefinitionTemplate' }
    & Pick<AdminTypes.StandardMetafieldDefinitionTemplate, 'id'>
  ) | (
    { __typename: 'StoreCreditAccount' }
    & Pick<AdminTypes.StoreCreditAccount, 'id'>
  ) | (
    { __typename: 'StoreCreditAccountCreditTransaction' }
    & Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'>
  ) | (
    { __typename: 'StoreCreditAccountDebitRevertTransaction' }
    & Pick<AdminTypes.StoreCreditAccountDebitRevertTransaction, 'id'>
  ) | (
    { __typename: 'StoreCreditAccountDebitTransaction' }
    & Pick<AdminTypes.StoreCreditAccountDebitTransaction, 'id'>
  ) | (
    { __typename: 'StorefrontAccessToken' }
    & Pick<AdminTypes.StorefrontAccessToken, 'id'>
  ) | (
    { __typename: 'SubscriptionBillingAttempt' }
    & Pick<AdminTypes.SubscriptionBillingAttempt, 'id'>
  ) | (
    { __typename: 'SubscriptionContract' }
    & Pick<AdminTypes.SubscriptionContract, 'id'>
  ) | (
    { __typename: 'SubscriptionDraft' }
    & Pick<AdminTypes.SubscriptionDraft, 'id'>
  ) | (
    { __typename: 'TaxonomyAttribute' }
    & Pick<AdminTypes.TaxonomyAttribute, 'id'>
  ) | (
    { __typename: 'TaxonomyCategory' }
    & Pick<AdminTypes.TaxonomyCategory, 'id'>
  ) | (
    { __typename: 'TaxonomyChoiceListAttribute' }
    & Pick<AdminTypes.TaxonomyChoiceListAttribute, 'id'>
  ) | (
    { __typename: 'TaxonomyMeasurementAttribute' }
    & Pick<AdminTypes.TaxonomyMeasurementAttribute, 'id'>
  ) | (
    { __typename: 'TaxonomyValue' }
    & Pick<AdminTypes.TaxonomyValue, 'id'>
  ) | (
    { __typename: 'TenderTransaction' }
    & Pick<AdminTypes.TenderTransaction, 'id'>
  ) | (
    { __typename: 'TransactionFee' }
    & Pick<AdminTypes.TransactionFee, 'id'>
  ) | (
    { __typename: 'UnverifiedReturnLineItem' }
    & Pick<AdminTypes.UnverifiedReturnLineItem, 'id'>
  ) | (
    { __typename: 'UrlRedirect' }
    & Pick<AdminTypes.UrlRedirect, 'id'>
  ) | (
    { __typename: 'UrlRedirectImport' }
    & Pick<AdminTypes.UrlRedirectImport, 'id'>
  ) | (
    { __typename: 'Validation' }
    & Pick<AdminTypes.Validation, 'id'>
  ) | (
    { __typename: 'Video' }
    & Pick<AdminTypes.Video, 'id'>
  ) | (
    { __typename: 'WebPixel' }
    & Pick<AdminTypes.WebPixel, 'id'>
  ) | (
    { __typename: 'WebhookSubscription' }
    & Pick<AdminTypes.WebhookSubscription, 'id'>
  )>> };

export type CustomerSegmentsQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type CustomerSegmentsQuery = { segments: { nodes: Array<Pick<AdminTypes.Segment, 'id' | 'name'>> } };

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


export type OrdersByIdQuery = { nodes: Array<AdminTypes.Maybe<{ __typename: 'AbandonedCheckout' | 'AbandonedCheckoutLineItem' | 'Abandonment' | 'AddAllProductsOperation' | 'AdditionalFee' | 'AnalyticsAnnotation' | 'AnalyticsTarget' | 'App' | 'AppCatalog' | 'AppCredit' | 'AppInstallation' | 'AppPurchaseOneTime' | 'AppRevenueAttributionRecord' | 'AppSubscription' | 'AppUsageRecord' | 'Article' | 'BasicEvent' | 'Blog' | 'BulkOperation' | 'BusinessEntity' } | { __typename: 'CalculatedOrder' | 'CartTransform' | 'CashDrawer' | 'CashManagementCustomReasonCode' | 'CashManagementDefaultReasonCode' | 'CashManagementSystemReasonCode' | 'CashTrackingAdjustment' | 'CashTrackingSession' | 'CatalogCsvOperation' | 'Channel' | 'ChannelDefinition' | 'ChannelInformation' | 'CheckoutAndAccountsConfiguration' | 'CheckoutAndAccountsConfigurationOverride' | 'CheckoutProfile' | 'Collection' | 'CollectionConditionsSource' | 'CollectionSubCollectionsSource' | 'Comment' | 'CommentEvent' } | { __typename: 'Company' | 'CompanyAddress' | 'CompanyContact' | 'CompanyContactRole' | 'CompanyContactRoleAssignment' | 'CompanyLocation' | 'CompanyLocationCatalog' | 'CompanyLocationStaffMemberAssignment' | 'ConsentPolicy' | 'CurrencyExchangeAdjustment' | 'Customer' | 'CustomerAccountAppExtensionPage' | 'CustomerAccountNativePage' | 'CustomerPaymentMethod' | 'CustomerSegmentMembersQuery' | 'CustomerVisit' | 'DeliveryCarrierService' | 'DeliveryCondition' | 'DeliveryCountry' | 'DeliveryCustomization' } | { __typename: 'DeliveryLocationGroup' | 'DeliveryMethod' | 'DeliveryMethodDefinition' | 'DeliveryParticipant' | 'DeliveryProfile' | 'DeliveryProfileItem' | 'DeliveryPromiseParticipant' | 'DeliveryPromiseProvider' | 'DeliveryProvince' | 'DeliveryRateDefinition' | 'DeliveryZone' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticNode' | 'DiscountCodeNode' | 'DiscountNode' | 'DiscountRedeemCodeBulkCreation' | 'Domain' | 'DraftOrder' | 'DraftOrderLineItem' | 'DraftOrderTag' } | { __typename: 'Duty' | 'ExchangeLineItem' | 'ExternalVideo' | 'Fulfillment' | 'FulfillmentConstraintRule' | 'FulfillmentEvent' | 'FulfillmentHold' | 'FulfillmentLineItem' | 'FulfillmentOrder' | 'FulfillmentOrderDestination' | 'FulfillmentOrderLineItem' | 'FulfillmentOrderMerchantRequest' | 'GenericFile' | 'GiftCard' | 'GiftCardCashOutTransaction' | 'GiftCardCreditTransaction' | 'GiftCardDebitTransaction' | 'IdentityProviderSubject' | 'InventoryAdjustmentGroup' | 'InventoryItem' } | { __typename: 'InventoryItemMeasurement' | 'InventoryLevel' | 'InventoryQuantity' | 'InventoryShipment' | 'InventoryShipmentLineItem' | 'InventoryTransfer' | 'InventoryTransferLineItem' | 'LineItem' | 'LineItemGroup' | 'Location' | 'MailingAddress' | 'Market' | 'MarketCatalog' | 'MarketRegionCountry' | 'MarketRegionSubdivision' | 'MarketWebPresence' | 'MarketingActivity' | 'MarketingEvent' | 'MediaImage' | 'Menu' } | { __typename: 'Metafield' | 'MetafieldDefinition' | 'Metaobject' | 'MetaobjectDefinition' | 'Model3d' | 'OnlineStoreTheme' | 'OrderAdjustment' | 'OrderAttributionDefinition' | 'OrderCancelJobResult' | 'OrderCreateMandatePaymentJobResult' | 'OrderDisputeSummary' | 'OrderEditSession' | 'OrderTransaction' | 'Page' | 'PaymentCustomization' | 'PaymentMandate' | 'PaymentSchedule' | 'PaymentTerms' | 'PaymentTermsTemplate' | 'PointOfSaleDevice' } | { __typename: 'PointOfSaleDevicePaymentSession' | 'PriceList' | 'Product' | 'ProductBundleOperation' | 'ProductDeleteOperation' | 'ProductDuplicateOperation' | 'ProductFeed' | 'ProductOption' | 'ProductOptionValue' | 'ProductSetOperation' | 'ProductTaxonomyNode' | 'ProductVariant' | 'ProductVariantComponent' | 'Publication' | 'PublicationResourceOperation' | 'QuantityPriceBreak' | 'Refund' | 'RefundShippingLine' | 'Return' | 'ReturnLineItem' } | { __typename: 'ReturnReasonDefinition' | 'ReturnableFulfillment' | 'ReverseDelivery' | 'ReverseDeliveryLineItem' | 'ReverseFulfillmentOrder' | 'ReverseFulfillmentOrderDisposition' | 'ReverseFulfillmentOrderLineItem' | 'SaleAdditionalFee' | 'SavedSearch' | 'ScriptTag' | 'Segment' | 'SellingPlan' | 'SellingPlanGroup' | 'ServerPixel' | 'ShippingLabel' | 'ShippingLabelPurchaseResult' | 'Shop' | 'ShopAddress' | 'ShopPolicy' | 'ShopifyPaymentsAccount' } | { __typename: 'ShopifyPaymentsBalanceTransaction' | 'ShopifyPaymentsBankAccount' | 'ShopifyPaymentsDispute' | 'ShopifyPaymentsDisputeEvidence' | 'ShopifyPaymentsDisputeFileUpload' | 'ShopifyPaymentsDisputeFulfillment' | 'ShopifyPaymentsPayout' | 'StaffMember' | 'StandardMetafieldDefinitionTemplate' | 'StoreCreditAccount' | 'StoreCreditAccountCreditTransaction' | 'StoreCreditAccountDebitRevertTransaction' | 'StoreCreditAccountDebitTransaction' | 'StorefrontAccessToken' | 'SubscriptionBillingAttempt' | 'SubscriptionContract' | 'SubscriptionDraft' | 'TaxonomyAttribute' | 'TaxonomyCategory' | 'TaxonomyChoiceListAttribute' } | { __typename: 'TaxonomyMeasurementAttribute' | 'TaxonomyValue' | 'TenderTransaction' | 'TransactionFee' | 'UnverifiedReturnLineItem' | 'UrlRedirect' | 'UrlRedirectImport' | 'Validation' | 'Video' | 'WebPixel' | 'WebhookSubscription' } | (
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


export type OrderCountriesQuery = { nodes: Array<AdminTypes.Maybe<{ __typename: 'AbandonedCheckout' | 'AbandonedCheckoutLineItem' | 'Abandonment' | 'AddAllProductsOperation' | 'AdditionalFee' | 'AnalyticsAnnotation' | 'AnalyticsTarget' | 'App' | 'AppCatalog' | 'AppCredit' | 'AppInstallation' | 'AppPurchaseOneTime' | 'AppRevenueAttributionRecord' | 'AppSubscription' | 'AppUsageRecord' | 'Article' | 'BasicEvent' | 'Blog' | 'BulkOperation' | 'BusinessEntity' } | { __typename: 'CalculatedOrder' | 'CartTransform' | 'CashDrawer' | 'CashManagementCustomReasonCode' | 'CashManagementDefaultReasonCode' | 'CashManagementSystemReasonCode' | 'CashTrackingAdjustment' | 'CashTrackingSession' | 'CatalogCsvOperation' | 'Channel' | 'ChannelDefinition' | 'ChannelInformation' | 'CheckoutAndAccountsConfiguration' | 'CheckoutAndAccountsConfigurationOverride' | 'CheckoutProfile' | 'Collection' | 'CollectionConditionsSource' | 'CollectionSubCollectionsSource' | 'Comment' | 'CommentEvent' } | { __typename: 'Company' | 'CompanyAddress' | 'CompanyContact' | 'CompanyContactRole' | 'CompanyContactRoleAssignment' | 'CompanyLocation' | 'CompanyLocationCatalog' | 'CompanyLocationStaffMemberAssignment' | 'ConsentPolicy' | 'CurrencyExchangeAdjustment' | 'Customer' | 'CustomerAccountAppExtensionPage' | 'CustomerAccountNativePage' | 'CustomerPaymentMethod' | 'CustomerSegmentMembersQuery' | 'CustomerVisit' | 'DeliveryCarrierService' | 'DeliveryCondition' | 'DeliveryCountry' | 'DeliveryCustomization' } | { __typename: 'DeliveryLocationGroup' | 'DeliveryMethod' | 'DeliveryMethodDefinition' | 'DeliveryParticipant' | 'DeliveryProfile' | 'DeliveryProfileItem' | 'DeliveryPromiseParticipant' | 'DeliveryPromiseProvider' | 'DeliveryProvince' | 'DeliveryRateDefinition' | 'DeliveryZone' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticNode' | 'DiscountCodeNode' | 'DiscountNode' | 'DiscountRedeemCodeBulkCreation' | 'Domain' | 'DraftOrder' | 'DraftOrderLineItem' | 'DraftOrderTag' } | { __typename: 'Duty' | 'ExchangeLineItem' | 'ExternalVideo' | 'Fulfillment' | 'FulfillmentConstraintRule' | 'FulfillmentEvent' | 'FulfillmentHold' | 'FulfillmentLineItem' | 'FulfillmentOrder' | 'FulfillmentOrderDestination' | 'FulfillmentOrderLineItem' | 'FulfillmentOrderMerchantRequest' | 'GenericFile' | 'GiftCard' | 'GiftCardCashOutTransaction' | 'GiftCardCreditTransaction' | 'GiftCardDebitTransaction' | 'IdentityProviderSubject' | 'InventoryAdjustmentGroup' | 'InventoryItem' } | { __typename: 'InventoryItemMeasurement' | 'InventoryLevel' | 'InventoryQuantity' | 'InventoryShipment' | 'InventoryShipmentLineItem' | 'InventoryTransfer' | 'InventoryTransferLineItem' | 'LineItem' | 'LineItemGroup' | 'Location' | 'MailingAddress' | 'Market' | 'MarketCatalog' | 'MarketRegionCountry' | 'MarketRegionSubdivision' | 'MarketWebPresence' | 'MarketingActivity' | 'MarketingEvent' | 'MediaImage' | 'Menu' } | { __typename: 'Metafield' | 'MetafieldDefinition' | 'Metaobject' | 'MetaobjectDefinition' | 'Model3d' | 'OnlineStoreTheme' | 'OrderAdjustment' | 'OrderAttributionDefinition' | 'OrderCancelJobResult' | 'OrderCreateMandatePaymentJobResult' | 'OrderDisputeSummary' | 'OrderEditSession' | 'OrderTransaction' | 'Page' | 'PaymentCustomization' | 'PaymentMandate' | 'PaymentSchedule' | 'PaymentTerms' | 'PaymentTermsTemplate' | 'PointOfSaleDevice' } | { __typename: 'PointOfSaleDevicePaymentSession' | 'PriceList' | 'Product' | 'ProductBundleOperation' | 'ProductDeleteOperation' | 'ProductDuplicateOperation' | 'ProductFeed' | 'ProductOption' | 'ProductOptionValue' | 'ProductSetOperation' | 'ProductTaxonomyNode' | 'ProductVariant' | 'ProductVariantComponent' | 'Publication' | 'PublicationResourceOperation' | 'QuantityPriceBreak' | 'Refund' | 'RefundShippingLine' | 'Return' | 'ReturnLineItem' } | { __typename: 'ReturnReasonDefinition' | 'ReturnableFulfillment' | 'ReverseDelivery' | 'ReverseDeliveryLineItem' | 'ReverseFulfillmentOrder' | 'ReverseFulfillmentOrderDisposition' | 'ReverseFulfillmentOrderLineItem' | 'SaleAdditionalFee' | 'SavedSearch' | 'ScriptTag' | 'Segment' | 'SellingPlan' | 'SellingPlanGroup' | 'ServerPixel' | 'ShippingLabel' | 'ShippingLabelPurchaseResult' | 'Shop' | 'ShopAddress' | 'ShopPolicy' | 'ShopifyPaymentsAccount' } | { __typename: 'ShopifyPaymentsBalanceTransaction' | 'ShopifyPaymentsBankAccount' | 'ShopifyPaymentsDispute' | 'ShopifyPaymentsDisputeEvidence' | 'ShopifyPaymentsDisputeFileUpload' | 'ShopifyPaymentsDisputeFulfillment' | 'ShopifyPaymentsPayout' | 'StaffMember' | 'StandardMetafieldDefinitionTemplate' | 'StoreCreditAccount' | 'StoreCreditAccountCreditTransaction' | 'StoreCreditAccountDebitRevertTransaction' | 'StoreCreditAccountDebitTransaction' | 'StorefrontAccessToken' | 'SubscriptionBillingAttempt' | 'SubscriptionContract' | 'SubscriptionDraft' | 'TaxonomyAttribute' | 'TaxonomyCategory' | 'TaxonomyChoiceListAttribute' } | { __typename: 'TaxonomyMeasurementAttribute' | 'TaxonomyValue' | 'TenderTransaction' | 'TransactionFee' | 'UnverifiedReturnLineItem' | 'UrlRedirect' | 'UrlRedirectImport' | 'Validation' | 'Video' | 'WebPixel' | 'WebhookSubscription' } | (
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


export type OrderDisputesQuery = { nodes: Array<AdminTypes.Maybe<{ __typename: 'AbandonedCheckout' | 'AbandonedCheckoutLineItem' | 'Abandonment' | 'AddAllProductsOperation' | 'AdditionalFee' | 'AnalyticsAnnotation' | 'AnalyticsTarget' | 'App' | 'AppCatalog' | 'AppCredit' | 'AppInstallation' | 'AppPurchaseOneTime' | 'AppRevenueAttributionRecord' | 'AppSubscription' | 'AppUsageRecord' | 'Article' | 'BasicEvent' | 'Blog' | 'BulkOperation' | 'BusinessEntity' } | { __typename: 'CalculatedOrder' | 'CartTransform' | 'CashDrawer' | 'CashManagementCustomReasonCode' | 'CashManagementDefaultReasonCode' | 'CashManagementSystemReasonCode' | 'CashTrackingAdjustment' | 'CashTrackingSession' | 'CatalogCsvOperation' | 'Channel' | 'ChannelDefinition' | 'ChannelInformation' | 'CheckoutAndAccountsConfiguration' | 'CheckoutAndAccountsConfigurationOverride' | 'CheckoutProfile' | 'Collection' | 'CollectionConditionsSource' | 'CollectionSubCollectionsSource' | 'Comment' | 'CommentEvent' } | { __typename: 'Company' | 'CompanyAddress' | 'CompanyContact' | 'CompanyContactRole' | 'CompanyContactRoleAssignment' | 'CompanyLocation' | 'CompanyLocationCatalog' | 'CompanyLocationStaffMemberAssignment' | 'ConsentPolicy' | 'CurrencyExchangeAdjustment' | 'Customer' | 'CustomerAccountAppExtensionPage' | 'CustomerAccountNativePage' | 'CustomerPaymentMethod' | 'CustomerSegmentMembersQuery' | 'CustomerVisit' | 'DeliveryCarrierService' | 'DeliveryCondition' | 'DeliveryCountry' | 'DeliveryCustomization' } | { __typename: 'DeliveryLocationGroup' | 'DeliveryMethod' | 'DeliveryMethodDefinition' | 'DeliveryParticipant' | 'DeliveryProfile' | 'DeliveryProfileItem' | 'DeliveryPromiseParticipant' | 'DeliveryPromiseProvider' | 'DeliveryProvince' | 'DeliveryRateDefinition' | 'DeliveryZone' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticNode' | 'DiscountCodeNode' | 'DiscountNode' | 'DiscountRedeemCodeBulkCreation' | 'Domain' | 'DraftOrder' | 'DraftOrderLineItem' | 'DraftOrderTag' } | { __typename: 'Duty' | 'ExchangeLineItem' | 'ExternalVideo' | 'Fulfillment' | 'FulfillmentConstraintRule' | 'FulfillmentEvent' | 'FulfillmentHold' | 'FulfillmentLineItem' | 'FulfillmentOrder' | 'FulfillmentOrderDestination' | 'FulfillmentOrderLineItem' | 'FulfillmentOrderMerchantRequest' | 'GenericFile' | 'GiftCard' | 'GiftCardCashOutTransaction' | 'GiftCardCreditTransaction' | 'GiftCardDebitTransaction' | 'IdentityProviderSubject' | 'InventoryAdjustmentGroup' | 'InventoryItem' } | { __typename: 'InventoryItemMeasurement' | 'InventoryLevel' | 'InventoryQuantity' | 'InventoryShipment' | 'InventoryShipmentLineItem' | 'InventoryTransfer' | 'InventoryTransferLineItem' | 'LineItem' | 'LineItemGroup' | 'Location' | 'MailingAddress' | 'Market' | 'MarketCatalog' | 'MarketRegionCountry' | 'MarketRegionSubdivision' | 'MarketWebPresence' | 'MarketingActivity' | 'MarketingEvent' | 'MediaImage' | 'Menu' } | { __typename: 'Metafield' | 'MetafieldDefinition' | 'Metaobject' | 'MetaobjectDefinition' | 'Model3d' | 'OnlineStoreTheme' | 'Order' | 'OrderAdjustment' | 'OrderAttributionDefinition' | 'OrderCancelJobResult' | 'OrderCreateMandatePaymentJobResult' | 'OrderDisputeSummary' | 'OrderEditSession' | 'OrderTransaction' | 'Page' | 'PaymentCustomization' | 'PaymentMandate' | 'PaymentSchedule' | 'PaymentTerms' | 'PaymentTermsTemplate' } | { __typename: 'PointOfSaleDevice' | 'PointOfSaleDevicePaymentSession' | 'PriceList' | 'Product' | 'ProductBundleOperation' | 'ProductDeleteOperation' | 'ProductDuplicateOperation' | 'ProductFeed' | 'ProductOption' | 'ProductOptionValue' | 'ProductSetOperation' | 'ProductTaxonomyNode' | 'ProductVariant' | 'ProductVariantComponent' | 'Publication' | 'PublicationResourceOperation' | 'QuantityPriceBreak' | 'Refund' | 'RefundShippingLine' | 'Return' } | { __typename: 'ReturnLineItem' | 'ReturnReasonDefinition' | 'ReturnableFulfillment' | 'ReverseDelivery' | 'ReverseDeliveryLineItem' | 'ReverseFulfillmentOrder' | 'ReverseFulfillmentOrderDisposition' | 'ReverseFulfillmentOrderLineItem' | 'SaleAdditionalFee' | 'SavedSearch' | 'ScriptTag' | 'Segment' | 'SellingPlan' | 'SellingPlanGroup' | 'ServerPixel' | 'ShippingLabel' | 'ShippingLabelPurchaseResult' | 'Shop' | 'ShopAddress' | 'ShopPolicy' } | { __typename: 'ShopifyPaymentsAccount' | 'ShopifyPaymentsBalanceTransaction' | 'ShopifyPaymentsBankAccount' | 'ShopifyPaymentsDisputeEvidence' | 'ShopifyPaymentsDisputeFileUpload' | 'ShopifyPaymentsDisputeFulfillment' | 'ShopifyPaymentsPayout' | 'StaffMember' | 'StandardMetafieldDefinitionTemplate' | 'StoreCreditAccount' | 'StoreCreditAccountCreditTransaction' | 'StoreCreditAccountDebitRevertTransaction' | 'StoreCreditAccountDebitTransaction' | 'StorefrontAccessToken' | 'SubscriptionBillingAttempt' | 'SubscriptionContract' | 'SubscriptionDraft' | 'TaxonomyAttribute' | 'TaxonomyCategory' | 'TaxonomyChoiceListAttribute' } | { __typename: 'TaxonomyMeasurementAttribute' | 'TaxonomyValue' | 'TenderTransaction' | 'TransactionFee' | 'UnverifiedReturnLineItem' | 'UrlRedirect' | 'UrlRedirectImport' | 'Validation' | 'Video' | 'WebPixel' | 'WebhookSubscription' } | (
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

type SegmentContextParts_DiscountBuyerSelectionAll_DiscountCustomers_DiscountMarkets_Fragment = { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' };

type SegmentContextParts_DiscountCustomerSegments_Fragment = (
  { __typename: 'DiscountCustomerSegments' }
  & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
);

export type SegmentContextPartsFragment = SegmentContextParts_DiscountBuyerSelectionAll_DiscountCustomers_DiscountMarkets_Fragment | SegmentContextParts_DiscountCustomerSegments_Fragment;

type SubtotalParts_DiscountMinimumQuantity_Fragment = { __typename: 'DiscountMinimumQuantity' };

type SubtotalParts_DiscountMinimumSubtotal_Fragment = (
  { __typename: 'DiscountMinimumSubtotal' }
  & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
);

export type SubtotalPartsFragment = SubtotalParts_DiscountMinimumQuantity_Fragment | SubtotalParts_DiscountMinimumSubtotal_Fragment;

export type CombinesPartsFragment = Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>;

export type MemberGetsPartsFragment = { value: (
    { __typename: 'DiscountAmount' }
    & Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
    & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
  ) | { __typename: 'DiscountOnQuantity' } | (
    { __typename: 'DiscountPercentage' }
    & Pick<AdminTypes.DiscountPercentage, 'percentage'>
  ), items: { __typename: 'AllDiscountItems' } | (
    { __typename: 'DiscountCollections' }
    & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
  ) | (
    { __typename: 'DiscountProducts' }
    & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
  ) };

export type AutomaticDiscountPartsFragment = (
  Pick<AdminTypes.DiscountAutomaticNode, 'id'>
  & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' } | (
    { __typename: 'DiscountAutomaticBasic' }
    & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status'>
    & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
      { __typename: 'DiscountCustomerSegments' }
      & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
    ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
      { __typename: 'DiscountMinimumSubtotal' }
      & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
    )>, customerGets: { value: (
        { __typename: 'DiscountAmount' }
        & Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
        & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
      ) | { __typename: 'DiscountOnQuantity' } | (
        { __typename: 'DiscountPercentage' }
        & Pick<AdminTypes.DiscountPercentage, 'percentage'>
      ), items: { __typename: 'AllDiscountItems' } | (
        { __typename: 'DiscountCollections' }
        & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
      ) | (
        { __typename: 'DiscountProducts' }
        & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
      ) } }
  ) | (
    { __typename: 'DiscountAutomaticFreeShipping' }
    & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status'>
    & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
      { __typename: 'DiscountCustomerSegments' }
      & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
    ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
      { __typename: 'DiscountMinimumSubtotal' }
      & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
    )>, maximumShippingPrice?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>> }
  ) }
);

export type ReadAutomaticDiscountQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadAutomaticDiscountQuery = { automaticDiscountNode?: AdminTypes.Maybe<(
    Pick<AdminTypes.DiscountAutomaticNode, 'id'>
    & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' } | (
      { __typename: 'DiscountAutomaticBasic' }
      & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status'>
      & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
        { __typename: 'DiscountCustomerSegments' }
        & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
      ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
        { __typename: 'DiscountMinimumSubtotal' }
        & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
      )>, customerGets: { value: (
          { __typename: 'DiscountAmount' }
          & Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
        ) | { __typename: 'DiscountOnQuantity' } | (
          { __typename: 'DiscountPercentage' }
          & Pick<AdminTypes.DiscountPercentage, 'percentage'>
        ), items: { __typename: 'AllDiscountItems' } | (
          { __typename: 'DiscountCollections' }
          & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
        ) | (
          { __typename: 'DiscountProducts' }
          & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
        ) } }
    ) | (
      { __typename: 'DiscountAutomaticFreeShipping' }
      & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status'>
      & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
        { __typename: 'DiscountCustomerSegments' }
        & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
      ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
        { __typename: 'DiscountMinimumSubtotal' }
        & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
      )>, maximumShippingPrice?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>> }
    ) }
  )> };

export type ActiveAutomaticDiscountsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ActiveAutomaticDiscountsQuery = { automaticDiscountNodes: { nodes: Array<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' } | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ) }
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ) }
      ) }
    )> } };

export type CreateMemberDiscountMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountAutomaticBasicInput;
}>;


export type CreateMemberDiscountMutation = { discountAutomaticBasicCreate?: AdminTypes.Maybe<{ automaticDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' } | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, customerGets: { value: (
            { __typename: 'DiscountAmount' }
            & Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
          ) | { __typename: 'DiscountOnQuantity' } | (
            { __typename: 'DiscountPercentage' }
            & Pick<AdminTypes.DiscountPercentage, 'percentage'>
          ), items: { __typename: 'AllDiscountItems' } | (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ) } }
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, maximumShippingPrice?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>> }
      ) }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type UpdateMemberDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  discount: AdminTypes.DiscountAutomaticBasicInput;
}>;


export type UpdateMemberDiscountMutation = { discountAutomaticBasicUpdate?: AdminTypes.Maybe<{ automaticDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' } | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, customerGets: { value: (
            { __typename: 'DiscountAmount' }
            & Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
          ) | { __typename: 'DiscountOnQuantity' } | (
            { __typename: 'DiscountPercentage' }
            & Pick<AdminTypes.DiscountPercentage, 'percentage'>
          ), items: { __typename: 'AllDiscountItems' } | (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ) } }
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, maximumShippingPrice?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>> }
      ) }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CreateMemberShippingMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountAutomaticFreeShippingInput;
}>;


export type CreateMemberShippingMutation = { discountAutomaticFreeShippingCreate?: AdminTypes.Maybe<{ automaticDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' } | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, customerGets: { value: (
            { __typename: 'DiscountAmount' }
            & Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
          ) | { __typename: 'DiscountOnQuantity' } | (
            { __typename: 'DiscountPercentage' }
            & Pick<AdminTypes.DiscountPercentage, 'percentage'>
          ), items: { __typename: 'AllDiscountItems' } | (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ) } }
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, maximumShippingPrice?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>> }
      ) }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type UpdateMemberShippingMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  discount: AdminTypes.DiscountAutomaticFreeShippingInput;
}>;


export type UpdateMemberShippingMutation = { discountAutomaticFreeShippingUpdate?: AdminTypes.Maybe<{ automaticDiscountNode?: AdminTypes.Maybe<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: { __typename: 'DiscountAutomaticApp' | 'DiscountAutomaticBxgy' } | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, customerGets: { value: (
            { __typename: 'DiscountAmount' }
            & Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
          ) | { __typename: 'DiscountOnQuantity' } | (
            { __typename: 'DiscountPercentage' }
            & Pick<AdminTypes.DiscountPercentage, 'percentage'>
          ), items: { __typename: 'AllDiscountItems' } | (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ) } }
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status'>
        & { context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomers' | 'DiscountMarkets' } | (
          { __typename: 'DiscountCustomerSegments' }
          & { segments: Array<Pick<AdminTypes.Segment, 'id'>> }
        ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ __typename: 'DiscountMinimumQuantity' } | (
          { __typename: 'DiscountMinimumSubtotal' }
          & { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }
        )>, maximumShippingPrice?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>> }
      ) }
    )>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type ActivateMemberDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ActivateMemberDiscountMutation = { discountAutomaticActivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DeactivateMemberDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeactivateMemberDiscountMutation = { discountAutomaticDeactivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DeleteMemberDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteMemberDiscountMutation = { discountAutomaticDelete?: AdminTypes.Maybe<(
    Pick<AdminTypes.DiscountAutomaticDeletePayload, 'deletedAutomaticDiscountId'>
    & { userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }
  )> };

export type CompareCustomersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  namespace: AdminTypes.Scalars['String']['input'];
  key: AdminTypes.Scalars['String']['input'];
}>;


export type CompareCustomersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Customer, 'id' | 'tags'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value'>> }
  )>> };

export type ReadSegmentQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadSegmentQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Segment, 'id' | 'name' | 'query'>>> };

export type ListSegmentsQueryVariables = AdminTypes.Exact<{
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListSegmentsQuery = { segments: { nodes: Array<Pick<AdminTypes.Segment, 'id' | 'name' | 'query'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type CreateSegmentMutationVariables = AdminTypes.Exact<{
  name: AdminTypes.Scalars['String']['input'];
  query: AdminTypes.Scalars['String']['input'];
}>;


export type CreateSegmentMutation = { segmentCreate?: AdminTypes.Maybe<{ segment?: AdminTypes.Maybe<Pick<AdminTypes.Segment, 'id' | 'name' | 'query'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateSegmentMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  name?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type UpdateSegmentMutation = { segmentUpdate?: AdminTypes.Maybe<{ segment?: AdminTypes.Maybe<Pick<AdminTypes.Segment, 'id' | 'name' | 'query'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

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

export type DeleteMetafieldsMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldIdentifierInput> | AdminTypes.MetafieldIdentifierInput;
}>;


export type DeleteMetafieldsMutation = { metafieldsDelete?: AdminTypes.Maybe<{ deletedMetafields?: AdminTypes.Maybe<Array<AdminTypes.Maybe<Pick<AdminTypes.MetafieldIdentifier, 'ownerId'>>>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type OrdersWithCodeQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type OrdersWithCodeQuery = { orders: { nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'discountCodes' | 'processedAt'>
      & { customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>> }
    )> } };

export type CreateDiscountCodeMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeBasicInput;
}>;


export type CreateDiscountCodeMutation = { discountCodeBasicCreate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CreateFreeShippingCodeMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeFreeShippingInput;
}>;


export type CreateFreeShippingCodeMutation = { discountCodeFreeShippingCreate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CreateBxgyCodeMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeBxgyInput;
}>;


export type CreateBxgyCodeMutation = { discountCodeBxgyCreate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DiscountByCodeQueryVariables = AdminTypes.Exact<{
  code: AdminTypes.Scalars['String']['input'];
}>;


export type DiscountByCodeQuery = { codeDiscountNodeByCode?: AdminTypes.Maybe<Pick<AdminTypes.DiscountCodeNode, 'id'>> };

export type DeactivateDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeactivateDiscountMutation = { discountCodeDeactivate?: AdminTypes.Maybe<{ codeDiscountNode?: AdminTypes.Maybe<{ codeDiscount: Pick<AdminTypes.DiscountCodeBasic, 'asyncUsageCount'> | Pick<AdminTypes.DiscountCodeBxgy, 'asyncUsageCount'> | Pick<AdminTypes.DiscountCodeFreeShipping, 'asyncUsageCount'> }>, userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CreateGiftCardMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.GiftCardCreateInput;
}>;


export type CreateGiftCardMutation = { giftCardCreate?: AdminTypes.Maybe<{ giftCard?: AdminTypes.Maybe<Pick<AdminTypes.GiftCard, 'id'>>, userErrors: Array<Pick<AdminTypes.GiftCardUserError, 'field' | 'message' | 'code'>> }> };

export type GiftCardsByCodeQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type GiftCardsByCodeQuery = { giftCards: { nodes: Array<Pick<AdminTypes.GiftCard, 'id' | 'note'>> } };

export type ReadGiftCardQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadGiftCardQuery = { giftCard?: AdminTypes.Maybe<(
    Pick<AdminTypes.GiftCard, 'enabled'>
    & { balance: Pick<AdminTypes.MoneyV2, 'amount'>, initialValue: Pick<AdminTypes.MoneyV2, 'amount'> }
  )> };

export type DeactivateGiftCardMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeactivateGiftCardMutation = { giftCardDeactivate?: AdminTypes.Maybe<{ giftCard?: AdminTypes.Maybe<{ balance: Pick<AdminTypes.MoneyV2, 'amount'>, initialValue: Pick<AdminTypes.MoneyV2, 'amount'> }>, userErrors: Array<Pick<AdminTypes.GiftCardDeactivateUserError, 'field' | 'message' | 'code'>> }> };

export type VariantPriceQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type VariantPriceQuery = { node?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'price'>> };

export type RewardProductsQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type RewardProductsQuery = { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ManualRatesQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ManualRatesQuery = { shop: { currencySettings: { nodes: Array<Pick<AdminTypes.CurrencySetting, 'currencyCode' | 'manualRate'>> } } };

export type CodeDiscountQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CodeDiscountQuery = { codeDiscountNode?: AdminTypes.Maybe<{ codeDiscount: { __typename: 'DiscountCodeApp' } | (
      { __typename: 'DiscountCodeBasic' }
      & Pick<AdminTypes.DiscountCodeBasic, 'status' | 'startsAt' | 'endsAt' | 'usageLimit'>
      & { codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomerSegments' | 'DiscountMarkets' } | (
        { __typename: 'DiscountCustomers' }
        & { customers: Array<Pick<AdminTypes.Customer, 'id'>> }
      ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }>, customerGets: { items: { __typename: 'AllDiscountItems' } | (
          { __typename: 'DiscountCollections' }
          & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } }
        ) | (
          { __typename: 'DiscountProducts' }
          & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
        ), value: (
          { __typename: 'DiscountAmount' }
          & { amount: Pick<AdminTypes.MoneyV2, 'amount'> }
        ) | { __typename: 'DiscountOnQuantity' } | (
          { __typename: 'DiscountPercentage' }
          & Pick<AdminTypes.DiscountPercentage, 'percentage'>
        ) } }
    ) | (
      { __typename: 'DiscountCodeBxgy' }
      & Pick<AdminTypes.DiscountCodeBxgy, 'status' | 'startsAt' | 'endsAt' | 'usageLimit'>
      & { codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomerSegments' | 'DiscountMarkets' } | (
        { __typename: 'DiscountCustomers' }
        & { customers: Array<Pick<AdminTypes.Customer, 'id'>> }
      ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'> }
    ) | (
      { __typename: 'DiscountCodeFreeShipping' }
      & Pick<AdminTypes.DiscountCodeFreeShipping, 'status' | 'startsAt' | 'endsAt' | 'usageLimit'>
      & { codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: { __typename: 'DiscountBuyerSelectionAll' | 'DiscountCustomerSegments' | 'DiscountMarkets' } | (
        { __typename: 'DiscountCustomers' }
        & { customers: Array<Pick<AdminTypes.Customer, 'id'>> }
      ), combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<{ greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }> }
    ) }> };

export type SegmentMembershipQueryVariables = AdminTypes.Exact<{
  customerId: AdminTypes.Scalars['ID']['input'];
  segmentIds: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type SegmentMembershipQuery = { customerSegmentMembership: { memberships: Array<Pick<AdminTypes.SegmentMembership, 'segmentId' | 'isMember'>> } };

export type CreditStoreCreditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  input: AdminTypes.StoreCreditAccountCreditInput;
}>;


export type CreditStoreCreditMutation = { storeCreditAccountCredit?: AdminTypes.Maybe<{ storeCreditAccountTransaction?: AdminTypes.Maybe<Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'>>, userErrors: Array<Pick<AdminTypes.StoreCreditAccountCreditUserError, 'field' | 'message' | 'code'>> }> };

export type DebitStoreCreditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  input: AdminTypes.StoreCreditAccountDebitInput;
}>;


export type DebitStoreCreditMutation = { storeCreditAccountDebit?: AdminTypes.Maybe<{ storeCreditAccountTransaction?: AdminTypes.Maybe<Pick<AdminTypes.StoreCreditAccountDebitTransaction, 'id'>>, userErrors: Array<Pick<AdminTypes.StoreCreditAccountDebitUserError, 'field' | 'message' | 'code'>> }> };

export type StoreCreditTransactionsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type StoreCreditTransactionsQuery = { customer?: AdminTypes.Maybe<{ storeCreditAccounts: { nodes: Array<(
        Pick<AdminTypes.StoreCreditAccount, 'id'>
        & { balance: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, transactions: { nodes: Array<(
            { __typename: 'StoreCreditAccountCreditTransaction' }
            & Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id' | 'expiresAt' | 'createdAt' | 'event'>
            & { remainingAmount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | (
            { __typename: 'StoreCreditAccountDebitRevertTransaction' }
            & Pick<AdminTypes.StoreCreditAccountDebitRevertTransaction, 'createdAt' | 'event'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | (
            { __typename: 'StoreCreditAccountDebitTransaction' }
            & Pick<AdminTypes.StoreCreditAccountDebitTransaction, 'id' | 'createdAt' | 'event'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | (
            { __typename: 'StoreCreditAccountExpirationTransaction' }
            & Pick<AdminTypes.StoreCreditAccountExpirationTransaction, 'createdAt' | 'event'>
            & { creditTransaction: Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'>, amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          )> } }
      )> } }> };

export type StoreCreditByIdQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type StoreCreditByIdQuery = { node?: AdminTypes.Maybe<{ __typename: 'AbandonedCheckout' | 'AbandonedCheckoutLineItem' | 'Abandonment' | 'AddAllProductsOperation' | 'AdditionalFee' | 'AnalyticsAnnotation' | 'AnalyticsTarget' | 'App' | 'AppCatalog' | 'AppCredit' | 'AppInstallation' | 'AppPurchaseOneTime' | 'AppRevenueAttributionRecord' | 'AppSubscription' | 'AppUsageRecord' | 'Article' | 'BasicEvent' | 'Blog' | 'BulkOperation' | 'BusinessEntity' } | { __typename: 'CalculatedOrder' | 'CartTransform' | 'CashDrawer' | 'CashManagementCustomReasonCode' | 'CashManagementDefaultReasonCode' | 'CashManagementSystemReasonCode' | 'CashTrackingAdjustment' | 'CashTrackingSession' | 'CatalogCsvOperation' | 'Channel' | 'ChannelDefinition' | 'ChannelInformation' | 'CheckoutAndAccountsConfiguration' | 'CheckoutAndAccountsConfigurationOverride' | 'CheckoutProfile' | 'Collection' | 'CollectionConditionsSource' | 'CollectionSubCollectionsSource' | 'Comment' | 'CommentEvent' } | { __typename: 'Company' | 'CompanyAddress' | 'CompanyContact' | 'CompanyContactRole' | 'CompanyContactRoleAssignment' | 'CompanyLocation' | 'CompanyLocationCatalog' | 'CompanyLocationStaffMemberAssignment' | 'ConsentPolicy' | 'CurrencyExchangeAdjustment' | 'Customer' | 'CustomerAccountAppExtensionPage' | 'CustomerAccountNativePage' | 'CustomerPaymentMethod' | 'CustomerSegmentMembersQuery' | 'CustomerVisit' | 'DeliveryCarrierService' | 'DeliveryCondition' | 'DeliveryCountry' | 'DeliveryCustomization' } | { __typename: 'DeliveryLocationGroup' | 'DeliveryMethod' | 'DeliveryMethodDefinition' | 'DeliveryParticipant' | 'DeliveryProfile' | 'DeliveryProfileItem' | 'DeliveryPromiseParticipant' | 'DeliveryPromiseProvider' | 'DeliveryProvince' | 'DeliveryRateDefinition' | 'DeliveryZone' | 'DiscountAutomaticBxgy' | 'DiscountAutomaticNode' | 'DiscountCodeNode' | 'DiscountNode' | 'DiscountRedeemCodeBulkCreation' | 'Domain' | 'DraftOrder' | 'DraftOrderLineItem' | 'DraftOrderTag' } | { __typename: 'Duty' | 'ExchangeLineItem' | 'ExternalVideo' | 'Fulfillment' | 'FulfillmentConstraintRule' | 'FulfillmentEvent' | 'FulfillmentHold' | 'FulfillmentLineItem' | 'FulfillmentOrder' | 'FulfillmentOrderDestination' | 'FulfillmentOrderLineItem' | 'FulfillmentOrderMerchantRequest' | 'GenericFile' | 'GiftCard' | 'GiftCardCashOutTransaction' | 'GiftCardCreditTransaction' | 'GiftCardDebitTransaction' | 'IdentityProviderSubject' | 'InventoryAdjustmentGroup' | 'InventoryItem' } | { __typename: 'InventoryItemMeasurement' | 'InventoryLevel' | 'InventoryQuantity' | 'InventoryShipment' | 'InventoryShipmentLineItem' | 'InventoryTransfer' | 'InventoryTransferLineItem' | 'LineItem' | 'LineItemGroup' | 'Location' | 'MailingAddress' | 'Market' | 'MarketCatalog' | 'MarketRegionCountry' | 'MarketRegionSubdivision' | 'MarketWebPresence' | 'MarketingActivity' | 'MarketingEvent' | 'MediaImage' | 'Menu' } | { __typename: 'Metafield' | 'MetafieldDefinition' | 'Metaobject' | 'MetaobjectDefinition' | 'Model3d' | 'OnlineStoreTheme' | 'Order' | 'OrderAdjustment' | 'OrderAttributionDefinition' | 'OrderCancelJobResult' | 'OrderCreateMandatePaymentJobResult' | 'OrderDisputeSummary' | 'OrderEditSession' | 'OrderTransaction' | 'Page' | 'PaymentCustomization' | 'PaymentMandate' | 'PaymentSchedule' | 'PaymentTerms' | 'PaymentTermsTemplate' } | { __typename: 'PointOfSaleDevice' | 'PointOfSaleDevicePaymentSession' | 'PriceList' | 'Product' | 'ProductBundleOperation' | 'ProductDeleteOperation' | 'ProductDuplicateOperation' | 'ProductFeed' | 'ProductOption' | 'ProductOptionValue' | 'ProductSetOperation' | 'ProductTaxonomyNode' | 'ProductVariant' | 'ProductVariantComponent' | 'Publication' | 'PublicationResourceOperation' | 'QuantityPriceBreak' | 'Refund' | 'RefundShippingLine' | 'Return' } | { __typename: 'ReturnLineItem' | 'ReturnReasonDefinition' | 'ReturnableFulfillment' | 'ReverseDelivery' | 'ReverseDeliveryLineItem' | 'ReverseFulfillmentOrder' | 'ReverseFulfillmentOrderDisposition' | 'ReverseFulfillmentOrderLineItem' | 'SaleAdditionalFee' | 'SavedSearch' | 'ScriptTag' | 'Segment' | 'SellingPlan' | 'SellingPlanGroup' | 'ServerPixel' | 'ShippingLabel' | 'ShippingLabelPurchaseResult' | 'Shop' | 'ShopAddress' | 'ShopPolicy' } | { __typename: 'ShopifyPaymentsAccount' | 'ShopifyPaymentsBalanceTransaction' | 'ShopifyPaymentsBankAccount' | 'ShopifyPaymentsDispute' | 'ShopifyPaymentsDisputeEvidence' | 'ShopifyPaymentsDisputeFileUpload' | 'ShopifyPaymentsDisputeFulfillment' | 'ShopifyPaymentsPayout' | 'StaffMember' | 'StandardMetafieldDefinitionTemplate' | 'StoreCreditAccount' | 'StoreCreditAccountDebitRevertTransaction' | 'StoreCreditAccountDebitTransaction' | 'StorefrontAccessToken' | 'SubscriptionBillingAttempt' | 'SubscriptionContract' | 'SubscriptionDraft' | 'TaxonomyAttribute' | 'TaxonomyCategory' | 'TaxonomyChoiceListAttribute' } | { __typename: 'TaxonomyMeasurementAttribute' | 'TaxonomyValue' | 'TenderTransaction' | 'TransactionFee' | 'UnverifiedReturnLineItem' | 'UrlRedirect' | 'UrlRedirectImport' | 'Validation' | 'Video' | 'WebPixel' | 'WebhookSubscription' } | (
    { __typename: 'StoreCreditAccountCreditTransaction' }
    & Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id' | 'createdAt' | 'event' | 'expiresAt'>
    & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, remainingAmount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, account: { transactions: { nodes: Array<(
          { __typename: 'StoreCreditAccountCreditTransaction' | 'StoreCreditAccountDebitRevertTransaction' | 'StoreCreditAccountDebitTransaction' }
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | (
          { __typename: 'StoreCreditAccountExpirationTransaction' }
          & { creditTransaction: Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'>, amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        )> } } }
  )> };

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
  "#graphql\n  query CustomersThere($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n      }\n    }\n  }": {return: CustomersThereQuery, variables: CustomersThereQueryVariables},
  "#graphql\n  query CustomerNames($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n        displayName\n      }\n    }\n  }": {return: CustomerNamesQuery, variables: CustomerNamesQueryVariables},
  "#graphql\n  query CustomerContacts($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n        displayName\n        defaultEmailAddress {\n          emailAddress\n        }\n      }\n    }\n  }": {return: CustomerContactsQuery, variables: CustomerContactsQueryVariables},
  "#graphql\n  query FindCustomers($search: String!, $first: Int!) {\n    customers(first: $first, query: $search) {\n      nodes {\n        id\n      }\n    }\n  }": {return: FindCustomersQuery, variables: FindCustomersQueryVariables},
  "#graphql\n  query MemberDefinition($identifier: MetafieldDefinitionIdentifierInput!) {\n    metafieldDefinition(identifier: $identifier) {\n      id\n      namespace\n      access {\n        storefront\n      }\n    }\n  }": {return: MemberDefinitionQuery, variables: MemberDefinitionQueryVariables},
  "#graphql\n  query TitlesOfGoods($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Product {\n        title\n      }\n      ... on ProductVariant {\n        displayName\n      }\n      ... on Collection {\n        title\n      }\n    }\n  }": {return: TitlesOfGoodsQuery, variables: TitlesOfGoodsQueryVariables},
  "#graphql\n  query CustomerSegments($first: Int!) {\n    segments(first: $first, sortKey: LAST_EDIT_DATE, reverse: true) {\n      nodes {\n        id\n        name\n      }\n    }\n  }": {return: CustomerSegmentsQuery, variables: CustomerSegmentsQueryVariables},
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
  "#graphql\n  #graphql\n  #graphql\n  fragment SegmentContextParts on DiscountContext {\n    __typename\n    ... on DiscountCustomerSegments {\n      segments {\n        id\n      }\n    }\n  }\n  #graphql\n  fragment SubtotalParts on DiscountMinimumRequirement {\n    __typename\n    ... on DiscountMinimumSubtotal {\n      greaterThanOrEqualToSubtotal {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment CombinesParts on DiscountCombinesWith {\n    orderDiscounts\n    productDiscounts\n    shippingDiscounts\n  }\n  #graphql\n  fragment MemberGetsParts on DiscountCustomerGets {\n    value {\n      __typename\n      ... on DiscountPercentage {\n        percentage\n      }\n      ... on DiscountAmount {\n        amount {\n          amount\n        }\n        appliesOnEachItem\n      }\n    }\n    items {\n      __typename\n      ... on DiscountProducts {\n        products(first: 100) {\n          nodes {\n            id\n          }\n        }\n        productVariants(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n      ... on DiscountCollections {\n        collections(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n  fragment AutomaticDiscountParts on DiscountAutomaticNode {\n    id\n    automaticDiscount {\n      __typename\n      ... on DiscountAutomaticBasic {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        customerGets {\n          ...MemberGetsParts\n        }\n      }\n      ... on DiscountAutomaticFreeShipping {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        maximumShippingPrice {\n          amount\n        }\n      }\n    }\n  }\n  query ReadAutomaticDiscount($id: ID!) {\n    automaticDiscountNode(id: $id) {\n      ...AutomaticDiscountParts\n    }\n  }": {return: ReadAutomaticDiscountQuery, variables: ReadAutomaticDiscountQueryVariables},
  "#graphql\n  #graphql\n  fragment SegmentContextParts on DiscountContext {\n    __typename\n    ... on DiscountCustomerSegments {\n      segments {\n        id\n      }\n    }\n  }\n  query ActiveAutomaticDiscounts {\n    automaticDiscountNodes(first: 100, query: \"status:active\") {\n      nodes {\n        id\n        automaticDiscount {\n          __typename\n          ... on DiscountAutomaticBasic {\n            title\n            context {\n              ...SegmentContextParts\n            }\n          }\n          ... on DiscountAutomaticFreeShipping {\n            title\n            context {\n              ...SegmentContextParts\n            }\n          }\n        }\n      }\n    }\n  }": {return: ActiveAutomaticDiscountsQuery, variables: ActiveAutomaticDiscountsQueryVariables},
  "#graphql\n  query CompareCustomers($ids: [ID!]!, $namespace: String!, $key: String!) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n        tags\n        metafield(namespace: $namespace, key: $key) {\n          value\n        }\n      }\n    }\n  }": {return: CompareCustomersQuery, variables: CompareCustomersQueryVariables},
  "#graphql\n  query ReadSegment($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Segment {\n        id\n        name\n        query\n      }\n    }\n  }": {return: ReadSegmentQuery, variables: ReadSegmentQueryVariables},
  "#graphql\n  query ListSegments($after: String) {\n    segments(first: 250, after: $after) {\n      nodes {\n        id\n        name\n        query\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: ListSegmentsQuery, variables: ListSegmentsQueryVariables},
  "#graphql\n  query CustomerTags($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n        tags\n      }\n    }\n  }": {return: CustomerTagsQuery, variables: CustomerTagsQueryVariables},
  "#graphql\n  query OrdersWithCode($query: String!) {\n    orders(first: 10, query: $query, sortKey: CREATED_AT) {\n      nodes {\n        id\n        discountCodes\n        processedAt\n        customer {\n          id\n        }\n      }\n    }\n  }": {return: OrdersWithCodeQuery, variables: OrdersWithCodeQueryVariables},
  "#graphql\n  query DiscountByCode($code: String!) {\n    codeDiscountNodeByCode(code: $code) {\n      id\n    }\n  }": {return: DiscountByCodeQuery, variables: DiscountByCodeQueryVariables},
  "#graphql\n  query GiftCardsByCode($query: String!) {\n    giftCards(first: 10, query: $query) {\n      nodes {\n        id\n        note\n      }\n    }\n  }": {return: GiftCardsByCodeQuery, variables: GiftCardsByCodeQueryVariables},
  "#graphql\n  query ReadGiftCard($id: ID!) {\n    giftCard(id: $id) {\n      enabled\n      balance {\n        amount\n      }\n      initialValue {\n        amount\n      }\n    }\n  }": {return: ReadGiftCardQuery, variables: ReadGiftCardQueryVariables},
  "#graphql\n  query VariantPrice($id: ID!) {\n    node(id: $id) {\n      ... on ProductVariant {\n        price\n      }\n    }\n  }": {return: VariantPriceQuery, variables: VariantPriceQueryVariables},
  "#graphql\n  query RewardProducts($query: String, $after: String) {\n    products(first: 250, query: $query, after: $after) {\n      nodes {\n        id\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }": {return: RewardProductsQuery, variables: RewardProductsQueryVariables},
  "#graphql\n  query ManualRates {\n    shop {\n      currencySettings(first: 250) {\n        nodes {\n          currencyCode\n          manualRate\n        }\n      }\n    }\n  }": {return: ManualRatesQuery, variables: ManualRatesQueryVariables},
  "#graphql\n  query CodeDiscount($id: ID!) {\n    codeDiscountNode(id: $id) {\n      codeDiscount {\n        __typename\n        ... on DiscountCodeBasic {\n          status\n          startsAt\n          endsAt\n          usageLimit\n          codes(first: 2) {\n            nodes {\n              code\n            }\n          }\n          context {\n            __typename\n            ... on DiscountCustomers {\n              customers {\n                id\n              }\n            }\n          }\n          combinesWith {\n            orderDiscounts\n            productDiscounts\n            shippingDiscounts\n          }\n          minimumRequirement {\n            ... on DiscountMinimumSubtotal {\n              greaterThanOrEqualToSubtotal {\n                amount\n              }\n            }\n          }\n          customerGets {\n            items {\n              __typename\n              ... on DiscountProducts {\n                products(first: 101) {\n                  nodes {\n                    id\n                  }\n                }\n                productVariants(first: 1) {\n                  nodes {\n                    id\n                  }\n                }\n              }\n              ... on DiscountCollections {\n                collections(first: 101) {\n                  nodes {\n                    id\n                  }\n                }\n              }\n            }\n            value {\n              __typename\n              ... on DiscountAmount {\n                amount {\n                  amount\n                }\n              }\n              ... on DiscountPercentage {\n                percentage\n              }\n            }\n          }\n        }\n        ... on DiscountCodeFreeShipping {\n          status\n          startsAt\n          endsAt\n          usageLimit\n          codes(first: 2) {\n            nodes {\n              code\n            }\n          }\n          context {\n            __typename\n            ... on DiscountCustomers {\n              customers {\n                id\n              }\n            }\n          }\n          combinesWith {\n            orderDiscounts\n            productDiscounts\n            shippingDiscounts\n          }\n          minimumRequirement {\n            ... on DiscountMinimumSubtotal {\n              greaterThanOrEqualToSubtotal {\n                amount\n              }\n            }\n          }\n        }\n        ... on DiscountCodeBxgy {\n          status\n          startsAt\n          endsAt\n          usageLimit\n          codes(first: 2) {\n            nodes {\n              code\n            }\n          }\n          context {\n            __typename\n            ... on DiscountCustomers {\n              customers {\n                id\n              }\n            }\n          }\n          combinesWith {\n            orderDiscounts\n            productDiscounts\n            shippingDiscounts\n          }\n        }\n      }\n    }\n  }": {return: CodeDiscountQuery, variables: CodeDiscountQueryVariables},
  "#graphql\n  query SegmentMembership($customerId: ID!, $segmentIds: [ID!]!) {\n    customerSegmentMembership(customerId: $customerId, segmentIds: $segmentIds) {\n      memberships {\n        segmentId\n        isMember\n      }\n    }\n  }": {return: SegmentMembershipQuery, variables: SegmentMembershipQueryVariables},
  "#graphql\n  query StoreCreditTransactions($id: ID!) {\n    customer(id: $id) {\n      storeCreditAccounts(first: 20) {\n        nodes {\n          id\n          balance {\n            amount\n            currencyCode\n          }\n          transactions(first: 50, sortKey: CREATED_AT, reverse: true) {\n            nodes {\n              __typename\n              amount {\n                amount\n                currencyCode\n              }\n              createdAt\n              event\n              ... on StoreCreditAccountCreditTransaction {\n                id\n                expiresAt\n                remainingAmount {\n                  amount\n                  currencyCode\n                }\n              }\n              ... on StoreCreditAccountDebitTransaction {\n                id\n              }\n              ... on StoreCreditAccountExpirationTransaction {\n                creditTransaction {\n                  id\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }": {return: StoreCreditTransactionsQuery, variables: StoreCreditTransactionsQueryVariables},
  "#graphql\n  query StoreCreditById($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on StoreCreditAccountCreditTransaction {\n        id\n        amount {\n          amount\n          currencyCode\n        }\n        createdAt\n        event\n        expiresAt\n        remainingAmount {\n          amount\n          currencyCode\n        }\n        account {\n          transactions(first: 50, sortKey: CREATED_AT, reverse: true, query: \"type:expiration\") {\n            nodes {\n              __typename\n              amount {\n                amount\n                currencyCode\n              }\n              ... on StoreCreditAccountExpirationTransaction {\n                creditTransaction {\n                  id\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }": {return: StoreCreditByIdQuery, variables: StoreCreditByIdQueryVariables},
  "#graphql\n  query ShopFacts {\n    shop {\n      id\n      name\n      email\n      currencyCode\n      ianaTimezone\n      plan {\n        publicDisplayName\n      }\n    }\n    currentAppInstallation {\n      id\n      accessScopes {\n        handle\n      }\n    }\n  }": {return: ShopFactsQuery, variables: ShopFactsQueryVariables},
}

interface GeneratedMutationTypes {
  "#graphql\n  mutation RunBulkQuery($query: String!) {\n    bulkOperationRunQuery(query: $query, groupObjects: true) {\n      bulkOperation {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: RunBulkQueryMutation, variables: RunBulkQueryMutationVariables},
  "#graphql\n  mutation CreateMemberDefinition($definition: MetafieldDefinitionInput!) {\n    metafieldDefinitionCreate(definition: $definition) {\n      createdDefinition {\n        namespace\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateMemberDefinitionMutation, variables: CreateMemberDefinitionMutationVariables},
  "#graphql\n  mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {\n    metafieldsSet(metafields: $metafields) {\n      metafields {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: SetMetafieldsMutation, variables: SetMetafieldsMutationVariables},
  "#graphql\n  #graphql\n  #graphql\n  fragment SegmentContextParts on DiscountContext {\n    __typename\n    ... on DiscountCustomerSegments {\n      segments {\n        id\n      }\n    }\n  }\n  #graphql\n  fragment SubtotalParts on DiscountMinimumRequirement {\n    __typename\n    ... on DiscountMinimumSubtotal {\n      greaterThanOrEqualToSubtotal {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment CombinesParts on DiscountCombinesWith {\n    orderDiscounts\n    productDiscounts\n    shippingDiscounts\n  }\n  #graphql\n  fragment MemberGetsParts on DiscountCustomerGets {\n    value {\n      __typename\n      ... on DiscountPercentage {\n        percentage\n      }\n      ... on DiscountAmount {\n        amount {\n          amount\n        }\n        appliesOnEachItem\n      }\n    }\n    items {\n      __typename\n      ... on DiscountProducts {\n        products(first: 100) {\n          nodes {\n            id\n          }\n        }\n        productVariants(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n      ... on DiscountCollections {\n        collections(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n  fragment AutomaticDiscountParts on DiscountAutomaticNode {\n    id\n    automaticDiscount {\n      __typename\n      ... on DiscountAutomaticBasic {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        customerGets {\n          ...MemberGetsParts\n        }\n      }\n      ... on DiscountAutomaticFreeShipping {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        maximumShippingPrice {\n          amount\n        }\n      }\n    }\n  }\n  mutation CreateMemberDiscount($discount: DiscountAutomaticBasicInput!) {\n    discountAutomaticBasicCreate(automaticBasicDiscount: $discount) {\n      automaticDiscountNode {\n        ...AutomaticDiscountParts\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateMemberDiscountMutation, variables: CreateMemberDiscountMutationVariables},
  "#graphql\n  #graphql\n  #graphql\n  fragment SegmentContextParts on DiscountContext {\n    __typename\n    ... on DiscountCustomerSegments {\n      segments {\n        id\n      }\n    }\n  }\n  #graphql\n  fragment SubtotalParts on DiscountMinimumRequirement {\n    __typename\n    ... on DiscountMinimumSubtotal {\n      greaterThanOrEqualToSubtotal {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment CombinesParts on DiscountCombinesWith {\n    orderDiscounts\n    productDiscounts\n    shippingDiscounts\n  }\n  #graphql\n  fragment MemberGetsParts on DiscountCustomerGets {\n    value {\n      __typename\n      ... on DiscountPercentage {\n        percentage\n      }\n      ... on DiscountAmount {\n        amount {\n          amount\n        }\n        appliesOnEachItem\n      }\n    }\n    items {\n      __typename\n      ... on DiscountProducts {\n        products(first: 100) {\n          nodes {\n            id\n          }\n        }\n        productVariants(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n      ... on DiscountCollections {\n        collections(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n  fragment AutomaticDiscountParts on DiscountAutomaticNode {\n    id\n    automaticDiscount {\n      __typename\n      ... on DiscountAutomaticBasic {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        customerGets {\n          ...MemberGetsParts\n        }\n      }\n      ... on DiscountAutomaticFreeShipping {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        maximumShippingPrice {\n          amount\n        }\n      }\n    }\n  }\n  mutation UpdateMemberDiscount($id: ID!, $discount: DiscountAutomaticBasicInput!) {\n    discountAutomaticBasicUpdate(id: $id, automaticBasicDiscount: $discount) {\n      automaticDiscountNode {\n        ...AutomaticDiscountParts\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: UpdateMemberDiscountMutation, variables: UpdateMemberDiscountMutationVariables},
  "#graphql\n  #graphql\n  #graphql\n  fragment SegmentContextParts on DiscountContext {\n    __typename\n    ... on DiscountCustomerSegments {\n      segments {\n        id\n      }\n    }\n  }\n  #graphql\n  fragment SubtotalParts on DiscountMinimumRequirement {\n    __typename\n    ... on DiscountMinimumSubtotal {\n      greaterThanOrEqualToSubtotal {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment CombinesParts on DiscountCombinesWith {\n    orderDiscounts\n    productDiscounts\n    shippingDiscounts\n  }\n  #graphql\n  fragment MemberGetsParts on DiscountCustomerGets {\n    value {\n      __typename\n      ... on DiscountPercentage {\n        percentage\n      }\n      ... on DiscountAmount {\n        amount {\n          amount\n        }\n        appliesOnEachItem\n      }\n    }\n    items {\n      __typename\n      ... on DiscountProducts {\n        products(first: 100) {\n          nodes {\n            id\n          }\n        }\n        productVariants(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n      ... on DiscountCollections {\n        collections(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n  fragment AutomaticDiscountParts on DiscountAutomaticNode {\n    id\n    automaticDiscount {\n      __typename\n      ... on DiscountAutomaticBasic {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        customerGets {\n          ...MemberGetsParts\n        }\n      }\n      ... on DiscountAutomaticFreeShipping {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        maximumShippingPrice {\n          amount\n        }\n      }\n    }\n  }\n  mutation CreateMemberShipping($discount: DiscountAutomaticFreeShippingInput!) {\n    discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: $discount) {\n      automaticDiscountNode {\n        ...AutomaticDiscountParts\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateMemberShippingMutation, variables: CreateMemberShippingMutationVariables},
  "#graphql\n  #graphql\n  #graphql\n  fragment SegmentContextParts on DiscountContext {\n    __typename\n    ... on DiscountCustomerSegments {\n      segments {\n        id\n      }\n    }\n  }\n  #graphql\n  fragment SubtotalParts on DiscountMinimumRequirement {\n    __typename\n    ... on DiscountMinimumSubtotal {\n      greaterThanOrEqualToSubtotal {\n        amount\n      }\n    }\n  }\n  #graphql\n  fragment CombinesParts on DiscountCombinesWith {\n    orderDiscounts\n    productDiscounts\n    shippingDiscounts\n  }\n  #graphql\n  fragment MemberGetsParts on DiscountCustomerGets {\n    value {\n      __typename\n      ... on DiscountPercentage {\n        percentage\n      }\n      ... on DiscountAmount {\n        amount {\n          amount\n        }\n        appliesOnEachItem\n      }\n    }\n    items {\n      __typename\n      ... on DiscountProducts {\n        products(first: 100) {\n          nodes {\n            id\n          }\n        }\n        productVariants(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n      ... on DiscountCollections {\n        collections(first: 100) {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n  fragment AutomaticDiscountParts on DiscountAutomaticNode {\n    id\n    automaticDiscount {\n      __typename\n      ... on DiscountAutomaticBasic {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        customerGets {\n          ...MemberGetsParts\n        }\n      }\n      ... on DiscountAutomaticFreeShipping {\n        title\n        status\n        context {\n          ...SegmentContextParts\n        }\n        combinesWith {\n          ...CombinesParts\n        }\n        minimumRequirement {\n          ...SubtotalParts\n        }\n        maximumShippingPrice {\n          amount\n        }\n      }\n    }\n  }\n  mutation UpdateMemberShipping($id: ID!, $discount: DiscountAutomaticFreeShippingInput!) {\n    discountAutomaticFreeShippingUpdate(id: $id, freeShippingAutomaticDiscount: $discount) {\n      automaticDiscountNode {\n        ...AutomaticDiscountParts\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: UpdateMemberShippingMutation, variables: UpdateMemberShippingMutationVariables},
  "#graphql\n  mutation ActivateMemberDiscount($id: ID!) {\n    discountAutomaticActivate(id: $id) {\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: ActivateMemberDiscountMutation, variables: ActivateMemberDiscountMutationVariables},
  "#graphql\n  mutation DeactivateMemberDiscount($id: ID!) {\n    discountAutomaticDeactivate(id: $id) {\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: DeactivateMemberDiscountMutation, variables: DeactivateMemberDiscountMutationVariables},
  "#graphql\n  mutation DeleteMemberDiscount($id: ID!) {\n    discountAutomaticDelete(id: $id) {\n      deletedAutomaticDiscountId\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: DeleteMemberDiscountMutation, variables: DeleteMemberDiscountMutationVariables},
  "#graphql\n  mutation CreateSegment($name: String!, $query: String!) {\n    segmentCreate(name: $name, query: $query) {\n      segment {\n        id\n        name\n        query\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: CreateSegmentMutation, variables: CreateSegmentMutationVariables},
  "#graphql\n  mutation UpdateSegment($id: ID!, $name: String, $query: String) {\n    segmentUpdate(id: $id, name: $name, query: $query) {\n      segment {\n        id\n        name\n        query\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: UpdateSegmentMutation, variables: UpdateSegmentMutationVariables},
  "#graphql\n  mutation AddTags($id: ID!, $tags: [String!]!) {\n    tagsAdd(id: $id, tags: $tags) {\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: AddTagsMutation, variables: AddTagsMutationVariables},
  "#graphql\n  mutation RemoveTags($id: ID!, $tags: [String!]!) {\n    tagsRemove(id: $id, tags: $tags) {\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: RemoveTagsMutation, variables: RemoveTagsMutationVariables},
  "#graphql\n  mutation DeleteMetafields($metafields: [MetafieldIdentifierInput!]!) {\n    metafieldsDelete(metafields: $metafields) {\n      deletedMetafields {\n        ownerId\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }": {return: DeleteMetafieldsMutation, variables: DeleteMetafieldsMutationVariables},
  "#graphql\n  mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n    discountCodeBasicCreate(basicCodeDiscount: $discount) {\n      codeDiscountNode {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateDiscountCodeMutation, variables: CreateDiscountCodeMutationVariables},
  "#graphql\n  mutation CreateFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {\n    discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {\n      codeDiscountNode {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateFreeShippingCodeMutation, variables: CreateFreeShippingCodeMutationVariables},
  "#graphql\n  mutation CreateBxgyCode($discount: DiscountCodeBxgyInput!) {\n    discountCodeBxgyCreate(bxgyCodeDiscount: $discount) {\n      codeDiscountNode {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateBxgyCodeMutation, variables: CreateBxgyCodeMutationVariables},
  "#graphql\n  mutation DeactivateDiscount($id: ID!) {\n    discountCodeDeactivate(id: $id) {\n      codeDiscountNode {\n        codeDiscount {\n          ... on DiscountCodeBasic {\n            asyncUsageCount\n          }\n          ... on DiscountCodeBxgy {\n            asyncUsageCount\n          }\n          ... on DiscountCodeFreeShipping {\n            asyncUsageCount\n          }\n        }\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: DeactivateDiscountMutation, variables: DeactivateDiscountMutationVariables},
  "#graphql\n  mutation CreateGiftCard($input: GiftCardCreateInput!) {\n    giftCardCreate(input: $input) {\n      giftCard {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreateGiftCardMutation, variables: CreateGiftCardMutationVariables},
  "#graphql\n  mutation DeactivateGiftCard($id: ID!) {\n    giftCardDeactivate(id: $id) {\n      giftCard {\n        balance {\n          amount\n        }\n        initialValue {\n          amount\n        }\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: DeactivateGiftCardMutation, variables: DeactivateGiftCardMutationVariables},
  "#graphql\n  mutation CreditStoreCredit($id: ID!, $input: StoreCreditAccountCreditInput!) {\n    storeCreditAccountCredit(id: $id, creditInput: $input) {\n      storeCreditAccountTransaction {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: CreditStoreCreditMutation, variables: CreditStoreCreditMutationVariables},
  "#graphql\n  mutation DebitStoreCredit($id: ID!, $input: StoreCreditAccountDebitInput!) {\n    storeCreditAccountDebit(id: $id, debitInput: $input) {\n      storeCreditAccountTransaction {\n        id\n      }\n      userErrors {\n        field\n        message\n        code\n      }\n    }\n  }": {return: DebitStoreCreditMutation, variables: DebitStoreCreditMutationVariables},
}
declare module '@shopify/admin-api-client' {
  type InputMaybe<T> = AdminTypes.InputMaybe<T>;
  interface AdminQueries extends GeneratedQueryTypes {}
  interface AdminMutations extends GeneratedMutationTypes {}
}
