import type { Language } from "../../i18n/language.ts";

/** A run that ends many redemptions, as the screens show it. */
export interface VoidRunView {
  id: string;
  url: string;
  /** What was chosen; null: every reward. */
  reward: Record<Language, string> | null;
  from: string | null;
  /** The last day of the period; null: up to when it began. */
  to: string | null;
  points: "return" | "keep";
  total: number;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
}

export interface VoidProgressView {
  marked: number;
  cancelled: number;
  used: number;
  stuck: number;
  points: number;
}

/** What the form asks for. Days are written YYYY-MM-DD; empty: not narrowed down. */
export interface VoidForm {
  rewardId: string;
  from: string;
  to: string;
  points: "return" | "keep";
}
