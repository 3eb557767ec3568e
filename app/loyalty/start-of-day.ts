import { Temporal } from "temporal-polyfill";

/** The first moment of the day that `at` falls on, in `timeZone` (an IANA name): not always midnight, but always the first. */
export function startOfDay(at: Date, timeZone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(local.startOfDay().epochMilliseconds);
}
