import type { Reward } from "../program.ts";

/**
 * How many of a reward can still be taken: of its pieces, and of its partner's codes; null where there is no end.
 *
 * @param taken.inAll what counts against its pieces
 * @param taken.codesLeft partner codes that are still to be given; null where there is no list
 */
export function leftOf(reward: Reward, taken: { inAll: number; codesLeft: number | null }): number | null {
  if (reward.kind === "reference") return null;
  const pieces = reward.total === undefined ? Infinity : reward.total - taken.inAll;
  const codes = reward.kind === "partner-code" ? (taken.codesLeft ?? 0) : Infinity;
  const left = Math.min(pieces, codes);
  return left === Infinity ? null : Math.max(0, left);
}
