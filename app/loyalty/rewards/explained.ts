import type { Explanation } from "../explanation.ts";
import type { Reward } from "../program.ts";
import type { Ending } from "./ending.ts";
import { rewardTitle } from "./words.ts";

/**
 * What a reward is called in every language: names are the merchant's own in each of them.
 *
 * @param of.points what was chosen of a slider; left out: nothing was chosen yet
 */
export function titlesOf(reward: Reward, of: { points?: number; currency: string }): { en: string; de: string } {
  const title = (language: "en" | "de") => rewardTitle(reward, { language, ...of });
  return { en: title("en"), de: title("de") };
}

/** Why points are spent: what was taken for them, by which version of the program. */
export function redeemedBecause(
  taken: { reward: Reward; points: number; amountMinor: number; currency: string },
  version: number,
): Extract<Explanation, { kind: "redeemed" }> {
  const { reward, points, amountMinor, currency } = taken;
  return {
    ...{ kind: "redeemed", reward: reward.id, version, amountMinor, currency },
    // An amount off an order says all there is to say of it.
    ...(reward.kind === "fixed-amount" && reward.name === undefined
      ? {}
      : { title: titlesOf(reward, { points, currency }) }),
    ...(reward.kind === "donation" ? { donatedTo: reward.cause } : {}),
  };
}

/** Why points come back: what was taken for them lapsed or was cancelled. */
export function endedBecause(
  redemption: { terms: Reward; points: number; currency: string },
  ending: { state: "lapsed" | "cancelled"; cause: Ending["cause"] },
): Extract<Explanation, { kind: "redemption-ended" }> {
  const { terms, points, currency } = redemption;
  const { state, cause } = ending;
  return {
    ...{ kind: "redemption-ended", reward: terms.id, title: titlesOf(terms, { points, currency }) },
    ...{ state, cause, of: points },
  };
}

/**
 * Why points come back: an order in which the reward was used was refunded or cancelled.
 *
 * @param of.back all that came back for it until now, this time included
 */
export function refundedBecause(
  redemption: { terms: Reward; points: number; currency: string },
  of: { order: string; fact: "refunded" | "cancelled"; back: number },
): Extract<Explanation, { kind: "reward-refund" }> {
  const { terms, points, currency } = redemption;
  const title = titlesOf(terms, { points, currency });
  return { kind: "reward-refund", reward: terms.id, title, ...of, of: points };
}

/** Why points that had come back are taken again: an order used the reward all the same. */
export function usedAgainBecause(
  redemption: { terms: Reward; points: number; currency: string },
  order: string,
): Extract<Explanation, { kind: "used-after-return" }> {
  const { terms, points, currency } = redemption;
  return { kind: "used-after-return", reward: terms.id, title: titlesOf(terms, { points, currency }), order };
}
