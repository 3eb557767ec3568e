import { createInstance, type i18n, type ResourceKey } from "i18next";
import { invariant } from "../loyalty/assert.ts";
import type { Language } from "./language.ts";

interface Dictionary {
  [key: string]: string | Dictionary;
}

/** All texts of one language: the admin's own, and those of Polaris. */
export interface LanguagePack {
  texts: ResourceKey;
  polaris: Dictionary;
}

interface Spoken {
  texts: i18n;
  polaris: LanguagePack["polaris"];
}

const spoken = new Map<Language, Spoken>();

/** From now on this process speaks a language: a server all there are, a browser the one of its document. */
export function speak(language: Language, { texts, polaris }: LanguagePack): void {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: texts } },
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  spoken.set(language, { texts: instance, polaris });
}

/**
 * The texts of a language, or of the one that is spoken where this one is not. Instances never change their language, so requests in
 * different languages may share them.
 */
export function textsIn(language: Language): Spoken {
  const texts = spoken.get(language) ?? spoken.values().next().value;
  invariant(texts, "no language is spoken yet");
  return texts;
}
