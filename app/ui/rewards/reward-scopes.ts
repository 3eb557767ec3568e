import { deliveryOf } from "../../loyalty/rewards/price.ts";
import type { Program, Reward } from "../../loyalty/program.ts";

export type OptionalScope = "write_gift_cards" | "write_store_credit_account_transactions";

/** Access beyond what every shop has given that Laurel needs to hand out a reward. */
export function scopesOfReward(reward: Reward): OptionalScope[] {
  const delivery = deliveryOf(reward);
  if (delivery === "gift-card") return ["write_gift_cards"];
  return delivery === "store-credit" ? ["write_store_credit_account_transactions"] : [];
}

/** Access that is still to be given for a reward. */
export function missingScopesOf(reward: Reward, granted: readonly string[]): OptionalScope[] {
  return scopesOfReward(reward).filter((scope) => !granted.includes(scope));
}

/** Access that is still to be given for paying cashback out. */
export function missingScopesOfPayout(program: Program, granted: readonly string[]): OptionalScope[] {
  const isPaidOut = program.units.some(({ payout }) => payout !== undefined);
  const scope = "write_store_credit_account_transactions";
  return isPaidOut && !granted.includes(scope) ? [scope] : [];
}
