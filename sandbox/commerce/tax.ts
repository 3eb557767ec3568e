import { scaleMinor, type Bag } from "../money.ts";
import type { TaxAmount } from "../state.ts";

/** The tax on an amount: the part of it that is tax where prices include taxes, else what comes on top. */
export function taxOn(net: Bag, how: { taxesIncluded: boolean; rateBasisPoints: number }): TaxAmount[] {
  const { rateBasisPoints } = how;
  if (rateBasisPoints === 0) return [];
  const base = how.taxesIncluded ? 10_000 + rateBasisPoints : 10_000;
  const amount = {
    shop: scaleMinor(net.shop, rateBasisPoints, base),
    presentment: scaleMinor(net.presentment, rateBasisPoints, base),
  };
  return [{ title: "VAT", rateBasisPoints, amount }];
}
