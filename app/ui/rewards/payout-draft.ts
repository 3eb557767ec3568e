import type { Language } from "../../i18n/language.ts";
import { type Program, programSchema, type Unit } from "../../loyalty/program.ts";
import { problemsOf } from "../../loyalty/program/problems.ts";
import type { Path } from "../../loyalty/program/names.ts";
import { type FieldErrors, fieldProblemOf, WHOLE_FORM } from "../program/program-issues.ts";
import { typedMoney } from "./draft-of-reward.ts";
import { DraftReader } from "./draft-reader.ts";
import type { DurationUnit } from "./reward-draft.ts";

/** The form of a cashback unit's payout as typed. */
export interface PayoutDraft {
  every: "never" | "month" | "year";
  month: string;
  day: string;
  minimum: string;
  valid: "ever" | "for";
  validFor: string;
  validUnit: DurationUnit;
}

const NEVER: PayoutDraft = {
  every: "never",
  month: "1",
  day: "1",
  minimum: "",
  valid: "ever",
  validFor: "",
  validUnit: "months",
};

/** The form of what is saved. */
export function draftOfPayout(unit: Unit, context: { currency: string; language: Language }): PayoutDraft {
  const { payout } = unit;
  if (payout === undefined) return NEVER;
  const { every, month, day, minimumMinor, valid } = payout;
  const [length] = Object.entries(valid ?? {});
  return {
    every,
    month: String(month),
    day: String(day),
    minimum: minimumMinor === 1 ? "" : typedMoney(minimumMinor, context),
    valid: length === undefined ? "ever" : "for",
    validFor: length === undefined ? "" : String(length[1]),
    validUnit: (["days", "months", "years"] as const).find((each) => each === length?.[0]) ?? "months",
  };
}

export type PayoutReading = { outcome: "valid"; program: Program } | { outcome: "invalid"; errors: FieldErrors };

/** Reads the form: the whole program with this payout, or what is wrong at which field. */
export function readPayout(
  draft: PayoutDraft,
  context: { base: Program; unitId: string; currency: string; language: Language },
): PayoutReading {
  const { base, unitId, language } = context;
  const reader = new DraftReader(context);
  const payout = payoutFrom(draft, reader);
  const units = base.units.map((unit) => (unit.id === unitId ? { ...unit, payout } : unit));
  const candidate = { ...base, units };
  const parsed = programSchema.safeParse(candidate);
  const { errors } = reader;
  for (const problem of parsed.success ? [] : problemsOf(parsed.error, candidate)) {
    errors[fieldOf(problem.path)] ??= fieldProblemOf(problem, language);
  }
  if (!parsed.success || Object.keys(errors).length > 0) return { outcome: "invalid", errors };
  return { outcome: "valid", program: parsed.data };
}

function payoutFrom(draft: PayoutDraft, reader: DraftReader): Record<string, unknown> | undefined {
  const { every } = draft;
  if (every === "never") return undefined;
  return {
    every,
    ...(every === "year" ? { month: Number(draft.month) } : {}),
    day: reader.count("day", draft.day),
    ...(draft.minimum.trim() === "" ? {} : { minimumMinor: reader.amount("minimum", draft.minimum) }),
    ...(draft.valid === "ever" ? {} : { valid: reader.duration("validFor", draft.validFor, draft.validUnit) }),
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  ...{ every: "every", month: "month", day: "day", minimumMinor: "minimum", valid: "validFor" },
};

function fieldOf([list, , part, key]: Path): string {
  return list === "units" && part === "payout" ? (FIELDS[String(key)] ?? WHOLE_FORM) : WHOLE_FORM;
}
