import { decimalsOf } from "../../money.ts";

const SYMBOLS: Readonly<Record<string, string>> = { EUR: "€", GBP: "£", USD: "$", CAD: "$", AUD: "$", JPY: "¥" };

/**
 * What Liquid knows of an amount: hundredths of a unit in every currency. 1000 yen is 100000; of KWD's three decimals the third is
 * cut off (https://shopify.dev/docs/api/liquid/objects/product#product-price, and LegacyDollarsConverter in Shopify/money).
 */
export function hundredths(amountMinor: number, currency: string): number {
  const decimals = decimalsOf(currency);
  return decimals > 2 ? Math.trunc(amountMinor / 10 ** (decimals - 2)) : amountMinor * 10 ** (2 - decimals);
}

/** An amount in hundredths as the shop writes it, in one format for all languages as a Shopify shop has: "€1,234.50", "¥1,000". */
export function formatHundredths(amount: number, currency: string): string {
  const sign = amount < 0 ? "-" : "";
  const whole = Math.abs(amount);
  const units = String(Math.trunc(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = decimalsOf(currency) === 0 ? "" : `.${String(whole % 100).padStart(2, "0")}`;
  const symbol = SYMBOLS[currency];
  return symbol ? `${sign}${symbol}${units}${fraction}` : `${sign}${units}${fraction} ${currency}`;
}
