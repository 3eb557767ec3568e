/** Everything that can be exported, a file each. */
export const EXPORTS = [
  "members",
  "balances",
  "lots",
  "transfers",
  "tiers",
  "redemptions",
  "orders",
  "events",
  "referrals",
  "versions",
  "activity",
] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** zip: all of them, as one archive of comma-separated values. */
export const EXPORT_FORMATS = ["csv", "json", "zip"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** About how many bytes a row takes as comma-separated values. */
export const ROW_BYTES: Readonly<Record<ExportKind, number>> = {
  members: 130,
  balances: 80,
  lots: 180,
  transfers: 260,
  tiers: 90,
  redemptions: 240,
  orders: 1200,
  events: 200,
  referrals: 150,
  versions: 8000,
  activity: 200,
};
