import { LANGUAGES, type Language } from "../../i18n/language.ts";
import type { Reward } from "../../loyalty/program.ts";
import { rewardTitle } from "../../loyalty/rewards/words.ts";

/** A reward's title in each language of the admin. */
export function titles(terms: Reward, of: { currency: string; points?: number }): Record<Language, string> {
  const [en, de] = LANGUAGES.map((language) => rewardTitle(terms, { language, ...of }));
  return { en: en ?? terms.id, de: de ?? terms.id };
}
