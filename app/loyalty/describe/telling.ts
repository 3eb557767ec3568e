import { invariant } from "../assert.ts";
import type { Fraction } from "../fraction.ts";
import { decimalsOf, formatMinor, minorPerUnit } from "../money.ts";
import { type Ratio, ratioToDecimal } from "../points.ts";
import type { Duration, MonthDay } from "../program/primitives.ts";
import { type Program, unitOf } from "../program.ts";
import { datesIn, listsIn, numbersIn } from "../formatters.ts";

/** What the sentences need besides the document. */
export interface Telling extends Voice {
  program: Program;
}

/** In which language, with which money. */
export interface Voice {
  currency: string;
  language: "en" | "de";
}

/** "1,234", "1.234" */
export function numberText(value: number, { language }: Pick<Voice, "language">): string {
  return numbersIn(language, {}).format(value);
}

/** "1.5", "1,5" */
export function ratioText(ratio: Ratio | Fraction, { language }: Pick<Voice, "language">): string {
  return decimalText(ratioToDecimal(ratio), language);
}

/** "5%", "5 %" */
export function shareText(share: Ratio, telling: Telling): string {
  const { language } = telling;
  const percent = ratioText({ numerator: share.numerator * 100, denominator: share.denominator }, telling);
  return language === "de" ? `${percent} %` : `${percent}%`;
}

/** "€10.00", "10,00 €" */
export function moneyText(amountMinor: number, { currency, language }: Voice): string {
  const format = numbersIn(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.format(numeric(formatMinor(amountMinor, currency)));
}

/** One unit of the shop's currency: "€1.00". */
export function oneText(telling: Telling): string {
  return moneyText(minorPerUnit(telling.currency), telling);
}

/** "100 Coins"; amounts of cashback and of units with decimals as people see them: "1.50 Stars". */
export function unitText(points: number, unitId: string, telling: Telling): string {
  const { kind, name, decimals } = unitOf(telling.program, unitId);
  const places = kind === "cashback" ? decimalsOf(telling.currency) : decimals;
  const noun = points === 10 ** places ? name.one : name.many;
  return kind === "cashback"
    ? `${moneyText(points, telling)} ${noun}`
    : `${decimalText(scaled(points, places), telling.language, places)} ${noun}`;
}

/** "1.5 Coins" for a rate into a unit. */
export function rateText(rate: Ratio, unitId: string, telling: Telling): string {
  const { kind, name, decimals } = unitOf(telling.program, unitId);
  const places = kind === "cashback" ? decimalsOf(telling.currency) : decimals;
  const shown = { numerator: rate.numerator, denominator: rate.denominator * 10 ** places };
  const noun = shown.numerator === shown.denominator ? name.one : name.many;
  return `${ratioText(shown, telling)} ${noun}`;
}

/** "12 months"; in German in the dative, after a preposition: "12 Monaten". */
export function durationText(duration: Duration, { language }: Pick<Voice, "language">): string {
  const words = DURATIONS[language];
  if ("days" in duration) return words.days(duration.days);
  return "months" in duration ? words.months(duration.months) : words.years(duration.years);
}

/** "1 January", "1. Januar" */
export function monthDayText({ month, day }: MonthDay, { language }: Pick<Voice, "language">): string {
  const name = monthName(month, language);
  return language === "de" ? `${day}. ${name}` : `${day} ${name}`;
}

/** A local time of the document: "27 November 2026, 09:00". */
export function localTimeText(time: string, telling: Pick<Voice, "language">): string {
  const [date = "", clock] = time.split("T");
  const [year = "", month = "1", day = "1"] = date.split("-");
  const text = `${monthDayText({ month: Number(month), day: Number(day) }, telling)} ${year}`;
  return clock === undefined ? text : `${text}, ${clock}`;
}

/** 1 is Monday. */
export function weekdayText(weekday: number, { language }: Pick<Voice, "language">): string {
  // 5 January 1970 was a Monday.
  const at = Date.UTC(1970, 0, 4 + weekday);
  return datesIn(language, { weekday: "long", timeZone: "UTC" }).format(at);
}

/** "a, b or c" */
export function anyOf(items: readonly string[], { language }: Pick<Voice, "language">): string {
  return listsIn(language, { type: "disjunction" }).format(items);
}

/** "a, b and c" */
export function allOf(items: readonly string[], { language }: Pick<Voice, "language">): string {
  return listsIn(language, { type: "conjunction" }).format(items);
}

/** The first few of many, and how many more there are. */
export function someOf(items: readonly string[], telling: Telling): string {
  const shown = items.slice(0, SHOWN_MAX);
  const rest = items.length - shown.length;
  const more = telling.language === "de" ? `${rest} weitere` : `${rest} more`;
  return anyOf(rest > 0 ? [...shown, more] : shown, telling);
}

/** „so“ and “so” */
export function quoted(text: string, { language }: Pick<Voice, "language">): string {
  return language === "de" ? `„${text}“` : `“${text}”`;
}

/** The merchant's name of a tier. */
export function tierName(tierId: string, { program }: Telling): string {
  return program.tiers.find(({ id }) => id === tierId)?.name ?? tierId;
}

/** A sentence: the first letter large, a full stop at the end. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** "Points: expires at the end of the year." */
export function ofUnit(unit: string, text: string): string {
  return `${unit}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

const SHOWN_MAX = 5;

const DURATIONS = {
  en: {
    days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
    months: (count: number) => (count === 1 ? "1 month" : `${count} months`),
    years: (count: number) => (count === 1 ? "1 year" : `${count} years`),
  },
  de: {
    days: (count: number) => (count === 1 ? "1 Tag" : `${count} Tagen`),
    months: (count: number) => (count === 1 ? "1 Monat" : `${count} Monaten`),
    years: (count: number) => (count === 1 ? "1 Jahr" : `${count} Jahren`),
  },
};

function monthName(month: number, language: Telling["language"]): string {
  return datesIn(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(1970, month - 1, 1));
}

function scaled(points: number, places: number): string {
  const digits = String(points).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function decimalText(plain: string, language: Telling["language"], places = 0): string {
  const format = numbersIn(language, { minimumFractionDigits: places, maximumFractionDigits: 6 });
  return format.format(numeric(plain));
}

/** Intl takes decimal strings as they are: no amount becomes a floating-point number on its way to a person. */
function numeric(text: string): `${number}` {
  invariant(isNumeric(text), `${text} is no number`);
  return text;
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
