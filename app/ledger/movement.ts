import type { Explanation } from "../loyalty/explanation.ts";
import type { LotDates } from "../loyalty/fold-result.ts";
import type { DrawRow, LotState, OrderRef, SpendingOrder } from "./lot-shelf.ts";

export type { OrderRef } from "./lot-shelf.ts";

/** A posted transfer, as far as deciding on further ones needs it. */
export interface PostedTransfer {
  key: string;
  memberId: string;
  unit: string;
  reason: string;
  /** Signed: positive when it went to the member. */
  delta: number;
  occurredAt: Date;
  order: OrderRef | null;
}

/** One movement that a flow wants: what the transfer says. The book finds the lots. */
export interface Movement {
  key: string;
  reason: string;
  occurredAt: Date;
  explanation: Explanation;
  /** The program's account on the other side: issued, redeemed, reversed, merged, expired, forgiven. */
  counterpart: string;
  order?: OrderRef;
  /** The key of the transfer that this one corrects. */
  corrects?: string;
}

export interface TransferRow extends Movement {
  memberId: string;
  /** Signed: positive when it goes to the member. */
  delta: number;
}

/** What of a program's policies decides on lots (loyalty/program.ts explains them). */
export interface BookPolicies {
  shortfall: "negative" | "forgiven" | "next-credit";
  spending: SpendingOrder;
}

/** What one fact has given the member so far (`from`) and should have (`to`), both signed sums of its transfers. */
export interface FactChange {
  key: string;
  from: number;
  to: number;
  /** The keys of the fact's transfers so far, of this member. */
  earlierKeys: string[];
  /** The dates of the lot that a positive sum makes; null: it vests at once and never expires. */
  lot: LotDates | null;
}

export interface Account {
  memberId: string;
  unit: string;
  balance: number;
  debt: number;
  /** There is no row of this account yet. */
  isNew?: boolean;
  lots: LotState[];
  /** By key, shared by all books of one transaction: a key belongs to one member and unit only. */
  posted: Map<string, PostedTransfer>;
  /** What earlier transfers drew, as far as they may be undone. */
  draws: DrawRow[];
  policies: BookPolicies;
}

/** What one account gives another when it is handed over. */
export interface Contents {
  lots: LotState[];
  debt: number;
}
