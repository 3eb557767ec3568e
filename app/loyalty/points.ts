import { invariant } from "./assert.ts";
import type { Fraction } from "./fraction.ts";

/** A whole number of points; a balance may be negative. */
export type Points = number & { readonly __brand: "Points" };

/** More points than can be counted to the point: a program with such rates, or facts with such amounts, are a mistake. */
export class TooManyPoints extends Error {}

/**
 * @throws {TooManyPoints} when JavaScript cannot hold `value` exactly
 * @throws when it is no whole number
 */
export function points(value: number | bigint | string): Points {
  const number = Number(value);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new TooManyPoints(`${value} points are too many`);
  invariant(Number.isSafeInteger(number), `${value} is not a whole number of points`);
  return number as Points;
}

/** An exact fraction: rates and multipliers are never floating point. Both parts whole, the denominator positive. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

/**
 * Reads a person's decimal number ("1.25") as an exact fraction in lowest terms.
 *
 * @returns null when `text` is no plain decimal number with at most six decimals
 */
export function ratioFromDecimal(text: string): Ratio | null {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = "0", decimals = ""] = match;
  const denominator = 10 ** decimals.length;
  return lowestTerms({ numerator: Number(whole) * denominator + Number(decimals || "0"), denominator });
}

/** The decimal that a person would write for `ratio`, with at most six decimals: "1.5", "2". */
export function ratioToDecimal(ratio: Ratio | Fraction): string {
  const scaled = (BigInt(ratio.numerator) * 1_000_000n) / BigInt(ratio.denominator);
  const decimals = (scaled % 1_000_000n).toString().padStart(6, "0").replace(/0+$/, "");
  return `${scaled / 1_000_000n}${decimals ? `.${decimals}` : ""}`;
}

function lowestTerms({ numerator, denominator }: Ratio): Ratio {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
