/** What a review finds if nothing else happens until then. Moments are whole seconds since 1970. */
export interface TierReview {
  at: number;
  tierId: string | null;
  /** Whether the tier changes in this moment. */
  isChange: boolean;
  tierUntil: number | null;
  spendMinor: number;
  progress: Record<string, number>;
  /** The next moment at which time alone changes anything; null when it cannot. */
  reviewAt: number | null;
}
