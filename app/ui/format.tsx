import { createContext, type PropsWithChildren, useContext, useMemo } from "react";
import type { Speech } from "../i18n/language.ts";
import { invariant } from "../loyalty/assert.ts";
import { datesIn, numbersIn } from "../loyalty/formatters.ts";
import { decimalsOf } from "../loyalty/money.ts";

/** What numbers, amounts and dates of one shop look like to one reader. */
export interface FormatFacts {
  speech: Speech;
  currency: string;
  timeZone: string;
  pointsName: { one: string; many: string };
}

/** A unit of the program in the merchant's words. */
export interface UnitWords {
  one: string;
  many: string;
  icon: string;
  decimals: number;
}

export interface Format extends FormatFacts {
  number: (value: number) => string;
  /** "59 Coins", in the merchant's own words. */
  points: (value: number) => string;
  /** "1.50 Stars": a number of any unit, with the decimals that people see of it. */
  inUnit: (value: number, unit: UnitWords) => string;
  /** "+59 Coins", "−59 Coins" */
  movement: (value: number) => string;
  /** "+1.50 Stars", "−1.50 Stars" */
  movementIn: (value: number, unit: UnitWords) => string;
  /** In the shop's currency, or in another one of its markets. */
  money: (amountMinor: number, currency?: string) => string;
  /** A share of one, with one decimal: 0.00985 is "1.0%". */
  percent: (share: number) => string;
  /** The day of a moment, by the shop's clock. */
  date: (iso: string) => string;
  /** A day that is written YYYY-MM-DD, which is the same day everywhere. */
  day: (day: string) => string;
  dateTime: (iso: string) => string;
  /** What a clock on the wall shows, YYYY-MM-DDTHH:MM, in no time zone. */
  wallTime: (time: string) => string;
}

function formatFor(facts: FormatFacts): Format {
  const { speech, currency, timeZone, pointsName } = facts;
  const { locale } = speech;
  const number = (value: number) => numbersIn(locale, {}).format(value);
  const moneyIn = (code: string) =>
    numbersIn(locale, {
      style: "currency",
      currency: code || "XXX",
      minimumFractionDigits: decimalsOf(code),
      maximumFractionDigits: decimalsOf(code),
    });
  const nameOf = (value: number) => (Math.abs(value) === 1 ? pointsName.one : pointsName.many);
  return {
    ...facts,
    number,
    points: (value) => `${number(value)} ${nameOf(value)}`,
    inUnit: (value, unit) => inUnit(value, unit, { locale, signDisplay: "auto" }),
    movementIn: (value, unit) => inUnit(value, unit, { locale, signDisplay: "exceptZero" }),
    movement: (value) => `${numbersIn(locale, { signDisplay: "exceptZero" }).format(value)} ${nameOf(value)}`,
    // Exact for every amount below 2^53 minor units: the division is rounded to the currency's decimals again.
    money: (amountMinor, code = currency) => moneyIn(code).format(amountMinor / 10 ** decimalsOf(code)),
    percent: (share) =>
      numbersIn(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share),
    date: (iso) => datesIn(locale, { dateStyle: "medium", timeZone }).format(new Date(iso)),
    wallTime: (time) =>
      datesIn(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(Date.parse(`${time}Z`)),
    day: (day) => datesIn(locale, { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(day)),
    dateTime: (iso) => datesIn(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(iso)),
  };
}

function inUnit(
  value: number,
  { one, many, icon, decimals }: UnitWords,
  { locale, signDisplay }: { locale: string; signDisplay: "auto" | "exceptZero" },
): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay };
  const number = numbersIn(locale, digits).format(value / 10 ** decimals);
  const name = Math.abs(value) === 10 ** decimals ? one : many;
  return `${icon === "" ? "" : `${icon} `}${number} ${name}`;
}

const FormatContext = createContext<Format | null>(null);

export function FormatProvider({ facts, children }: PropsWithChildren<{ facts: FormatFacts }>) {
  const { currency, timeZone } = facts;
  const { locale, language } = facts.speech;
  const { one, many } = facts.pointsName;
  // The facts come fresh with every load; only a change of what they say makes new formatters.
  const format = useMemo(
    () => formatFor({ speech: { locale, language }, currency, timeZone, pointsName: { one, many } }),
    [locale, language, currency, timeZone, one, many],
  );
  return <FormatContext.Provider value={format}>{children}</FormatContext.Provider>;
}

export function useFormat(): Format {
  const format = useContext(FormatContext);
  invariant(format, "useFormat outside of a FormatProvider");
  return format;
}
