/*
 * Discounts, gift cards, store credit and segments, as plain data. Percentages are parts per million of the whole, amounts minor
 * units of the shop's currency where nothing else is said.
 */

/** One discount with everything that Shopify's discount types have in common; `id` is the number of its discount node. */
export type Discount = BasicDiscount | BxgyDiscount | FreeShippingDiscount | AppDiscount;

export interface DiscountBase {
  id: string;
  method: "code" | "automatic";
  title: string;
  /** Oldest first; an automatic discount has none. */
  codes: DiscountCode[];
  startsAt: string;
  endsAt: string | null;
  /** How many orders may use each code; automatic discounts have no limit. */
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  context: DiscountContext;
  purchases: { oneTime: boolean; subscription: boolean };
  /** How many payments of a subscription; 0 is all of them. */
  recurringCycleLimit: number | null;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  tags: string[];
  createdAt: string;
  updatedAt: string;
  /** Orders that used it, with the buyer of each. */
  uses: DiscountUse[];
}

export interface BasicDiscount extends DiscountBase {
  type: "basic";
  value: DiscountValue;
  items: DiscountItems;
  minimum: DiscountMinimum;
}

export interface BxgyDiscount extends DiscountBase {
  type: "bxgy";
  buys: {
    items: DiscountItems;
    minimum: { kind: "quantity"; quantity: number } | { kind: "amount"; amountMinor: number };
  };
  /** The effect works on each of `quantity` units. */
  gets: {
    items: DiscountItems;
    quantity: number;
    effect: { kind: "percentage"; partsPerMillion: number } | { kind: "amount"; amountMinor: number };
  };
  usesPerOrderLimit: number | null;
}

export interface FreeShippingDiscount extends DiscountBase {
  type: "free-shipping";
  minimum: DiscountMinimum;
  /** Rates above it are not free. */
  maximumShippingMinor: number | null;
  destination: { kind: "all" } | { kind: "countries"; codes: string[]; includesRestOfWorld: boolean };
}

/** Computed by an app's function, which the sandbox does not run: it is kept, shown, and takes nothing off. */
export interface AppDiscount extends DiscountBase {
  type: "app";
  functionId: string;
  classes: DiscountClass[];
}

export type DiscountClass = "PRODUCT" | "ORDER" | "SHIPPING";

export interface DiscountCode {
  /** The number of its redeem code. */
  id: string;
  code: string;
}

export type DiscountContext =
  | { kind: "all" }
  | { kind: "customers"; customerIds: string[] }
  | { kind: "segments"; segmentIds: string[] }
  | { kind: "markets"; marketIds: string[] };

export type DiscountValue =
  | { kind: "percentage"; /** 10 % is 100000. */ partsPerMillion: number }
  | { kind: "amount"; amountMinor: number; appliesOnEachItem: "yes" | "no" };

export type DiscountItems =
  | { kind: "all" }
  | { kind: "products"; productIds: string[]; variantIds: string[] }
  | { kind: "collections"; collectionIds: string[] };

/** Of the entitled lines. */
export type DiscountMinimum =
  { kind: "none" } | { kind: "subtotal"; amountMinor: number } | { kind: "quantity"; quantity: number };

export interface DiscountUse {
  orderId: string;
  /** Null for an automatic discount. */
  code: string | null;
  customerId: string | null;
  email: string | null;
}

/** Codes on their way into a discount: they are there as soon as business or real time has passed `doneAtMs`. */
export interface RedeemCodeCreation {
  id: string;
  discountId: string;
  createdAt: string;
  /** Real time in milliseconds. */
  doneAtMs: number;
  codes: { code: string; codeId: string | null; problem: { message: string; code: string } | null }[];
}

export interface GiftCard {
  id: string;
  /** As it is entered, without spaces, in lower case. */
  code: string;
  currency: string;
  initialMinor: number;
  balanceMinor: number;
  customerId: string | null;
  recipient: { customerId: string; preferredName: string | null; message: string | null; sendAt: string | null } | null;
  /** The order that sold it. */
  orderId: string | null;
  note: string | null;
  templateSuffix: string | null;
  /** The last day it is good for, "2027-12-31", in the shop's time zone. */
  expiresOn: string | null;
  deactivatedAt: string | null;
  createdAt: string;
  updatedAt: string;
  /** Oldest first; credits are positive, debits negative. */
  transactions: { id: string; amountMinor: number; at: string; note: string | null; orderId: string | null }[];
}

export interface StoreCreditAccount {
  id: string;
  customerId: string;
  currency: string;
  balanceMinor: number;
  /** Oldest first. */
  transactions: StoreCreditTransaction[];
}

export interface StoreCreditTransaction {
  id: string;
  type: "credit" | "debit" | "expiration";
  /** Positive for a credit, negative else. */
  amountMinor: number;
  balanceAfterMinor: number;
  at: string;
  /** Of a credit only. */
  expiresAt: string | null;
  /** What is left of a credit; 0 for anything else. */
  remainingMinor: number;
  /** The credit that expired. */
  creditId: string | null;
  event: "ADJUSTMENT" | "ORDER_CANCELLATION" | "ORDER_PAYMENT" | "ORDER_REFUND";
  /** The order's payment or refund behind it. */
  origin: { orderId: string; transactionId: string } | null;
}

export interface Segment {
  id: string;
  name: string;
  query: string;
  createdAt: string;
  updatedAt: string;
}
