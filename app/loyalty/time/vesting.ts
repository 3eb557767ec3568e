import { assertNever } from "../assert.ts";
import type { Vesting } from "../program.ts";
import { clampedDayNumber } from "./civil.ts";
import { zoneOf } from "./zone.ts";

/** From when points that were earned at `earnedAt` may be spent. */
export function vestsAt(vesting: Vesting, options: { earnedAt: number; timeZone: string }): number {
  const { earnedAt } = options;
  if (vesting.kind === "at-once") return earnedAt;
  const zone = zoneOf(options.timeZone);
  switch (vesting.kind) {
    case "after":
      return zone.plus(earnedAt, vesting.after);
    case "on-date": {
      const { month, day } = vesting.on;
      const { year } = zone.local(earnedAt);
      const thisYear = zone.dayStart(clampedDayNumber(year, month, day));
      return thisYear > earnedAt ? thisYear : zone.dayStart(clampedDayNumber(year + 1, month, day));
    }
    default:
      return assertNever(vesting);
  }
}
