export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  ARN: { input: string; output: string; }
  BigInt: { input: string; output: string; }
  Color: { input: string; output: string; }
  Date: { input: string; output: string; }
  DateTime: { input: string; output: string; }
  Decimal: { input: string; output: string; }
  FormattedString: { input: string; output: string; }
  HTML: { input: string; output: string; }
  JSON: { input: unknown; output: unknown; }
  Money: { input: string; output: string; }
  StorefrontID: { input: string; output: string; }
  URL: { input: string; output: string; }
  UnsignedInt64: { input: string; output: string; }
  UtcOffset: { input: string; output: string; }
};

export type AbandonedCheckout = Node & {
  __typename?: 'AbandonedCheckout';
  id: Scalars['ID']['output'];
};

export type AbandonedCheckoutLineItem = Node & {
  __typename?: 'AbandonedCheckoutLineItem';
  id: Scalars['ID']['output'];
};

export type Abandonment = Node & {
  __typename?: 'Abandonment';
  id: Scalars['ID']['output'];
};

export type AccessScope = {
  __typename?: 'AccessScope';
  handle: Scalars['String']['output'];
};

export type AddAllProductsOperation = Node & {
  __typename?: 'AddAllProductsOperation';
  id: Scalars['ID']['output'];
};

export type AdditionalFee = Node & {
  __typename?: 'AdditionalFee';
  id: Scalars['ID']['output'];
};

export type AdditionalFeeSale = Sale & {
  __typename?: 'AdditionalFeeSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type AdjustmentSale = Sale & {
  __typename?: 'AdjustmentSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type AllDiscountItems = {
  __typename?: 'AllDiscountItems';
  _?: Maybe<Scalars['String']['output']>;
};

export type AnalyticsAnnotation = Node & {
  __typename?: 'AnalyticsAnnotation';
  id: Scalars['ID']['output'];
};

export type AnalyticsTarget = Node & {
  __typename?: 'AnalyticsTarget';
  id: Scalars['ID']['output'];
};

export type App = Node & {
  __typename?: 'App';
  id: Scalars['ID']['output'];
};

export type AppCatalog = Node & {
  __typename?: 'AppCatalog';
  id: Scalars['ID']['output'];
};

export type AppCredit = Node & {
  __typename?: 'AppCredit';
  id: Scalars['ID']['output'];
};

export type AppInstallation = Node & {
  __typename?: 'AppInstallation';
  accessScopes: Array<AccessScope>;
  id: Scalars['ID']['output'];
};

export type AppPurchaseOneTime = Node & {
  __typename?: 'AppPurchaseOneTime';
  id: Scalars['ID']['output'];
};

export type AppRevenueAttributionRecord = Node & {
  __typename?: 'AppRevenueAttributionRecord';
  id: Scalars['ID']['output'];
};

export type AppSubscription = Node & {
  __typename?: 'AppSubscription';
  id: Scalars['ID']['output'];
};

export type AppUsageRecord = Node & {
  __typename?: 'AppUsageRecord';
  id: Scalars['ID']['output'];
};

export type Article = Node & {
  __typename?: 'Article';
  id: Scalars['ID']['output'];
};

export type AutomaticDiscountApplication = DiscountApplication & {
  __typename?: 'AutomaticDiscountApplication';
  index: Scalars['Int']['output'];
};

export type BasicEvent = Node & {
  __typename?: 'BasicEvent';
  id: Scalars['ID']['output'];
};

export type Blog = Node & {
  __typename?: 'Blog';
  id: Scalars['ID']['output'];
};

export type BulkOperation = Node & {
  __typename?: 'BulkOperation';
  errorCode?: Maybe<BulkOperationErrorCode>;
  id: Scalars['ID']['output'];
  partialDataUrl?: Maybe<Scalars['URL']['output']>;
  rootObjectCount: Scalars['UnsignedInt64']['output'];
  status: BulkOperationStatus;
  url?: Maybe<Scalars['URL']['output']>;
};

export type BulkOperationErrorCode =
  | 'ACCESS_DENIED'
  | 'INTERNAL_SERVER_ERROR'
  | 'TIMEOUT';

export type BulkOperationRunQueryPayload = {
  __typename?: 'BulkOperationRunQueryPayload';
  bulkOperation?: Maybe<BulkOperation>;
  userErrors: Array<BulkOperationUserError>;
};

export type BulkOperationStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'COMPLETED'
  | 'CREATED'
  | 'EXPIRED'
  | 'FAILED'
  | 'RUNNING';

export type BulkOperationUserError = {
  __typename?: 'BulkOperationUserError';
  code?: Maybe<BulkOperationUserErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type BulkOperationUserErrorCode =
  | 'INVALID'
  | 'LIMIT_REACHED'
  | 'OPERATION_IN_PROGRESS';

export type BusinessEntity = Node & {
  __typename?: 'BusinessEntity';
  id: Scalars['ID']['output'];
};

export type CalculatedOrder = Node & {
  __typename?: 'CalculatedOrder';
  id: Scalars['ID']['output'];
};

export type CartTransform = Node & {
  __typename?: 'CartTransform';
  id: Scalars['ID']['output'];
};

export type CashDrawer = Node & {
  __typename?: 'CashDrawer';
  id: Scalars['ID']['output'];
};

export type CashManagementCustomReasonCode = Node & {
  __typename?: 'CashManagementCustomReasonCode';
  id: Scalars['ID']['output'];
};

export type CashManagementDefaultReasonCode = Node & {
  __typename?: 'CashManagementDefaultReasonCode';
  id: Scalars['ID']['output'];
};

export type CashManagementSystemReasonCode = Node & {
  __typename?: 'CashManagementSystemReasonCode';
  id: Scalars['ID']['output'];
};

export type CashTrackingAdjustment = Node & {
  __typename?: 'CashTrackingAdjustment';
  id: Scalars['ID']['output'];
};

export type CashTrackingSession = Node & {
  __typename?: 'CashTrackingSession';
  id: Scalars['ID']['output'];
};

export type CatalogCsvOperation = Node & {
  __typename?: 'CatalogCsvOperation';
  id: Scalars['ID']['output'];
};

export type Channel = Node & {
  __typename?: 'Channel';
  id: Scalars['ID']['output'];
};

export type ChannelDefinition = Node & {
  __typename?: 'ChannelDefinition';
  /** @deprecated Use [`OrderAttributionDefinition.id`](https://shopify.dev/docs/api/admin-graphql/latest/objects/OrderAttributionDefinition#field-OrderAttributionDefinition.fields.id) instead. */
  id: Scalars['ID']['output'];
};

export type ChannelInformation = Node & {
  __typename?: 'ChannelInformation';
  /** @deprecated Use [`Order.attribution.handle`](https://shopify.dev/docs/api/admin-graphql/latest/objects/OrderAttribution#field-OrderAttribution.fields.handle) instead. */
  id: Scalars['ID']['output'];
};

export type CheckoutAndAccountsConfiguration = Node & {
  __typename?: 'CheckoutAndAccountsConfiguration';
  id: Scalars['ID']['output'];
};

export type CheckoutAndAccountsConfigurationOverride = Node & {
  __typename?: 'CheckoutAndAccountsConfigurationOverride';
  id: Scalars['ID']['output'];
};

export type CheckoutProfile = Node & {
  __typename?: 'CheckoutProfile';
  id: Scalars['ID']['output'];
};

export type Collection = Node & {
  __typename?: 'Collection';
  id: Scalars['ID']['output'];
  title: Scalars['String']['output'];
};

export type CollectionConditionsSource = Node & {
  __typename?: 'CollectionConditionsSource';
  id: Scalars['ID']['output'];
};

export type CollectionConnection = {
  __typename?: 'CollectionConnection';
  nodes: Array<Collection>;
  pageInfo: PageInfo;
};

export type CollectionSubCollectionsSource = Node & {
  __typename?: 'CollectionSubCollectionsSource';
  id: Scalars['ID']['output'];
};

export type Comment = Node & {
  __typename?: 'Comment';
  id: Scalars['ID']['output'];
};

export type CommentEvent = Node & {
  __typename?: 'CommentEvent';
  id: Scalars['ID']['output'];
};

export type Company = Node & {
  __typename?: 'Company';
  id: Scalars['ID']['output'];
};

export type CompanyAddress = Node & {
  __typename?: 'CompanyAddress';
  id: Scalars['ID']['output'];
};

export type CompanyContact = Node & {
  __typename?: 'CompanyContact';
  id: Scalars['ID']['output'];
};

export type CompanyContactRole = Node & {
  __typename?: 'CompanyContactRole';
  id: Scalars['ID']['output'];
};

export type CompanyContactRoleAssignment = Node & {
  __typename?: 'CompanyContactRoleAssignment';
  id: Scalars['ID']['output'];
};

export type CompanyLocation = Node & {
  __typename?: 'CompanyLocation';
  id: Scalars['ID']['output'];
};

export type CompanyLocationCatalog = Node & {
  __typename?: 'CompanyLocationCatalog';
  id: Scalars['ID']['output'];
};

export type CompanyLocationStaffMemberAssignment = Node & {
  __typename?: 'CompanyLocationStaffMemberAssignment';
  id: Scalars['ID']['output'];
};

export type ConsentPolicy = Node & {
  __typename?: 'ConsentPolicy';
  id: Scalars['ID']['output'];
};

export type CountryCode =
  | 'AC'
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AN'
  | 'AO'
  | 'AR'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BQ'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CW'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PS'
  | 'PT'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SX'
  | 'SY'
  | 'SZ'
  | 'TA'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'XK'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW'
  | 'ZZ';

export type CurrencyCode =
  | 'AED'
  | 'AFN'
  | 'ALL'
  | 'AMD'
  | 'ANG'
  | 'AOA'
  | 'ARS'
  | 'AUD'
  | 'AWG'
  | 'AZN'
  | 'BAM'
  | 'BBD'
  | 'BDT'
  | 'BGN'
  | 'BHD'
  | 'BIF'
  | 'BMD'
  | 'BND'
  | 'BOB'
  | 'BRL'
  | 'BSD'
  | 'BTN'
  | 'BWP'
  | 'BYN'
  | 'BYR'
  | 'BZD'
  | 'CAD'
  | 'CDF'
  | 'CHF'
  | 'CLP'
  | 'CNY'
  | 'COP'
  | 'CRC'
  | 'CVE'
  | 'CZK'
  | 'DJF'
  | 'DKK'
  | 'DOP'
  | 'DZD'
  | 'EGP'
  | 'ERN'
  | 'ETB'
  | 'EUR'
  | 'FJD'
  | 'FKP'
  | 'GBP'
  | 'GEL'
  | 'GHS'
  | 'GIP'
  | 'GMD'
  | 'GNF'
  | 'GTQ'
  | 'GYD'
  | 'HKD'
  | 'HNL'
  | 'HRK'
  | 'HTG'
  | 'HUF'
  | 'IDR'
  | 'ILS'
  | 'INR'
  | 'IQD'
  | 'IRR'
  | 'ISK'
  | 'JEP'
  | 'JMD'
  | 'JOD'
  | 'JPY'
  | 'KES'
  | 'KGS'
  | 'KHR'
  | 'KID'
  | 'KMF'
  | 'KRW'
  | 'KWD'
  | 'KYD'
  | 'KZT'
  | 'LAK'
  | 'LBP'
  | 'LKR'
  | 'LRD'
  | 'LSL'
  | 'LTL'
  | 'LVL'
  | 'LYD'
  | 'MAD'
  | 'MDL'
  | 'MGA'
  | 'MKD'
  | 'MMK'
  | 'MNT'
  | 'MOP'
  | 'MRU'
  | 'MUR'
  | 'MVR'
  | 'MWK'
  | 'MXN'
  | 'MYR'
  | 'MZN'
  | 'NAD'
  | 'NGN'
  | 'NIO'
  | 'NOK'
  | 'NPR'
  | 'NZD'
  | 'OMR'
  | 'PAB'
  | 'PEN'
  | 'PGK'
  | 'PHP'
  | 'PKR'
  | 'PLN'
  | 'PYG'
  | 'QAR'
  | 'RON'
  | 'RSD'
  | 'RUB'
  | 'RWF'
  | 'SAR'
  | 'SBD'
  | 'SCR'
  | 'SDG'
  | 'SEK'
  | 'SGD'
  | 'SHP'
  | 'SLL'
  | 'SOS'
  | 'SRD'
  | 'SSP'
  | 'STD'
  | 'STN'
  | 'SYP'
  | 'SZL'
  | 'THB'
  | 'TJS'
  | 'TMT'
  | 'TND'
  | 'TOP'
  | 'TRY'
  | 'TTD'
  | 'TWD'
  | 'TZS'
  | 'UAH'
  | 'UGX'
  | 'USD'
  | 'USDC'
  | 'UYU'
  | 'UZS'
  | 'VED'
  | 'VEF'
  | 'VES'
  | 'VND'
  | 'VUV'
  | 'WST'
  | 'XAF'
  | 'XCD'
  | 'XOF'
  | 'XPF'
  | 'XXX'
  | 'YER'
  | 'ZAR'
  | 'ZMW';

export type CurrencyExchangeAdjustment = Node & {
  __typename?: 'CurrencyExchangeAdjustment';
  id: Scalars['ID']['output'];
};

export type CurrencySetting = {
  __typename?: 'CurrencySetting';
  currencyCode: CurrencyCode;
  manualRate?: Maybe<Scalars['Decimal']['output']>;
};

export type CurrencySettingConnection = {
  __typename?: 'CurrencySettingConnection';
  nodes: Array<CurrencySetting>;
};

export type Customer = Node & {
  __typename?: 'Customer';
  defaultEmailAddress?: Maybe<CustomerEmailAddress>;
  displayName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  metafield?: Maybe<Metafield>;
  storeCreditAccounts: StoreCreditAccountConnection;
  tags: Array<Scalars['String']['output']>;
};


export type CustomerMetafieldArgs = {
  key: Scalars['String']['input'];
  namespace?: InputMaybe<Scalars['String']['input']>;
};


export type CustomerStoreCreditAccountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CustomerAccountAppExtensionPage = Node & {
  __typename?: 'CustomerAccountAppExtensionPage';
  id: Scalars['ID']['output'];
};

export type CustomerAccountNativePage = Node & {
  __typename?: 'CustomerAccountNativePage';
  id: Scalars['ID']['output'];
};

export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  nodes: Array<Customer>;
};

export type CustomerEmailAddress = {
  __typename?: 'CustomerEmailAddress';
  emailAddress: Scalars['String']['output'];
};

export type CustomerIdentifierInput =
  { customId: UniqueMetafieldValueInput; emailAddress?: never; id?: never; phoneNumber?: never; }
  |  { customId?: never; emailAddress: Scalars['String']['input']; id?: never; phoneNumber?: never; }
  |  { customId?: never; emailAddress?: never; id: Scalars['ID']['input']; phoneNumber?: never; }
  |  { customId?: never; emailAddress?: never; id?: never; phoneNumber: Scalars['String']['input']; };

export type CustomerPaymentMethod = Node & {
  __typename?: 'CustomerPaymentMethod';
  id: Scalars['ID']['output'];
};

export type CustomerSegmentMembersQuery = Node & {
  __typename?: 'CustomerSegmentMembersQuery';
  id: Scalars['ID']['output'];
};

export type CustomerVisit = Node & {
  __typename?: 'CustomerVisit';
  id: Scalars['ID']['output'];
};

export type DeliveryCarrierService = Node & {
  __typename?: 'DeliveryCarrierService';
  id: Scalars['ID']['output'];
};

export type DeliveryCondition = Node & {
  __typename?: 'DeliveryCondition';
  id: Scalars['ID']['output'];
};

export type DeliveryCountry = Node & {
  __typename?: 'DeliveryCountry';
  id: Scalars['ID']['output'];
};

export type DeliveryCustomization = Node & {
  __typename?: 'DeliveryCustomization';
  id: Scalars['ID']['output'];
};

export type DeliveryLocationGroup = Node & {
  __typename?: 'DeliveryLocationGroup';
  id: Scalars['ID']['output'];
};

export type DeliveryMethod = Node & {
  __typename?: 'DeliveryMethod';
  id: Scalars['ID']['output'];
};

export type DeliveryMethodDefinition = Node & {
  __typename?: 'DeliveryMethodDefinition';
  id: Scalars['ID']['output'];
};

export type DeliveryParticipant = Node & {
  __typename?: 'DeliveryParticipant';
  id: Scalars['ID']['output'];
};

export type DeliveryProfile = Node & {
  __typename?: 'DeliveryProfile';
  id: Scalars['ID']['output'];
};

export type DeliveryProfileItem = Node & {
  __typename?: 'DeliveryProfileItem';
  id: Scalars['ID']['output'];
};

export type DeliveryPromiseParticipant = Node & {
  __typename?: 'DeliveryPromiseParticipant';
  id: Scalars['ID']['output'];
};

export type DeliveryPromiseProvider = Node & {
  __typename?: 'DeliveryPromiseProvider';
  id: Scalars['ID']['output'];
};

export type DeliveryProvince = Node & {
  __typename?: 'DeliveryProvince';
  id: Scalars['ID']['output'];
};

export type DeliveryRateDefinition = Node & {
  __typename?: 'DeliveryRateDefinition';
  id: Scalars['ID']['output'];
};

export type DeliveryZone = Node & {
  __typename?: 'DeliveryZone';
  id: Scalars['ID']['output'];
};

export type DiscountAllocation = {
  __typename?: 'DiscountAllocation';
  allocatedAmountSet: MoneyBag;
  discountApplication: DiscountApplication;
};

export type DiscountAmount = {
  __typename?: 'DiscountAmount';
  amount: MoneyV2;
  appliesOnEachItem: Scalars['Boolean']['output'];
};

export type DiscountAmountInput = {
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  appliesOnEachItem?: InputMaybe<Scalars['Boolean']['input']>;
};

export type DiscountApplication = {
  index: Scalars['Int']['output'];
};

export type DiscountAutomatic = DiscountAutomaticApp | DiscountAutomaticBasic | DiscountAutomaticBxgy | DiscountAutomaticFreeShipping;

export type DiscountAutomaticActivatePayload = {
  __typename?: 'DiscountAutomaticActivatePayload';
  userErrors: Array<DiscountUserError>;
};

export type DiscountAutomaticApp = {
  __typename?: 'DiscountAutomaticApp';
  _?: Maybe<Scalars['String']['output']>;
};

export type DiscountAutomaticBasic = {
  __typename?: 'DiscountAutomaticBasic';
  combinesWith: DiscountCombinesWith;
  context: DiscountContext;
  customerGets: DiscountCustomerGets;
  minimumRequirement?: Maybe<DiscountMinimumRequirement>;
  status: DiscountStatus;
  title: Scalars['String']['output'];
};

export type DiscountAutomaticBasicCreatePayload = {
  __typename?: 'DiscountAutomaticBasicCreatePayload';
  automaticDiscountNode?: Maybe<DiscountAutomaticNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountAutomaticBasicInput = {
  combinesWith?: InputMaybe<DiscountCombinesWithInput>;
  context?: InputMaybe<DiscountContextInput>;
  customerGets?: InputMaybe<DiscountCustomerGetsInput>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  minimumRequirement?: InputMaybe<DiscountMinimumRequirementInput>;
  recurringCycleLimit?: InputMaybe<Scalars['Int']['input']>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
};

export type DiscountAutomaticBasicUpdatePayload = {
  __typename?: 'DiscountAutomaticBasicUpdatePayload';
  automaticDiscountNode?: Maybe<DiscountAutomaticNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountAutomaticBxgy = Node & {
  __typename?: 'DiscountAutomaticBxgy';
  /** @deprecated Use DiscountAutomaticNode.id instead. */
  id: Scalars['ID']['output'];
};

export type DiscountAutomaticDeactivatePayload = {
  __typename?: 'DiscountAutomaticDeactivatePayload';
  userErrors: Array<DiscountUserError>;
};

export type DiscountAutomaticDeletePayload = {
  __typename?: 'DiscountAutomaticDeletePayload';
  deletedAutomaticDiscountId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountAutomaticFreeShipping = {
  __typename?: 'DiscountAutomaticFreeShipping';
  combinesWith: DiscountCombinesWith;
  context: DiscountContext;
  maximumShippingPrice?: Maybe<MoneyV2>;
  minimumRequirement?: Maybe<DiscountMinimumRequirement>;
  status: DiscountStatus;
  title: Scalars['String']['output'];
};

export type DiscountAutomaticFreeShippingCreatePayload = {
  __typename?: 'DiscountAutomaticFreeShippingCreatePayload';
  automaticDiscountNode?: Maybe<DiscountAutomaticNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountAutomaticFreeShippingInput = {
  appliesOnOneTimePurchase?: InputMaybe<Scalars['Boolean']['input']>;
  appliesOnSubscription?: InputMaybe<Scalars['Boolean']['input']>;
  combinesWith?: InputMaybe<DiscountCombinesWithInput>;
  context?: InputMaybe<DiscountContextInput>;
  destination?: InputMaybe<DiscountShippingDestinationSelectionInput>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  maximumShippingPrice?: InputMaybe<Scalars['Decimal']['input']>;
  minimumRequirement?: InputMaybe<DiscountMinimumRequirementInput>;
  recurringCycleLimit?: InputMaybe<Scalars['Int']['input']>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
};

export type DiscountAutomaticFreeShippingUpdatePayload = {
  __typename?: 'DiscountAutomaticFreeShippingUpdatePayload';
  automaticDiscountNode?: Maybe<DiscountAutomaticNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountAutomaticNode = Node & {
  __typename?: 'DiscountAutomaticNode';
  automaticDiscount: DiscountAutomatic;
  id: Scalars['ID']['output'];
};

export type DiscountAutomaticNodeConnection = {
  __typename?: 'DiscountAutomaticNodeConnection';
  nodes: Array<DiscountAutomaticNode>;
};

export type DiscountBuyerSelection =
  | 'ALL';

export type DiscountBuyerSelectionAll = {
  __typename?: 'DiscountBuyerSelectionAll';
  _?: Maybe<Scalars['String']['output']>;
};

export type DiscountCode = DiscountCodeApp | DiscountCodeBasic | DiscountCodeBxgy | DiscountCodeFreeShipping;

export type DiscountCodeApp = {
  __typename?: 'DiscountCodeApp';
  _?: Maybe<Scalars['String']['output']>;
};

export type DiscountCodeApplication = DiscountApplication & {
  __typename?: 'DiscountCodeApplication';
  code: Scalars['String']['output'];
  index: Scalars['Int']['output'];
};

export type DiscountCodeBasic = {
  __typename?: 'DiscountCodeBasic';
  asyncUsageCount: Scalars['Int']['output'];
  codes: DiscountRedeemCodeConnection;
  combinesWith: DiscountCombinesWith;
  context: DiscountContext;
  customerGets: DiscountCustomerGets;
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  minimumRequirement?: Maybe<DiscountMinimumRequirement>;
  startsAt: Scalars['DateTime']['output'];
  status: DiscountStatus;
  usageLimit?: Maybe<Scalars['Int']['output']>;
};


export type DiscountCodeBasicCodesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountCodeBasicCreatePayload = {
  __typename?: 'DiscountCodeBasicCreatePayload';
  codeDiscountNode?: Maybe<DiscountCodeNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountCodeBasicInput = {
  appliesOncePerCustomer?: InputMaybe<Scalars['Boolean']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  combinesWith?: InputMaybe<DiscountCombinesWithInput>;
  context?: InputMaybe<DiscountContextInput>;
  customerGets?: InputMaybe<DiscountCustomerGetsInput>;
  /** @deprecated Use `context` instead. */
  customerSelection?: InputMaybe<DiscountCustomerSelectionInput>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  minimumRequirement?: InputMaybe<DiscountMinimumRequirementInput>;
  recurringCycleLimit?: InputMaybe<Scalars['Int']['input']>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
  usageLimit?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountCodeBxgy = {
  __typename?: 'DiscountCodeBxgy';
  asyncUsageCount: Scalars['Int']['output'];
  codes: DiscountRedeemCodeConnection;
  combinesWith: DiscountCombinesWith;
  context: DiscountContext;
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  startsAt: Scalars['DateTime']['output'];
  status: DiscountStatus;
  usageLimit?: Maybe<Scalars['Int']['output']>;
};


export type DiscountCodeBxgyCodesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountCodeBxgyCreatePayload = {
  __typename?: 'DiscountCodeBxgyCreatePayload';
  codeDiscountNode?: Maybe<DiscountCodeNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountCodeBxgyInput = {
  appliesOncePerCustomer?: InputMaybe<Scalars['Boolean']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  combinesWith?: InputMaybe<DiscountCombinesWithInput>;
  context?: InputMaybe<DiscountContextInput>;
  customerBuys?: InputMaybe<DiscountCustomerBuysInput>;
  customerGets?: InputMaybe<DiscountCustomerGetsInput>;
  /** @deprecated Use `context` instead. */
  customerSelection?: InputMaybe<DiscountCustomerSelectionInput>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
  usageLimit?: InputMaybe<Scalars['Int']['input']>;
  usesPerOrderLimit?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountCodeDeactivatePayload = {
  __typename?: 'DiscountCodeDeactivatePayload';
  codeDiscountNode?: Maybe<DiscountCodeNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountCodeFreeShipping = {
  __typename?: 'DiscountCodeFreeShipping';
  asyncUsageCount: Scalars['Int']['output'];
  codes: DiscountRedeemCodeConnection;
  combinesWith: DiscountCombinesWith;
  context: DiscountContext;
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  minimumRequirement?: Maybe<DiscountMinimumRequirement>;
  startsAt: Scalars['DateTime']['output'];
  status: DiscountStatus;
  usageLimit?: Maybe<Scalars['Int']['output']>;
};


export type DiscountCodeFreeShippingCodesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountCodeFreeShippingCreatePayload = {
  __typename?: 'DiscountCodeFreeShippingCreatePayload';
  codeDiscountNode?: Maybe<DiscountCodeNode>;
  userErrors: Array<DiscountUserError>;
};

export type DiscountCodeFreeShippingInput = {
  appliesOnOneTimePurchase?: InputMaybe<Scalars['Boolean']['input']>;
  appliesOnSubscription?: InputMaybe<Scalars['Boolean']['input']>;
  appliesOncePerCustomer?: InputMaybe<Scalars['Boolean']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  combinesWith?: InputMaybe<DiscountCombinesWithInput>;
  context?: InputMaybe<DiscountContextInput>;
  /** @deprecated Use `context` instead. */
  customerSelection?: InputMaybe<DiscountCustomerSelectionInput>;
  destination?: InputMaybe<DiscountShippingDestinationSelectionInput>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  maximumShippingPrice?: InputMaybe<Scalars['Decimal']['input']>;
  minimumRequirement?: InputMaybe<DiscountMinimumRequirementInput>;
  recurringCycleLimit?: InputMaybe<Scalars['Int']['input']>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
  usageLimit?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountCodeNode = Node & {
  __typename?: 'DiscountCodeNode';
  codeDiscount: DiscountCode;
  id: Scalars['ID']['output'];
};

export type DiscountCollections = {
  __typename?: 'DiscountCollections';
  collections: CollectionConnection;
};


export type DiscountCollectionsCollectionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountCollectionsInput = {
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type DiscountCombinesWith = {
  __typename?: 'DiscountCombinesWith';
  orderDiscounts: Scalars['Boolean']['output'];
  productDiscounts: Scalars['Boolean']['output'];
  shippingDiscounts: Scalars['Boolean']['output'];
};

export type DiscountCombinesWithInput = {
  orderDiscounts?: InputMaybe<Scalars['Boolean']['input']>;
  productDiscounts?: InputMaybe<Scalars['Boolean']['input']>;
  productDiscountsWithTagsOnSameCartLine?: InputMaybe<ProductDiscountsWithTagsOnSameCartLineInput>;
  shippingDiscounts?: InputMaybe<Scalars['Boolean']['input']>;
};

export type DiscountContext = DiscountBuyerSelectionAll | DiscountCustomerSegments | DiscountCustomers | DiscountMarkets;

export type DiscountContextInput =
  { all: DiscountBuyerSelection; customerSegments?: never; customers?: never; markets?: never; }
  |  { all?: never; customerSegments: DiscountCustomerSegmentsInput; customers?: never; markets?: never; }
  |  { all?: never; customerSegments?: never; customers: DiscountCustomersInput; markets?: never; }
  |  { all?: never; customerSegments?: never; customers?: never; markets: DiscountMarketsInput; };

export type DiscountCountriesInput = {
  add?: InputMaybe<Array<CountryCode>>;
  includeRestOfWorld?: InputMaybe<Scalars['Boolean']['input']>;
  remove?: InputMaybe<Array<CountryCode>>;
};

export type DiscountCustomerBuysInput = {
  isOneTimePurchase?: InputMaybe<Scalars['Boolean']['input']>;
  isSubscription?: InputMaybe<Scalars['Boolean']['input']>;
  items?: InputMaybe<DiscountItemsInput>;
  value?: InputMaybe<DiscountCustomerBuysValueInput>;
};

export type DiscountCustomerBuysValueInput = {
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  quantity?: InputMaybe<Scalars['UnsignedInt64']['input']>;
};

export type DiscountCustomerGets = {
  __typename?: 'DiscountCustomerGets';
  items: DiscountItems;
  value: DiscountCustomerGetsValue;
};

export type DiscountCustomerGetsInput = {
  appliesOnOneTimePurchase?: InputMaybe<Scalars['Boolean']['input']>;
  appliesOnSubscription?: InputMaybe<Scalars['Boolean']['input']>;
  items?: InputMaybe<DiscountItemsInput>;
  value?: InputMaybe<DiscountCustomerGetsValueInput>;
};

export type DiscountCustomerGetsValue = DiscountAmount | DiscountOnQuantity | DiscountPercentage;

export type DiscountCustomerGetsValueInput = {
  discountAmount?: InputMaybe<DiscountAmountInput>;
  discountOnQuantity?: InputMaybe<DiscountOnQuantityInput>;
  percentage?: InputMaybe<Scalars['Float']['input']>;
};

export type DiscountCustomerSegments = {
  __typename?: 'DiscountCustomerSegments';
  segments: Array<Segment>;
};

export type DiscountCustomerSegmentsInput = {
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type DiscountCustomerSelectionInput = {
  all?: InputMaybe<Scalars['Boolean']['input']>;
  customerSegments?: InputMaybe<DiscountCustomerSegmentsInput>;
  customers?: InputMaybe<DiscountCustomersInput>;
};

export type DiscountCustomers = {
  __typename?: 'DiscountCustomers';
  customers: Array<Customer>;
};

export type DiscountCustomersInput = {
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type DiscountEffectInput = {
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  percentage?: InputMaybe<Scalars['Float']['input']>;
};

export type DiscountErrorCode =
  | 'ACTIVE_PERIOD_OVERLAP'
  | 'APPLIES_ON_NOTHING'
  | 'BLANK'
  | 'CONFLICT'
  | 'DISCOUNT_NOT_COMPATIBLE_WITH_CONDITION_TYPES'
  | 'DUPLICATE'
  | 'END_DATE_BEFORE_START_DATE'
  | 'EQUAL_TO'
  | 'EXCEEDED_MAX'
  | 'GREATER_THAN'
  | 'GREATER_THAN_OR_EQUAL_TO'
  | 'IMPLICIT_DUPLICATE'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS'
  | 'INVALID_DISCOUNT_CLASS_FOR_PRICE_RULE'
  | 'INVALID_PRODUCT_DISCOUNTS_FALSE_WITH_EXISTING_TAGS_ON_SAME_CART_LINE'
  | 'INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS'
  | 'INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_WITHOUT_PRODUCT_DISCOUNTS'
  | 'INVALID_TAG_LENGTH'
  | 'LESS_THAN'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'MAX_APP_DISCOUNTS'
  | 'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT'
  | 'MISSING_ARGUMENT'
  | 'MISSING_FUNCTION_IDENTIFIER'
  | 'MULTIPLE_FUNCTION_IDENTIFIERS'
  | 'MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS'
  | 'PRESENT'
  | 'PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_NOT_ENTITLED'
  | 'RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_MANY_ARGUMENTS'
  | 'TOO_MANY_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE'
  | 'TOO_MANY_TAGS'
  | 'TOO_SHORT'
  | 'VALUE_OUTSIDE_RANGE';

export type DiscountItems = AllDiscountItems | DiscountCollections | DiscountProducts;

export type DiscountItemsInput = {
  all?: InputMaybe<Scalars['Boolean']['input']>;
  collections?: InputMaybe<DiscountCollectionsInput>;
  products?: InputMaybe<DiscountProductsInput>;
};

export type DiscountMarkets = {
  __typename?: 'DiscountMarkets';
  _?: Maybe<Scalars['String']['output']>;
};

export type DiscountMarketsInput = {
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type DiscountMinimumQuantity = {
  __typename?: 'DiscountMinimumQuantity';
  _?: Maybe<Scalars['String']['output']>;
};

export type DiscountMinimumQuantityInput = {
  greaterThanOrEqualToQuantity?: InputMaybe<Scalars['UnsignedInt64']['input']>;
};

export type DiscountMinimumRequirement = DiscountMinimumQuantity | DiscountMinimumSubtotal;

export type DiscountMinimumRequirementInput = {
  quantity?: InputMaybe<DiscountMinimumQuantityInput>;
  subtotal?: InputMaybe<DiscountMinimumSubtotalInput>;
};

export type DiscountMinimumSubtotal = {
  __typename?: 'DiscountMinimumSubtotal';
  greaterThanOrEqualToSubtotal: MoneyV2;
};

export type DiscountMinimumSubtotalInput = {
  greaterThanOrEqualToSubtotal?: InputMaybe<Scalars['Decimal']['input']>;
};

export type DiscountNode = Node & {
  __typename?: 'DiscountNode';
  id: Scalars['ID']['output'];
};

export type DiscountOnQuantity = {
  __typename?: 'DiscountOnQuantity';
  _?: Maybe<Scalars['String']['output']>;
};

export type DiscountOnQuantityInput = {
  effect?: InputMaybe<DiscountEffectInput>;
  quantity?: InputMaybe<Scalars['UnsignedInt64']['input']>;
};

export type DiscountPercentage = {
  __typename?: 'DiscountPercentage';
  percentage: Scalars['Float']['output'];
};

export type DiscountProducts = {
  __typename?: 'DiscountProducts';
  productVariants: ProductVariantConnection;
  products: ProductConnection;
};


export type DiscountProductsProductVariantsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DiscountProductsProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DiscountProductsInput = {
  productVariantsToAdd?: InputMaybe<Array<Scalars['ID']['input']>>;
  productVariantsToRemove?: InputMaybe<Array<Scalars['ID']['input']>>;
  productsToAdd?: InputMaybe<Array<Scalars['ID']['input']>>;
  productsToRemove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type DiscountRedeemCode = {
  __typename?: 'DiscountRedeemCode';
  code: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

export type DiscountRedeemCodeBulkCreation = Node & {
  __typename?: 'DiscountRedeemCodeBulkCreation';
  id: Scalars['ID']['output'];
};

export type DiscountRedeemCodeConnection = {
  __typename?: 'DiscountRedeemCodeConnection';
  nodes: Array<DiscountRedeemCode>;
};

export type DiscountShippingDestinationSelectionInput = {
  all?: InputMaybe<Scalars['Boolean']['input']>;
  countries?: InputMaybe<DiscountCountriesInput>;
};

export type DiscountStatus =
  | 'ACTIVE'
  | 'EXPIRED'
  | 'SCHEDULED';

export type DiscountUserError = {
  __typename?: 'DiscountUserError';
  code?: Maybe<DiscountErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type DisputeStatus =
  | 'ACCEPTED'
  | 'CHARGE_REFUNDED'
  | 'LOST'
  | 'NEEDS_RESPONSE'
  | 'PREVENTED'
  | 'UNDER_REVIEW'
  | 'WON';

export type DisputeType =
  | 'CHARGEBACK'
  | 'INQUIRY';

export type Domain = Node & {
  __typename?: 'Domain';
  id: Scalars['ID']['output'];
};

export type DraftOrder = Node & {
  __typename?: 'DraftOrder';
  id: Scalars['ID']['output'];
};

export type DraftOrderLineItem = Node & {
  __typename?: 'DraftOrderLineItem';
  id: Scalars['ID']['output'];
};

export type DraftOrderTag = Node & {
  __typename?: 'DraftOrderTag';
  id: Scalars['ID']['output'];
};

export type Duty = Node & {
  __typename?: 'Duty';
  id: Scalars['ID']['output'];
};

export type DutySale = Sale & {
  __typename?: 'DutySale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type ExchangeLineItem = Node & {
  __typename?: 'ExchangeLineItem';
  id: Scalars['ID']['output'];
};

export type ExternalVideo = Node & {
  __typename?: 'ExternalVideo';
  id: Scalars['ID']['output'];
};

export type FeeSale = Sale & {
  __typename?: 'FeeSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type Fulfillment = Node & {
  __typename?: 'Fulfillment';
  createdAt: Scalars['DateTime']['output'];
  fulfillmentLineItems: FulfillmentLineItemConnection;
  id: Scalars['ID']['output'];
  status: FulfillmentStatus;
  totalQuantity: Scalars['Int']['output'];
};


export type FulfillmentFulfillmentLineItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type FulfillmentConstraintRule = Node & {
  __typename?: 'FulfillmentConstraintRule';
  id: Scalars['ID']['output'];
};

export type FulfillmentEvent = Node & {
  __typename?: 'FulfillmentEvent';
  id: Scalars['ID']['output'];
};

export type FulfillmentHold = Node & {
  __typename?: 'FulfillmentHold';
  id: Scalars['ID']['output'];
};

export type FulfillmentLineItem = Node & {
  __typename?: 'FulfillmentLineItem';
  id: Scalars['ID']['output'];
  lineItem: LineItem;
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type FulfillmentLineItemConnection = {
  __typename?: 'FulfillmentLineItemConnection';
  nodes: Array<FulfillmentLineItem>;
  pageInfo: PageInfo;
};

export type FulfillmentOrder = Node & {
  __typename?: 'FulfillmentOrder';
  id: Scalars['ID']['output'];
};

export type FulfillmentOrderDestination = Node & {
  __typename?: 'FulfillmentOrderDestination';
  id: Scalars['ID']['output'];
};

export type FulfillmentOrderLineItem = Node & {
  __typename?: 'FulfillmentOrderLineItem';
  id: Scalars['ID']['output'];
};

export type FulfillmentOrderMerchantRequest = Node & {
  __typename?: 'FulfillmentOrderMerchantRequest';
  id: Scalars['ID']['output'];
};

export type FulfillmentStatus =
  | 'CANCELLED'
  | 'ERROR'
  | 'FAILURE'
  | 'OPEN'
  | 'PENDING'
  | 'SUCCESS';

export type GenericFile = Node & {
  __typename?: 'GenericFile';
  id: Scalars['ID']['output'];
};

export type GiftCard = Node & {
  __typename?: 'GiftCard';
  balance: MoneyV2;
  enabled: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  initialValue: MoneyV2;
  note?: Maybe<Scalars['String']['output']>;
};

export type GiftCardCashOutTransaction = Node & {
  __typename?: 'GiftCardCashOutTransaction';
  id: Scalars['ID']['output'];
};

export type GiftCardConnection = {
  __typename?: 'GiftCardConnection';
  nodes: Array<GiftCard>;
};

export type GiftCardCreateInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  crossCurrencyRedemptionStrategy?: InputMaybe<GiftCardCrossCurrencyRedemptionStrategy>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  expiresOn?: InputMaybe<Scalars['Date']['input']>;
  initialAmount?: InputMaybe<MoneyInput>;
  /** @deprecated Use `initialAmount` instead. */
  initialValue?: InputMaybe<Scalars['Decimal']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  recipientAttributes?: InputMaybe<GiftCardRecipientInput>;
  templateSuffix?: InputMaybe<Scalars['String']['input']>;
};

export type GiftCardCreatePayload = {
  __typename?: 'GiftCardCreatePayload';
  giftCard?: Maybe<GiftCard>;
  userErrors: Array<GiftCardUserError>;
};

export type GiftCardCreditTransaction = Node & {
  __typename?: 'GiftCardCreditTransaction';
  id: Scalars['ID']['output'];
};

export type GiftCardCrossCurrencyRedemptionStrategy =
  | 'MARKET_FX'
  | 'NONE'
  | 'SPOT_FX';

export type GiftCardDeactivatePayload = {
  __typename?: 'GiftCardDeactivatePayload';
  giftCard?: Maybe<GiftCard>;
  userErrors: Array<GiftCardDeactivateUserError>;
};

export type GiftCardDeactivateUserError = {
  __typename?: 'GiftCardDeactivateUserError';
  code?: Maybe<GiftCardDeactivateUserErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type GiftCardDeactivateUserErrorCode =
  | 'GIFT_CARD_NOT_FOUND';

export type GiftCardDebitTransaction = Node & {
  __typename?: 'GiftCardDebitTransaction';
  id: Scalars['ID']['output'];
};

export type GiftCardErrorCode =
  | 'CUSTOMER_NOT_FOUND'
  | 'GIFT_CARD_LIMIT_EXCEEDED'
  | 'GREATER_THAN'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'MISSING_ARGUMENT'
  | 'RECIPIENT_NOT_FOUND'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT';

export type GiftCardRecipientInput = {
  id: Scalars['ID']['input'];
  message?: InputMaybe<Scalars['String']['input']>;
  preferredName?: InputMaybe<Scalars['String']['input']>;
  sendNotificationAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type GiftCardSale = Sale & {
  __typename?: 'GiftCardSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  lineItem: LineItem;
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type GiftCardUserError = {
  __typename?: 'GiftCardUserError';
  code?: Maybe<GiftCardErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type IdentityProviderSubject = Node & {
  __typename?: 'IdentityProviderSubject';
  id: Scalars['ID']['output'];
};

export type InventoryAdjustmentGroup = Node & {
  __typename?: 'InventoryAdjustmentGroup';
  id: Scalars['ID']['output'];
};

export type InventoryItem = Node & {
  __typename?: 'InventoryItem';
  id: Scalars['ID']['output'];
};

export type InventoryItemMeasurement = Node & {
  __typename?: 'InventoryItemMeasurement';
  id: Scalars['ID']['output'];
};

export type InventoryLevel = Node & {
  __typename?: 'InventoryLevel';
  id: Scalars['ID']['output'];
};

export type InventoryQuantity = Node & {
  __typename?: 'InventoryQuantity';
  id: Scalars['ID']['output'];
};

export type InventoryShipment = Node & {
  __typename?: 'InventoryShipment';
  id: Scalars['ID']['output'];
};

export type InventoryShipmentLineItem = Node & {
  __typename?: 'InventoryShipmentLineItem';
  id: Scalars['ID']['output'];
};

export type InventoryTransfer = Node & {
  __typename?: 'InventoryTransfer';
  id: Scalars['ID']['output'];
};

export type InventoryTransferLineItem = Node & {
  __typename?: 'InventoryTransferLineItem';
  id: Scalars['ID']['output'];
};

export type LineItem = Node & {
  __typename?: 'LineItem';
  currentQuantity: Scalars['Int']['output'];
  discountAllocations: Array<DiscountAllocation>;
  id: Scalars['ID']['output'];
  isGiftCard: Scalars['Boolean']['output'];
  nonFulfillableQuantity: Scalars['Int']['output'];
  originalUnitPriceSet: MoneyBag;
  product?: Maybe<Product>;
  quantity: Scalars['Int']['output'];
  requiresShipping: Scalars['Boolean']['output'];
  taxLines: Array<TaxLine>;
  title: Scalars['String']['output'];
  unfulfilledQuantity: Scalars['Int']['output'];
  variant?: Maybe<ProductVariant>;
  vendor?: Maybe<Scalars['String']['output']>;
};

export type LineItemConnection = {
  __typename?: 'LineItemConnection';
  edges: Array<LineItemEdge>;
  nodes: Array<LineItem>;
  pageInfo: PageInfo;
};

export type LineItemEdge = {
  __typename?: 'LineItemEdge';
  node: LineItem;
};

export type LineItemGroup = Node & {
  __typename?: 'LineItemGroup';
  id: Scalars['ID']['output'];
};

export type Location = Node & {
  __typename?: 'Location';
  id: Scalars['ID']['output'];
};

export type MailingAddress = Node & {
  __typename?: 'MailingAddress';
  countryCodeV2?: Maybe<CountryCode>;
  id: Scalars['ID']['output'];
};

export type ManualDiscountApplication = DiscountApplication & {
  __typename?: 'ManualDiscountApplication';
  index: Scalars['Int']['output'];
};

export type Market = Node & {
  __typename?: 'Market';
  id: Scalars['ID']['output'];
};

export type MarketCatalog = Node & {
  __typename?: 'MarketCatalog';
  id: Scalars['ID']['output'];
};

export type MarketRegionCountry = Node & {
  __typename?: 'MarketRegionCountry';
  id: Scalars['ID']['output'];
};

export type MarketRegionSubdivision = Node & {
  __typename?: 'MarketRegionSubdivision';
  id: Scalars['ID']['output'];
};

export type MarketWebPresence = Node & {
  __typename?: 'MarketWebPresence';
  id: Scalars['ID']['output'];
};

export type MarketingActivity = Node & {
  __typename?: 'MarketingActivity';
  id: Scalars['ID']['output'];
};

export type MarketingEvent = Node & {
  __typename?: 'MarketingEvent';
  id: Scalars['ID']['output'];
};

export type MediaImage = Node & {
  __typename?: 'MediaImage';
  id: Scalars['ID']['output'];
};

export type Menu = Node & {
  __typename?: 'Menu';
  id: Scalars['ID']['output'];
};

export type Metafield = Node & {
  __typename?: 'Metafield';
  id: Scalars['ID']['output'];
  value: Scalars['String']['output'];
};

export type MetafieldAccess = {
  __typename?: 'MetafieldAccess';
  storefront?: Maybe<MetafieldStorefrontAccess>;
};

export type MetafieldAccessInput = {
  admin?: InputMaybe<MetafieldAdminAccessInput>;
  customerAccount?: InputMaybe<MetafieldCustomerAccountAccessInput>;
  storefront?: InputMaybe<MetafieldStorefrontAccessInput>;
};

export type MetafieldAdminAccessInput =
  | 'MERCHANT_READ'
  | 'MERCHANT_READ_WRITE';

export type MetafieldCapabilityAdminFilterableInput = {
  enabled: Scalars['Boolean']['input'];
};

export type MetafieldCapabilityAnalyticsQueryableInput = {
  enabled: Scalars['Boolean']['input'];
};

export type MetafieldCapabilityCartToOrderCopyableInput = {
  enabled: Scalars['Boolean']['input'];
};

export type MetafieldCapabilityCreateInput = {
  adminFilterable?: InputMaybe<MetafieldCapabilityAdminFilterableInput>;
  analyticsQueryable?: InputMaybe<MetafieldCapabilityAnalyticsQueryableInput>;
  cartToOrderCopyable?: InputMaybe<MetafieldCapabilityCartToOrderCopyableInput>;
  smartCollectionCondition?: InputMaybe<MetafieldCapabilitySmartCollectionConditionInput>;
  uniqueValues?: InputMaybe<MetafieldCapabilityUniqueValuesInput>;
};

export type MetafieldCapabilitySmartCollectionConditionInput = {
  enabled: Scalars['Boolean']['input'];
};

export type MetafieldCapabilityUniqueValuesInput = {
  enabled: Scalars['Boolean']['input'];
};

export type MetafieldCustomerAccountAccessInput =
  | 'NONE'
  | 'READ'
  | 'READ_WRITE';

export type MetafieldDefinition = Node & {
  __typename?: 'MetafieldDefinition';
  access: MetafieldAccess;
  id: Scalars['ID']['output'];
  namespace: Scalars['String']['output'];
};

export type MetafieldDefinitionConstraintsInput = {
  key: Scalars['String']['input'];
  values: Array<Scalars['String']['input']>;
};

export type MetafieldDefinitionCreatePayload = {
  __typename?: 'MetafieldDefinitionCreatePayload';
  createdDefinition?: Maybe<MetafieldDefinition>;
  userErrors: Array<MetafieldDefinitionCreateUserError>;
};

export type MetafieldDefinitionCreateUserError = {
  __typename?: 'MetafieldDefinitionCreateUserError';
  code?: Maybe<MetafieldDefinitionCreateUserErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type MetafieldDefinitionCreateUserErrorCode =
  | 'ADMIN_ACCESS_INPUT_NOT_ALLOWED'
  | 'BLANK'
  | 'CAPABILITY_REQUIRED_BUT_DISABLED'
  | 'DUPLICATE_OPTION'
  | 'INCLUSION'
  | 'INVALID'
  | 'INVALID_CAPABILITY'
  | 'INVALID_CHARACTER'
  | 'INVALID_CONSTRAINTS'
  | 'INVALID_INPUT_COMBINATION'
  | 'INVALID_OPTION'
  | 'LIMIT_EXCEEDED'
  | 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_AUTOMATED_COLLECTIONS'
  | 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS'
  | 'PINNED_LIMIT_REACHED'
  | 'PRESENT'
  | 'RESERVED_NAMESPACE_KEY'
  | 'RESOURCE_TYPE_LIMIT_EXCEEDED'
  | 'RESOURCE_TYPE_LIMIT_EXCEEDED_BY_APP'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'TYPE_NOT_ALLOWED_FOR_CONDITIONS'
  | 'UNSTRUCTURED_ALREADY_EXISTS'
  | 'UNSUPPORTED_PINNING';

export type MetafieldDefinitionIdentifierInput = {
  key: Scalars['String']['input'];
  namespace?: InputMaybe<Scalars['String']['input']>;
  ownerType: MetafieldOwnerType;
};

export type MetafieldDefinitionInput = {
  access?: InputMaybe<MetafieldAccessInput>;
  capabilities?: InputMaybe<MetafieldCapabilityCreateInput>;
  constraints?: InputMaybe<MetafieldDefinitionConstraintsInput>;
  description?: InputMaybe<Scalars['String']['input']>;
  key: Scalars['String']['input'];
  name: Scalars['String']['input'];
  namespace?: InputMaybe<Scalars['String']['input']>;
  ownerType: MetafieldOwnerType;
  pin?: InputMaybe<Scalars['Boolean']['input']>;
  type: Scalars['String']['input'];
  /** @deprecated Use `smartCollectionCondition` instead. */
  useAsCollectionCondition?: InputMaybe<Scalars['Boolean']['input']>;
  validations?: InputMaybe<Array<MetafieldDefinitionValidationInput>>;
};

export type MetafieldDefinitionValidationInput = {
  name: Scalars['String']['input'];
  value: Scalars['String']['input'];
};

export type MetafieldIdentifier = {
  __typename?: 'MetafieldIdentifier';
  ownerId: Scalars['ID']['output'];
};

export type MetafieldIdentifierInput = {
  key: Scalars['String']['input'];
  namespace: Scalars['String']['input'];
  ownerId: Scalars['ID']['input'];
};

export type MetafieldOwnerType =
  | 'API_PERMISSION'
  | 'ARTICLE'
  | 'BLOG'
  | 'CARTTRANSFORM'
  | 'COLLECTION'
  | 'COMPANY'
  | 'COMPANY_LOCATION'
  | 'CUSTOMER'
  | 'DELIVERY_CUSTOMIZATION'
  | 'DISCOUNT'
  | 'DRAFTORDER'
  | 'FULFILLMENT_CONSTRAINT_RULE'
  | 'GIFT_CARD_TRANSACTION'
  | 'LOCATION'
  | 'MARKET'
  | 'MEDIA_IMAGE'
  | 'ORDER'
  | 'ORDER_ROUTING_LOCATION_RULE'
  | 'PAGE'
  | 'PAYMENT_CUSTOMIZATION'
  | 'PRODUCT'
  | 'PRODUCTVARIANT'
  | 'SELLING_PLAN'
  | 'SHOP'
  | 'TRANSFER'
  | 'VALIDATION';

export type MetafieldStorefrontAccess =
  | 'NONE'
  | 'PUBLIC_READ';

export type MetafieldStorefrontAccessInput =
  | 'NONE'
  | 'PUBLIC_READ';

export type MetafieldsDeletePayload = {
  __typename?: 'MetafieldsDeletePayload';
  deletedMetafields?: Maybe<Array<Maybe<MetafieldIdentifier>>>;
  userErrors: Array<UserError>;
};

export type MetafieldsSetInput = {
  compareDigest?: InputMaybe<Scalars['String']['input']>;
  key: Scalars['String']['input'];
  namespace?: InputMaybe<Scalars['String']['input']>;
  ownerId: Scalars['ID']['input'];
  type?: InputMaybe<Scalars['String']['input']>;
  value: Scalars['String']['input'];
};

export type MetafieldsSetPayload = {
  __typename?: 'MetafieldsSetPayload';
  metafields?: Maybe<Array<Metafield>>;
  userErrors: Array<MetafieldsSetUserError>;
};

export type MetafieldsSetUserError = {
  __typename?: 'MetafieldsSetUserError';
  code?: Maybe<MetafieldsSetUserErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type MetafieldsSetUserErrorCode =
  | 'APP_NOT_AUTHORIZED'
  | 'BLANK'
  | 'CAPABILITY_VIOLATION'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMPARE_DIGEST'
  | 'INVALID_TYPE'
  | 'INVALID_VALUE'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'PRESENT'
  | 'STALE_OBJECT'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT';

export type Metaobject = Node & {
  __typename?: 'Metaobject';
  id: Scalars['ID']['output'];
};

export type MetaobjectDefinition = Node & {
  __typename?: 'MetaobjectDefinition';
  id: Scalars['ID']['output'];
};

export type Model3d = Node & {
  __typename?: 'Model3d';
  id: Scalars['ID']['output'];
};

export type MoneyBag = {
  __typename?: 'MoneyBag';
  presentmentMoney: MoneyV2;
  shopMoney: MoneyV2;
};

export type MoneyInput = {
  amount: Scalars['Decimal']['input'];
  currencyCode: CurrencyCode;
};

export type MoneyV2 = {
  __typename?: 'MoneyV2';
  amount: Scalars['Decimal']['output'];
  currencyCode: CurrencyCode;
};

export type Mutation = {
  __typename?: 'Mutation';
  bulkOperationRunQuery?: Maybe<BulkOperationRunQueryPayload>;
  discountAutomaticActivate?: Maybe<DiscountAutomaticActivatePayload>;
  discountAutomaticBasicCreate?: Maybe<DiscountAutomaticBasicCreatePayload>;
  discountAutomaticBasicUpdate?: Maybe<DiscountAutomaticBasicUpdatePayload>;
  discountAutomaticDeactivate?: Maybe<DiscountAutomaticDeactivatePayload>;
  discountAutomaticDelete?: Maybe<DiscountAutomaticDeletePayload>;
  discountAutomaticFreeShippingCreate?: Maybe<DiscountAutomaticFreeShippingCreatePayload>;
  discountAutomaticFreeShippingUpdate?: Maybe<DiscountAutomaticFreeShippingUpdatePayload>;
  discountCodeBasicCreate?: Maybe<DiscountCodeBasicCreatePayload>;
  discountCodeBxgyCreate?: Maybe<DiscountCodeBxgyCreatePayload>;
  discountCodeDeactivate?: Maybe<DiscountCodeDeactivatePayload>;
  discountCodeFreeShippingCreate?: Maybe<DiscountCodeFreeShippingCreatePayload>;
  giftCardCreate?: Maybe<GiftCardCreatePayload>;
  giftCardDeactivate?: Maybe<GiftCardDeactivatePayload>;
  metafieldDefinitionCreate?: Maybe<MetafieldDefinitionCreatePayload>;
  metafieldsDelete?: Maybe<MetafieldsDeletePayload>;
  metafieldsSet?: Maybe<MetafieldsSetPayload>;
  segmentCreate?: Maybe<SegmentCreatePayload>;
  segmentUpdate?: Maybe<SegmentUpdatePayload>;
  storeCreditAccountCredit?: Maybe<StoreCreditAccountCreditPayload>;
  storeCreditAccountDebit?: Maybe<StoreCreditAccountDebitPayload>;
  tagsAdd?: Maybe<TagsAddPayload>;
  tagsRemove?: Maybe<TagsRemovePayload>;
};


export type MutationBulkOperationRunQueryArgs = {
  groupObjects?: Scalars['Boolean']['input'];
  query: Scalars['String']['input'];
};


export type MutationDiscountAutomaticActivateArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDiscountAutomaticBasicCreateArgs = {
  automaticBasicDiscount: DiscountAutomaticBasicInput;
};


export type MutationDiscountAutomaticBasicUpdateArgs = {
  automaticBasicDiscount: DiscountAutomaticBasicInput;
  id: Scalars['ID']['input'];
};


export type MutationDiscountAutomaticDeactivateArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDiscountAutomaticDeleteArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDiscountAutomaticFreeShippingCreateArgs = {
  freeShippingAutomaticDiscount: DiscountAutomaticFreeShippingInput;
};


export type MutationDiscountAutomaticFreeShippingUpdateArgs = {
  freeShippingAutomaticDiscount: DiscountAutomaticFreeShippingInput;
  id: Scalars['ID']['input'];
};


export type MutationDiscountCodeBasicCreateArgs = {
  basicCodeDiscount: DiscountCodeBasicInput;
};


export type MutationDiscountCodeBxgyCreateArgs = {
  bxgyCodeDiscount: DiscountCodeBxgyInput;
};


export type MutationDiscountCodeDeactivateArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDiscountCodeFreeShippingCreateArgs = {
  freeShippingCodeDiscount: DiscountCodeFreeShippingInput;
};


export type MutationGiftCardCreateArgs = {
  input: GiftCardCreateInput;
};


export type MutationGiftCardDeactivateArgs = {
  id: Scalars['ID']['input'];
};


export type MutationMetafieldDefinitionCreateArgs = {
  definition: MetafieldDefinitionInput;
};


export type MutationMetafieldsDeleteArgs = {
  metafields: Array<MetafieldIdentifierInput>;
};


export type MutationMetafieldsSetArgs = {
  metafields: Array<MetafieldsSetInput>;
};


export type MutationSegmentCreateArgs = {
  name: Scalars['String']['input'];
  query: Scalars['String']['input'];
};


export type MutationSegmentUpdateArgs = {
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
};


export type MutationStoreCreditAccountCreditArgs = {
  creditInput: StoreCreditAccountCreditInput;
  id: Scalars['ID']['input'];
};


export type MutationStoreCreditAccountDebitArgs = {
  debitInput: StoreCreditAccountDebitInput;
  id: Scalars['ID']['input'];
};


export type MutationTagsAddArgs = {
  id: Scalars['ID']['input'];
  tags: Array<Scalars['String']['input']>;
};


export type MutationTagsRemoveArgs = {
  id: Scalars['ID']['input'];
  tags: Array<Scalars['String']['input']>;
};

export type Node = {
  id: Scalars['ID']['output'];
};

export type OnlineStoreTheme = Node & {
  __typename?: 'OnlineStoreTheme';
  id: Scalars['ID']['output'];
};

export type Order = Node & {
  __typename?: 'Order';
  agreements: SalesAgreementConnection;
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  createdAt: Scalars['DateTime']['output'];
  currencyCode: CurrencyCode;
  customer?: Maybe<Customer>;
  discountCodes: Array<Scalars['String']['output']>;
  displayFinancialStatus?: Maybe<OrderDisplayFinancialStatus>;
  displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
  disputes: Array<OrderDisputeSummary>;
  edited: Scalars['Boolean']['output'];
  fulfillments: Array<Fulfillment>;
  id: Scalars['ID']['output'];
  lineItems: LineItemConnection;
  name: Scalars['String']['output'];
  originalTotalPriceSet: MoneyBag;
  processedAt: Scalars['DateTime']['output'];
  purchasingEntity?: Maybe<PurchasingEntity>;
  refunds: Array<Refund>;
  returnStatus: OrderReturnStatus;
  shippingAddress?: Maybe<MailingAddress>;
  shippingLine?: Maybe<ShippingLine>;
  shippingLines: ShippingLineConnection;
  sourceName?: Maybe<Scalars['String']['output']>;
  taxesIncluded: Scalars['Boolean']['output'];
  test: Scalars['Boolean']['output'];
  totalShippingPriceSet: MoneyBag;
  totalTipReceivedSet: MoneyBag;
  transactions: Array<OrderTransaction>;
  updatedAt: Scalars['DateTime']['output'];
};


export type OrderAgreementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type OrderFulfillmentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type OrderLineItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type OrderRefundsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type OrderShippingLinesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type OrderTransactionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type OrderAdjustment = Node & {
  __typename?: 'OrderAdjustment';
  amountSet: MoneyBag;
  id: Scalars['ID']['output'];
  reason?: Maybe<OrderAdjustmentDiscrepancyReason>;
};

export type OrderAdjustmentConnection = {
  __typename?: 'OrderAdjustmentConnection';
  nodes: Array<OrderAdjustment>;
  pageInfo: PageInfo;
};

export type OrderAdjustmentDiscrepancyReason =
  | 'CUSTOMER'
  | 'DAMAGE'
  | 'FULL_RETURN_BALANCING_ADJUSTMENT'
  | 'PENDING_REFUND_DISCREPANCY'
  | 'REFUND_DISCREPANCY'
  | 'RESTOCK';

export type OrderAgreement = SalesAgreement & {
  __typename?: 'OrderAgreement';
  happenedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  sales: SaleConnection;
};


export type OrderAgreementSalesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type OrderAttributionDefinition = Node & {
  __typename?: 'OrderAttributionDefinition';
  id: Scalars['ID']['output'];
};

export type OrderCancelJobResult = Node & {
  __typename?: 'OrderCancelJobResult';
  id: Scalars['ID']['output'];
};

export type OrderConnection = {
  __typename?: 'OrderConnection';
  edges: Array<OrderEdge>;
  nodes: Array<Order>;
  pageInfo: PageInfo;
};

export type OrderCreateMandatePaymentJobResult = Node & {
  __typename?: 'OrderCreateMandatePaymentJobResult';
  id: Scalars['ID']['output'];
};

export type OrderDisplayFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderDisplayFulfillmentStatus =
  | 'FULFILLED'
  | 'FULFILLMENT_NOT_REQUIRED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'PARTIALLY_FULFILLED'
  | 'PENDING_FULFILLMENT'
  | 'REQUEST_DECLINED'
  | 'RESTOCKED'
  | 'SCHEDULED'
  | 'UNFULFILLED';

export type OrderDisputeSummary = Node & {
  __typename?: 'OrderDisputeSummary';
  id: Scalars['ID']['output'];
  initiatedAs: DisputeType;
};

export type OrderEdge = {
  __typename?: 'OrderEdge';
  node: Order;
};

export type OrderEditAgreement = SalesAgreement & {
  __typename?: 'OrderEditAgreement';
  happenedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  sales: SaleConnection;
};


export type OrderEditAgreementSalesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type OrderEditSession = Node & {
  __typename?: 'OrderEditSession';
  id: Scalars['ID']['output'];
};

export type OrderReturnStatus =
  | 'INSPECTION_COMPLETE'
  | 'IN_PROGRESS'
  | 'NO_RETURN'
  | 'RETURNED'
  | 'RETURN_FAILED'
  | 'RETURN_REQUESTED';

export type OrderSortKeys =
  | 'CREATED_AT'
  | 'CURRENT_TOTAL_PRICE'
  | 'CUSTOMER_NAME'
  | 'DESTINATION'
  | 'FINANCIAL_STATUS'
  | 'FULFILLMENT_STATUS'
  | 'ID'
  | 'ORDER_NUMBER'
  | 'PO_NUMBER'
  | 'PROCESSED_AT'
  | 'RELEVANCE'
  | 'TOTAL_ITEMS_QUANTITY'
  | 'TOTAL_PRICE'
  | 'UPDATED_AT';

export type OrderTransaction = Node & {
  __typename?: 'OrderTransaction';
  amountSet: MoneyBag;
  createdAt: Scalars['DateTime']['output'];
  gateway?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: OrderTransactionKind;
  processedAt?: Maybe<Scalars['DateTime']['output']>;
  status: OrderTransactionStatus;
};

export type OrderTransactionKind =
  | 'AUTHORIZATION'
  | 'CAPTURE'
  | 'CHANGE'
  | 'EMV_AUTHORIZATION'
  | 'REFUND'
  | 'SALE'
  | 'SUGGESTED_REFUND'
  | 'VOID';

export type OrderTransactionStatus =
  | 'AWAITING_RESPONSE'
  | 'ERROR'
  | 'FAILURE'
  | 'PENDING'
  | 'SUCCESS'
  | 'UNKNOWN';

export type Page = Node & {
  __typename?: 'Page';
  id: Scalars['ID']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

export type PaymentCustomization = Node & {
  __typename?: 'PaymentCustomization';
  id: Scalars['ID']['output'];
};

export type PaymentMandate = Node & {
  __typename?: 'PaymentMandate';
  id: Scalars['ID']['output'];
};

export type PaymentSchedule = Node & {
  __typename?: 'PaymentSchedule';
  id: Scalars['ID']['output'];
};

export type PaymentTerms = Node & {
  __typename?: 'PaymentTerms';
  id: Scalars['ID']['output'];
};

export type PaymentTermsTemplate = Node & {
  __typename?: 'PaymentTermsTemplate';
  id: Scalars['ID']['output'];
};

export type PointOfSaleDevice = Node & {
  __typename?: 'PointOfSaleDevice';
  id: Scalars['ID']['output'];
};

export type PointOfSaleDevicePaymentSession = Node & {
  __typename?: 'PointOfSaleDevicePaymentSession';
  id: Scalars['ID']['output'];
};

export type PriceList = Node & {
  __typename?: 'PriceList';
  id: Scalars['ID']['output'];
};

export type Product = Node & {
  __typename?: 'Product';
  collections: CollectionConnection;
  id: Scalars['ID']['output'];
  tags: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
};


export type ProductCollectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ProductBundleOperation = Node & {
  __typename?: 'ProductBundleOperation';
  id: Scalars['ID']['output'];
};

export type ProductConnection = {
  __typename?: 'ProductConnection';
  nodes: Array<Product>;
  pageInfo: PageInfo;
};

export type ProductDeleteOperation = Node & {
  __typename?: 'ProductDeleteOperation';
  id: Scalars['ID']['output'];
};

export type ProductDiscountsWithTagsOnSameCartLineInput = {
  add?: InputMaybe<Array<Scalars['String']['input']>>;
  remove?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type ProductDuplicateOperation = Node & {
  __typename?: 'ProductDuplicateOperation';
  id: Scalars['ID']['output'];
};

export type ProductFeed = Node & {
  __typename?: 'ProductFeed';
  id: Scalars['ID']['output'];
};

export type ProductOption = Node & {
  __typename?: 'ProductOption';
  id: Scalars['ID']['output'];
};

export type ProductOptionValue = Node & {
  __typename?: 'ProductOptionValue';
  id: Scalars['ID']['output'];
};

export type ProductSale = Sale & {
  __typename?: 'ProductSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  lineItem: LineItem;
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type ProductSetOperation = Node & {
  __typename?: 'ProductSetOperation';
  id: Scalars['ID']['output'];
};

export type ProductTaxonomyNode = Node & {
  __typename?: 'ProductTaxonomyNode';
  id: Scalars['ID']['output'];
};

export type ProductVariant = Node & {
  __typename?: 'ProductVariant';
  displayName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  price: Scalars['Money']['output'];
};

export type ProductVariantComponent = Node & {
  __typename?: 'ProductVariantComponent';
  id: Scalars['ID']['output'];
};

export type ProductVariantConnection = {
  __typename?: 'ProductVariantConnection';
  nodes: Array<ProductVariant>;
};

export type Publication = Node & {
  __typename?: 'Publication';
  id: Scalars['ID']['output'];
};

export type PublicationResourceOperation = Node & {
  __typename?: 'PublicationResourceOperation';
  id: Scalars['ID']['output'];
};

export type PurchasingCompany = {
  __typename?: 'PurchasingCompany';
  _?: Maybe<Scalars['String']['output']>;
};

export type PurchasingEntity = Customer | PurchasingCompany;

export type QuantityPriceBreak = Node & {
  __typename?: 'QuantityPriceBreak';
  id: Scalars['ID']['output'];
};

export type QueryRoot = {
  __typename?: 'QueryRoot';
  /** @deprecated Use `discountNode` instead. */
  automaticDiscountNode?: Maybe<DiscountAutomaticNode>;
  /** @deprecated Use `discountNodes` instead. */
  automaticDiscountNodes: DiscountAutomaticNodeConnection;
  bulkOperation?: Maybe<BulkOperation>;
  /** @deprecated Use `discountNode` instead. */
  codeDiscountNode?: Maybe<DiscountCodeNode>;
  codeDiscountNodeByCode?: Maybe<DiscountCodeNode>;
  currentAppInstallation: AppInstallation;
  customer?: Maybe<Customer>;
  customerByIdentifier?: Maybe<Customer>;
  customerSegmentMembership: SegmentMembershipResponse;
  customers: CustomerConnection;
  fulfillment?: Maybe<Fulfillment>;
  giftCard?: Maybe<GiftCard>;
  giftCards: GiftCardConnection;
  metafieldDefinition?: Maybe<MetafieldDefinition>;
  node?: Maybe<Node>;
  nodes: Array<Maybe<Node>>;
  order?: Maybe<Order>;
  orders: OrderConnection;
  product?: Maybe<Product>;
  products: ProductConnection;
  refund?: Maybe<Refund>;
  segments: SegmentConnection;
  shop: Shop;
};


export type QueryRootAutomaticDiscountNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootAutomaticDiscountNodesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRootBulkOperationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootCodeDiscountNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootCodeDiscountNodeByCodeArgs = {
  code: Scalars['String']['input'];
};


export type QueryRootCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootCustomerByIdentifierArgs = {
  identifier: CustomerIdentifierInput;
};


export type QueryRootCustomerSegmentMembershipArgs = {
  customerId: Scalars['ID']['input'];
  segmentIds: Array<Scalars['ID']['input']>;
};


export type QueryRootCustomersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRootFulfillmentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootGiftCardArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootGiftCardsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRootMetafieldDefinitionArgs = {
  identifier?: InputMaybe<MetafieldDefinitionIdentifierInput>;
};


export type QueryRootNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryRootOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
  sortKey?: InputMaybe<OrderSortKeys>;
};


export type QueryRootProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRootRefundArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRootSegmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  reverse?: InputMaybe<Scalars['Boolean']['input']>;
  sortKey?: InputMaybe<SegmentSortKeys>;
};

export type Refund = Node & {
  __typename?: 'Refund';
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  orderAdjustments: OrderAdjustmentConnection;
  processedAt: Scalars['DateTime']['output'];
  refundLineItems: RefundLineItemConnection;
  refundShippingLines: RefundShippingLineConnection;
};


export type RefundOrderAdjustmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type RefundRefundLineItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type RefundRefundShippingLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type RefundAgreement = SalesAgreement & {
  __typename?: 'RefundAgreement';
  happenedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  sales: SaleConnection;
};


export type RefundAgreementSalesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type RefundLineItem = {
  __typename?: 'RefundLineItem';
  id?: Maybe<Scalars['ID']['output']>;
  lineItem: LineItem;
  quantity: Scalars['Int']['output'];
  restockType: RefundLineItemRestockType;
};

export type RefundLineItemConnection = {
  __typename?: 'RefundLineItemConnection';
  nodes: Array<RefundLineItem>;
  pageInfo: PageInfo;
};

export type RefundLineItemRestockType =
  | 'CANCEL'
  | 'LEGACY_RESTOCK'
  | 'NO_RESTOCK'
  | 'RETURN';

export type RefundShippingLine = Node & {
  __typename?: 'RefundShippingLine';
  id: Scalars['ID']['output'];
  subtotalAmountSet: MoneyBag;
};

export type RefundShippingLineConnection = {
  __typename?: 'RefundShippingLineConnection';
  nodes: Array<RefundShippingLine>;
  pageInfo: PageInfo;
};

export type Return = Node & {
  __typename?: 'Return';
  id: Scalars['ID']['output'];
};

export type ReturnAgreement = SalesAgreement & {
  __typename?: 'ReturnAgreement';
  happenedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  sales: SaleConnection;
};


export type ReturnAgreementSalesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ReturnLineItem = Node & {
  __typename?: 'ReturnLineItem';
  id: Scalars['ID']['output'];
};

export type ReturnReasonDefinition = Node & {
  __typename?: 'ReturnReasonDefinition';
  id: Scalars['ID']['output'];
};

export type ReturnableFulfillment = Node & {
  __typename?: 'ReturnableFulfillment';
  id: Scalars['ID']['output'];
};

export type ReverseDelivery = Node & {
  __typename?: 'ReverseDelivery';
  id: Scalars['ID']['output'];
};

export type ReverseDeliveryLineItem = Node & {
  __typename?: 'ReverseDeliveryLineItem';
  id: Scalars['ID']['output'];
};

export type ReverseFulfillmentOrder = Node & {
  __typename?: 'ReverseFulfillmentOrder';
  id: Scalars['ID']['output'];
};

export type ReverseFulfillmentOrderDisposition = Node & {
  __typename?: 'ReverseFulfillmentOrderDisposition';
  id: Scalars['ID']['output'];
};

export type ReverseFulfillmentOrderLineItem = Node & {
  __typename?: 'ReverseFulfillmentOrderLineItem';
  id: Scalars['ID']['output'];
};

export type Sale = {
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type SaleActionType =
  | 'ORDER'
  | 'RETURN'
  | 'UNKNOWN'
  | 'UPDATE';

export type SaleAdditionalFee = Node & {
  __typename?: 'SaleAdditionalFee';
  id: Scalars['ID']['output'];
};

export type SaleConnection = {
  __typename?: 'SaleConnection';
  nodes: Array<Sale>;
  pageInfo: PageInfo;
};

export type SalesAgreement = {
  happenedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  sales: SaleConnection;
};


export type SalesAgreementSalesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SalesAgreementConnection = {
  __typename?: 'SalesAgreementConnection';
  edges: Array<SalesAgreementEdge>;
  pageInfo: PageInfo;
};

export type SalesAgreementEdge = {
  __typename?: 'SalesAgreementEdge';
  cursor: Scalars['String']['output'];
  node: SalesAgreement;
};

export type SavedSearch = Node & {
  __typename?: 'SavedSearch';
  id: Scalars['ID']['output'];
};

export type ScriptDiscountApplication = DiscountApplication & {
  __typename?: 'ScriptDiscountApplication';
  index: Scalars['Int']['output'];
};

export type ScriptTag = Node & {
  __typename?: 'ScriptTag';
  id: Scalars['ID']['output'];
};

export type Segment = Node & {
  __typename?: 'Segment';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  query: Scalars['String']['output'];
};

export type SegmentConnection = {
  __typename?: 'SegmentConnection';
  nodes: Array<Segment>;
  pageInfo: PageInfo;
};

export type SegmentCreatePayload = {
  __typename?: 'SegmentCreatePayload';
  segment?: Maybe<Segment>;
  userErrors: Array<UserError>;
};

export type SegmentMembership = {
  __typename?: 'SegmentMembership';
  isMember: Scalars['Boolean']['output'];
  segmentId: Scalars['ID']['output'];
};

export type SegmentMembershipResponse = {
  __typename?: 'SegmentMembershipResponse';
  memberships: Array<SegmentMembership>;
};

export type SegmentSortKeys =
  | 'CREATION_DATE'
  | 'ID'
  | 'LAST_EDIT_DATE'
  | 'RELEVANCE';

export type SegmentUpdatePayload = {
  __typename?: 'SegmentUpdatePayload';
  segment?: Maybe<Segment>;
  userErrors: Array<UserError>;
};

export type SellingPlan = Node & {
  __typename?: 'SellingPlan';
  id: Scalars['ID']['output'];
};

export type SellingPlanGroup = Node & {
  __typename?: 'SellingPlanGroup';
  id: Scalars['ID']['output'];
};

export type ServerPixel = Node & {
  __typename?: 'ServerPixel';
  id: Scalars['ID']['output'];
};

export type ShippingLabel = Node & {
  __typename?: 'ShippingLabel';
  id: Scalars['ID']['output'];
};

export type ShippingLabelPurchaseResult = Node & {
  __typename?: 'ShippingLabelPurchaseResult';
  id: Scalars['ID']['output'];
};

export type ShippingLine = {
  __typename?: 'ShippingLine';
  discountAllocations: Array<DiscountAllocation>;
  discountedPriceSet: MoneyBag;
  id?: Maybe<Scalars['ID']['output']>;
  originalPriceSet: MoneyBag;
  taxLines: Array<TaxLine>;
};

export type ShippingLineConnection = {
  __typename?: 'ShippingLineConnection';
  nodes: Array<ShippingLine>;
};

export type ShippingLineSale = Sale & {
  __typename?: 'ShippingLineSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type Shop = Node & {
  __typename?: 'Shop';
  currencyCode: CurrencyCode;
  currencySettings: CurrencySettingConnection;
  email: Scalars['String']['output'];
  ianaTimezone: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  plan: ShopPlan;
};


export type ShopCurrencySettingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ShopAddress = Node & {
  __typename?: 'ShopAddress';
  id: Scalars['ID']['output'];
};

export type ShopPlan = {
  __typename?: 'ShopPlan';
  publicDisplayName: Scalars['String']['output'];
};

export type ShopPolicy = Node & {
  __typename?: 'ShopPolicy';
  id: Scalars['ID']['output'];
};

export type ShopifyPaymentsAccount = Node & {
  __typename?: 'ShopifyPaymentsAccount';
  id: Scalars['ID']['output'];
};

export type ShopifyPaymentsBalanceTransaction = Node & {
  __typename?: 'ShopifyPaymentsBalanceTransaction';
  id: Scalars['ID']['output'];
};

export type ShopifyPaymentsBankAccount = Node & {
  __typename?: 'ShopifyPaymentsBankAccount';
  id: Scalars['ID']['output'];
};

export type ShopifyPaymentsDispute = Node & {
  __typename?: 'ShopifyPaymentsDispute';
  amount: MoneyV2;
  finalizedOn?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  initiatedAt: Scalars['DateTime']['output'];
  status: DisputeStatus;
  type: DisputeType;
};

export type ShopifyPaymentsDisputeEvidence = Node & {
  __typename?: 'ShopifyPaymentsDisputeEvidence';
  id: Scalars['ID']['output'];
};

export type ShopifyPaymentsDisputeFileUpload = Node & {
  __typename?: 'ShopifyPaymentsDisputeFileUpload';
  id: Scalars['ID']['output'];
};

export type ShopifyPaymentsDisputeFulfillment = Node & {
  __typename?: 'ShopifyPaymentsDisputeFulfillment';
  id: Scalars['ID']['output'];
};

export type ShopifyPaymentsPayout = Node & {
  __typename?: 'ShopifyPaymentsPayout';
  id: Scalars['ID']['output'];
};

export type StaffMember = Node & {
  __typename?: 'StaffMember';
  id: Scalars['ID']['output'];
};

export type StandardMetafieldDefinitionTemplate = Node & {
  __typename?: 'StandardMetafieldDefinitionTemplate';
  id: Scalars['ID']['output'];
};

export type StoreCreditAccount = Node & {
  __typename?: 'StoreCreditAccount';
  balance: MoneyV2;
  id: Scalars['ID']['output'];
  transactions: StoreCreditAccountTransactionConnection;
};


export type StoreCreditAccountTransactionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
  reverse?: InputMaybe<Scalars['Boolean']['input']>;
  sortKey?: InputMaybe<TransactionSortKeys>;
};

export type StoreCreditAccountConnection = {
  __typename?: 'StoreCreditAccountConnection';
  nodes: Array<StoreCreditAccount>;
};

export type StoreCreditAccountCreditInput = {
  creditAmount: MoneyInput;
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  notify?: InputMaybe<Scalars['Boolean']['input']>;
};

export type StoreCreditAccountCreditPayload = {
  __typename?: 'StoreCreditAccountCreditPayload';
  storeCreditAccountTransaction?: Maybe<StoreCreditAccountCreditTransaction>;
  userErrors: Array<StoreCreditAccountCreditUserError>;
};

export type StoreCreditAccountCreditTransaction = Node & StoreCreditAccountTransaction & {
  __typename?: 'StoreCreditAccountCreditTransaction';
  account: StoreCreditAccount;
  amount: MoneyV2;
  createdAt: Scalars['DateTime']['output'];
  event: StoreCreditSystemEvent;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  remainingAmount: MoneyV2;
};

export type StoreCreditAccountCreditUserError = {
  __typename?: 'StoreCreditAccountCreditUserError';
  code?: Maybe<StoreCreditAccountCreditUserErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type StoreCreditAccountCreditUserErrorCode =
  | 'ACCOUNT_NOT_FOUND'
  | 'CREDIT_LIMIT_EXCEEDED'
  | 'EXPIRES_AT_IN_PAST'
  | 'MISMATCHING_CURRENCY'
  | 'NEGATIVE_OR_ZERO_AMOUNT'
  | 'OWNER_NOT_FOUND'
  | 'UNSUPPORTED_CURRENCY';

export type StoreCreditAccountDebitInput = {
  debitAmount: MoneyInput;
};

export type StoreCreditAccountDebitPayload = {
  __typename?: 'StoreCreditAccountDebitPayload';
  storeCreditAccountTransaction?: Maybe<StoreCreditAccountDebitTransaction>;
  userErrors: Array<StoreCreditAccountDebitUserError>;
};

export type StoreCreditAccountDebitRevertTransaction = Node & StoreCreditAccountTransaction & {
  __typename?: 'StoreCreditAccountDebitRevertTransaction';
  amount: MoneyV2;
  createdAt: Scalars['DateTime']['output'];
  event: StoreCreditSystemEvent;
  id: Scalars['ID']['output'];
};

export type StoreCreditAccountDebitTransaction = Node & StoreCreditAccountTransaction & {
  __typename?: 'StoreCreditAccountDebitTransaction';
  amount: MoneyV2;
  createdAt: Scalars['DateTime']['output'];
  event: StoreCreditSystemEvent;
  id: Scalars['ID']['output'];
};

export type StoreCreditAccountDebitUserError = {
  __typename?: 'StoreCreditAccountDebitUserError';
  code?: Maybe<StoreCreditAccountDebitUserErrorCode>;
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type StoreCreditAccountDebitUserErrorCode =
  | 'ACCOUNT_NOT_FOUND'
  | 'INSUFFICIENT_FUNDS'
  | 'MISMATCHING_CURRENCY'
  | 'NEGATIVE_OR_ZERO_AMOUNT';

export type StoreCreditAccountExpirationTransaction = StoreCreditAccountTransaction & {
  __typename?: 'StoreCreditAccountExpirationTransaction';
  amount: MoneyV2;
  createdAt: Scalars['DateTime']['output'];
  creditTransaction: StoreCreditAccountCreditTransaction;
  event: StoreCreditSystemEvent;
};

export type StoreCreditAccountTransaction = {
  amount: MoneyV2;
  createdAt: Scalars['DateTime']['output'];
  event: StoreCreditSystemEvent;
};

export type StoreCreditAccountTransactionConnection = {
  __typename?: 'StoreCreditAccountTransactionConnection';
  nodes: Array<StoreCreditAccountTransaction>;
};

export type StoreCreditSystemEvent =
  | 'ADJUSTMENT'
  | 'ORDER_CANCELLATION'
  | 'ORDER_PAYMENT'
  | 'ORDER_REFUND'
  | 'PAYMENT_FAILURE'
  | 'PAYMENT_RETURNED'
  | 'TAX_FINALIZATION';

export type StorefrontAccessToken = Node & {
  __typename?: 'StorefrontAccessToken';
  id: Scalars['ID']['output'];
};

export type SubscriptionBillingAttempt = Node & {
  __typename?: 'SubscriptionBillingAttempt';
  id: Scalars['ID']['output'];
};

export type SubscriptionContract = Node & {
  __typename?: 'SubscriptionContract';
  id: Scalars['ID']['output'];
};

export type SubscriptionDraft = Node & {
  __typename?: 'SubscriptionDraft';
  id: Scalars['ID']['output'];
};

export type TagsAddPayload = {
  __typename?: 'TagsAddPayload';
  userErrors: Array<UserError>;
};

export type TagsRemovePayload = {
  __typename?: 'TagsRemovePayload';
  userErrors: Array<UserError>;
};

export type TaxLine = {
  __typename?: 'TaxLine';
  priceSet: MoneyBag;
};

export type TaxonomyAttribute = Node & {
  __typename?: 'TaxonomyAttribute';
  id: Scalars['ID']['output'];
};

export type TaxonomyCategory = Node & {
  __typename?: 'TaxonomyCategory';
  id: Scalars['ID']['output'];
};

export type TaxonomyChoiceListAttribute = Node & {
  __typename?: 'TaxonomyChoiceListAttribute';
  id: Scalars['ID']['output'];
};

export type TaxonomyMeasurementAttribute = Node & {
  __typename?: 'TaxonomyMeasurementAttribute';
  id: Scalars['ID']['output'];
};

export type TaxonomyValue = Node & {
  __typename?: 'TaxonomyValue';
  id: Scalars['ID']['output'];
};

export type TenderTransaction = Node & {
  __typename?: 'TenderTransaction';
  id: Scalars['ID']['output'];
};

export type TipSale = Sale & {
  __typename?: 'TipSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  lineItem: LineItem;
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type TransactionFee = Node & {
  __typename?: 'TransactionFee';
  id: Scalars['ID']['output'];
};

export type TransactionSortKeys =
  | 'CREATED_AT'
  | 'EXPIRES_AT';

export type UniqueMetafieldValueInput = {
  key: Scalars['String']['input'];
  namespace?: InputMaybe<Scalars['String']['input']>;
  value: Scalars['String']['input'];
};

export type UnknownSale = Sale & {
  __typename?: 'UnknownSale';
  actionType: SaleActionType;
  id: Scalars['ID']['output'];
  quantity?: Maybe<Scalars['Int']['output']>;
};

export type UnverifiedReturnLineItem = Node & {
  __typename?: 'UnverifiedReturnLineItem';
  id: Scalars['ID']['output'];
};

export type UrlRedirect = Node & {
  __typename?: 'UrlRedirect';
  id: Scalars['ID']['output'];
};

export type UrlRedirectImport = Node & {
  __typename?: 'UrlRedirectImport';
  id: Scalars['ID']['output'];
};

export type UserError = {
  __typename?: 'UserError';
  field?: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type Validation = Node & {
  __typename?: 'Validation';
  id: Scalars['ID']['output'];
};

export type Video = Node & {
  __typename?: 'Video';
  id: Scalars['ID']['output'];
};

export type WebPixel = Node & {
  __typename?: 'WebPixel';
  id: Scalars['ID']['output'];
};

export type WebhookSubscription = Node & {
  __typename?: 'WebhookSubscription';
  id: Scalars['ID']['output'];
};
