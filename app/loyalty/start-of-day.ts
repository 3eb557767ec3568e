import { wholeSeconds } from "./calendar.ts";
import { zoneOf } from "./time/zone.ts";

/** The first moment of the day that `at` falls on, in `timeZone` (an IANA name): not always midnight, but always the first. */
export function startOfDay(at: Date, timeZone: string): Date {
  return new Date(zoneOf(timeZone).startOfDay(wholeSeconds(at)) * 1000);
}
