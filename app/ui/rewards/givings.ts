import type { EarningRule, Program, Tier } from "../../loyalty/program.ts";
import { benefitSchema } from "../../loyalty/program/tier-schema.ts";
import { earningRuleSchema } from "../../loyalty/program/earning-schema.ts";
import { freeId } from "../free-id.ts";

/** When a reward is given besides being bought, as far as its form says it: each stands for one rule or benefit. */
export interface Givings {
  birthday: boolean;
  /** With each order, for the next one. */
  nextOrder: boolean;
  /** On entering these tiers, by id. */
  tiers: string[];
}

/** What the form says of the rules that give a reward. */
export function givingsOf(program: Program, rewardId: string): Givings {
  const rules = program.earning.filter((rule) => isPlainly(rule, rewardId));
  return {
    birthday: rules.some(({ trigger }) => trigger.kind === "birthday"),
    nextOrder: rules.some(({ trigger }) => trigger.kind === "order"),
    tiers: program.tiers.filter((tier) => entryBenefit(tier, rewardId)).map(({ id }) => id),
  };
}

/** Names of the rules and tiers that give a reward in ways the form has no field for. */
export function otherGivings(program: Program, rewardId: string): string[] {
  const rules = program.earning.filter((rule) => gives(rule, rewardId) && !isPlainly(rule, rewardId));
  const tiers = program.tiers.filter(({ benefits }) =>
    benefits.some((benefit) => gives(benefit, rewardId) && benefit.when !== "entry"),
  );
  return [...rules.map(({ name, id }) => name ?? id), ...tiers.map(({ name }) => name)];
}

/** The program in which the form's rules for a reward are as wanted; what exists already stays as it is. */
export function withGivings(program: Program, rewardId: string, wanted: Givings): Program {
  const dropped = new Set(
    program.earning
      .filter((rule) => isPlainly(rule, rewardId))
      .filter(({ trigger }) => (trigger.kind === "birthday" ? !wanted.birthday : !wanted.nextOrder))
      .map(({ id }) => id),
  );
  const lean = withoutRules(program, dropped);
  const has = givingsOf(lean, rewardId);
  const effect = { kind: "reward" as const, reward: rewardId };
  const when = whenOrdersCount(program);
  const rules = [
    ...(wanted.birthday && !has.birthday ? [{ id: "birthday", trigger: { kind: "birthday" }, effect }] : []),
    ...(wanted.nextOrder && !has.nextOrder ? [{ id: "next-order", trigger: { kind: "order", when }, effect }] : []),
  ];
  const taken = new Set(lean.earning.map(({ id }) => id));
  const added = rules.map((rule) => {
    const id = freeId(`${rule.id} ${rewardId}`, { taken, otherwise: rule.id });
    taken.add(id);
    return earningRuleSchema.parse({ ...rule, id });
  });
  return {
    ...lean,
    earning: [...lean.earning, ...added],
    tiers: lean.tiers.map((tier) => tierWith(tier, { rewardId, isWanted: wanted.tiers.includes(tier.id) })),
  };
}

/** The program without a reward and without everything that gives it. */
export function withoutReward(program: Program, rewardId: string): Program {
  const rules = program.earning.filter((rule) => gives(rule, rewardId)).map(({ id }) => id);
  const lean = withoutRules(program, new Set(rules));
  return {
    ...lean,
    rewards: lean.rewards.filter(({ id }) => id !== rewardId),
    tiers: lean.tiers.map((tier) => ({
      ...tier,
      benefits: tier.benefits.filter((benefit) => !gives(benefit, rewardId)),
    })),
  };
}

function tierWith(tier: Tier, { rewardId, isWanted }: { rewardId: string; isWanted: boolean }): Tier {
  const known = entryBenefit(tier, rewardId);
  if (isWanted === (known !== undefined)) return tier;
  if (known) return { ...tier, benefits: tier.benefits.filter((benefit) => benefit !== known) };
  const taken = new Set(tier.benefits.map(({ id }) => id));
  const id = freeId(rewardId, { taken, otherwise: "reward" });
  const benefit = benefitSchema.parse({ id, when: "entry", effect: { kind: "reward", reward: rewardId } });
  return { ...tier, benefits: [...tier.benefits, benefit] };
}

/** Without rules, also where campaigns and caps name them. */
function withoutRules(program: Program, dropped: ReadonlySet<string>): Program {
  if (dropped.size === 0) return program;
  const kept = <Part extends { rules?: string[] | undefined }>(part: Part): Part =>
    part.rules ? { ...part, rules: part.rules.filter((id) => !dropped.has(id)) } : part;
  return {
    ...program,
    earning: program.earning.filter(({ id }) => !dropped.has(id)),
    campaigns: program.campaigns.map(kept),
    policies: { ...program.policies, caps: program.policies.caps.map(kept) },
  };
}

function gives({ effect }: Pick<EarningRule, "effect">, rewardId: string): boolean {
  return effect.kind === "reward" && effect.reward === rewardId;
}

function isPlainly(rule: EarningRule, rewardId: string): boolean {
  const isKnown = rule.trigger.kind === "birthday" || rule.trigger.kind === "order";
  return isKnown && gives(rule, rewardId) && rule.conditions.length === 0;
}

function entryBenefit(tier: Tier, rewardId: string) {
  return tier.benefits.find((benefit) => benefit.when === "entry" && gives(benefit, rewardId));
}

function whenOrdersCount(program: Program): "paid" | "fulfilled" {
  const trigger = program.earning.map((rule) => rule.trigger).find(({ kind }) => kind === "order");
  return trigger?.kind === "order" ? trigger.when : "fulfilled";
}
