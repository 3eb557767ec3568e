import type { SampleEarning } from "../../../loyalty/preview/sample-earning.ts";

/** What the shop's own orders would have cost under a program. */
export interface HistoryFigures {
  orders: number;
  members: number;
  points: number;
  costMinor: number;
  /** Members by the tier they would be in at the end, lowest first; null: below the first. */
  membersByTier: { tierId: string | null; name: string | null; members: number }[];
}

/** What the preview's door answers about past orders; `edited` null: it is the same as what is saved. */
export type HistoryAnswer =
  /** `since`: only orders from then on were counted; null: all of the time. */
  | { outcome: "simulated"; since: string | null; saved: HistoryFigures; edited: HistoryFigures | null }
  | { outcome: "no-history" }
  | { outcome: "invalid" };

/** What it answers about a sample order. */
export type TriedAnswer =
  { outcome: "tried"; saved: SampleEarning; edited: SampleEarning | null } | { outcome: "invalid" };
