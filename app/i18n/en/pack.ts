import polaris from "@shopify/polaris/locales/en.json";
import type { LanguagePack } from "../i18n.ts";
import { en as texts } from "./texts.ts";

/** All that the admin says in English. */
export const pack: LanguagePack = { texts, polaris };
