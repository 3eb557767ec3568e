import { rewardSchema } from "../program/reward-schema.ts";
import type { Reward } from "../program.ts";

/**
 * The reward as it was when it was taken. What was taken before rewards were kept is an amount off without any condition: valid
 * without end, and points come back in proportion.
 *
 * @param redemption.terms what was stored; null where nothing was
 * @throws when `terms` is no reward
 */
export function termsOf(redemption: { terms: unknown; rewardId: string; points: number; amountMinor: number }): Reward {
  const { terms, rewardId, points, amountMinor } = redemption;
  if (terms !== null && terms !== undefined) return rewardSchema.parse(terms);
  return rewardSchema.parse({
    kind: "fixed-amount",
    id: rewardId,
    points: Math.max(1, points),
    amountMinor: Math.max(1, amountMinor),
  });
}
