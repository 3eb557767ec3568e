/** Why somebody of the shop gives or takes points; the reports group by these. */
export const GRANT_REASONS = ["goodwill", "compensation", "correction", "event", "other"] as const;
export type GrantReason = (typeof GRANT_REASONS)[number];

/** The most points one form gives or takes: a slip of the finger should not cost a fortune. */
export const GRANT_POINTS_MAX = 1_000_000;
