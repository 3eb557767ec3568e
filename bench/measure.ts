import { loadavg } from "node:os";

/** One line of the table: a speed, the ceiling it is held against in the same run, and the goal for their ratio. */
export interface Figure {
  name: string;
  what: string;
  /** Per second, median of the rounds; null where there is no rate. */
  ours: number | null;
  ceiling: number | null;
  ceilingIs: string;
  ratio: number | null;
  goal: string;
  met: boolean | null;
  note?: string;
}

const ROUNDS = 5;

/** The rates of one contender, round by round. */
export type Rounds = Record<string, number[]>;

/**
 * Runs every contender once a round, round after round, so that what else the machine does hits all of them alike.
 *
 * @param contenders each returns a rate per second
 */
export async function interleaved(contenders: Record<string, () => Promise<number>>): Promise<Rounds> {
  const rounds: Rounds = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      const rate = await run();
      rounds[name]?.push(rate);
      console.log(`  round ${String(round)}  ${name.padEnd(34)} ${rate.toFixed(0).padStart(8)} /s   load ${load()}`);
    }
  }
  return rounds;
}

/** How many a second a run does that does `count`. */
export async function rate(count: number, run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return count / ((performance.now() - startedAt) / 1000);
}

/** A figure from two contenders of the same rounds: the median of the ratios within each round. */
export function compared(
  rounds: Rounds,
  options: { name: string; what: string; ours: string; ceiling: string; ceilingIs: string; atLeast: number },
): Figure {
  const { name, what, ceilingIs, atLeast } = options;
  const ours = rounds[options.ours] ?? [];
  const ceiling = rounds[options.ceiling] ?? [];
  const ratio = median(ours.map((rate, round) => rate / (ceiling[round] ?? 0)));
  const goal = `≥ ${String(atLeast)}`;
  return { name, what, ours: median(ours), ceiling: median(ceiling), ceilingIs, ratio, goal, met: ratio >= atLeast };
}

/** The machine's load over the last minute. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(2);
}

/** The middle of some values. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
