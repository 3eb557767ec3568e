import type { Reward } from "../program.ts";
import { isAutomatic, priceOf } from "./price.ts";
import { missingScopesOf } from "./scopes-needed.ts";
import { leftOf } from "./stock.ts";
import { notNow } from "./validity.ts";

/** How a reward stands: what the list says of it in a word. */
export type RewardState =
  "for-sale" | "automatic" | "only-given" | "not-yet" | "window-over" | "sold-out" | "no-permission";

/**
 * How a reward stands.
 *
 * @param facts.inAll what counts against its pieces
 * @param facts.codesLeft its partner's codes that are still to be given
 * @param facts.now whole seconds
 */
export function rewardState(
  reward: Reward,
  facts: { inAll: number; codesLeft: number; scopes: readonly string[]; now: number; timeZone: string },
): RewardState {
  if (missingScopesOf(reward, facts.scopes).length > 0) return "no-permission";
  const times = notNow(reward, facts);
  if (times?.to !== undefined && times.to <= facts.now) return "window-over";
  if (leftOf(reward, facts) === 0) return "sold-out";
  if (times) return "not-yet";
  if (priceOf(reward) === null) return "only-given";
  return isAutomatic(reward) ? "automatic" : "for-sale";
}
