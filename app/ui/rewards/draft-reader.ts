import type { Language } from "../../i18n/language.ts";
import type { Path } from "../../loyalty/program/names.ts";
import { problemsOf } from "../../loyalty/program/problems.ts";
import { type Program, programSchema } from "../../loyalty/program.ts";
import { type FieldErrors, type FieldProblem, fieldProblemOf } from "../program/program-issues.ts";
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

  /**
   * The document with what was read in it; null where anything is wrong.
   *
   * @param fieldOf the field in which a person puts right what is wrong at a place of the document
   */
  document(candidate: unknown, fieldOf: (path: Path) => string): Program | null {
    const parsed = programSchema.safeParse(candidate);
    for (const problem of parsed.success ? [] : problemsOf(parsed.error, candidate)) {
      this.refuse(fieldOf(problem.path), fieldProblemOf(problem, this.#language));
    }
    return parsed.success && Object.keys(this.errors).length === 0 ? parsed.data : null;
  }

  #typing(field: string, currency = this.#currency): Typing {
    return { currency, language: this.#language, refuse: (problem) => this.refuse(field, problem) };
  }
}

/** A list in which a part takes the place of the one of its id; a new one comes last. */
export function withPart(list: readonly { id: string }[], part: { id: string }): { id: string }[] {
  const isNew = list.every(({ id }) => id !== part.id);
  return isNew ? [...list, part] : list.map((each) => (each.id === part.id ? part : each));
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
