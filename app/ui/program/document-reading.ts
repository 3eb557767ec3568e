import { type Ratio, ratioToDecimal, ratioFromDecimal } from "../../loyalty/points.ts";
import { type Program, programSchema } from "../../loyalty/program.ts";
import { type ProgramProblem, problemsOf } from "../../loyalty/program/problems.ts";
import type { TrapContext } from "../../loyalty/program/traps/context.ts";
import { checkProgram } from "../../loyalty/program/traps.ts";

export type DocumentReading =
  | { outcome: "read"; program: Program; problems: ProgramProblem[] }
  /** Not JSON at all; where and why, as the browser says it. */
  | { outcome: "not-json"; detail: string }
  | { outcome: "refused"; problems: ProgramProblem[] };

/** Reads a document as typed. What was read may still have problems: errors keep it from being saved, warnings do not. */
export function readDocument(text: string, context: TrapContext): DocumentReading {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { outcome: "not-json", detail: error instanceof Error ? error.message : "" };
  }
  const parsed = programSchema.safeParse(document);
  if (!parsed.success) return { outcome: "refused", problems: problemsOf(parsed.error, document) };
  return { outcome: "read", program: parsed.data, problems: checkProgram(parsed.data, context) };
}

/** The document as people edit it: rates as the decimals that they write, where that is exact. */
export function documentText(program: Program): string {
  return JSON.stringify(
    program,
    (_key, value: unknown) => (isRatio(value) ? (exactDecimal(value) ?? value) : value),
    2,
  );
}

/** Whether a document can be saved as it stands. */
export function isSavable(reading: DocumentReading): reading is Extract<DocumentReading, { outcome: "read" }> {
  return reading.outcome === "read" && reading.problems.every(({ severity }) => severity === "warning");
}

function exactDecimal(ratio: Ratio): string | null {
  const decimal = ratioToDecimal(ratio);
  const back = ratioFromDecimal(decimal);
  if (back === null) return null;
  const isExact =
    BigInt(back.numerator) * BigInt(ratio.denominator) === BigInt(ratio.numerator) * BigInt(back.denominator);
  return isExact ? decimal : null;
}

function isRatio(value: unknown): value is Ratio {
  if (typeof value !== "object" || value === null) return false;
  return "numerator" in value && "denominator" in value && Object.keys(value).length === 2;
}
