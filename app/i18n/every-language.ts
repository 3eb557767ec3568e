import { pack as de } from "./de/pack.ts";
import { pack as en } from "./en/pack.ts";
import { speak } from "./i18n.ts";

/** Speaks every language there is: for processes that answer more than one person. */
export function speakEveryLanguage(): void {
  speak("en", en);
  speak("de", de);
}
