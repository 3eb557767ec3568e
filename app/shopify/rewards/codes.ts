import { invariant } from "../../loyalty/assert.ts";
import type { CountryCode, CurrencyCode } from "../types/admin.types.d.ts";

/** A currency as Shopify's API names it: three letters by the program's schema, and Shopify refuses what is no currency. */
export function currencyCode(currency: string): CurrencyCode {
  invariant(isCurrency(currency), `${currency} is no currency`);
  return currency;
}

/** A country as Shopify's API names it: two letters by the program's schema, and Shopify refuses what is no country. */
export function countryCode(country: string): CountryCode {
  invariant(isCountry(country), `${country} is no country`);
  return country;
}

function isCurrency(text: string): text is CurrencyCode {
  return /^[A-Z]{3}$/.test(text);
}

function isCountry(text: string): text is CountryCode {
  return /^[A-Z]{2}$/.test(text);
}
