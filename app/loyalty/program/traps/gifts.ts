import { isMultiplied } from "../../earning/compiled.ts";
import { compare, divide, type Fraction, fraction, multiply, one, round, zero } from "../../fraction.ts";
import { formatMinor } from "../../money.ts";
import { ratioToDecimal } from "../../points.ts";
import { type Campaign, type Condition, type EarningRule, POINTS, type Program, type Reward } from "../../program.ts";
import { knownWorth, priceOf, rateOf } from "../../rewards/price.ts";
import type { Finding } from "../problems.ts";
import type { Path } from "../names.ts";
import { unitGiven } from "./awards.ts";
import { bestFactor, isOn } from "./best-factor.ts";
import type { TrapContext } from "./context.ts";

/** What any order brings, however small, and is worth more than the order. */
export function giftTraps(program: Program, context: TrapContext): Finding[] {
  const rules = program.earning.flatMap((rule, index): Finding[] => {
    if (rule.trigger.kind !== "order" || isBounded(rule)) return [];
    const { effect } = rule;
    const least = leastAmount(rule.conditions);
    if (effect.kind === "percentage")
      return cashback({ program, rule, share: fractionOf(effect.share), index }, context);
    if (effect.kind === "reward") return present({ program, reward: effect.reward, least, index }, context);
    if (unitGiven(effect) !== POINTS || (effect.kind !== "fixed-points" && effect.kind !== "per-item")) return [];
    const points = multiply(fraction(effect.points, 1), bestFactor(program, rule, context));
    return forAnyOrder({ rewards: program.rewards, points, least, path: ["earning", index, "conditions"] }, context);
  });
  const campaigns = program.campaigns.flatMap((campaign, index) => bonus(program, { campaign, index }, context));
  return [...rules, ...campaigns];
}

/** Whether it is for few orders of a member, or for orders that are known. */
function isBounded({ limits, conditions }: Pick<EarningRule, "limits" | "conditions">): boolean {
  return limits.some(({ per }) => per !== "order") || areFew(conditions);
}

function areFew(conditions: readonly Condition[]): boolean {
  return conditions.some(({ kind }) => kind === "order-number" || kind === "code" || kind === "products");
}

function leastAmount(conditions: readonly Condition[]): number {
  return Math.max(1, ...conditions.map((each) => (each.kind === "amount" ? (each.fromMinor ?? 0) : 0)));
}

function bonus(
  program: Program,
  { campaign, index }: { campaign: Campaign; index: number },
  context: TrapContext,
): Finding[] {
  const { effect, conditions, memberDay } = campaign;
  if (effect.kind !== "bonus" || memberDay || areFew(conditions) || !isOn(campaign, context)) return [];
  const changed = program.earning.filter(
    (rule) =>
      rule.trigger.kind === "order" &&
      unitGiven(rule.effect) === POINTS &&
      (campaign.rules?.includes(rule.id) ?? isMultiplied(rule)) &&
      !isBounded(rule),
  );
  if (changed.length === 0) return [];
  const least = Math.min(...changed.map((rule) => leastAmount([...conditions, ...rule.conditions])));
  const path = ["campaigns", index, "conditions"];
  // What takes many orders is little beside what the orders themselves bring; what one order buys is not.
  const rewards = program.rewards.filter((reward) => (priceOf(reward) ?? Infinity) <= effect.points);
  return forAnyOrder({ rewards, points: fraction(effect.points, 1), least, path }, context);
}

/** Points for an order of so much, against what the rewards give for them. */
function forAnyOrder(
  { rewards, points, least, path }: { rewards: readonly Reward[]; points: Fraction; least: number; path: Path },
  context: TrapContext,
): Finding[] {
  const worths = rewards.flatMap((reward) => {
    const rate = rateOf(reward);
    return rate ? [multiply(points, fraction(rate.worthMinor, rate.points))] : [];
  });
  const best = worths.reduce((most, each) => (compare(each, most) > 0 ? each : most), zero);
  const worth = Number(round(best, "down"));
  const amounts = { spend: amountText(least, context), points: Number(round(points, "down")) };
  if (worth >= least && worth > 0) {
    const params = { ...amounts, worth: amountText(worth, context), fair: worth + 1 };
    return [{ severity: "warning", path, code: "order-without-minimum", params }];
  }
  const bought = rewards.find((reward) => {
    const price = priceOf(reward);
    return knownWorth(reward) === null && price !== null && compare(points, fraction(price, 1)) >= 0;
  });
  if (!bought || least > 1) return [];
  return [{ severity: "warning", path, code: "order-buys-reward", params: { ...amounts, reward: bought.id } }];
}

function cashback(
  { program, rule, share, index }: { program: Program; rule: EarningRule; share: Fraction; index: number },
  context: TrapContext,
): Finding[] {
  const back = multiply(share, bestFactor(program, rule, context));
  if (compare(back, one) < 0) return [];
  const params = { share: decimal(back), fair: decimal(divide(one, bestFactor(program, rule, context))) };
  return [{ severity: "warning", path: ["earning", index, "effect", "share"], code: "cashback-arbitrage", params }];
}

function present(
  of: { program: Program; reward: string; least: number; index: number },
  context: TrapContext,
): Finding[] {
  const reward = of.program.rewards.find(({ id }) => id === of.reward);
  const worth = reward ? knownWorth(reward) : null;
  if (worth === null || worth === 0 || worth < of.least) return [];
  const params = {
    spend: amountText(of.least, context),
    reward: of.reward,
    worth: amountText(worth, context),
    fair: worth + 1,
  };
  return [{ severity: "warning", path: ["earning", of.index, "conditions"], code: "reward-without-minimum", params }];
}

function fractionOf({ numerator, denominator }: { numerator: number; denominator: number }): Fraction {
  return fraction(numerator, denominator);
}

function decimal({ numerator, denominator }: Fraction): string {
  return ratioToDecimal({ numerator: Number(numerator), denominator: Number(denominator) });
}

function amountText(minor: number, { currency }: TrapContext): string {
  return `${formatMinor(minor, currency)} ${currency}`;
}
