import type { Arithmetic, Explanation } from "../explanation.ts";
import type { ExplainContext } from "./format.ts";
import type { Words } from "./words.ts";
import { datesIn } from "../formatters.ts";

type Benefit = Extract<Explanation, { kind: "benefit" }>;
type Joined = Extract<Explanation, { kind: "joined" }>;

const PERIOD = /^(?:entered-\d+(?:-(?<nth>\d+))?|(?<year>\d{4})(?:-(?:Q(?<quarter>\d)|(?<month>\d\d)))?)$/;

/** "50 Coins as a benefit on entering Gold", "… of Gold for March 2026". */
export function benefitText(
  points: string,
  { tier: { name }, period }: Benefit,
  of: { words: Words; context: ExplainContext },
): string {
  const { benefit } = of.words;
  const { nth, year = "", quarter, month } = PERIOD.exec(period)?.groups ?? {};
  if (period.startsWith("entered-")) {
    return nth === undefined ? benefit.entry(points, name) : benefit.tierYear(points, name, Number(nth));
  }
  if (quarter !== undefined) return benefit.quarter(points, name, { quarter: Number(quarter), year });
  return benefit.period(
    points,
    name,
    month === undefined ? year || period : monthText(Number(year), Number(month), of.context),
  );
}

/** "March 2026" */
export function monthText(year: number, month: number, { locale }: ExplainContext): string {
  const format = datesIn(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(Date.UTC(year, month - 1, 1));
}

/** How a gift for joining comes about; null where nothing was written down but the points. */
export function arithmeticOfJoining(joined: Joined): Arithmetic | null {
  const {
    kind: _kind,
    points: _points,
    unit,
    currency,
    basisMinor,
    effect,
    tier,
    rounding,
    before,
    after,
    ...rest
  } = joined;
  if (!currency || basisMinor === undefined || !effect || tier === undefined || !rounding) return null;
  if (before === undefined || after === undefined) return null;
  return { ...rest, unit: unit ?? "points", currency, basisMinor, effect, tier, rounding, before, after };
}
