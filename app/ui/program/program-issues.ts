import type { Language } from "../../i18n/language.ts";
import { problemSentence, type ProgramProblem } from "../../loyalty/program/problems.ts";

/** What is wrong with one field; the words come from the translations (`problem.<code>`). */
export type FieldProblem =
  | { code: "required" | "number" | "whole" | "positive" | "rate-decimals" }
  | { code: "currency-decimals"; currency: string }
  | { code: "too-long"; maximum: number }
  | { code: "too-small"; minimum: number }
  | { code: "at-most"; maximum: number }
  | { code: "unit-decimals"; maximum: number }
  | { code: "above-previous-tier"; below: string }
  /** In the document's own words, for everything that only the whole document can tell. */
  | { code: "said"; words: string };

/** Problems by the form's field names: "name", "limits.r1.points". */
export type FieldErrors = Record<string, FieldProblem>;

/** A field for problems of parts that the form does not show. */
export const WHOLE_FORM = "form";

/** What is wrong with a part of the document, for the field in which it was typed. */
export function fieldProblemOf(problem: ProgramProblem, language: Language): FieldProblem {
  switch (problem.code) {
    case "missing":
    case "empty":
      return { code: "required" };
    case "too-small":
      return { code: "too-small", minimum: Number(problem.params["minimum"]) };
    case "too-large":
      return { code: "at-most", maximum: Number(problem.params["maximum"]) };
    case "too-long":
      return { code: "too-long", maximum: Number(problem.params["maximum"]) };
    case "above-previous-tier":
    case "below-previous-tier":
      return { code: "above-previous-tier", below: String(problem.params["below"]) };
    default:
      return { code: "said", words: problemSentence(problem, language) };
  }
}
