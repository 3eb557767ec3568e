import { isMultiplied } from "../../earning/compiled.ts";
import { stacked } from "../../earning/multipliers.ts";
import { compare, type Fraction, one } from "../../fraction.ts";
import type { Ratio } from "../../points.ts";
import type { Campaign, EarningRule, Program } from "../../program.ts";
import { zoneOf } from "../../time/zone.ts";
import { neverTogether } from "./conditions.ts";
import type { TrapContext } from "./context.ts";

const PLAIN: Ratio = { numerator: 1, denominator: 1 };

/** Whether a campaign is not over. */
export function isOn({ to }: Campaign, { timeZone, now }: TrapContext): boolean {
  return to === undefined || zoneOf(timeZone).parse(to) > now;
}

/** The largest multiplier that a rule can get: the best tier's, and campaigns that can meet. */
export function bestFactor(program: Program, rule: EarningRule, context: TrapContext): Fraction {
  const campaigns = program.campaigns.filter(
    (campaign) => isOn(campaign, context) && (campaign.rules?.includes(rule.id) ?? isMultiplied(rule)),
  );
  const tier = program.tiers.map(({ multiplier }) => multiplier).reduce(larger, PLAIN);
  const base = isMultiplied(rule) ? [tier] : [];
  const groups = campaigns.map((anchor) =>
    campaigns
      .filter((other) => other === anchor || !neverTogether(whenOf(anchor), whenOf(other)))
      .flatMap(({ effect }) => (effect.kind === "multiplier" ? [effect.multiplier] : []))
      .filter((factor) => compare(factor, PLAIN) > 0),
  );
  return [[], ...groups]
    .map((group) => stacked([...base, ...group], program.policies.stacking))
    .reduce((best, factor) => (compare(factor, best) > 0 ? factor : best), one);
}

function whenOf(campaign: Campaign): Campaign["conditions"] {
  return [...campaign.conditions, { kind: "window", from: campaign.from, to: campaign.to }];
}

function larger(one: Ratio, other: Ratio): Ratio {
  return compare(other, one) > 0 ? other : one;
}
