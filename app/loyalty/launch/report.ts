import { fraction, multiply, round } from "../fraction.ts";
import type { Program } from "../program.ts";
import { rateOf } from "../rewards/price.ts";

/** What a dry run has found, in sums. */
export interface LaunchReport {
  /** When it was counted, ISO 8601. */
  at: string;
  /** The program's version that it was counted by. */
  version: number;
  /** Customers with past orders, those left out whom the program does not let join. */
  customers: number;
  /** Those of them who get theirs as soon as it is applied: members, or everybody where joining is automatic. */
  now: number;
  excluded: number;
  orders: number;
  /** By unit; of those who get theirs now, and of all. */
  points: { now: Record<string, number>; all: Record<string, number> };
  /** What the points of all are worth by the program's best reward, minor units; null where no reward says. */
  costMinor: { now: number; all: number } | null;
  /** The lowest tier first; those without a tier under null. */
  byTier: { tierId: string | null; now: number; all: number }[];
}

/** What points are worth by the reward that gives most for them, minor units, rounded up; null where no reward has a price and a worth. */
export function bestWorth(program: Program, points: number): number | null {
  const worths = program.rewards.flatMap((reward) => {
    const rate = rateOf(reward);
    return rate ? [Number(round(multiply(fraction(points, 1), fraction(rate.worthMinor, rate.points)), "up"))] : [];
  });
  return worths.length === 0 ? null : Math.max(...worths);
}
