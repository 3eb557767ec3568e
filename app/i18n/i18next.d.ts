import "i18next";
import type { en } from "./en/texts.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    returnNull: false;
    resources: { translation: typeof en };
  }
}
