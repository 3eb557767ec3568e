import type { Mapping } from "../../loyalty/import/mapping.ts";
import type { ImportReport, ImportResult } from "../../loyalty/import/report.ts";
import type { UnitWords } from "../format.tsx";

/** One import in the list. */
export interface ImportLine {
  id: string;
  fileName: string;
  state: ImportStateName;
  rows: number;
  at: string;
}

export type ImportStateName =
  | "uploading"
  | "mapping"
  | "checking"
  | "ready"
  | "applying"
  | "stopped"
  | "applied"
  | "undoing"
  | "leaving"
  | "undone"
  | "cancelled";

export interface ImportView extends ImportLine {
  header: string[];
  done: number;
  total: number;
  report: ImportReport | null;
  result: ImportResult | null;
  /** What holds it up: reconnect, shopify, internal; null: nothing. */
  error: string | null;
  /** Whether the program is another one than the file was checked by. */
  isStale: boolean;
}

export interface ImportPageData {
  run: ImportView;
  /** The columns as they were chosen the last time, or as they probably are. */
  mapping: Mapping;
  /** The first rows of the file, while its columns are chosen. */
  sample: string[][];
  units: (UnitWords & { id: string })[];
  faulty: { row: number; problem: string | null }[];
  /** The row after which the next page of problems begins; null: there is none. */
  next: number | null;
  isFirstPage: boolean;
}

export type ImportOrder =
  | { intent: "map"; mapping: Mapping }
  | { intent: "decide"; decision: "map" | "apply" | "stop" | "undo" | "cancel" }
  | { intent: "report" };

export type ImportAnswer =
  | { intent: "map"; outcome: "checking" | "too-late" | "unknown-run" | "unknown-unit" }
  | { intent: "map"; outcome: "bad-columns"; problems: { field: string; problem: "needed" | "twice" }[] }
  | { intent: "decide"; outcome: "decided" | "too-late" | "unknown-run" | "check-again" | "in-test" }
  | { intent: "report"; url: string };

export interface ImportPageProps extends ImportPageData {
  answer: ImportAnswer | null;
  isBusy: boolean;
  isTurning: boolean;
  onOrder: (order: ImportOrder) => void;
  onPage: (after: number | null) => void;
}

/** Which states somebody works on. */
export function isWorking(state: ImportStateName): boolean {
  return ["checking", "applying", "undoing", "leaving"].includes(state);
}
