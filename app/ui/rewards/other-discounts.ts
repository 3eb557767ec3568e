import type { MemberDiscount, Program, Reward } from "../../loyalty/program.ts";
import { rewardTitle } from "../../loyalty/rewards/words.ts";

/** Every discount that may meet another in a cart: rewards and member discounts, each with what it is called. */
export function otherDiscounts(
  program: Program,
  telling: { language: "en" | "de"; currency: string },
): { discount: Reward | MemberDiscount; name: string }[] {
  return [
    ...program.rewards.map((reward) => ({ discount: reward, name: rewardTitle(reward, telling) })),
    ...program.tiers.flatMap(({ discounts }) => discounts.map((discount) => ({ discount, name: discount.name }))),
  ];
}
