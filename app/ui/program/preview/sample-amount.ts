import { decimalsOf } from "../../../loyalty/money.ts";

/** An everyday order in a currency, as plain decimal text: 59.90, and 5990 where the unit is as small as a yen. */
export function sampleAmount(currency: string): string {
  const decimals = decimalsOf(currency);
  return decimals === 0 ? "5990" : `59.${"9".padEnd(decimals, "0")}`;
}
