import type { Language } from "../../i18n/language.ts";
import type { LimitRefusal } from "../../loyalty/staff.ts";
import type { Refusal } from "../../loyalty/rewards/decide.ts";

/** A reward that members take for points. */
export interface OfferedReward {
  id: string;
  title: Record<Language, string>;
  /** What it costs; of a slider: its least. */
  points: number;
  slider: { min: number; max: number; step: number } | null;
  dates: { id: string; at: string; places: number | null }[];
  asks: { label: string; lengthMax: number } | null;
}

/** Why nothing was booked. */
export type BookRefusal = Refusal["outcome"] | "unknown-member" | "id-taken" | "unreachable" | LimitRefusal["outcome"];
