import polaris from "@shopify/polaris/locales/de.json";
import type { LanguagePack } from "../i18n.ts";
import { de as texts } from "./texts.ts";

/** All that the admin says in German. */
export const pack: LanguagePack = { texts, polaris };
