import { wholeSeconds } from "../../../loyalty/calendar.ts";
import { zoneOf } from "../../../loyalty/time/zone.ts";

/** The last day of the shop's, as YYYY-MM-DD, on which something can be used that ends then. */
export function lastDayOf(endsAt: Date, timeZone: string): string {
  return zoneOf(timeZone).dateText(wholeSeconds(endsAt) - 1);
}
