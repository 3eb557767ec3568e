import type { Program, Reward } from "../program.ts";
import { deliveryOf } from "./price.ts";

/** Access that a merchant grants only where a reward needs it. */
export type OptionalScope =
  "read_store_credit_accounts" | "write_gift_cards" | "write_store_credit_account_transactions";

/**
 * What the merchant must grant besides what every shop grants, so that every reward of the program can be given: gift cards, and store
 * credit, which cashback is paid out as. In the order of their names.
 */
export function scopesNeeded(
  program: Pick<Program, "rewards"> & { units: readonly { payout?: Program["units"][number]["payout"] }[] },
): OptionalScope[] {
  const deliveries = new Set(program.rewards.map(deliveryOf));
  const paysOut = program.units.some(({ payout }) => payout !== undefined);
  const givesCredit = deliveries.has("store-credit") || paysOut;
  return [
    ...(givesCredit ? (["read_store_credit_accounts"] as const) : []),
    ...(deliveries.has("gift-card") ? (["write_gift_cards"] as const) : []),
    ...(givesCredit ? (["write_store_credit_account_transactions"] as const) : []),
  ];
}

/** Access that is still to be given for a reward. */
export function missingScopesOf(reward: Reward, granted: readonly string[]): OptionalScope[] {
  return scopesNeeded({ rewards: [reward], units: [] }).filter((scope) => !granted.includes(scope));
}

/** Access that is still to be given for paying cashback out. */
export function missingScopesOfPayout(program: Program, granted: readonly string[]): OptionalScope[] {
  return scopesNeeded({ rewards: [], units: program.units }).filter((scope) => !granted.includes(scope));
}
