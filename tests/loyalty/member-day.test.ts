import { describe, expect, it } from "vitest";
import type { EventFact } from "../../app/loyalty/history.ts";
import { decideMemberDay } from "../../app/loyalty/member-day.ts";
import { event, programOf } from "./orders.ts";

const program = programOf({
  campaigns: [
    { id: "own-day", name: "Your day", memberDay: { perYear: 2 }, effect: { kind: "multiplier", multiplier: "3" } },
    { id: "week", name: "A week", effect: { kind: "multiplier", multiplier: "2" } },
  ],
});
const chosen = (date: string, changes: Partial<EventFact> = {}) =>
  event({ name: "member-day", subject: "own-day", attributes: { date }, ...changes });

/** The day begins at 22:00 in Greenwich. */
const BEGINS = Date.parse("2026-06-30T22:00:00Z") / 1000;

function decide(changes: Partial<Parameters<typeof decideMemberDay>[0]>) {
  return decideMemberDay({
    program,
    campaignId: "own-day",
    date: "2026-07-01",
    events: [],
    timeZone: "Europe/Berlin",
    at: BEGINS - 1,
    ...changes,
  });
}

describe("a member who chooses a day", () => {
  it.each<[string, string, Partial<Parameters<typeof decideMemberDay>[0]>]>([
    ["may until the day begins in the shop", "accepted", {}],
    ["may not once it has begun", "too-late", { at: BEGINS }],
    ["needs a campaign on a day of the member's own", "unknown-campaign", { campaignId: "week" }],
    ["needs a campaign that there is", "unknown-campaign", { campaignId: "x" }],
    ["needs a program", "unknown-campaign", { program: null }],
    ["chooses a day that there is", "no-such-day", { date: "2027-02-29" }],
    ["chooses a day of a month that there is", "no-such-day", { date: "2027-13-01" }],
    ["writes it whole", "no-such-day", { date: "2026-07-1" }],
    ["writes nothing before it", "no-such-day", { date: "x2026-07-01" }],
    ["writes nothing after it", "no-such-day", { date: "2026-07-01T10:00" }],
    ["chooses each day once", "already-chosen", { events: [chosen("2026-07-01")] }],
    ["has one more", "accepted", { events: [chosen("2026-08-01")] }],
    ["has so many a year", "none-left", { events: [chosen("2026-08-01"), chosen("2026-09-01")] }],
    ["has them each year", "accepted", { events: [chosen("2027-08-01"), chosen("2027-09-01")] }],
    ["has those back that were taken back", "accepted", { events: [chosen("2026-08-01"), chosen("2026-07-01", { withdrawnAt: 5 })] }],
    ["has those of another campaign apart", "accepted", { events: [chosen("2026-07-01", { subject: "other" }), chosen("2026-08-01", { subject: "other" })] }],
    ["is not counted other events", "accepted", { events: [chosen("2026-07-01", { name: "visit" })] }],
    ["is not counted what is no day", "accepted", { events: [chosen("2026-08-01"), chosen("", { attributes: { date: 2026 } })] }],
  ])("%s: %s", (_what, outcome, changes) => {
    expect(decide(changes)).toBe(outcome);
  }); // prettier-ignore
});
