import { invariant } from "../assert.ts";
import { decimalsOf, formatMinor } from "../money.ts";
import { type Ratio, ratioToDecimal } from "../points.ts";
import { numbersIn } from "../formatters.ts";

/** What the sentences need besides the data: the language, and what the merchant calls a point of the unit. */
export interface ExplainContext {
  locale: "en" | "de";
  pointsName: { one: string; many: string };
  /** Decimals that people see of the unit; left out: none, and for shares of an amount those of its currency. */
  decimals?: number;
}

/** "134 Coins", "1.00 Cashback". */
export function counted(points: number, context: ExplainContext, decimals = context.decimals ?? 0): string {
  const { pointsName } = context;
  return `${figure(points, context.locale, decimals)} ${Math.abs(points) === 1 && decimals === 0 ? pointsName.one : pointsName.many}`;
}

/** A number of points as people see it; `decimals` of them stand behind the point. */
export function figure(points: number, locale: "en" | "de", decimals = 0): string {
  const digits = String(Math.abs(points)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const plain = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  const format = numbersIn(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return format.format(numeric(points < 0 ? `-${plain}` : plain));
}

/** Decimals of a share of an amount: it is money. */
export function decimalsOfShare(currency: string): number {
  return decimalsOf(currency);
}

/** "€89.40". */
export function money(amountMinor: number, currency: string, locale: string): string {
  const format = numbersIn(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.format(numeric(formatMinor(amountMinor, currency)));
}

/** "1.5". */
export function decimal(ratio: Ratio, locale: string): string {
  return numbersIn(locale, { maximumFractionDigits: 6 }).format(numeric(ratioToDecimal(ratio)));
}

/** "−0.5": a sum of ratios that may be negative. */
export function signedDecimal(terms: readonly Ratio[], locale: string): string {
  let millionths = 0n;
  for (const { numerator, denominator } of terms) millionths += (BigInt(numerator) * 1_000_000n) / BigInt(denominator);
  const size = Number(millionths < 0n ? -millionths : millionths);
  return `${millionths < 0n ? "−" : ""}${decimal({ numerator: size, denominator: 1_000_000 }, locale)}`;
}

/** "5 %" of a share of 0.05. */
export function percent({ numerator, denominator }: Ratio, locale: string): string {
  return `${decimal({ numerator: numerator * 100, denominator }, locale)} %`;
}

/** Intl takes decimal strings as they are: no amount becomes a floating-point number on its way to a person. */
function numeric(text: string): `${number}` {
  invariant(isNumeric(text), `${text} is no number`);
  return text;
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
