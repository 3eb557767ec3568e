import { weekdayText } from "../../loyalty/describe/telling.ts";
import type { Language } from "../../i18n/language.ts";
import { datesIn } from "../../loyalty/formatters.ts";

/** "January"; 1 is January. */
export function monthText(month: number, language: Language): string {
  return datesIn(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(1970, month - 1, 1));
}

/** What a number of the calendar is called. */
export function calendarText(calendar: "weekday" | "month", value: string, language: Language): string {
  return calendar === "month" ? monthText(Number(value), language) : weekdayText(Number(value), { language });
}
