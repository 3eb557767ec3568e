import type { Language } from "../i18n/language.ts";
import { parseMinor } from "../loyalty/money.ts";
import { plainDecimal } from "./decimal-input.ts";
import type { FieldProblem } from "./program/program-issues.ts";

/** Reads what people type into fields; what cannot be read is refused at its field, and null stands for it. */

export interface Typing {
  currency: string;
  language: Language;
  refuse: (problem: FieldProblem) => null;
}

/** An amount of the shop's currency, in minor units. */
export function typedAmount(typed: string, { currency, language, refuse }: Typing): number | null {
  if (typed.trim() === "") return refuse({ code: "required" });
  const plain = plainDecimal(typed, language);
  if (plain === null) return refuse({ code: "number" });
  const minor = parseMinor(plain, currency);
  return minor ?? refuse({ code: "currency-decimals", currency });
}

/** A whole number that is not negative. */
export function typedWhole(typed: string, { language, refuse }: Typing): number | null {
  if (typed.trim() === "") return refuse({ code: "required" });
  const plain = plainDecimal(typed, language);
  return plain !== null && /^\d{1,15}$/.test(plain) ? Number(plain) : refuse({ code: "whole" });
}

/** A percentage such as 12.5; it is a share that is read here, no amount of money. */
export function typedPercent(typed: string, { language, refuse }: Typing): number | null {
  if (typed.trim() === "") return refuse({ code: "required" });
  const plain = plainDecimal(typed, language);
  return plain !== null && /^\d{1,3}(\.\d{1,6})?$/.test(plain) ? Number(plain) : refuse({ code: "number" });
}
