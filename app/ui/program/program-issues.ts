import type { Language } from "../../i18n/language.ts";
import type { Program } from "../../loyalty/program.ts";
import { problemSentence, type ProgramProblem } from "../../loyalty/program/problems.ts";
import { giftRule, orderRule } from "./form-parts.ts";

/** What is wrong with one field; the words come from the translations (`problem.<code>`). */
export type FieldProblem =
  | { code: "required" | "number" | "whole" | "positive" | "rate-decimals" | "too-large" | "duplicate" | "invalid" }
  | { code: "currency-decimals"; currency: string }
  | { code: "too-long"; maximum: number }
  | { code: "too-small"; minimum: number }
  | { code: "at-most"; maximum: number }
  | { code: "unit-decimals"; maximum: number }
  | { code: "above-previous-tier"; below: string }
  /** In the document's own words, for everything that only the whole document can tell. */
  | { code: "said"; words: string };

/** Problems by the form's field names: "nameOne", "tiers.1.from". */
export type FieldErrors = Record<string, FieldProblem>;

/** What of a zod issue says where and why; also what the server sends back. */
export interface DocumentIssue {
  code: string;
  path: PropertyKey[];
  message: string;
  minimum?: unknown;
  maximum?: unknown;
  origin?: unknown;
}

/** A field for problems of parts that the form does not show. */
export const WHOLE_FORM = "form";

/** Maps what the schema says of a document to the fields of the form. */
export function fieldErrorsOf(issues: readonly DocumentIssue[], document: Program): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of issues) errors[fieldOf(issue.path, document)] ??= problemOf(issue);
  return errors;
}

function fieldOf(path: readonly PropertyKey[], document: Program): string {
  const [list, index, key] = path;
  if (list === "units" && index === 0 && key === "name") return path[3] === "one" ? "nameOne" : "nameMany";
  if (list === "joining") return "joining";
  if (typeof index !== "number") return WHOLE_FORM;
  if (list === "tiers") {
    if (key === "qualifications") return `tiers.${index}.from`;
    return key === "multiplier" ? `tiers.${index}.multiplier` : `tiers.${index}.name`;
  }
  if (list === "rewards") return "worth";
  if (list === "earning") {
    const rule = document.earning[index];
    if (rule && rule === giftRule(document)) return "gift";
    if (rule && rule === orderRule(document)) return "rate";
  }
  return WHOLE_FORM;
}

function problemOf(issue: DocumentIssue): FieldProblem {
  if (issue.message === "duplicate-id") return { code: "duplicate" };
  if (issue.code === "too_small") {
    if (issue.origin === "string") return { code: "required" };
    return issue.minimum === 1 ? { code: "positive" } : { code: "too-small", minimum: Number(issue.minimum) };
  }
  if (issue.code === "too_big") {
    return issue.origin === "string" ? { code: "too-long", maximum: Number(issue.maximum) } : { code: "too-large" };
  }
  return { code: "invalid" };
}

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
