import type { Program } from "../../loyalty/program.ts";

/** What is wrong with one field; the words come from the translations (`problem.<code>`). */
export type FieldProblem =
  | { code: "required" | "number" | "whole" | "positive" | "rate-decimals" | "too-large" | "duplicate" | "invalid" }
  | { code: "currency-decimals"; currency: string }
  | { code: "too-long"; maximum: number }
  | { code: "too-small"; minimum: number }
  | { code: "above-previous-tier"; below: string };

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
  params?: unknown;
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
  if (list === "pointsName") return index === "one" ? "nameOne" : "nameMany";
  if (list === "joining") return "joining";
  if (typeof index !== "number") return WHOLE_FORM;
  if (list === "tiers") {
    if (key === "fromMinor") return `tiers.${index}.from`;
    return key === "multiplier" ? `tiers.${index}.multiplier` : `tiers.${index}.name`;
  }
  if (list === "rewards") return "worth";
  if (list === "earning") {
    const kind = document.earning[index]?.trigger.kind;
    if (kind === "joined") return "gift";
    if (index === 0) return "rate";
  }
  return WHOLE_FORM;
}

function problemOf(issue: DocumentIssue): FieldProblem {
  if (issue.message === "above-previous-tier") return { code: "above-previous-tier", below: belowOf(issue.params) };
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

function belowOf(params: unknown): string {
  const isNamed = typeof params === "object" && params !== null && "below" in params;
  return isNamed && typeof params.below === "string" ? params.below : "";
}
