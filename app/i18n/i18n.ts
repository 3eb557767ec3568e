import { createInstance, type i18n } from "i18next";
import { de } from "./de/texts.ts";
import { en } from "./en/texts.ts";
import type { Language } from "./language.ts";

const instances = new Map<Language, i18n>();

/** The texts of one language. Instances never change their language, so requests in different languages may share them. */
export function textsIn(language: Language): i18n {
  const known = instances.get(language);
  if (known) return known;
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: en }, de: { translation: de } },
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  instances.set(language, instance);
  return instance;
}
