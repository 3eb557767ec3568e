import deWords from "../../i18n/de/fields.json";
import enWords from "../../i18n/en/fields.json";
import type { Language } from "../../i18n/language.ts";

/** What a field, an option or a kind of the program's schema is called on the screen. */
export interface FieldWords {
  label: string;
  /** One sentence below it. */
  help?: string;
  /** Of a list: the button that adds to it, and what one of it is called. */
  add?: string;
  one?: string;
  /** Of what may be left out: what holds then. */
  unset?: string;
  /** Of a number: what it counts. */
  suffix?: string;
  /** Of a yes or no without a default: what each means. */
  yes?: string;
  no?: string;
}

const WORDS: Record<Language, Readonly<Record<string, FieldWords>>> = { en: enWords, de: deWords };

/**
 * The words for a name of the schema such as `EarningRule.multiplied`; a test sees to it that they are there. What is not said of one
 * kind is said of all: `Reward.points` for `Reward.fixed-amount.points`.
 */
export function wordsFor(name: string, language: Language): FieldWords {
  const words = WORDS[language];
  return words[name] ?? words[ofAllKinds(name)] ?? { label: spaced(name) };
}

/** "Reward.points" for "Reward.fixed-amount.points"; other names as they are. */
export function ofAllKinds(name: string): string {
  const [schema, , ...rest] = name.split(".");
  return rest.length === 0 ? name : [schema, ...rest].join(".");
}

/** "bonusFactor" and "bonus-factor" as words. */
function spaced(name: string): string {
  const last = name.split(".").at(-1) ?? "";
  const words = last.replace(/-/g, " ").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
