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
  lines: OrderLine[];
  /** Fully paid since; null while it is not. */
  paid: PaidFact | null;
  /** Whether anything must be shipped; null when the order was read from a body that cannot tell and nobody asked yet. */
  needsFulfilment: boolean | null;
  fulfilments: FulfilmentFact[];
  refunds: RefundFact[];
  edits: EditFact[];
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
  /** goods | gift-card | tip */
  kind: "goods" | "gift-card" | "tip";
  productId: string | null;
  needsShipping: boolean;
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
  /** `body`: a webhook's; `api`: read from the Admin API, which lacks nothing. */
  source: "body" | "api";
  lacks: {
    /** It says that the order was paid, but not since when. */
    paidAt: boolean;
    /** It cannot date edits. */
    edits: boolean;
    /** It cannot tell whether anything must be shipped. */
    needsFulfilment: boolean;
  };
  /** Why nothing better can be had, in words; then the order is settled from what there is. */
  caveat: string | null;
  /** When the Admin API was asked; null for a body, and where nothing can have been stored since. */
  askedAt: Date | null;
}

/** What is stored of an order, and when it was stored. */
export interface KnownOrder {
  facts: OrderFacts;
  recordedAt: Date;
}
