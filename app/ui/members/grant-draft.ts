import { plainDecimal } from "../decimal-input.ts";
import { GRANT_POINTS_MAX, GRANT_REASONS, type GrantReason } from "../../loyalty/grant-reasons.ts";
import type { Language } from "../../i18n/language.ts";
import type { UnitWords } from "../format.tsx";

export { GRANT_POINTS_MAX, GRANT_REASONS, type GrantReason };

/** A unit in which an agent gives and takes. */
export interface GrantUnit {
  id: string;
  words: UnitWords;
  /** What the member can spend of it: an agent takes no more. */
  available: number;
}

/** The grant form as typed. */
export interface GrantDraft {
  unit: string;
  direction: "give" | "take";
  points: string;
  reason: GrantReason | "";
  note: string;
}

export type GrantField = "points" | "reason" | "note";
export type GrantProblem = "required" | "whole" | "too-many" | "more-than-held" | "note-required" | "note-too-long";
export type GrantErrors = Partial<Record<GrantField, GrantProblem>>;

export type GrantReading =
  | { outcome: "valid"; unit: string; points: number; reason: GrantReason; note: string }
  | { outcome: "invalid"; errors: GrantErrors };

export const NOTE_MAX = 200;

/** What the server answered, where it granted nothing. */
export type GrantRefusal =
  | { outcome: "insufficient-points"; shortBy: number }
  | { outcome: "above-grant-limit" | "above-day-limit"; max: number; left: number }
  | { outcome: "unknown-member" | "unknown-unit" | "refused" };

export const EMPTY_GRANT: Omit<GrantDraft, "unit"> = { direction: "give", points: "", reason: "", note: "" };

/**
 * Reads the form: signed points (taking is negative) and a reason, or what is wrong at which field.
 *
 * @param unit the unit that the draft names
 */
export function readGrant(draft: GrantDraft, unit: GrantUnit, language: Language): GrantReading {
  const errors: GrantErrors = {};
  const typed = figureIn(draft.points, unit.words.decimals, language);
  const note = draft.note.trim();
  if (typed === "") errors.points = "required";
  else if (!/^\d{1,12}$/.test(typed) || Number(typed) === 0) errors.points = "whole";
  else if (Number(typed) > GRANT_POINTS_MAX) errors.points = "too-many";
  else if (draft.direction === "take" && Number(typed) > unit.available) errors.points = "more-than-held";
  if (draft.reason === "") errors.reason = "required";
  if (draft.reason === "other" && note === "") errors.note = "note-required";
  if (note.length > NOTE_MAX) errors.note = "note-too-long";
  if (draft.reason === "" || Object.keys(errors).length > 0) return { outcome: "invalid", errors };
  const points = draft.direction === "give" ? Number(typed) : -Number(typed);
  return { outcome: "valid", unit: unit.id, points, reason: draft.reason, note };
}

/** What was typed as a whole number of the unit's smallest parts: "12.50" of a unit with two decimals is "1250". */
function figureIn(typed: string, decimals: number, language: Language): string {
  if (decimals === 0) return typed.replace(/[\s.,'’]/g, "");
  if (typed.trim() === "") return "";
  const [whole = "", fraction = ""] = (plainDecimal(typed, language) ?? "x").split(".");
  return fraction.length > decimals ? "x" : `${whole}${fraction.padEnd(decimals, "0")}`.replace(/^0+(?=\d)/, "");
}
