import { titlesOf } from "../../loyalty/rewards/explained.ts";
import { isRedeemable, priceOf } from "../../loyalty/rewards/price.ts";
import { POINTS, type Program } from "../../loyalty/program.ts";
import { unitStandings, type UnitBalance } from "../../loyalty/unit-standing.ts";
import type { UnitWords } from "../format.tsx";
import type { AwardLine } from "./awards-card.tsx";
import type { GrantUnit } from "./grant-draft.ts";
import type { OfferedReward } from "./booking.ts";
import type { BalanceFacts } from "./balance-card.tsx";
import { unitWords } from "./tier-facts.ts";

/** What the parts of a member's page need to know of the shop. */
export interface LineContext {
  /** The newest version; undefined before the first was saved. */
  program: Program | undefined;
  currency: string;
}

/** A unit's words, also of one that the program has no more. */
export function wordsOf(unitId: string, { program, currency }: LineContext): UnitWords {
  const isKnown = program?.units.some(({ id }) => id === unitId) ?? false;
  return program && isKnown
    ? unitWords(program, unitId, currency)
    : { one: unitId, many: unitId, icon: "", decimals: 0 };
}

/** What the member has of every unit. `pending`: ordinary points that orders will earn. */
export function balanceFacts(
  standing: { balances: readonly UnitBalance[]; pending: readonly { unit: string; points: number }[] },
  context: LineContext,
): BalanceFacts {
  const debts = new Map(standing.balances.map(({ unit, debt }) => [unit, debt]));
  const units = unitStandings(standing.balances, context.program ?? null).map(({ unit, available, vesting }) => ({
    id: unit,
    available,
    vesting: vesting.reduce((sum, lot) => sum + lot.points, 0),
    debt: debts.get(unit) ?? 0,
  }));
  const points = units.find(({ id }) => id === POINTS);
  return {
    available: points?.available ?? 0,
    vesting: points?.vesting ?? 0,
    debt: points?.debt ?? 0,
    pending: standing.pending.filter(({ unit }) => unit === POINTS).reduce((sum, each) => sum + each.points, 0),
    others: units.filter(({ id }) => id !== POINTS).map((other) => ({ ...other, unit: wordsOf(other.id, context) })),
  };
}

/** Awards with the reward's name, and whether they are still to be delivered. */
export function awardLines(
  awards: readonly { key: string; rewardId: string; at: Date; lapsesAt: Date | null; settledAt: Date | null }[],
  { program, now }: LineContext & { now: Date },
): AwardLine[] {
  return awards.map(({ key, rewardId, at, lapsesAt, settledAt }) => {
    const reward = program?.rewards.find(({ id }) => id === rewardId);
    const hasLapsed = lapsesAt !== null && lapsesAt <= now;
    return {
      key,
      name: reward?.kind === "reference" ? reward.name : rewardId,
      at: at.toISOString(),
      // What ends as a day does is good until the day before.
      until: lapsesAt === null ? null : new Date(lapsesAt.getTime() - 1).toISOString(),
      deliveredAt: settledAt?.toISOString() ?? null,
      isRedeemed: key.startsWith("redemption:"),
      state: settledAt !== null ? "delivered" : hasLapsed ? "lapsed" : "due",
    };
  });
}

/** The units in which an agent gives and takes points: all but those that only count for a status. Ordinary points first. */
export function grantUnits(balance: BalanceFacts, context: LineContext): [GrantUnit, ...GrantUnit[]] {
  const spendable = (context.program?.units ?? []).filter(({ id, kind }) => id !== POINTS && kind !== "status");
  const points = { id: POINTS, words: wordsOf(POINTS, context), available: balance.available };
  const others = spendable.map(({ id }) => ({
    ...{ id, words: wordsOf(id, context) },
    available: balance.others.find((other) => other.id === id)?.available ?? 0,
  }));
  return [points, ...others];
}

/** The rewards that an agent may book for a member's points: what members can take themselves. */
export function offeredRewards({ program, currency }: LineContext): OfferedReward[] {
  const rewards = (program?.rewards ?? []).filter(isRedeemable);
  return rewards.map((reward) => ({
    id: reward.id,
    title: titlesOf(reward, { currency }),
    points: priceOf(reward) ?? 0,
    slider: reward.kind === "slider" ? { min: reward.pointsMin, max: reward.pointsMax, step: reward.pointsStep } : null,
    dates:
      reward.kind === "experience"
        ? reward.dates.map(({ id, at, places }) => ({ id, at, places: places ?? null }))
        : [],
    asks: reward.kind === "experience" ? (reward.asks ?? null) : null,
  }));
}

/** The names of events that the program's rules ask for; an agent records one of these. */
export function eventNames(program: Program | undefined): string[] {
  const names = (program?.earning ?? []).flatMap(({ trigger }) => (trigger.kind === "event" ? [trigger.name] : []));
  return [...new Set(names)];
}
