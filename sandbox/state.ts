import type { Bag } from "./money.ts";
import type { Discount, GiftCard, RedeemCodeCreation, Segment, StoreCreditAccount } from "./state-discounts.ts";
import type { Metafield, MetafieldDefinition } from "./state-metafields.ts";
import type { Address, BulkOperation, Collection, Consent, Dispute, Exchange } from "./state-parts.ts";

/*
 * Everything the sandbox remembers, as plain data: one shop is one `ShopState`. Ids are decimal strings, moments are UTC
 * strings in whole seconds ("2026-11-21T22:00:00Z"), amounts are minor units, in the shop's and the buyer's currency (`Bag`).
 */

export interface SandboxState {
  version: 3;
  /** Business time minus real time. */
  clockOffsetMs: number;
  /** The newest id given, as a decimal string. */
  lastId: string;
  shops: Map<string, ShopState>;
  deliveries: Delivery[];
}

export interface ShopState {
  settings: ShopSettings;
  installation: Installation;
  customers: Map<string, Customer>;
  products: Map<string, Product>;
  collections: Map<string, Collection>;
  orders: Map<string, Order>;
  discounts: Map<string, Discount>;
  redeemCodeCreations: Map<string, RedeemCodeCreation>;
  giftCards: Map<string, GiftCard>;
  /** By their own id: one per customer and currency. */
  storeCreditAccounts: Map<string, StoreCreditAccount>;
  segments: Map<string, Segment>;
  metafields: Map<string, Metafield>;
  metafieldDefinitions: Map<string, MetafieldDefinition>;
  bulkOperations: Map<string, BulkOperation>;
  nextOrderNumber: number;
  /** Orders the shop came with: they go when its currency changes before anybody bought something. */
  sampleOrderIds: string[];
  /** The customer whom the tour's "shop as a sample customer" logs in. */
  sampleCustomerId: string | null;
}

export interface ShopSettings {
  id: string;
  domain: string;
  name: string;
  email: string;
  owner: string;
  currency: string;
  timeZone: string;
  countryCode: string;
  planName: string;
  taxesIncluded: boolean;
  /** Sales tax in basis points: 1900 is 19 %. */
  taxRateBasisPoints: number;
  /** What the checkout charges for shipping, in minor units of the shop's currency. */
  shippingMinor: number;
  /** How many units of another currency one unit of the shop's currency buys, as a decimal string. */
  exchangeRates: Record<string, string>;
  createdAt: string;
  updatedAt: string;
}

export interface Installation {
  isInstalled: boolean;
  id: string;
  scopes: string[];
  tokens: AccessToken[];
  installedAt: string | null;
  uninstalledAt: string | null;
}

export interface AccessToken {
  token: string;
  refreshToken: string | null;
  scopes: string[];
  /** Real time in milliseconds; null never expires. */
  expiresAtMs: number | null;
  refreshExpiresAtMs: number | null;
  /** The refresh token whose use made this one; it dies when this one is first used. */
  replaces: string | null;
}

export interface Customer {
  id: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  tags: string[];
  note: string | null;
  state: "enabled" | "disabled";
  verifiedEmail: boolean;
  emailConsent: Consent;
  smsConsent: Consent;
  locale: string;
  defaultAddress: Address | null;
  createdAt: string;
  updatedAt: string;
}

export interface Product {
  id: string;
  variantId: string;
  handle: string;
  title: string;
  description: string;
  vendor: string;
  productType: string;
  tags: string[];
  collectionIds: string[];
  sku: string;
  /** In the shop's currency. */
  priceMinor: number;
  isGiftCard: boolean;
  requiresShipping: boolean;
  taxable: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface Order {
  id: string;
  name: string;
  number: number;
  token: string;
  customerId: string | null;
  email: string | null;
  currency: string;
  presentmentCurrency: string;
  /** Units of the buyer's currency for one unit of the shop's, as a decimal string; "1" where both are the same. */
  exchangeRate: string;
  taxesIncluded: boolean;
  sourceName: string;
  test: boolean;
  /** A company's (B2B) order. */
  isCompany: boolean;
  /** Where it is shipped to; null where nothing is. */
  shippingAddress: Address | null;
  note: string | null;
  tags: string[];
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  discountApplications: DiscountApplication[];
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  transactions: Transaction[];
  fulfillments: Fulfillment[];
  refunds: Refund[];
  edits: OrderEdit[];
  exchanges: Exchange[];
  disputes: Dispute[];
}

export interface DiscountApplication {
  discountId: string | null;
  type: "discount_code" | "automatic";
  /** Null for an automatic discount. */
  code: string | null;
  title: string;
  valueType: "fixed_amount" | "percentage";
  /** As Shopify writes it: "10.0" percent, or an amount in the buyer's currency. */
  value: string;
  allocationMethod: "across" | "each";
  targetSelection: "all" | "entitled";
  targetType: "line_item" | "shipping_line";
}

export interface OrderLine {
  id: string;
  productId: string | null;
  variantId: string | null;
  title: string;
  sku: string | null;
  /** Units at placing; an edit that adds units to the line is listed in `edits`. */
  placedQuantity: number;
  /** Units ever ordered, including refunded and removed ones. */
  quantity: number;
  /** One unit before discounts. */
  price: Bag;
  isGiftCard: boolean;
  isTip: boolean;
  requiresShipping: boolean;
  taxable: boolean;
  /** Discounts of all units together. */
  discounts: { application: number; amount: Bag }[];
  /** Taxes of all units together: within the price or on top of it, as the order's `taxesIncluded` says. */
  taxes: TaxAmount[];
  /** The edit or exchange that added the line; null for a line of the placed order. */
  addedByEditId: string | null;
}

export interface TaxAmount {
  title: string;
  rateBasisPoints: number;
  amount: Bag;
}

export interface ShippingLine {
  id: string;
  title: string;
  /** Before discounts. */
  price: Bag;
  discounts: { application: number; amount: Bag }[];
  taxes: TaxAmount[];
}

export interface Transaction {
  id: string;
  kind: "sale" | "refund";
  gateway: string;
  amount: Bag;
  at: string;
  parentId: string | null;
  refundId: string | null;
  /** The gift card or store credit account behind it; null for any other money, and where nobody said which. */
  instrument: { kind: "gift-card" | "store-credit"; id: string } | null;
}

export interface Fulfillment {
  id: string;
  name: string;
  at: string;
  updatedAt: string;
  trackingNumber: string;
  lines: { id: string; lineId: string; quantity: number }[];
}

export interface Refund {
  id: string;
  at: string;
  note: string | null;
  lines: RefundLine[];
  shipping: { id: string; shippingLineId: string; subtotal: Bag; tax: Bag }[];
  adjustments: { id: string; kind: "refund_discrepancy"; reason: string; amount: Bag; tax: Bag }[];
  transactionIds: string[];
}

export interface RefundLine {
  id: string;
  lineId: string;
  quantity: number;
  /** `return`: shipped units come back; `cancel`: units that were never shipped. */
  restockType: "return" | "cancel" | "no_restock";
  subtotal: Bag;
  tax: Bag;
}

export interface OrderEdit {
  id: string;
  at: string;
  additions: { lineId: string; quantity: number }[];
  removals: { lineId: string; quantity: number; subtotal: Bag; tax: Bag }[];
}

/** One webhook on its way to the app, with every attempt. */
export interface Delivery {
  /** X-Shopify-Webhook-Id. */
  id: string;
  eventId: string;
  shop: string;
  topic: string;
  url: string;
  body: string;
  triggeredAt: string;
  state: "waiting" | "delivered" | "failed" | "dropped";
  attempts: { at: string; status: number | null; error: string | null; durationMs: number }[];
  /** Business time of the next attempt in milliseconds; null when there is none. */
  nextAttemptAtMs: number | null;
}
