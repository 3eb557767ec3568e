import { zoneOf } from "../time/zone.ts";

/**
 * The day on which a moment falls in a time zone: "2026-12-31".
 *
 * @param at whole seconds since 1970
 */
export function localDate(at: number, timeZone: string): string {
  return zoneOf(timeZone).dateText(at);
}

/** The last day before a moment at which something ends: what ends as the year does was good until 31 December. */
export function lastDayBefore(end: number, timeZone: string): string {
  return localDate(end - 1, timeZone);
}
