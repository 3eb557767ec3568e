/**
 * The calendar of a time zone, the slow and obvious way: by what Intl prints. Shares no code with the application.
 */
export interface Wall {
  year: number;
  month: number;
  day: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}

const walls = new Map<string, Wall>();

/** What a clock and calendar on the wall show at a moment. */
export function wallAt(at: number, timeZone: string): Wall {
  const key = `${timeZone} ${at}`;
  const known = walls.get(key);
  if (known) return known;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(new Date(at * 1000))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const wall = {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    second: part("hour") * 3600 + part("minute") * 60 + part("second"),
  };
  if (walls.size > 200_000) walls.clear();
  walls.set(key, wall);
  return wall;
}

/** The moment at which the wall shows this; days and months beyond their end run on into the next. */
export function momentOf(wall: Wall, timeZone: string): number {
  const plain = Date.UTC(wall.year, wall.month - 1, wall.day) / 1000 + wall.second;
  const offset = (at: number) => {
    const shown = wallAt(at, timeZone);
    return Date.UTC(shown.year, shown.month - 1, shown.day) / 1000 + shown.second - at;
  };
  const first = plain - offset(plain);
  const second = plain - offset(first);
  // A time that the clocks skip is read with the offset from before the change, as calendars do.
  return offset(second) === plain - second ? second : Math.max(first, second);
}

export function dayStart(at: number, timeZone: string): number {
  return momentOf({ ...wallAt(at, timeZone), second: 0 }, timeZone);
}

export function nextDayStart(at: number, timeZone: string): number {
  const wall = wallAt(at, timeZone);
  return momentOf({ ...wall, day: wall.day + 1, second: 0 }, timeZone);
}

/** `months` later (or earlier) at the same time of day; the last day of a shorter month. */
export function monthsOn(at: number, months: number, timeZone: string): number {
  const wall = wallAt(at, timeZone);
  const index = wall.year * 12 + wall.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return momentOf({ year, month, day: Math.min(wall.day, last), second: wall.second }, timeZone);
}

function daysOn(at: number, days: number, timeZone: string): number {
  const wall = wallAt(at, timeZone);
  return momentOf({ ...wall, day: wall.day + days }, timeZone);
}

export function termOn(
  at: number,
  term: { days: number } | { months: number } | { years: number },
  timeZone: string,
): number {
  if ("days" in term) return daysOn(at, term.days, timeZone);
  return monthsOn(at, "months" in term ? term.months : term.years * 12, timeZone);
}

/** 1 is Monday. */
export function weekdayOf(at: number, timeZone: string): number {
  const wall = wallAt(at, timeZone);
  return new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() || 7;
}

export type Period = "day" | "week" | "month" | "quarter" | "year";

/** The name of the calendar period in which a moment lies: equal names, same period. */
export function periodName(period: Period, at: number, timeZone: string): string {
  const wall = wallAt(at, timeZone);
  switch (period) {
    case "day":
      return `${wall.year}-${wall.month}-${wall.day}`;
    case "week": {
      const monday = Date.UTC(wall.year, wall.month - 1, wall.day) / 86_400_000 - (weekdayOf(at, timeZone) - 1);
      return `week ${monday}`;
    }
    case "month":
      return `${wall.year}-${wall.month}`;
    case "quarter":
      return `${wall.year} Q${Math.ceil(wall.month / 3)}`;
    case "year":
      return String(wall.year);
  }
}

/** The same local time one period earlier. */
export function onePeriodEarlier(period: Period, at: number, timeZone: string): number {
  switch (period) {
    case "day":
      return daysOn(at, -1, timeZone);
    case "week":
      return daysOn(at, -7, timeZone);
    case "month":
      return monthsOn(at, -1, timeZone);
    case "quarter":
      return monthsOn(at, -3, timeZone);
    case "year":
      return monthsOn(at, -12, timeZone);
  }
}
