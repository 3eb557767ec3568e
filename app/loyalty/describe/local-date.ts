const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day on which a moment falls in a time zone: "2026-12-31".
 *
 * @param at whole seconds since 1970
 */
export function localDate(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Canadian English writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(at * 1000);
}

/** The last day before a moment at which something ends: what ends as the year does was good until 31 December. */
export function lastDayBefore(end: number, timeZone: string): string {
  return localDate(end - 1, timeZone);
}
