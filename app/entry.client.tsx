import { RemixBrowser } from "@remix-run/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { type LanguagePack, speak } from "./i18n/i18n.ts";
import { type Language, speechFor } from "./i18n/language.ts";

const PACKS: Record<Language, () => Promise<{ pack: LanguagePack }>> = {
  en: () => import("./i18n/en/pack.ts"),
  de: () => import("./i18n/de/pack.ts"),
};

// A browser fetches the texts of its document's language only.
const { language } = speechFor(document.documentElement.lang);
speak(language, (await PACKS[language]()).pack);

// At once, not bit by bit in a transition: whoever clicks in between would start it all over, and wait for all of it.
hydrateRoot(
  document,
  <StrictMode>
    <RemixBrowser />
  </StrictMode>,
);
