import type { Condition, Effect, Program } from "../program.ts";

/** Something of the program that names a tier. */
export interface TierUse {
  list: "earning" | "campaigns" | "tiers" | "rewards";
  id: string;
}

/**
 * What of a program names a tier, and so has to be changed before the tier can go: rules that give it or are for its members,
 * campaigns and rewards for them, and benefits of other tiers that give it.
 *
 * @returns each once, in the document's order
 */
export function tierUses(program: Program, tierId: string): TierUse[] {
  const { earning, campaigns, tiers, rewards } = program;
  return [
    ...earning
      .filter(
        ({ trigger, conditions, effect }) =>
          (trigger.kind === "tier-reached" && trigger.tiers.includes(tierId)) ||
          areFor(conditions, tierId) ||
          gives(effect, tierId),
      )
      .map(({ id }) => ({ list: "earning" as const, id })),
    ...campaigns
      .filter(({ conditions }) => areFor(conditions, tierId))
      .map(({ id }) => ({ list: "campaigns" as const, id })),
    ...tiers
      .filter(({ id, benefits }) => id !== tierId && benefits.some(({ effect }) => gives(effect, tierId)))
      .map(({ id }) => ({ list: "tiers" as const, id })),
    ...rewards
      .filter((reward) => "tiers" in reward && reward.tiers.includes(tierId))
      .map(({ id }) => ({ list: "rewards" as const, id })),
  ];
}

function areFor(conditions: readonly Condition[], tierId: string): boolean {
  return conditions.some((each) => each.kind === "tier" && each.in.includes(tierId));
}

function gives(effect: Effect, tierId: string): boolean {
  return effect.kind === "tier" && effect.tier === tierId;
}
