import type { Campaign } from "../program.ts";
import { dayNumber, weekdayOf } from "../time/civil.ts";
import { zoneOf } from "../time/zone.ts";
import { campaignWeekdays, campaignWindow, type TimeSpan } from "./campaign-window.ts";
import { isChosen, type Overlap } from "./overlaps.ts";

/** Whole days of the shop's calendar, by number: from (included) to (excluded). */
export interface Days {
  from: number;
  to: number;
}

/** Three months of the calendar. */
export interface Quarter extends Days {
  /** Its name in an address: "2026-q4". */
  name: string;
  months: { year: number; month: number; days: number }[];
}

/** A stretch of equal days: nothing; on; on where a member chose the day; on together with another campaign. */
export interface BarPiece {
  kind: "off" | "on" | "chosen" | "together";
  days: number;
}

/**
 * The calendar quarter of a name or, where it is none, of a moment.
 *
 * @param place.now whole seconds since 1970
 */
export function quarterOf(name: string | null, place: { timeZone: string; now: number }): Quarter {
  const [, year, number] = /^(\d{4})-q([1-4])$/.exec(name ?? "") ?? [];
  if (year !== undefined && number !== undefined) return quarter(Number(year), Number(number));
  const local = zoneOf(place.timeZone).local(place.now);
  return quarter(local.year, Math.ceil(local.month / 3));
}

/** The quarter so many quarters later, or earlier. */
export function quarterLater({ months: [first] }: Quarter, by: number): Quarter {
  const index = (first?.year ?? 0) * 4 + Math.floor(((first?.month ?? 1) - 1) / 3) + by;
  return quarter(Math.floor(index / 4), (index % 4) + 1);
}

function quarter(year: number, number: number): Quarter {
  const months = [0, 1, 2].map((later) => {
    const month = number * 3 - 2 + later;
    return { year, month, days: dayNumber(year, month + 1, 1) - dayNumber(year, month, 1) };
  });
  return {
    name: `${String(year).padStart(4, "0")}-q${number}`,
    from: dayNumber(year, number * 3 - 2, 1),
    to: dayNumber(year, number * 3 + 1, 1),
    months,
  };
}

/** What a campaign does on the days of a part of the calendar. */
export interface CampaignBar {
  /** Their days add up to those asked for. */
  pieces: BarPiece[];
  /** The other campaigns that it is on together with, whatever members choose. */
  meets: Campaign[];
}

/**
 * What a campaign does on the days of a part of the calendar, as a bar is drawn.
 *
 * @returns null where the campaign is not on in any of them
 */
export function campaignBar(
  campaign: Campaign,
  { days, overlaps, timeZone }: { days: Days; overlaps: readonly Overlap[]; timeZone: string },
): CampaignBar | null {
  const isOn = onDays({ ...campaignWindow(campaign, timeZone), weekdays: campaignWeekdays(campaign) }, timeZone);
  const meetings = overlaps
    .filter(({ campaigns }) => campaigns.includes(campaign) && !isChosen(campaigns))
    .map(({ campaigns, ...when }) => ({
      others: campaigns.filter((each) => each !== campaign),
      isOn: onDays(when, timeZone),
    }));
  const pieces: BarPiece[] = [];
  const meets = new Set<Campaign>();
  for (let day = days.from; day < days.to; day += 1) {
    const others = meetings.flatMap((meeting) => (meeting.isOn(day) ? meeting.others : []));
    for (const other of others) meets.add(other);
    const alone = campaign.memberDay ? "chosen" : "on";
    const kind = !isOn(day) ? "off" : others.length > 0 ? "together" : alone;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.days += 1;
    else pieces.push({ kind, days: 1 });
  }
  return pieces.every(({ kind }) => kind === "off") ? null : { pieces, meets: [...meets] };
}

/** Tells of a day's number whether any moment of it lies in a stretch of time, on its days of the week. */
function onDays(
  { from, to, weekdays }: TimeSpan & { weekdays: readonly number[] | null },
  timeZone: string,
): (day: number) => boolean {
  if (from >= to) return () => false;
  const zone = zoneOf(timeZone);
  const first = Number.isFinite(from) ? zone.dayNumber(from) : from;
  const last = Number.isFinite(to) ? zone.dayNumber(to - 1) : to;
  return (day) => day >= first && day <= last && (weekdays?.includes(weekdayOf(day)) ?? true);
}
