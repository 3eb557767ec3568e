/** Days of the Gregorian calendar as whole numbers, counted from 1 January 1970, without any time zone. */

export interface CivilDate {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

const DAYS_OF_ERA = 146_097;
/** From 1 March of year 0 to 1 January 1970. */
const EPOCH = 719_468;

/** The number of a day; a month beyond 12 or below 1 runs on into the neighbouring years. */
export function dayNumber(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  const march = months - 2;
  const y = Math.floor(march / 12);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (march - y * 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - EPOCH;
}

/** The date of a day number. */
export function civilDate(number: number): CivilDate {
  const shifted = number + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** How many days a month has; a month beyond 12 or below 1 runs on into the neighbouring years. */
function daysOfMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** The number of that day of the month, or of its last day where it is shorter: 29 February is 28 February in other years. */
export function clampedDayNumber(year: number, month: number, day: number): number {
  return dayNumber(year, month, Math.min(day, daysOfMonth(year, month)));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(number: number): number {
  // 1 January 1970 was a Thursday.
  return ((((number + 3) % 7) + 7) % 7) + 1;
}
