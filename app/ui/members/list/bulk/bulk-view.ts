import type { BulkChange, BulkProblem, BulkWish } from "../../../../loyalty/bulk-wish.ts";
import type { MemberFilter } from "../../../../loyalty/member-filter.ts";
import type { UnitWords } from "../../../format.tsx";
import type { GrantReason } from "../../grant-draft.ts";

/** What can be done for many members, and the file of them. */
export const BULK_ACTIONS = ["grant", "tier", "extend", "export"] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

export interface BulkUnit {
  id: string;
  words: UnitWords;
}

/** Whom it concerns: a list by its filter, or so many members who were ticked. */
export type ChosenMembers = { kind: "list"; filter: MemberFilter } | { kind: "members"; count: number };

/** The form as typed. */
export interface BulkDraft {
  unit: string;
  direction: "give" | "take";
  points: string;
  reason: GrantReason | "";
  note: string;
  tierId: string;
  /** The last day, YYYY-MM-DD; empty: for life. */
  until: string;
}

/** What a run would do, counted now. */
export type BulkPreview =
  | { kind: "grant"; members: number; short: number }
  | { kind: "tier"; members: number; already: number }
  | { kind: "extend"; members: number; concerned: number; units: { words: UnitWords; points: number }[] };

export type BulkAnswer =
  { outcome: "counted"; wish: BulkChange; preview: BulkPreview } | { outcome: "refused"; because: BulkRefusal };

export type BulkRefusal =
  | { kind: "nobody" | "unknown-tier" | "unknown-unit" | "past-day" }
  | { kind: "others"; members: number }
  | { kind: "above-grant-limit" | "above-day-limit"; left: number; unit: UnitWords };

/** A run as its pages show it. */
export interface BulkRunView {
  id: string;
  url: string;
  /** What is done, or what was done by the run that this one takes back. */
  wish: BulkWish;
  undoes: string | null;
  filter: MemberFilter | null;
  /** Of the points that are given or taken. */
  unit: UnitWords | null;
  tierName: string | null;
  state: "running" | "stopped" | "finished";
  total: number;
  done: number;
  failed: number;
  startedAt: string;
  endedAt: string | null;
}

export interface FailedLine {
  memberId: string;
  name: string | null;
  customerId: string | null;
  problem: BulkProblem;
}
