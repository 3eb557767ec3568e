import { assertNever } from "../../assert.ts";
import { add, compare, divide, type Fraction, fraction, multiply, one, round, zero } from "../../fraction.ts";
import { formatMinor, minorPerUnit } from "../../money.ts";
import { ratioToDecimal, type Ratio } from "../../points.ts";
import { type EarningRule, POINTS, type Program } from "../../program.ts";
import { rateOf } from "../../rewards/price.ts";
import type { Finding } from "../problems.ts";
import { unitGiven } from "./awards.ts";
import { bestFactor } from "./best-factor.ts";
import { neverTogether } from "./conditions.ts";
import type { TrapContext } from "./context.ts";
import { giftTraps } from "./gifts.ts";

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
    const { points, worthMinor: worth } = rateOf(reward) ?? { points: 0, worthMinor: 0 };
    if (worth === 0 || best.rate.numerator === 0) return [];
    const spend = Number(round(divide(fraction(points, 1), best.rate), "up"));
    if (worth < spend || !Number.isSafeInteger(spend)) return [];
    const fair = Number(round(multiply(fraction(worth, 1), best.rate), "down")) + 1;
    const params = { worth: amount(worth), points, spend: amount(spend), how: best.how, fair };
    const field = reward.kind === "slider" ? "pointsStep" : "points";
    return [{ severity: "warning", path: ["rewards", index, field], code: "reward-arbitrage", params }];
  });
  return [...rewards, ...giftTraps(program, context)];
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

function ratioOf({ numerator, denominator }: Fraction): Ratio {
  return { numerator: Number(numerator), denominator: Number(denominator) };
}
