import type { BookPolicies } from "../../app/ledger/movement.ts";
import { explain } from "../../app/loyalty/explain.ts";
import type { MemberFold } from "../../app/loyalty/fold-result.ts";
import { POINTS, type Unit, unitOf } from "../../app/loyalty/program.ts";
import { rewardLapsesAt } from "../../app/loyalty/time/reward-lapse.ts";
import type { Account } from "./account.ts";
import type { Seen } from "./expectation.ts";
import type { World } from "./world.ts";

/** A reward that points paid for: given by itself, or redeemed; moments are whole seconds. */
export interface PaidAward {
  rewardId: string;
  at: number;
  lapsesAt: number | null;
}

/** What there is to be seen of a member whose account is kept in memory. */
export function seen(options: {
  account: Account;
  fold: MemberFold | undefined;
  paid: readonly PaidAward[];
  world: World;
  policies: BookPolicies;
}): Seen {
  const { account, fold, paid, world, policies } = options;
  const { now, newest } = world;
  const at = new Date(now * 1000);
  const ofUnits = <Value>(value: (unit: string) => Value) =>
    Object.fromEntries(newest.program.units.map(({ id }) => [id, value(id)]));
  const pending: Record<string, number> = {};
  for (const { unit, points } of fold?.pending ?? []) pending[unit] = (pending[unit] ?? 0) + points;
  return {
    balance: ofUnits((unit) => account.balance(unit)),
    available: ofUnits((unit) => account.post({ unit, policies }, (book) => book.available(at))),
    pending,
    lots: ofUnits((unit) =>
      account.lots(unit).map((lot) => ({
        points: lot.remaining,
        earnedAt: lot.earnedAt.getTime() / 1000,
        vestsAt: lot.vestsAt.getTime() / 1000,
        expiresAt: lot.expiresAt === null ? null : lot.expiresAt.getTime() / 1000,
      })),
    ),
    tierId: fold?.tier?.id ?? null,
    tierUntil: fold?.tierUntil ?? null,
    projection: (fold?.projection ?? []).map(({ at: moment, tierId }) => ({ at: moment, tierId })),
    progress: fold?.progress ?? {},
    awards: awards({ fold, paid, now }),
    sentences: (locale) => [
      ...account.transfers.map(({ unit, delta, explanation }) =>
        explain(explanation, delta, { locale, ...wordsOf(unitOf(newest.program, unit)) }),
      ),
      ...(fold?.awards ?? []).map(({ explanation }) =>
        explain(explanation, 0, { locale, ...wordsOf(unitOf(newest.program, POINTS)) }),
      ),
    ],
  };
}

function awards(options: { fold: MemberFold | undefined; paid: readonly PaidAward[]; now: number }): string[] {
  const { fold, paid, now } = options;
  const given = (fold?.awards ?? []).filter(({ withdrawnAt }) => withdrawnAt === null || withdrawnAt > now);
  return [...given, ...paid]
    .filter(({ at, lapsesAt }) => at <= now && (lapsesAt === null || lapsesAt > now))
    .sort((a, b) => a.at - b.at)
    .map(({ rewardId }) => rewardId);
}

/** What was redeemed and others deliver: due until it lapses or is taken back. */
export function redeemedReferences({ played, redemptions, newest }: World): PaidAward[] {
  return [...redemptions.values()].flatMap(({ reward: rewardId, at, returnedAt }) => {
    const reward = newest.program.rewards.find(({ id }) => id === rewardId);
    if (returnedAt !== null || reward?.kind !== "reference") return [];
    return [{ rewardId, at, lapsesAt: rewardLapsesAt(reward, { at, timeZone: played.timeZone }) }];
  });
}

/** What a unit is called, and with how many decimals people see it. */
export function wordsOf({ name, decimals }: Unit): { pointsName: Unit["name"]; decimals: number } {
  return { pointsName: name, decimals };
}
