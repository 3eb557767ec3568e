import type { EventFact } from "../history.ts";
import type { Campaign } from "../program.ts";
import type { FoldState } from "./fold-state.ts";

/** By this event a member chooses a day: its subject is the campaign, its attribute `date` the day. */
const MEMBER_DAY = "member-day";

/**
 * The numbers of the local days that the member chose for a campaign, as known at `at`.
 *
 * Of each calendar year the first `perYear` choices count. A choice counts if it came before its day began; taken back before
 * then, it is free again, afterwards it is used.
 */
export function chosenDays(state: FoldState, campaign: Campaign, at: number): ReadonlySet<number> {
  const days = new Set<number>();
  const perYear = campaign.memberDay?.perYear ?? 0;
  const chosenIn = new Map<string, number>();
  for (const event of state.events) {
    const date = dateOf(event, campaign);
    if (date === null) continue;
    const begins = state.zone.parse(date);
    if (event.at >= begins) continue;
    if (event.withdrawnAt !== null && event.withdrawnAt < begins && event.withdrawnAt <= at) continue;
    const year = date.slice(0, 4);
    const number = (chosenIn.get(year) ?? 0) + 1;
    chosenIn.set(year, number);
    if (number <= perYear) days.add(state.zone.dayNumber(begins));
  }
  return days;
}

function dateOf(event: EventFact, campaign: Campaign): string | null {
  if (event.name !== MEMBER_DAY || event.subject !== campaign.id) return null;
  const { date } = event.attributes;
  return typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : null;
}
