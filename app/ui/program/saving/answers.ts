import type { ChangeReview } from "../../../loyalty/change/review.ts";
import type { Program } from "../../../loyalty/program.ts";

/** Where a changed program is posted to. */
export const SAVE_ADDRESS = "/app/program/save";

/** A sentence in each language. */
export interface Said {
  en: string;
  de: string;
}

/** What is posted there: first what shall be saved, and once its review was read, that it shall. */
export type SavePosted =
  | { intent: "review"; baseVersion: number; program: Program }
  | { intent: "save"; baseVersion: number; program: Program; name: string }
  /** From a day of the shop's calendar on, such as "2026-12-22". */
  | { intent: "announce"; baseVersion: number; program: Program; name: string; from: string }
  | { intent: "withdraw"; id: string }
  | { intent: "name"; version: number; name: string };

/** What the door answers to a program that shall be saved. */
export type DocumentAnswer =
  | { outcome: "saved"; version: number; program: Program }
  /** Held points lose worth, or members change tiers: nothing is saved before somebody has read that. */
  | { outcome: "reviewed"; review: ChangeReview }
  /** `from`: the moment from which it holds. */
  | { outcome: "announced"; from: string }
  /** Somebody else saved meanwhile: their program, into which the part can be put again. */
  | { outcome: "stale"; version: number; program: Program }
  | { outcome: "refused"; problems: Said[] }
  /** An announced change, due at `dueAt`, has changed the same places. */
  | { outcome: "conflict"; dueAt: string; places: Said[] };

export type DocumentNotice = Extract<DocumentAnswer, { outcome: "stale" | "refused" | "conflict" }> | null;
