import type { Language } from "../../i18n/language.ts";
import type { FieldErrors, FieldProblem } from "../program/program-issues.ts";
import { typedAmount, typedPercent, typedWhole, type Typing } from "../typed-values.ts";
import type { DurationUnit, GoodsDraft } from "./reward-draft.ts";

/** Reads typed texts and notes at which field something is wrong. What is wrong is left out of what is read. */
export class DraftReader {
  readonly errors: FieldErrors = {};
  readonly #currency: string;
  readonly #language: Language;

  constructor(context: { currency: string; language: Language }) {
    this.#currency = context.currency;
    this.#language = context.language;
  }

  /** The first problem of a field is the one worth showing. */
  refuse(field: string, problem: FieldProblem): null {
    this.errors[field] ??= problem;
    return null;
  }

  /** An amount above 0, in the shop's currency unless another is named. */
  amount(field: string, typed: string, currency?: string): number | undefined {
    const minor = typedAmount(typed, this.#typing(field, currency));
    if (minor === 0) this.refuse(field, { code: "positive" });
    return minor ?? undefined;
  }

  amountIfAny(field: string, typed: string): number | undefined {
    return typed.trim() === "" ? undefined : (typedAmount(typed, this.#typing(field)) ?? undefined);
  }

  /** A whole number above 0. */
  count(field: string, typed: string): number | undefined {
    const number = typedWhole(typed, this.#typing(field));
    if (number === 0) this.refuse(field, { code: "positive" });
    return number ?? undefined;
  }

  countIfAny(field: string, typed: string): number | undefined {
    return typed.trim() === "" ? undefined : this.count(field, typed);
  }

  /** A whole number that may be 0. */
  whole(field: string, typed: string): number | undefined {
    return typedWhole(typed, this.#typing(field)) ?? undefined;
  }

  percent(field: string, typed: string): number | undefined {
    const percent = typedPercent(typed, this.#typing(field));
    if (percent === 0) this.refuse(field, { code: "positive" });
    return percent ?? undefined;
  }

  text(field: string, typed: string): string {
    if (typed.trim() === "") this.refuse(field, { code: "required" });
    return typed.trim();
  }

  /** A length of time; undefined where nothing is typed. */
  duration(field: string, typed: string, unit: DurationUnit): Record<string, number> | undefined {
    const count = this.count(field, typed);
    return count === undefined ? undefined : { [unit]: count };
  }

  /** Products that must be chosen. */
  goods(field: string, goods: GoodsDraft): GoodsDraft {
    const count = goods.products.length + goods.variants.length + goods.collections.length;
    if (count === 0) this.refuse(field, { code: "required" });
    return goods;
  }

  #typing(field: string, currency = this.#currency): Typing {
    return { currency, language: this.#language, refuse: (problem) => this.refuse(field, problem) };
  }
}

/** What stands between commas. */
export function wordsIn(typed: string): string[] {
  return typed
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** A date and time of the browser's field as the document has it: midnight is the date alone. */
export function localTime(typed: string): string | undefined {
  if (typed === "") return undefined;
  return typed.endsWith("T00:00") ? typed.slice(0, 10) : typed.slice(0, 16);
}
