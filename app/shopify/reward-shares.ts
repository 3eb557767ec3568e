import type { CodeShare } from "../loyalty/order-facts.ts";
import { isRewardCode } from "../loyalty/reward-code.ts";

/** What a discount took off a line, with the code that gave it; null for a discount without code. */
export interface DiscountShape {
  amount: string;
  code: string | null;
}

/**
 * What each code of our own rewards took off a line of an order.
 *
 * @returns nothing to add where none did
 */
export function rewardShares(
  discounts: readonly DiscountShape[],
  minor: (text: string) => number,
): { rewardCodes?: CodeShare[] } {
  const perCode = new Map<string, number>();
  for (const { amount, code } of discounts) {
    if (code === null || !isRewardCode(code)) continue;
    const name = code.trim().toUpperCase();
    perCode.set(name, (perCode.get(name) ?? 0) + minor(amount));
  }
  const shares = [...perCode].map(([code, taken]) => ({ code, minor: taken })).filter((share) => share.minor > 0);
  return shares.length === 0 ? {} : { rewardCodes: shares.toSorted((a, b) => (a.code < b.code ? -1 : 1)) };
}
