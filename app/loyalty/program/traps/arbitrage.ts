import { assertNever } from "../../assert.ts";
import { add, compare, divide, type Fraction, fraction, multiply, one, round, zero } from "../../fraction.ts";
import { formatMinor, minorPerUnit } from "../../money.ts";
import { ratioToDecimal, type Ratio } from "../../points.ts";
import { type Campaign, type EarningRule, POINTS, type Program } from "../../program.ts";
import { zoneOf } from "../../time/zone.ts";
import type { Finding } from "../problems.ts";
import { isMultiplied, unitGiven } from "./awards.ts";
import { neverTogether } from "./conditions.ts";
import type { TrapContext } from "./context.ts";
import { worthMinor } from "./rewards.ts";

/**
 * Rewards that are worth at least what must be spent to earn them, at best: with the best tier, and every campaign and rule that
 * can meet in one order, as the stacking policy puts them together.
 */
export function arbitrageTraps(program: Program, context: TrapContext): Finding[] {
  const { currency } = context;
  const orderRules = program.earning.filter(
    ({ trigger, effect }) => trigger.kind === "order" && unitGiven(effect) === POINTS,
  );
  const best = bestRate(program, orderRules, context);
  const amount = (minor: number) => `${formatMinor(minor, currency)} ${currency}`;
  const rewards = program.rewards.flatMap((reward, index): Finding[] => {
    const { points } = reward;
    const worth = worthMinor(reward);
    if (points === undefined || worth === null || worth === 0 || best.rate.numerator === 0) return [];
    const spend = Number(round(divide(fraction(points, 1), best.rate), "up"));
    if (worth < spend || !Number.isSafeInteger(spend)) return [];
    const fair = Number(round(multiply(fraction(worth, 1), best.rate), "down")) + 1;
    const params = { worth: amount(worth), points, spend: amount(spend), how: best.how, fair };
    return [{ severity: "warning", path: ["rewards", index, "points"], code: "reward-arbitrage", params }];
  });
  return [...rewards, ...orderRules.flatMap((rule) => gifts(program, rule, context))];
}

interface Best {
  /** Points per minor unit. */
  rate: Fraction;
  how: string;
}

/** The most points for a minor unit that one order can bring. */
function bestRate(program: Program, rules: EarningRule[], context: TrapContext): Best {
  const rated = rules.map((rule) => {
    const own = ownRate(rule, context.currency);
    const factor = bestFactor(program, rule, context);
    const perUnit = ratioOf(multiply(own, fraction(minorPerUnit(context.currency), 1)));
    const times = compare(factor, one) === 0 ? "" : ` × ${ratioToDecimal(ratioOf(factor))}`;
    const how = `${rule.id} ${ratioToDecimal(perUnit)} per ${context.currency}${times}`;
    return { rule, rate: multiply(own, factor), how };
  });
  const earning = rated.filter(({ rate }) => rate.numerator > 0);
  return earning.reduce<Best>(
    (best, { rule }) => {
      const together = earning.filter(
        (other) => other.rule === rule || !neverTogether(rule.conditions, other.rule.conditions),
      );
      const rate = together.reduce((sum, each) => add(sum, each.rate), zero);
      return compare(rate, best.rate) > 0 ? { rate, how: together.map(({ how }) => how).join(" + ") } : best;
    },
    { rate: zero, how: "" },
  );
}

function ownRate({ effect }: EarningRule, currency: string): Fraction {
  const perUnit = ({ numerator, denominator }: Ratio) =>
    divide(fraction(numerator, denominator), fraction(minorPerUnit(currency), 1));
  switch (effect.kind) {
    case "points-per-unit":
      return perUnit(effect.rate);
    case "bands":
      return effect.bands
        .map(({ rate }) => perUnit(rate))
        .reduce((best, rate) => (compare(rate, best) > 0 ? rate : best), zero);
    case "per-step":
      return fraction(effect.points, effect.stepMinor);
    case "fixed-points":
    case "per-item":
    case "percentage":
    case "tier":
    case "reward":
      return zero;
    default:
      return assertNever(effect);
  }
}

/** The largest multiplier that a rule can get: the best tier's, and campaigns that can meet. */
function bestFactor(program: Program, rule: EarningRule, context: TrapContext): Fraction {
  const isOn = ({ to }: Campaign) => to === undefined || zoneOf(context.timeZone).parse(to) > context.now;
  const campaigns = program.campaigns.filter(
    (campaign) => isOn(campaign) && (campaign.rules?.includes(rule.id) ?? isMultiplied(rule)),
  );
  const tier = program.tiers
    .map(({ multiplier }) => fraction(multiplier.numerator, multiplier.denominator))
    .reduce((best, factor) => (compare(factor, best) > 0 ? factor : best), one);
  const base = isMultiplied(rule) ? [tier] : [];
  const groups = campaigns.map((anchor) =>
    campaigns
      .filter((other) => other === anchor || !neverTogether(whenOf(anchor), whenOf(other)))
      .flatMap(({ effect }) =>
        effect.kind === "multiplier" ? [fraction(effect.multiplier.numerator, effect.multiplier.denominator)] : [],
      )
      .filter((factor) => compare(factor, one) > 0),
  );
  return [[], ...groups]
    .map((group) => stacked([...base, ...group], program.policies.stacking))
    .reduce((best, factor) => (compare(factor, best) > 0 ? factor : best), one);
}

function whenOf(campaign: Campaign): Campaign["conditions"] {
  return [...campaign.conditions, { kind: "window", from: campaign.from, to: campaign.to }];
}

function stacked(factors: Fraction[], stacking: Program["policies"]["stacking"]): Fraction {
  switch (stacking) {
    case "multiply":
      return factors.reduce(multiply, one);
    case "add":
      // Each is at least 1 here.
      return factors.reduce(
        (sum, { numerator, denominator }) => add(sum, fraction(BigInt(numerator) - BigInt(denominator), denominator)),
        one,
      );
    case "best":
      return factors.reduce((best, factor) => (compare(factor, best) > 0 ? factor : best), one);
    default:
      return assertNever(stacking);
  }
}

/** A fixed number of points for any order, however small, that are worth more than the order. */
function gifts(program: Program, rule: EarningRule, context: TrapContext): Finding[] {
  const { effect, conditions } = rule;
  if (effect.kind !== "fixed-points" && effect.kind !== "per-item") return [];
  const isBounded =
    rule.limits.some(({ per }) => per !== "order") ||
    conditions.some(({ kind }) => kind === "order-number" || kind === "code" || kind === "products");
  if (isBounded) return [];
  const least = Math.max(1, ...conditions.map((each) => (each.kind === "amount" ? (each.fromMinor ?? 0) : 0)));
  const points = multiply(fraction(effect.points, 1), bestFactor(program, rule, context));
  const worths = program.rewards.flatMap((reward) => {
    const worth = worthMinor(reward);
    return worth === null || reward.points === undefined ? [] : [multiply(points, fraction(worth, reward.points))];
  });
  const worth = Number(
    round(
      worths.reduce((best, each) => (compare(each, best) > 0 ? each : best), zero),
      "down",
    ),
  );
  if (worth < least || worth === 0) return [];
  const amount = (minor: number) => `${formatMinor(minor, context.currency)} ${context.currency}`;
  const params = { spend: amount(least), points: Number(round(points, "down")), worth: amount(worth), fair: worth + 1 };
  const path = ["earning", program.earning.indexOf(rule), "conditions"];
  return [{ severity: "warning", path, code: "order-without-minimum", params }];
}

function ratioOf({ numerator, denominator }: Fraction): Ratio {
  return { numerator: Number(numerator), denominator: Number(denominator) };
}
