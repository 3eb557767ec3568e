import { assertNever } from "../assert.ts";
import { type Period, zoneOf } from "./zone.ts";

/**
 * The first second that belongs to the period of `at`, for caps and limits: what was earned at or after it (and not after
 * `at`) shares the period.
 *
 * @param options.by calendar: periods of the shop's calendar; rolling: all after the same local time one period earlier
 * @returns whole seconds; minus infinity for a lifetime
 */
export function periodStart(options: {
  per: Period | "lifetime";
  by: "calendar" | "rolling";
  at: number;
  timeZone: string;
}): number {
  const { per, by, at } = options;
  if (per === "lifetime") return Number.NEGATIVE_INFINITY;
  const zone = zoneOf(options.timeZone);
  if (by === "calendar") return zone.periodStart(per, at);
  switch (per) {
    case "day":
      return zone.plusDays(at, -1) + 1;
    case "week":
      return zone.plusDays(at, -7) + 1;
    case "month":
      return zone.plusMonths(at, -1) + 1;
    case "quarter":
      return zone.plusMonths(at, -3) + 1;
    case "year":
      return zone.plusMonths(at, -12) + 1;
    default:
      return assertNever(per);
  }
}
