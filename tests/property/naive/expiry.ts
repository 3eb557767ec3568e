import type { Expiry, Vesting } from "../../../app/loyalty/program.ts";
import { dayStart, momentOf, monthsOn, nextDayStart, periodName, termOn, wallAt } from "./wall-clock.ts";

export function vestingMoment(vesting: Vesting, from: number, timeZone: string): number {
  switch (vesting.kind) {
    case "at-once":
      return from;
    case "after":
      return termOn(from, vesting.after, timeZone);
    case "on-date": {
      const { year } = wallAt(from, timeZone);
      const inYear = (y: number) => {
        const last = new Date(Date.UTC(y, vesting.on.month, 0)).getUTCDate();
        return momentOf({ year: y, month: vesting.on.month, day: Math.min(vesting.on.day, last), second: 0 }, timeZone);
      };
      return [year, year + 1].map(inYear).find((moment) => moment > from) ?? inYear(year + 2);
    }
  }
}

/** Until when points earned at a moment are good: activity and tiers that stop the clock are walked through one by one. */
export function expiryMoment(options: {
  expiry: Expiry;
  from: number;
  activities: number[];
  suspensions: { from: number; to: number | null }[];
  timeZone: string;
}): number | null {
  const { expiry, from, activities, suspensions, timeZone } = options;
  if (expiry.kind === "never") return null;
  const signs = [
    ...suspensions.flatMap(({ from: start, to }) => [
      { at: start, sign: "stop" as const },
      ...(to === null ? [] : [{ at: to, sign: "go" as const }]),
    ]),
    ...(expiry.kind === "rolling" ? activities.map((at) => ({ at, sign: "active" as const })) : []),
  ].sort((a, b) => a.at - b.at || (a.sign === "stop" ? -1 : 1));

  let anchor = from;
  let months: string[] = [];
  const end = () => endOf(expiry, anchor, months.length, timeZone);
  let isStopped = false;
  let until = end();
  for (const { at, sign } of signs) {
    if (!isStopped && at >= until) return until;
    if (sign === "stop") {
      if (at > from || suspensions.some((one) => one.from === at && (one.to === null || one.to > from)))
        isStopped = true;
    } else if (sign === "go") {
      if (!isStopped) continue;
      isStopped = false;
      if (at <= from) continue;
      anchor = at;
      months = [];
      until = end();
    } else if (at > anchor && at > from && !isStopped && expiry.kind === "rolling") {
      if (expiry.extension === "restart") {
        const later = endOf(expiry, at, 0, timeZone);
        if (later > until) until = later;
      } else {
        const month = periodName("month", at, timeZone);
        if (month !== periodName("month", anchor, timeZone) && !months.includes(month)) months.push(month);
        until = end();
      }
    }
  }
  return isStopped ? null : until;
}

function endOf(expiry: Exclude<Expiry, { kind: "never" }>, from: number, months: number, timeZone: string): number {
  if (expiry.kind === "calendar") {
    const { year, month } = wallAt(from, timeZone);
    const span = expiry.period === "year" ? 12 : 3;
    const start = expiry.period === "year" ? 1 : Math.floor((month - 1) / 3) * 3 + 1;
    return momentOf(
      {
        ...wallAt(
          monthsOn(momentOf({ year, month: start, day: 1, second: 0 }, timeZone), span * (1 + expiry.later), timeZone),
          timeZone,
        ),
        second: 0,
      },
      timeZone,
    );
  }
  const term = termOn(from, expiry.after, timeZone);
  return nextDayStart(months === 0 ? term : dayStart(monthsOn(term, months, timeZone), timeZone), timeZone);
}
