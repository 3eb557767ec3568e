import type { TFunction } from "i18next";
import { assertNever } from "../../loyalty/assert.ts";
import type { FieldProblem } from "./program-issues.ts";

/** The words for a problem at its field. */
export function problemText(problem: FieldProblem, t: TFunction): string {
  switch (problem.code) {
    case "required":
      return t("problem.required");
    case "number":
      return t("problem.number");
    case "whole":
      return t("problem.whole");
    case "positive":
      return t("problem.positive");
    case "rate-decimals":
      return t("problem.rate-decimals");
    case "currency-decimals":
      return t("problem.currency-decimals", { currency: problem.currency });
    case "too-long":
      return t("problem.too-long", { count: problem.maximum });
    case "too-small":
      return t("problem.too-small", { minimum: problem.minimum });
    case "at-most":
      return t("problem.at-most", { maximum: problem.maximum });
    case "unit-decimals":
      return t("problem.unit-decimals", { count: problem.maximum });
    case "said":
      return problem.words;
    case "above-previous-tier":
      return t("problem.above-previous-tier", { below: problem.below });
    default:
      return assertNever(problem);
  }
}
