import { zoneOf } from "./time/zone.ts";

/**
 * The moment `months` calendar months later at the same local time, in `timeZone` (the last day of a shorter month).
 *
 * @param at whole seconds since 1970
 * @param timeZone an IANA name, such as "Europe/Berlin"
 * @returns whole seconds since 1970
 */
export function plusMonths(at: number, months: number, timeZone: string): number {
  return zoneOf(timeZone).plusMonths(at, months);
}

/** Whole seconds since 1970 of a moment: the precision in which business time is compared. */
export function wholeSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
