import { decimalsOf } from "./money.ts";
import type { Program } from "./program.ts";

/**
 * The program with its amounts carried over into another currency, unit by unit: 1.00 EUR becomes 1 JPY and 1.000 KWD. Amounts
 * below one unit of a currency without decimals become one unit. No exchange rate is meant: the merchant sets the amounts.
 */
export function inCurrency(program: Program, currencies: { from: string; to: string }): Program {
  const shift = decimalsOf(currencies.to) - decimalsOf(currencies.from);
  const carried = (amountMinor: number) =>
    shift >= 0 ? amountMinor * 10 ** shift : Math.max(1, Number(BigInt(amountMinor) / 10n ** BigInt(-shift)));
  return {
    ...program,
    tiers: program.tiers.map((tier) => ({ ...tier, fromMinor: carried(tier.fromMinor) })),
    rewards: program.rewards.map((reward) => ({ ...reward, amountMinor: carried(reward.amountMinor) })),
  };
}
