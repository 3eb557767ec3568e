import { invariant } from "./assert.ts";

/** ISO 4217 currencies whose number of decimals is not two (as Shopify formats them). */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

/** How many decimals `currency` has (ISO 4217): EUR 2, JPY 0, KWD 3. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/** Smallest units in one unit of `currency`: EUR 100, JPY 1, KWD 1000. */
export function minorPerUnit(currency: string): number {
  return 10 ** decimalsOf(currency);
}

/**
 * Reads Shopify's decimal string digit by digit, so that no amount ever passes through a floating-point number.
 *
 * Zeros beyond the currency's decimals are accepted ("1299.0" JPY), other digits there are not.
 *
 * @returns minor units, or null when `text` is no such amount or too large to be held exactly
 */
export function parseMinor(text: string, currency: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const decimals = decimalsOf(currency);
  if (fraction.length > decimals && /[^0]/.test(fraction.slice(decimals))) return null;
  // Fifteen digits and fewer are held exactly; more than sixteen may look exact once they were rounded.
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, "0");
  const minor = Number(digits.length > 15 ? BigInt(digits) : digits);
  if (!Number.isSafeInteger(minor)) return null;
  return sign && minor !== 0 ? -minor : minor;
}

/** The plain decimal string of an amount ("-0.59"), as Shopify's API takes it. */
export function formatMinor(amountMinor: number, currency: string): string {
  invariant(Number.isSafeInteger(amountMinor), `${amountMinor} is not a whole amount`);
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`;
  return `${amountMinor < 0 ? "-" : ""}${whole}${fraction}`;
}
