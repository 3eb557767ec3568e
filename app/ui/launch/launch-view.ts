import type { ProgramMode } from "../../loyalty/program-mode.ts";
import type { LaunchReport } from "../../loyalty/launch/report.ts";
import type { CsvTable } from "../../loyalty/csv-reader.ts";

export type ShownState =
  "importing" | "counting" | "ready" | "applying" | "applied" | "undoing" | "undone" | "cancelled" | "failed";

/** A run of launch day as its page shows it. */
export interface LaunchView {
  id: string;
  state: ShownState;
  source: "bulk" | "csv" | "stored";
  countsForTiers: boolean;
  countsForPoints: boolean;
  /** ISO 8601. */
  from: string;
  ordersSeen: number;
  ordersStored: number;
  ordersSkipped: number;
  done: number;
  total: number;
  report: LaunchReport | null;
  /** The program changed since it was counted. */
  isStale: boolean;
  error: string | null;
}

/** What one customer gets. */
export interface LaunchLineView {
  customerId: string;
  memberId: string | null;
  name: string | null;
  orders: number;
  points: Record<string, number>;
  tierName: string | null;
}

export interface LaunchPageData {
  run: LaunchView | null;
  lines: LaunchLineView[];
  /** Where the next page begins; null after the last. */
  next: string | null;
  isFirstPage: boolean;
  names: "live" | "unavailable";
  mode: ProgramMode;
  hasVersion: boolean;
  joining: "automatic" | "explicit";
  /** Whether Shopify lets us read orders older than 60 days. */
  readsAll: boolean;
  tiers: { id: string; name: string }[];
  units: { id: string; one: string; many: string; icon: string; decimals: number }[];
  /** YYYY-MM-DD, in the shop's time zone. */
  today: string;
  yearAgo: string;
}

export type Counts = "both" | "tiers" | "points" | "neither";

/** What the page asks of its route. */
export type LaunchOrder =
  | { intent: "start"; runId: string; source: LaunchView["source"]; from: string; counts: Counts }
  | { intent: "decide"; runId: string; decision: "count" | "apply" | "undo" | "cancel" }
  | { intent: "part"; runId: string; part: number; table: CsvTable };

export type LaunchAnswer =
  | { intent: "start"; outcome: "started" | "another-is-open" | "no-program" | "nothing-past" | "no-date" }
  | { intent: "decide"; outcome: "decided" | "too-late" | "unknown-run" | "not-live" | "in-test" | "count-again" }
  | { intent: "part"; outcome: "not-understood" | "not-importing" | "unreachable" }
  | {
      intent: "part";
      outcome: "stored";
      orders: number;
      unknown: number;
      problems: { order: string; reason: string }[];
    };

export interface LaunchPageProps extends LaunchPageData {
  isBusy: boolean;
  isTurning: boolean;
  answer: LaunchAnswer | null;
  /** A made-up id for a new run. */
  newRunId: () => string;
  onOrder: (order: LaunchOrder) => void;
  onPart: (order: LaunchOrder) => Promise<LaunchAnswer | null>;
  onPage: (after: string) => void;
  onDownload: () => void;
}
