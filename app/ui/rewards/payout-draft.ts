import type { Language } from "../../i18n/language.ts";
import type { Program, Unit } from "../../loyalty/program.ts";
import type { Path } from "../../loyalty/program/names.ts";
import { type FieldErrors, WHOLE_FORM } from "../program/program-issues.ts";
import { durationDraft, typedMoney } from "./draft-of-reward.ts";
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

const NEVER_ENDING = { valid: "ever", validFor: "", validUnit: "months" } as const;
const NEVER: PayoutDraft = { every: "never", month: "1", day: "1", minimum: "", ...NEVER_ENDING };

/** The form of what is saved. */
export function draftOfPayout(unit: Unit, context: { currency: string; language: Language }): PayoutDraft {
  const { payout } = unit;
  if (payout === undefined) return NEVER;
  const { every, month, day, minimumMinor, valid } = payout;
  const term = valid && durationDraft(valid);
  return {
    every,
    month: String(month),
    day: String(day),
    minimum: minimumMinor === 1 ? "" : typedMoney(minimumMinor, context),
    ...(term ? { valid: "for", validFor: term.count, validUnit: term.unit } : NEVER_ENDING),
  };
}

export type PayoutReading = { outcome: "valid"; program: Program } | { outcome: "invalid"; errors: FieldErrors };

/** Reads the form: the whole program with this payout, or what is wrong at which field. */
export function readPayout(
  draft: PayoutDraft,
  context: { base: Program; unitId: string; currency: string; language: Language },
): PayoutReading {
  const { base, unitId } = context;
  const reader = new DraftReader(context);
  const payout = payoutFrom(draft, reader);
  const units = base.units.map((unit) => (unit.id === unitId ? { ...unit, payout } : unit));
  const program = reader.document({ ...base, units }, fieldOf);
  return program ? { outcome: "valid", program } : { outcome: "invalid", errors: reader.errors };
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
