import type { Language } from "../../i18n/language.ts";
import type { Program } from "../../loyalty/program.ts";
import { titlesOf } from "../../loyalty/rewards/explained.ts";

/** How rewards are called, by their ids; one that the program has no more goes by its id. */
export function rewardTitles(
  program: Program | undefined,
  currency: string,
): (rewardId: string) => Record<Language, string> {
  return (rewardId) => {
    const reward = program?.rewards.find(({ id }) => id === rewardId);
    return reward ? titlesOf(reward, { currency }) : { en: rewardId, de: rewardId };
  };
}
