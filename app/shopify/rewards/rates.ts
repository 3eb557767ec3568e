import type { Ratio } from "../../loyalty/points.ts";
import { minorPerUnit } from "../../loyalty/money.ts";
import type { AdminClient } from "../admin-client.ts";

const RATES = `#graphql
  query ManualRates {
    shop {
      currencySettings(first: 250) {
        nodes {
          currencyCode
          manualRate
        }
      }
    }
  }`;

/**
 * What one minor unit of each other currency is worth in minor units of the shop's, for those whose rate the merchant has fixed;
 * the others Shopify converts at the checkout.
 *
 * @param currency the shop's
 */
export async function manualRates(admin: AdminClient, currency: string): Promise<Record<string, Ratio>> {
  const { shop } = await admin.query(RATES, {});
  return Object.fromEntries(
    shop.currencySettings.nodes.flatMap(({ currencyCode, manualRate }) => {
      const rate = manualRate ? inverse(manualRate, { of: currencyCode, in: currency }) : null;
      return rate ? [[currencyCode, rate]] : [];
    }),
  );
}

/** Shopify tells how many of the other currency one of the shop's is. */
function inverse(rate: string, currencies: { of: string; in: string }): Ratio | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
  if (!match) return null;
  const [, whole = "0", decimals = ""] = match;
  const digits = BigInt(whole + decimals);
  if (digits === 0n) return null;
  const numerator = 10n ** BigInt(decimals.length) * BigInt(minorPerUnit(currencies.in));
  const denominator = digits * BigInt(minorPerUnit(currencies.of));
  const shared = commonDivisor(numerator, denominator);
  return { numerator: Number(numerator / shared), denominator: Number(denominator / shared) };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
