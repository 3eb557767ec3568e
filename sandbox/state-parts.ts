import type { Bag } from "./money.ts";

/* What orders, customers and products have besides the plain sale. */

/** Where something is sent to. */
export interface Address {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  zip: string | null;
  city: string | null;
  provinceCode: string | null;
  /** ISO 3166, "DE". */
  countryCode: string;
  phone: string | null;
}

/** A buyer's bank took money back, or asks about it. */
export interface Dispute {
  id: string;
  type: "chargeback" | "inquiry";
  status: "needs_response" | "under_review" | "won" | "lost" | "accepted" | "prevented";
  /** In the currency that the buyer paid in. */
  amount: Bag;
  reason: string;
  initiatedAt: string;
  finalizedAt: string | null;
}

/** Units that came back for other lines: the refund without money names what came back. */
export interface Exchange {
  id: string;
  at: string;
  refundId: string;
  additions: { lineId: string; quantity: number }[];
}

export interface Collection {
  id: string;
  handle: string;
  title: string;
}

/** Whether a customer agreed to be written to, and since when. */
export interface Consent {
  state: "subscribed" | "unsubscribed" | "not_subscribed";
  updatedAt: string | null;
}

export interface BulkOperation {
  id: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELED" | "FAILED" | "EXPIRED";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  query: string;
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  /** The result, line by line; null until it is there, and again when it is too old. */
  jsonl: string | null;
  /** What its address is guarded by. */
  token: string;
}
