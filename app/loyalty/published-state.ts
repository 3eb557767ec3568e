import { joiningGift, orderRules } from "./earning.ts";
import { decimalsOf, formatMinor } from "./money.ts";
import type { PendingPoints } from "./fold.ts";
import type { Ratio } from "./points.ts";
import type { Program } from "./program.ts";
import { tierProgress } from "./tiers.ts";

/** What Liquid renders of a member: the customer's metafield. Amounts are decimal strings, points whole numbers. */
export interface MemberState {
  v: 1;
  /** Grows with every state that is published or answered: a page keeps an answer until the metafield has caught up. */
  revision: number;
  balance: number;
  pending: { points: number; when: "fulfilled" | "paid" }[];
  tier: { id: string; name: string } | null;
  /** The tier after it: what is missing in the shop's currency, and whole percent of the way. */
  next: { name: string; missing: string; percent: number } | null;
  joined: true;
}

/** A member's published state. */
export function memberState(options: {
  program: Program | null;
  currency: string;
  revision: number;
  balance: number;
  tierId: string | null;
  /** What counts towards the tier, minor units. */
  spendMinor: number;
  pending: PendingPoints[];
}): MemberState {
  const { program, currency, revision, balance, tierId, spendMinor } = options;
  const tier = program?.tiers.find((candidate) => candidate.id === tierId);
  const progress = program ? tierProgress(program, spendMinor) : null;
  const pending = (["paid", "fulfilled"] as const).flatMap((when) => {
    const points = options.pending.filter((each) => each.when === when).reduce((sum, each) => sum + each.points, 0);
    return points > 0 ? [{ points, when }] : [];
  });
  return {
    v: 1,
    revision,
    balance,
    pending,
    tier: tier ? { id: tier.id, name: tier.name } : null,
    next: progress
      ? { name: progress.next.name, missing: formatMinor(progress.missingMinor, currency), percent: progress.percent }
      : null,
    joined: true,
  };
}

/** What Liquid renders of the program: our app-data metafield. */
export interface ProgramStateDocument {
  v: 1;
  live: boolean;
  pointsName: { one: string; many: string };
  currency: string;
  decimals: number;
  /** Points per unit of the currency; null where no rule gives points that way. */
  rate: Ratio | null;
  when: "fulfilled" | "paid";
  joiningGift: number;
  joining: "explicit" | "automatic";
  tiers: { id: string; name: string; from: string; multiplier: Ratio }[];
  rewards: { id: string; points: number; amount: string }[];
  /** What `$app` stands for in this shop: for themes that do not resolve it in Liquid. */
  namespace: string;
}

/** The program as it is published to a shop's theme. */
export function publishedProgram(options: {
  program: Program;
  status: "off" | "live";
  currency: string;
  namespace: string;
}): ProgramStateDocument {
  const { program, status, currency, namespace } = options;
  const rule = orderRules(program).find(({ effect }) => effect.kind === "points-per-unit");
  return {
    v: 1,
    live: status === "live",
    pointsName: program.pointsName,
    currency,
    decimals: decimalsOf(currency),
    rate: rule?.effect.kind === "points-per-unit" ? rule.effect.rate : null,
    when: rule?.trigger.when ?? "fulfilled",
    joiningGift: joiningGift(program),
    joining: program.joining.mode,
    tiers: program.tiers.map(({ id, name, fromMinor, multiplier }) => ({
      id,
      name,
      from: formatMinor(fromMinor, currency),
      multiplier,
    })),
    rewards: program.rewards.map(({ id, points, amountMinor }) => ({
      id,
      points,
      amount: formatMinor(amountMinor, currency),
    })),
    namespace,
  };
}
