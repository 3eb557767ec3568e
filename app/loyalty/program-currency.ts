import { assertNever } from "./assert.ts";
import { decimalsOf } from "./money.ts";
import {
  unitOf,
  type Condition,
  type Effect,
  type Program,
  type MemberDiscount,
  type Qualification,
  type Reward,
  type Unit,
} from "./program.ts";

type Carried = (amountMinor: number) => number;

/**
 * The program with its amounts carried over into another currency, unit by unit: 1.00 EUR becomes 1 JPY and 1.000 KWD. Amounts
 * below one unit of a currency without decimals become one unit. No exchange rate is meant: the merchant sets the amounts.
 */
export function inCurrency(program: Program, currencies: { from: string; to: string }): Program {
  const shift = decimalsOf(currencies.to) - decimalsOf(currencies.from);
  if (shift === 0) return program;
  const carried: Carried = (amountMinor) => {
    if (amountMinor === 0) return 0;
    return shift > 0 ? amountMinor * 10 ** shift : Math.max(1, Number(BigInt(amountMinor) / 10n ** BigInt(-shift)));
  };
  const effect = (of: Effect) => effectIn(of, program, carried);
  return {
    ...program,
    units: program.units.map((unit) => unitIn(unit, carried)),
    earning: program.earning.map((rule) => ({
      ...rule,
      conditions: rule.conditions.map((condition) => conditionIn(condition, carried)),
      effect: effect(rule.effect),
      limits: rule.limits.map((limit) =>
        limit.points !== undefined && isMoney(program, unitOfEffect(rule.effect))
          ? { ...limit, points: carried(limit.points) }
          : limit,
      ),
    })),
    campaigns: program.campaigns.map((campaign) => ({
      ...campaign,
      conditions: campaign.conditions.map((condition) => conditionIn(condition, carried)),
    })),
    tiers: program.tiers.map((tier) => ({
      ...tier,
      qualifications: tier.qualifications.map((way) => qualificationIn(way, program, carried)),
      forLife: tier.forLife.map((way) => qualificationIn(way, program, carried)),
      benefits: tier.benefits.map((benefit) => ({ ...benefit, effect: effect(benefit.effect) })),
      discounts: tier.discounts.map((discount) => memberDiscountIn(discount, carried)),
    })),
    rewards: program.rewards.map((reward) => rewardIn(reward, { carried, to: currencies.to })),
    policies: {
      ...program.policies,
      caps: program.policies.caps.map((cap) =>
        isMoney(program, cap.unit) ? { ...cap, points: carried(cap.points) } : cap,
      ),
    },
  };
}

function conditionIn(condition: Condition, carried: Carried): Condition {
  if (condition.kind !== "amount") return condition;
  const { fromMinor, toMinor } = condition;
  return {
    ...condition,
    ...(fromMinor === undefined ? {} : { fromMinor: carried(fromMinor) }),
    ...(toMinor === undefined ? {} : { toMinor: carried(toMinor) }),
  };
}

function effectIn(effect: Effect, program: Program, carried: Carried): Effect {
  switch (effect.kind) {
    case "per-step":
      return { ...effect, stepMinor: carried(effect.stepMinor), points: pointsIn(effect, program, carried) };
    case "bands":
      return { ...effect, bands: effect.bands.map((band) => ({ ...band, fromMinor: carried(band.fromMinor) })) };
    case "fixed-points":
    case "per-item":
      return { ...effect, points: pointsIn(effect, program, carried) };
    case "points-per-unit":
    case "percentage":
    case "tier":
    case "reward":
      return effect;
    default:
      return assertNever(effect);
  }
}

function pointsIn(effect: { unit: string; points: number }, program: Program, carried: Carried): number {
  return isMoney(program, effect.unit) ? carried(effect.points) : effect.points;
}

function unitIn(unit: Unit, carried: Carried): Unit {
  const { payout } = unit;
  return payout ? { ...unit, payout: { ...payout, minimumMinor: carried(payout.minimumMinor) } } : unit;
}

function qualificationIn(way: Qualification, program: Program, carried: Carried): Qualification {
  const isAmount = way.basis === "spend" || (way.basis === "points" && isMoney(program, way.unit));
  return isAmount ? { ...way, threshold: carried(way.threshold) } : way;
}

/**
 * Every amount of a reward in the shop's currency. Those in other currencies are that currency's own, and stay; one in the new
 * currency would be a second worth there, and goes.
 */
function rewardIn(reward: Reward, { carried, to }: { carried: Carried; to: string }): Reward {
  const minimum = (of: { minimumMinor?: number | undefined }) => carriedAll(of, ["minimumMinor"], carried);
  const elsewhere = (of: { amounts: { currency: string; amountMinor: number }[] }) => ({
    amounts: of.amounts.filter(({ currency }) => currency !== to),
  });
  switch (reward.kind) {
    case "fixed-amount":
      return { ...reward, ...minimum(reward), ...elsewhere(reward), amountMinor: carried(reward.amountMinor) };
    case "gift-card":
    case "store-credit":
      return { ...reward, ...elsewhere(reward), amountMinor: carried(reward.amountMinor) };
    case "donation":
      return { ...reward, amountMinor: carried(reward.amountMinor) };
    case "percentage":
      return { ...reward, ...minimum(reward) };
    case "slider":
      return { ...reward, ...minimum(reward), minorPerStep: carried(reward.minorPerStep) };
    case "free-shipping":
      return { ...reward, ...carriedAll(reward, ["minimumMinor", "shippingMaxMinor"], carried) };
    case "free-product":
      return { ...reward, ...carriedAll(reward, ["minimumMinor", "valueMinor"], carried) };
    case "experience":
    case "partner-code":
    case "reference":
      return { ...reward, ...carriedAll(reward, ["valueMinor"], carried) };
    case "early-access":
      return reward;
    default:
      return assertNever(reward);
  }
}

function memberDiscountIn(discount: MemberDiscount, carried: Carried): MemberDiscount {
  const minimum = carriedAll(discount, ["minimumMinor"], carried);
  switch (discount.kind) {
    case "percentage":
      return { ...discount, ...minimum };
    case "amount-off":
      return { ...discount, ...minimum, amountMinor: carried(discount.amountMinor) };
    case "free-shipping":
      return { ...discount, ...minimum, ...carriedAll(discount, ["shippingMaxMinor"], carried) };
    default:
      return assertNever(discount);
  }
}

/** Those of the amounts that are there, carried over. */
function carriedAll<Name extends string>(
  of: { [Each in Name]?: number | undefined },
  names: readonly Name[],
  carried: Carried,
): { [Each in Name]?: number } {
  const all: { [Each in Name]?: number } = {};
  for (const name of names) {
    const amount = of[name];
    if (amount !== undefined) all[name] = carried(amount);
  }
  return all;
}

function unitOfEffect(effect: Effect): string | null {
  return "unit" in effect ? effect.unit : null;
}

/** Cashback is counted in minor units of the currency. */
function isMoney(program: Program, unitId: string | null): boolean {
  return unitId !== null && unitOf(program, unitId).kind === "cashback";
}
