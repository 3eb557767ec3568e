/**
 * What the program knows of one order: dated facts, free of Shopify's shapes and of personal data.
 *
 * All amounts are minor units of the shop's currency. All moments are whole seconds since 1970 (Shopify's own precision).
 * All ids are Shopify's, as decimal strings, because they may exceed 2^53.
 */
export interface OrderFacts {
  id: string;
  /** Shopify's order name, such as "#1001". */
  name: string;
  customerId: string | null;
  currency: string;
  placedAt: number;
  updatedAt: number;
  /** Test orders never earn. */
  isTest: boolean;
  /** A company's (B2B) order. */
  isCompany: boolean;
  /** Shopify's source_name: web, pos, shopify_draft_order, ... */
  source: string;
  /** Where it is shipped to, two letters; null where nothing says so. */
  country: string | null;
  /** Tags of the customer when the order was first recorded. */
  customerTags: string[];
  /** Shipping after discounts, taxes as the prices show them, and the taxes on top of or within it. */
  shipping: TaxedAmount & { rewardCodes?: CodeShare[] | undefined };
  /** What was paid by gift card and by store credit. */
  paidByGiftCardMinor: number;
  paidByStoreCreditMinor: number;
  lines: OrderLine[];
  /** Fully paid since; null while it is not. */
  paid: PaidFact | null;
  /** Whether anything must be shipped; null when the order was read from a body that cannot tell and nobody asked yet. */
  needsFulfilment: boolean | null;
  fulfilments: FulfilmentFact[];
  refunds: RefundFact[];
  edits: EditFact[];
  disputes: DisputeFact[];
  cancelledAt: number | null;
  /** Discount codes the order was placed with, as written. */
  discountCodes: string[];
}

export interface OrderLine {
  id: string;
  /** Units ever ordered: at placing and by later edits; removals are facts of their own. */
  quantity: number;
  /** Price of all `quantity` units after every discount, taxes as the prices show them. */
  netMinor: number;
  /** Tax on top of `netMinor`; 0 where prices include tax. */
  taxOnTopMinor: number;
  /** Tax contained in `netMinor`; 0 where it comes on top. */
  taxIncludedMinor: number;
  /** Every discount on all units, and how much of it codes of our own rewards gave. */
  discountMinor: number;
  rewardDiscountMinor: number;
  /** The same code by code; left out where none did, and where nobody kept it. */
  rewardCodes?: CodeShare[] | undefined;
  /** goods | gift-card | tip */
  kind: "goods" | "gift-card" | "tip";
  productId: string | null;
  variantId: string | null;
  vendor: string | null;
  /** Of the product when the order was first recorded; null where nobody asked. */
  tags: string[] | null;
  collections: string[] | null;
  needsShipping: boolean;
}

/** What the code of one of our own rewards took off, minor units; in capital letters. */
export interface CodeShare {
  code: string;
  minor: number;
}

export interface TaxedAmount {
  netMinor: number;
  taxOnTopMinor: number;
  taxIncludedMinor: number;
}

export interface PaidFact {
  /** Id of the transaction that completed the payment; "0" when a free order needed none. */
  id: string;
  at: number;
}

export interface FulfilmentFact {
  id: string;
  at: number;
  lines: { lineId: string; quantity: number }[];
}

export interface RefundFact {
  id: string;
  at: number;
  /** `returned`: the units had been shipped and come back. Others take units that were never shipped first. */
  lines: { lineId: string; quantity: number; returned: boolean }[];
  /** What was refunded for goods without naming a line; counts against the goods in proportion. */
  goodsAmountMinor: number;
  /** What was refunded of the shipping. */
  shippingMinor: number;
}

/** A chargeback: the disputed amount does not count from `at` on, and counts again once the shop has won. */
export interface DisputeFact {
  id: string;
  at: number;
  amountMinor: number;
  wonAt: number | null;
}

export interface EditFact {
  id: string;
  at: number;
  /** Units added (positive) or removed (negative) after placing. */
  lines: { lineId: string; quantity: number }[];
}

/** Whose order it was until two customers became one, at a moment in whole seconds. */
export interface MergedFrom {
  customerId: string;
  at: number;
}

/** One reading of an order: what was read, and what its source could not tell. */
export interface OrderReading {
  facts: OrderFacts;
  /** `body`: a webhook's; `api`: read from the Admin API, which lacks nothing that the program needs. */
  source: "body" | "api";
  lacks: Lacks;
  /** Why nothing better can be had, in words; then the order is settled from what there is. */
  caveat: string | null;
  /** When the Admin API was asked; null for a body, and where nothing can have been stored since. */
  askedAt: Date | null;
}

/** What the source of a reading cannot tell. */
export interface Lacks {
  /** It says that the order was paid, but not since when. */
  paidAt: boolean;
  /** It cannot date edits; units that are gone though no refund names them stand as one edit "0" of the order's last change. */
  edits: boolean;
  /** It cannot tell whether anything must be shipped. */
  needsFulfilment: boolean;
  /** It cannot tell products' tags and collections. */
  products: boolean;
  /** It cannot tell how much gift cards and store credit paid. */
  payments: boolean;
  /** It cannot tell the customer's tags. */
  customerTags: boolean;
}

/** What the Admin API lacks, asked for everything. */
export const LACKS_NOTHING: Readonly<Lacks> = {
  paidAt: false,
  edits: false,
  needsFulfilment: false,
  products: false,
  payments: false,
  customerTags: false,
};

/** What is stored of an order, and when it was stored. */
export interface KnownOrder {
  facts: OrderFacts;
  recordedAt: Date;
}
