import type { EventFact } from "./history.ts";
import type { Program } from "./program.ts";
import { zoneOf } from "./time/zone.ts";

/** The event by which a member chooses a campaign's day. */
export const MEMBER_DAY = "member-day";

export type MemberDayRefusal =
  | "already-chosen"
  /** There is no such campaign on a day of the member's own. */
  | "unknown-campaign"
  | "no-such-day"
  /** The day has begun. */
  | "too-late"
  /** Every choice of that calendar year is taken. */
  | "none-left";

/**
 * Whether a member may choose a day for a campaign.
 *
 * @param program the newest version's document; null while there is none
 * @param at now, whole seconds since 1970
 */
export function decideMemberDay(options: {
  program: Program | null;
  campaignId: string;
  /** YYYY-MM-DD */
  date: string;
  events: readonly EventFact[];
  timeZone: string;
  at: number;
}): "accepted" | MemberDayRefusal {
  const { program, campaignId, date, events, timeZone, at } = options;
  const memberDay = program?.campaigns.find(({ id }) => id === campaignId)?.memberDay;
  if (!memberDay) return "unknown-campaign";
  if (!isDate(date)) return "no-such-day";
  const chosen = events
    .filter(({ name, subject, withdrawnAt }) => name === MEMBER_DAY && subject === campaignId && withdrawnAt === null)
    .map(({ attributes }) => attributes.date);
  if (chosen.includes(date)) return "already-chosen";
  if (zoneOf(timeZone).parse(date) <= at) return "too-late";
  const year = date.slice(0, 4);
  const ofYear = chosen.filter((day) => typeof day === "string" && day.startsWith(year));
  return ofYear.length < memberDay.perYear ? "accepted" : "none-left";
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
