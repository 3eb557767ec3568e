import { ruleLine } from "./describe/describe-program.ts";
import { joinedRules, joiningGift, orderRules } from "./earning.ts";
import { decimalsOf, formatMinor } from "./money.ts";
import type { Ratio } from "./points.ts";
import type { ProgramMode } from "./program-mode.ts";
import {
  POINTS,
  pointsName,
  type EarningRule,
  type Program,
  type Tier,
  type TierPolicy,
  type Unit,
} from "./program.ts";
import { publishedWay, type PublishedWay } from "./published-state.ts";
import { priceOf } from "./rewards/price.ts";
import { type PublishedReward, publishedReward } from "./rewards/published.ts";
import { rewardTitle } from "./rewards/words.ts";
import { neededFor } from "./tiers/qualifying.ts";

/** What Liquid renders of the program: our app-data metafield. */
export interface ProgramStateDocument {
  v: 1;
  live: boolean;
  /** In test: whoever is a member sees it, and nobody else. Never together with `live`. */
  test: boolean;
  pointsName: { one: string; many: string };
  currency: string;
  decimals: number;
  /** Points per unit of the currency; null where no rule gives points that way. */
  rate: Ratio | null;
  rounding: "down" | "nearest" | "up";
  when: "fulfilled" | "paid";
  joiningGift: number;
  joining: "explicit" | "automatic";
  /** Ways to earn besides the rate and the gift: the merchant's name, or a sentence in each of the shop's languages. */
  earning: { id: string; name: string | null; en: string; de: string }[];
  /** Ordinary points first. `decimals` are those that people see. */
  units: { id: string; kind: Unit["kind"]; one: string; many: string; icon: string; decimals: number }[];
  /** Lowest first. `from`: the spend it starts at, where spending is a way to it. */
  tiers: { id: string; name: string; from: string | null; ways: PublishedWay[]; multiplier: Ratio }[];
  window: TierPolicy["window"];
  /** What costs points: taken by members, or given by itself. */
  rewards: PublishedReward[];
  /** Rewards that are only given. */
  references: { id: string; name: string }[];
  /** Campaigns on a day that the member chooses, so many days a year. */
  ownDays: { id: string; name: string; perYear: number }[];
  /** What `$app` stands for in this shop: for themes that do not resolve it in Liquid. */
  namespace: string;
}

const WAYS_SHOWN_MAX = 20;

/** The program as it is published to a shop's theme. */
export function publishedProgram(options: {
  program: Program;
  mode: ProgramMode;
  currency: string;
  namespace: string;
}): ProgramStateDocument {
  const { program, mode, currency, namespace } = options;
  const rule = orderRules(program).find(({ effect }) => effect.kind === "points-per-unit" && effect.unit === POINTS);
  return {
    v: 1,
    live: mode === "live",
    test: mode === "test",
    pointsName: pointsName(program),
    currency,
    decimals: decimalsOf(currency),
    rate: rule?.effect.kind === "points-per-unit" ? rule.effect.rate : null,
    rounding: rule?.rounding ?? "down",
    when: rule?.trigger.when ?? "fulfilled",
    joiningGift: joiningGift(program),
    joining: program.joining.mode,
    earning: waysToEarn(program, { currency, shown: rule }),
    units: program.units.map(({ id, kind, name, icon, decimals }) => ({
      id,
      kind,
      ...name,
      icon,
      decimals: kind === "cashback" ? decimalsOf(currency) : decimals,
    })),
    tiers: program.tiers.map((tier) => publishedTier(tier, currency)),
    window: program.tierPolicy.window,
    rewards: program.rewards.flatMap((reward) => publishedReward(reward, { program, currency }) ?? []),
    references: program.rewards
      .filter((reward) => priceOf(reward) === null)
      .map((reward) => ({ id: reward.id, name: rewardTitle(reward, { language: "en", program, currency }) })),
    ownDays: program.campaigns.flatMap(({ id, name, memberDay }) =>
      memberDay ? [{ id, name, perYear: memberDay.perYear }] : [],
    ),
    namespace,
  };
}

function waysToEarn(
  program: Program,
  { currency, shown }: { currency: string; shown: EarningRule | undefined },
): ProgramStateDocument["earning"] {
  const gifts = new Set(joinedRules(program).map(({ id }) => id));
  const others = program.earning.filter((rule) => rule !== shown && !gifts.has(rule.id));
  return others.slice(0, WAYS_SHOWN_MAX).map((rule) => ({
    id: rule.id,
    name: rule.name ?? null,
    en: ruleLine(rule, { program, currency, language: "en" }),
    de: ruleLine(rule, { program, currency, language: "de" }),
  }));
}

function publishedTier(tier: Tier, currency: string): ProgramStateDocument["tiers"][number] {
  const { id, name, qualifications, multiplier } = tier;
  const spend = qualifications.find(({ basis }) => basis === "spend");
  return {
    id,
    name,
    from: spend ? formatMinor(neededFor(spend), currency) : null,
    ways: qualifications.map((way) => publishedWay(way, neededFor(way), currency)),
    multiplier,
  };
}
