import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { zoneOf } from "../loyalty/time/zone.ts";
import { firstRecordedAt, noteStanding, programStanding, rollUpDays } from "../models/figures.ts";

/** So many days a transaction: a first run over years stays a row of short ones. */
const DAYS_MAX = 31;
const DAY = 86_400;

/**
 * Brings the figures of a program up to date: days since it was last done are counted anew, the one in which that was and the one
 * before it included, and what stands is looked at. Everything comes from transfers, lots and members, so that doing it twice
 * changes nothing.
 */
export async function rollUpFigures(options: { programId: string; timeZone: string; now: Date }): Promise<void> {
  const { programId, timeZone, now } = options;
  const zone = zoneOf(timeZone);
  const last = await programStanding(programId);
  const since = last?.at ?? (await withTransaction((tx) => firstRecordedAt(tx, programId))) ?? now;
  const days: { day: string; from: Date; to: Date }[] = [];
  let at = zone.startOfDay(zone.startOfDay(wholeSeconds(since)) - DAY / 2);
  while (at <= wholeSeconds(now)) {
    const end = zone.endOfDay(at);
    days.push({ day: zone.dateText(at), from: new Date(at * 1000), to: new Date(end * 1000) });
    at = end;
  }
  for (let first = 0; first < days.length; first += DAYS_MAX) {
    await withTransaction((tx) => rollUpDays(tx, { programId, days: days.slice(first, first + DAYS_MAX) }));
  }
  await withTransaction((tx) => noteStanding(tx, { programId, timeZone, now }));
}
