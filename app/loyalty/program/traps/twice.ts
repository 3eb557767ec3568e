import type { Condition, Effect, EarningRule, Program, Trigger } from "../../program.ts";
import type { Finding } from "../problems.ts";
import { unitGiven } from "./awards.ts";
import { neverTogether } from "./conditions.ts";

/** Rules and benefits that give the same thing at the same moment: both are given. */
export function twiceTraps(program: Program): Finding[] {
  const rules = program.earning.flatMap((rule, index): Finding[] => {
    const other = program.earning.slice(0, index).find((before) => isPaidTwice(before, rule));
    if (!other) return [];
    const path = ["earning", index];
    return unitGiven(rule.effect) === null
      ? [givenTwice(path, rule.effect, { program, other })]
      : [{ ...givenTwice(path, rule.effect, { program, other }), code: "pays-twice" }];
  });
  const benefits = program.tiers.flatMap((tier, index) =>
    tier.benefits.flatMap(({ when, effect }, number): Finding[] => {
      const other = program.earning.find(
        (rule) => isMomentOf(rule, when, tier.id) && whatIsGiven(rule.effect) === whatIsGiven(effect),
      );
      return other ? [givenTwice(["tiers", index, "benefits", number], effect, { program, other })] : [];
    }),
  );
  return [...rules, ...benefits];
}

function givenTwice(
  path: Finding["path"],
  effect: Effect,
  { program, other }: { program: Program; other: EarningRule },
): Finding {
  const params = { what: nameOfGiven(effect, program), other: other.name ?? other.id };
  return { severity: "warning", path, code: "gives-twice", params };
}

/** What an effect gives, as people call it. */
function nameOfGiven(effect: Effect, { units, tiers, rewards }: Program): string {
  if ("unit" in effect) return units.find(({ id }) => id === effect.unit)?.name.many ?? effect.unit;
  if (effect.kind === "tier") return tiers.find(({ id }) => id === effect.tier)?.name ?? effect.tier;
  return rewards.find(({ id }) => id === effect.reward)?.name ?? effect.reward;
}

/** A unit, a tier or a reward: what two effects may have in common. */
function whatIsGiven(effect: Effect): string {
  if ("unit" in effect) return `unit ${effect.unit}`;
  return effect.kind === "tier" ? `tier ${effect.tier}` : `reward ${effect.reward}`;
}

function isPaidTwice(one: EarningRule, other: EarningRule): boolean {
  if (whatIsGiven(one.effect) !== whatIsGiven(other.effect) || !areSameTrigger(one.trigger, other.trigger))
    return false;
  if (one.effect.kind !== other.effect.kind) return areForTheSameOrders(one, other);
  const isEvent = one.trigger.kind === "event";
  return !neverTogether(one.conditions, other.conditions) && !(isEvent && haveOtherCodes(one, other));
}

/** How an order may be paid for; a rule for some orders only, or with a limit, is a bonus beside one for all. */
const FOR_ORDERS: readonly Effect["kind"][] = ["points-per-unit", "bands", "per-step", "fixed-points"];

function areForTheSameOrders(one: EarningRule, other: EarningRule): boolean {
  const rules = [one, other];
  if (one.trigger.kind !== "order" || !rules.every(({ effect }) => FOR_ORDERS.includes(effect.kind))) return false;
  if (rules.some(({ limits, budget }) => budget !== undefined || limits.some(({ per }) => per !== "order")))
    return false;
  const texts = rules.map(({ conditions }) => conditions.map((each) => JSON.stringify(each)).sort());
  return JSON.stringify(texts[0]) === JSON.stringify(texts[1]);
}

/** An event carries one code, an order may carry several. */
function haveOtherCodes(one: EarningRule, other: EarningRule): boolean {
  const codes = ({ conditions }: EarningRule) =>
    conditions.flatMap((each) => (each.kind === "code" ? [each.in.map((code) => code.toLowerCase())] : []));
  return codes(one).some((mine) => codes(other).some((theirs) => !mine.some((code) => theirs.includes(code))));
}

function areSameTrigger(one: Trigger, other: Trigger): boolean {
  if (one.kind === "order") return other.kind === "order";
  if (one.kind === "tier-reached" && other.kind === "tier-reached") {
    const isAny = one.tiers.length === 0 || other.tiers.length === 0;
    return isAny || one.tiers.some((tier) => other.tiers.includes(tier));
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a rule is set off at the very moment at which a tier's benefit is given. */
function isMomentOf({ trigger, conditions }: EarningRule, when: string, tierId: string): boolean {
  if (trigger.kind === "birthday") {
    const held: Condition = { kind: "tier", in: [tierId] };
    return when === "birthday" && !neverTogether(conditions, [held]);
  }
  if (trigger.kind !== "tier-reached") return false;
  return when === "entry" && (trigger.tiers.length === 0 || trigger.tiers.includes(tierId));
}
