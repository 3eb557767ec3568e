import type { Block } from "./block.ts";
import type { MergedFrom, OrderFacts } from "./order-facts.ts";
import type { MonthDay } from "./program/primitives.ts";
import type { ProgramVersion } from "./program.ts";

/** Everything that decides what a member should have. Moments are whole seconds since 1970. */
export interface MemberHistory {
  member: MemberFacts;
  /** The member's orders, in any order. */
  orders: readonly OrderFacts[];
  /** Orders that were another customer's until a merge, by order id. */
  mergedFrom?: ReadonlyMap<string, MergedFrom>;
  events: readonly EventFact[];
  tierGrants: readonly TierGrantFact[];
  referrals: readonly ReferralFact[];
  /** Wishes that refunds of these orders take no points back. */
  refundWishes?: readonly RefundWish[];
  /** When the member earns nothing; left out: never. */
  blocks?: readonly Block[];
  /** When the member redeemed (and did not get the points back): activity for rolling expiry. */
  redeemedAt: readonly number[];
  /** Budgets (rule and campaign ids) that are used up, since when. */
  budgetsClosedAt: ReadonlyMap<string, number>;
  /** The program's versions, oldest first. */
  versions: readonly ProgramVersion[];
  /** Orders placed and events that happened before this moment earn nothing; null while the program never was live. */
  liveFrom: number | null;
  /** Orders placed from then until the program went live count for tiers, and for nothing else; null (or left out): none do. */
  pastFrom?: number | null;
  currency: string;
  timeZone: string;
  now: number;
}

/** Of a history in which nothing has happened but orders: everything else. */
export const ORDERS_ALONE: Pick<
  MemberHistory,
  "events" | "tierGrants" | "referrals" | "redeemedAt" | "budgetsClosedAt"
> = { events: [], tierGrants: [], referrals: [], redeemedAt: [], budgetsClosedAt: new Map() };

export interface MemberFacts {
  id: string;
  joinedAt: number;
  /** A day of every year, and since when we know it: birthdays before bring nothing. */
  birthday: (MonthDay & { knownAt: number }) | null;
  /** Birthdays that came by what was known before: what they brought stands. */
  pastBirthdays?: readonly number[];
}

/** Something that happened besides orders, told by the merchant's systems, the storefront or an agent. */
export interface EventFact {
  id: string;
  name: string;
  at: number;
  /** Minor units of the shop's currency, where the event carries money. */
  amountMinor: number | null;
  /** How many; 1 unless told otherwise. */
  quantity: number;
  /** The product, project or other thing it is about. */
  subject: string | null;
  /** The code that was entered. */
  code: string | null;
  attributes: Record<string, string | number | boolean>;
  /** Since when it stands no more; null while it stands. */
  withdrawnAt: number | null;
}

/** A tier given from outside the earning rules: a card, a till, an agent. Protected from recalculation. */
export interface TierGrantFact {
  id: string;
  tierId: string;
  from: number;
  /** null: for life. */
  until: number | null;
  /** Since when it is taken back; null while it stands. */
  revokedAt: number | null;
}

/** One side of a referral of this member. */
export interface ReferralFact {
  id: string;
  side: "referrer" | "friend";
  /** When the friend joined. */
  joinedAt: number;
  /** When the friend's first order had earned; null while it has not. */
  firstOrderAt: number | null;
  /** Since when it does not count any more, such as when that order was cancelled. */
  withdrawnAt: number | null;
}

/** Somebody of the shop wishes that what a refund takes back of an order's points is forgiven. */
export interface RefundWish {
  id: string;
  orderId: string;
  /** The refund that it names; null: the next one. */
  refundId: string | null;
  /** The refunds that were known when it was made: none of them is the next one. */
  knownRefunds: readonly string[];
  at: number;
  actor: string;
}
