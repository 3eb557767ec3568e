import type { EarningRule, Program, Trigger } from "../../program.ts";
import type { Finding } from "../problems.ts";
import { unitGiven } from "./awards.ts";
import { neverTogether } from "./conditions.ts";

/** Rules that give nothing, less than they say, or the same thing as another. */
export function ruleTraps(program: Program): Finding[] {
  const found = program.earning.flatMap((rule, index) => [
    ...idleEffect(rule, index),
    ...smallLimits(rule, index),
    ...paysTwice(program, index),
  ]);
  const benefits = program.tiers.flatMap((tier, index) =>
    tier.benefits.flatMap(({ effect }, number): Finding[] => {
      if (["fixed-points", "tier", "reward"].includes(effect.kind)) return [];
      const path = ["tiers", index, "benefits", number, "effect", "kind"];
      return [{ severity: "warning", path, code: "effect-brings-nothing", params: {} }];
    }),
  );
  return [...found, ...benefits];
}

function idleEffect(rule: EarningRule, index: number): Finding[] {
  if (rule.trigger.kind === "order" || rule.trigger.kind === "event") return [];
  if (["fixed-points", "tier", "reward"].includes(rule.effect.kind)) return [];
  const path = ["earning", index, "effect", "kind"];
  return [{ severity: "warning", path, code: "effect-brings-nothing", params: {} }];
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

/** Two rules for one trigger, of one kind of effect into one unit, that nothing keeps apart: both are paid. */
function paysTwice(program: Program, index: number): Finding[] {
  const rule = program.earning[index];
  if (!rule) return [];
  const unit = unitGiven(rule.effect);
  const other = program.earning.findIndex(
    (before, number) =>
      number < index &&
      unit !== null &&
      before.effect.kind === rule.effect.kind &&
      unitGiven(before.effect) === unit &&
      areSameTrigger(before.trigger, rule.trigger) &&
      !neverTogether(before.conditions, rule.conditions),
  );
  if (other < 0) return [];
  return [warning(["earning", index], "pays-twice", { unit: unit ?? "", other: program.earning[other]?.id ?? "" })];
}

function areSameTrigger(one: Trigger, other: Trigger): boolean {
  if (one.kind === "order") return other.kind === "order";
  if (one.kind === "tier-reached" && other.kind === "tier-reached") {
    const isAny = one.tiers.length === 0 || other.tiers.length === 0;
    return isAny || one.tiers.some((tier) => other.tiers.includes(tier));
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

function warning(path: Finding["path"], code: string, params: Finding["params"]): Finding {
  return { severity: "warning", path, code, params };
}
