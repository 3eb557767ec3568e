import type { Explanation } from "./explanation.ts";
import type { Points } from "./points.ts";
import type { Tier } from "./program.ts";
import type { TierReview } from "./tiers/tier-review.ts";

/** What one fact moved under one rule in one unit: what stands after it minus what stood before, never zero. */
export interface Entry {
  /** The ledger's key of this movement; it names the fact: `order:<order>:<rule>:<fact>`, `event:<id>:<rule>:occurred`, ... */
  key: string;
  at: number;
  unit: string;
  points: Points;
  orderId: string | null;
  /** Of a positive movement: the lot it makes. */
  lot: LotDates | null;
  explanation: Explanation;
}

/** Moments in whole seconds; `expiresAt` null: never, as far as is known now. */
export interface LotDates {
  vestsAt: number;
  expiresAt: number | null;
}

/** A reward that is due to the member by reference. Facts may take it back. */
export interface RewardAward {
  /** Names the fact, as an entry's key does. */
  key: string;
  rewardId: string;
  at: number;
  /** Not used by then, it is lost; null: never. */
  lapsesAt: number | null;
  withdrawnAt: number | null;
  explanation: Explanation;
}

/** Points that an order will earn, and what it waits for. */
export interface PendingPoints {
  orderId: string;
  unit: string;
  points: Points;
  when: "paid" | "fulfilled" | "due";
}

/** From `at` on the member holds `tierId` (null: none). */
export interface TierMoment {
  at: number;
  tierId: string | null;
  /** Basis spend in the window then, minor units. */
  spendMinor: number;
}

export interface MemberFold {
  entries: Entry[];
  awards: RewardAward[];
  pending: PendingPoints[];
  tier: Tier | null;
  /** Until when the tier is kept if nothing else happens; null: no end is known. */
  tierUntil: number | null;
  tierHistory: TierMoment[];
  /** What time alone will do to the tier if nothing else happens; at most 5 moments. */
  projection: TierMoment[];
  /** What the next moments will be, computed when asked for, in which time alone changes the tier or what counts for it; at most 2. */
  ahead: () => TierReview[];
  /** What counts towards tiers in the present window, by basis: "spend" (minor units), "orders", "points:<unit>", "referrals", "events:<name>". */
  progress: Record<string, number>;
  /** `progress.spend`. */
  spendMinor: number;
  /** The next moment at which time alone changes anything but a lot's expiry; null when it cannot. */
  reviewAt: number | null;
  /** When the first order had earned, which makes a referral count; null while none has (any more). */
  firstOrderAt: number | null;
  /** What rules and campaigns with a budget have given, by their id. */
  budgetsUsed: Map<string, number>;
  /** When points of a unit that were not earned by a rule (goodwill, returned ones) expire, by that unit's rule. */
  expiryOf: (lot: { unit: string; earnedAt: number }) => number | null;
}
