import { fraction, multiply, round } from "../fraction.ts";
import type { Program } from "../program.ts";
import { rateOf } from "./price.ts";

/**
 * What points are worth in money: the one rule for home, figures, exports, dry runs, simulations and what is said before a change.
 * What is owed is never stated too low: points count by the reward that gives most for them, rounded up to a whole minor unit, once.
 */

/** So many points for so much, minor units. */
export interface Rate {
  points: number;
  worthMinor: number;
}

/** What points buy at a rate, minor units, rounded up. */
export function worthAt({ points: per, worthMinor }: Rate, points: number): number {
  return Number(round(multiply(fraction(Math.max(0, points), 1), fraction(worthMinor, per)), "up"));
}

/** What points are worth by the reward that gives most for them, minor units, rounded up; null where no reward has a price and a worth. */
export function worthOfPoints(program: Program, points: number): number | null {
  const worths = program.rewards.flatMap((reward) => {
    const rate = rateOf(reward);
    return rate ? [worthAt(rate, points)] : [];
  });
  return worths.length === 0 ? null : Math.max(...worths);
}

/**
 * What parts of a number of points are worth, such as what expires in which month, minor units: in sum exactly what all of them are
 * worth, though each is less than one minor unit off what it would be by itself.
 */
export function worthOfParts(program: Program, parts: readonly number[]): number[] {
  const sums = parts.map((_part, index) => parts.slice(0, index + 1).reduce((sum, points) => sum + points, 0));
  const worths = sums.map((points) => worthOfPoints(program, points) ?? 0);
  return worths.map((worth, index) => worth - (worths[index - 1] ?? 0));
}
