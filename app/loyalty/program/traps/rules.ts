import type { EarningRule, Program, Trigger } from "../../program.ts";
import { EFFECT_TRIGGERS } from "../fitting.ts";
import type { Finding } from "../problems.ts";

/** Rules that give nothing, or less than they say. */
export function ruleTraps(program: Program): Finding[] {
  const found = program.earning.flatMap((rule, index) => [
    ...idleEffect(rule, index),
    ...smallLimits(rule, index),
    ...referralNever(program, { trigger: rule.trigger, index }),
  ]);
  const benefits = program.tiers.flatMap((tier, index) =>
    tier.benefits.flatMap(({ effect }, number): Finding[] => {
      if (EFFECT_TRIGGERS[effect.kind] === "all") return [];
      const path = ["tiers", index, "benefits", number, "effect", "kind"];
      return [{ severity: "warning", path, code: "effect-brings-nothing", params: {} }];
    }),
  );
  return [...found, ...benefits];
}

function idleEffect(rule: EarningRule, index: number): Finding[] {
  const triggers = EFFECT_TRIGGERS[rule.effect.kind];
  if (triggers === "all" || triggers.includes(rule.trigger.kind)) return [];
  const path = ["earning", index, "effect", "kind"];
  return [{ severity: "warning", path, code: "effect-brings-nothing", params: {} }];
}

/** A friend's first order counts once it has earned: where orders earn nothing, no friend counts. */
function referralNever(program: Program, { trigger, index }: { trigger: Trigger; index: number }): Finding[] {
  if (trigger.kind !== "referral" || trigger.after !== "first-order") return [];
  if (program.earning.some((rule) => rule.trigger.kind === "order")) return [];
  return [warning(["earning", index, "trigger", "after"], "referral-never-counts", {})];
}

function smallLimits(rule: EarningRule, index: number): Finding[] {
  const { effect, limits, budget } = rule;
  const award = effect.kind === "fixed-points" ? effect.points : 0;
  const found = limits.flatMap((limit, number): Finding[] => {
    const path = ["earning", index, "limits", number];
    const isCut = limit.points !== undefined && limit.points < award;
    const isLost = limit.each === "subject" && rule.trigger.kind !== "event";
    return [
      ...(isCut ? [warning([...path, "points"], "limit-below-one-award", { points: award })] : []),
      ...(isLost ? [warning([...path, "each"], "subject-without-event", {})] : []),
    ];
  });
  const isSpent = budget !== undefined && budget.points < award;
  return isSpent
    ? [...found, warning(["earning", index, "budget", "points"], "limit-below-one-award", { points: award })]
    : found;
}

function warning(path: Finding["path"], code: string, params: Finding["params"]): Finding {
  return { severity: "warning", path, code, params };
}
