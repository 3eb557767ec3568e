import type { Campaign } from "../program.ts";
import { zoneOf } from "../time/zone.ts";

/** A stretch of time, whole seconds since 1970: from (included) to (excluded), open ends are infinite. */
export interface TimeSpan {
  from: number;
  to: number;
}

export type CampaignState = "running" | "coming" | "past";

/**
 * When a campaign can change anything, by the shop's calendar: its own window and that of its conditions together.
 *
 * @returns what never comes, because one window begins where another is over, as a stretch that ends before it begins
 */
export function campaignWindow({ from, to, conditions }: Campaign, timeZone: string): TimeSpan {
  const zone = zoneOf(timeZone);
  const windows = [{ from, to }, ...conditions.flatMap((each) => (each.kind === "window" ? [each] : []))];
  return {
    from: Math.max(
      ...windows.map((each) => (each.from === undefined ? Number.NEGATIVE_INFINITY : zone.parse(each.from))),
    ),
    to: Math.min(...windows.map((each) => (each.to === undefined ? Number.POSITIVE_INFINITY : zone.parse(each.to)))),
  };
}

/**
 * How a campaign stands to a moment.
 *
 * @param place.now whole seconds since 1970
 */
export function campaignState(campaign: Campaign, place: { timeZone: string; now: number }): CampaignState {
  const { from, to } = campaignWindow(campaign, place.timeZone);
  if (to <= place.now) return "past";
  return from > place.now ? "coming" : "running";
}

/** The days of the week on which a campaign changes anything, 1 is Monday; null: on all of them. */
export function campaignWeekdays({ conditions }: Campaign): number[] | null {
  return commonDays(conditions.map((each) => (each.kind === "weekday" ? each.in : null)));
}

/** The days of the week that several lists share; null stands for all of them. */
export function commonDays(lists: readonly (readonly number[] | null)[]): number[] | null {
  return lists.reduce<number[] | null>((common, list) => {
    if (list === null) return common;
    return common === null ? [...new Set(list)].sort() : common.filter((day) => list.includes(day));
  }, null);
}
