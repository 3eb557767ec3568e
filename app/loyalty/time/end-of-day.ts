import { zoneOf } from "./zone.ts";

/** The first moment after a day that is written YYYY-MM-DD, in whole seconds since 1970. */
export function endOfDayIn(day: string, timeZone: string): number {
  const zone = zoneOf(timeZone);
  return zone.endOfDay(zone.parse(day));
}
