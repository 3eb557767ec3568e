import type { ReferenceReward } from "../program.ts";
import { zoneOf } from "./zone.ts";

/**
 * When a reward that is given now is lost if nobody uses it: at the end of the shop's day; null: never.
 *
 * @param given.at whole seconds since 1970
 */
export function rewardLapsesAt(
  { lapses }: Pick<ReferenceReward, "lapses">,
  given: { at: number; timeZone: string },
): number | null {
  const zone = zoneOf(given.timeZone);
  return lapses ? zone.endOfDay(zone.plus(given.at, lapses)) : null;
}
