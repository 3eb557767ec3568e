/** Everything that is recorded of who did what, by kind. Each has its words in both languages. */
export const ACTIONS = {
  program: [
    "program-saved",
    "program-live",
    "program-stopped",
    "test-started",
    "test-ended",
    "test-wiped",
    "tester-named",
    "tester-dropped",
    "version-named",
    "change-announced",
    "change-withdrawn",
    "change-stopped",
    "launch-started",
    "launch-count",
    "launch-apply",
    "launch-undo",
    "launch-cancel",
    "perk-rewritten",
    "guide-look-seen",
    "guide-rewards-seen",
    "guide-terms-seen",
    "guide-widget-added",
  ],
  members: [
    "points-granted",
    "points-extended",
    "points-reinstated",
    "extension-undone",
    "event-recorded",
    "event-withdrawn",
    "birthday-noted",
    "tier-granted",
    "tier-revoked",
    "referral-withdrawn",
    "member-merged",
    "member-blocked",
    "member-unblocked",
    "member-exported",
    "refund-forgiven",
    "refund-forgiveness-withdrawn",
    "bulk-started",
    "bulk-stopped",
    "bulk-resumed",
    "bulk-undone",
  ],
  rewards: [
    "reward-booked",
    "reward-delivered",
    "reward-taken-back",
    "redemption-fulfilled",
    "redemption-returned",
    "redemption-tried-again",
    "code-renewed",
    "voiding-started",
    "donations-settled",
    "partner-codes-uploaded",
    "alert-dismissed",
    "alert-reopened",
  ],
  data: [
    "import-uploaded",
    "import-map",
    "import-apply",
    "import-stop",
    "import-undo",
    "import-cancel",
    "exported",
    "data-requested",
    "data-report-taken",
    "customer-erased",
    "shop-erased",
    "erasure-skipped",
  ],
  settings: [
    "settings-changed",
    "staff-changed",
    "staff-policy-changed",
    "api-key-created",
    "api-key-revoked",
    "delivery-retried",
    "deliveries-retried",
    "leave-started",
    "shop-installed",
    "shop-reinstalled",
    "shop-uninstalled",
    "currency-changed",
  ],
} as const;

export const KINDS = ["program", "members", "rewards", "data", "settings"] as const;
export type ActivityKind = (typeof KINDS)[number];
export type ActivityAction = (typeof ACTIONS)[ActivityKind][number];

/** Everything that has words. */
export const ALL_ACTIONS: readonly ActivityAction[] = KINDS.flatMap((kind) => [...ACTIONS[kind]]);

/** The action of that name; null for one that an earlier or later version of the app recorded. */
export function actionOf(name: string): ActivityAction | null {
  return ALL_ACTIONS.find((action) => action === name) ?? null;
}
