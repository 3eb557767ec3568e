/** Minor units of the shop's currency and of the currency the buyer paid in. */
export interface Bag {
  shop: number;
  presentment: number;
}

/** ISO 4217 currencies whose number of decimals is not two. */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

export const NO_MONEY: Readonly<Bag> = { shop: 0, presentment: 0 };

/** How many decimals `currency` has (ISO 4217): EUR 2, JPY 0, KWD 3. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/** Reads a decimal string digit by digit; null when it is none, or has digits beyond the currency's decimals. */
export function parseMinor(text: string, currency: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const decimals = decimalsOf(currency);
  if (/[^0]/.test(fraction.slice(decimals))) return null;
  const minor = Number(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return sign && minor !== 0 ? -minor : minor;
}

/** "129.90", "1299", "1.500": every decimal the currency has, as Shopify's webhook bodies write amounts. */
export function formatMinor(amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`;
  return `${amountMinor < 0 ? "-" : ""}${whole}${fraction}`;
}

/** "129.9", "12.0": trailing zeros dropped, one decimal kept, as Shopify's Admin API writes its Decimal. */
export function formatDecimal(amountMinor: number, currency: string): string {
  const text = formatMinor(amountMinor, currency);
  if (!text.includes(".")) return `${text}.0`;
  const trimmed = text.replace(/0+$/, "");
  return trimmed.endsWith(".") ? `${trimmed}0` : trimmed;
}

/** Adds amounts, each in both currencies. */
export function addBags(...bags: readonly Readonly<Bag>[]): Bag {
  return bags.reduce<Bag>(
    (sum, bag) => ({ shop: sum.shop + bag.shop, presentment: sum.presentment + bag.presentment }),
    {
      shop: 0,
      presentment: 0,
    },
  );
}

/** `bag` minus `other`. */
export function subtractBags(bag: Readonly<Bag>, other: Readonly<Bag>): Bag {
  return { shop: bag.shop - other.shop, presentment: bag.presentment - other.presentment };
}

/** `factor` times `bag`; the factor is a whole number. */
export function multiplyBag(bag: Readonly<Bag>, factor: number): Bag {
  return { shop: bag.shop * factor, presentment: bag.presentment * factor };
}

/** `amount * numerator / denominator`, half rounded away from zero, computed exactly. */
export function scaleMinor(amount: number, numerator: number | bigint, denominator: number | bigint): number {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return Number(product < 0n ? -rounded : rounded);
}

/**
 * What units `from` to `to` of `of` carry of an amount that all of them carry together, so that the parts of all units add up to
 * the whole whatever the order in which they are taken.
 */
export function shareOfUnits(amount: Readonly<Bag>, range: { from: number; to: number; of: number }): Bag {
  const upTo = (value: number, units: number) => (range.of === 0 ? 0 : scaleMinor(value, units, range.of));
  return {
    shop: upTo(amount.shop, range.to) - upTo(amount.shop, range.from),
    presentment: upTo(amount.presentment, range.to) - upTo(amount.presentment, range.from),
  };
}

/** Splits `total` by `weights` without losing a minor unit: what rounding down leaves goes to the largest remainders. */
export function splitByLargestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = exact.map((product) => Number(product / BigInt(sum)));
  const remainders = exact.map((product, index) => ({ index, rest: product % BigInt(sum) }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  let left = total - parts.reduce((all, part) => all + part, 0);
  for (const { index } of remainders) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

/** Converts an amount of the shop's currency at a decimal rate ("1.0837" units of `to` for one unit of `from`). */
export function convertMinor(amount: number, exchange: { from: string; to: string; rate: string }): number {
  const [whole = "0", fraction = ""] = exchange.rate.split(".");
  const numerator = BigInt(whole + fraction) * 10n ** BigInt(decimalsOf(exchange.to));
  const denominator = 10n ** BigInt(fraction.length) * 10n ** BigInt(decimalsOf(exchange.from));
  return scaleMinor(amount, numerator, denominator);
}
