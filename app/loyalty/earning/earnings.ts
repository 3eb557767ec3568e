import type { CapThatBit } from "../explanation.ts";
import type { MergedFrom } from "../order-facts.ts";
import { periodStart } from "../time/periods.ts";
import type { CompiledCap, CompiledRule } from "./compiled.ts";

/** What earns: an order, an event, a day. */
export interface Source {
  key: string;
  /** When it is dated for tiers: the placing of an order, else its own moment. */
  datedAt: number;
  subject: string | null;
  mergedFrom: MergedFrom | null;
  /** An order from before going live: it counts for tiers only, and no cap sees what it would have earned. */
  isPast?: boolean;
}

/** What one source has earned under one rule. */
export interface Earning {
  source: Source;
  rule: CompiledRule;
  /** What stands of each earning moment, oldest first; none is empty. */
  chunks: Chunk[];
  standing: number;
  /** What would stand without any cap. */
  uncapped: number;
}

interface Chunk {
  at: number;
  points: number;
}

/** What a fact moved. */
export interface Settled {
  before: number;
  after: number;
  /** The same without any cap. */
  uncappedBefore: number;
  uncapped: number;
  cap: CapThatBit | null;
}

/**
 * All that a member has earned, as caps see it.
 *
 * A cap limits what is earned at an earning moment: a rise adds the smaller of itself and the room; a fall leaves the smaller
 * of what stood and of what is due without caps, and takes from the latest earning first.
 */
export class Earnings {
  private readonly timeZone: string;
  private readonly byRule = new Map<string, Earning[]>();

  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  /** The account of a source under a rule, at nothing. */
  open(source: Source, rule: CompiledRule): Earning {
    const earning: Earning = { source, rule, chunks: [], standing: 0, uncapped: 0 };
    const known = this.byRule.get(rule.rule.id);
    if (known) known.push(earning);
    else this.byRule.set(rule.rule.id, [earning]);
    return earning;
  }

  /** Every earning, those at nothing too. */
  *all(): Generator<Earning> {
    for (const earnings of this.byRule.values()) yield* earnings;
  }

  /** Brings an earning to what is due without caps at `at`, as far as there is room. */
  settle(earning: Earning, uncapped: number, at: number): Settled {
    const before = earning.standing;
    const uncappedBefore = earning.uncapped;
    const rise = uncapped - uncappedBefore;
    earning.uncapped = uncapped;
    let cap: CapThatBit | null = null;
    if (rise > 0) {
      const tightest = this.tightest(earning, at);
      const room = tightest?.room ?? rise;
      if (tightest && room < rise) cap = { ...tightest, uncappedBefore, uncapped };
      const added = Math.min(rise, room);
      if (added > 0) {
        earning.chunks.push({ at, points: added });
        earning.standing += added;
      }
    } else if (rise < 0) {
      take(earning, before - Math.min(before, uncapped));
    }
    return { before, after: earning.standing, uncappedBefore, uncapped, cap };
  }

  /** What each of `due` would add if all rose at `at`, one after the other; nothing is changed by asking. */
  foresee(due: readonly { earning: Earning; uncapped: number }[], at: number): number[] {
    const known = due.map(({ earning }) => ({ ...earning, chunks: [...earning.chunks] }));
    const added = due.map(({ earning, uncapped }) => {
      if (uncapped <= earning.uncapped) return 0;
      const { before, after } = this.settle(earning, uncapped, at);
      return after - before;
    });
    for (const [index, { earning }] of due.entries()) Object.assign(earning, known[index]);
    return added;
  }

  private tightest(earning: Earning, at: number): Omit<CapThatBit, "uncapped" | "uncappedBefore"> | null {
    let tightest: Omit<CapThatBit, "uncapped" | "uncappedBefore"> | null = null;
    for (const cap of earning.rule.caps) {
      const room = this.roomUnder(cap, earning, at);
      if (room === null || (tightest && tightest.room <= room)) continue;
      const { id, per, by, points, times } = cap;
      tightest = { id, per, by, ...(points === null ? {} : { points }), ...(times === null ? {} : { times }), room };
    }
    return tightest;
  }

  /** What a cap still lets through; null: everything. */
  private roomUnder(cap: CompiledCap, earning: Earning, at: number): number | null {
    const since =
      cap.per === "order"
        ? Number.NEGATIVE_INFINITY
        : periodStart({ per: cap.per, by: cap.by, at, timeZone: this.timeZone });
    const covered = this.covered(cap, earning, at);
    if (cap.points !== null) {
      // A tier or a reward has no points.
      if (cap.unit === null) return null;
      let standing = 0;
      for (const other of covered) standing += standingSince(other, since);
      return Math.max(0, cap.points - standing);
    }
    if (cap.times === null || earning.standing > 0) return null;
    let count = 0;
    for (const { chunks } of covered) if (chunks[0] && chunks[0].at >= since) count += 1;
    return count < cap.times ? null : 0;
  }

  private *covered(cap: CompiledCap, earning: Earning, at: number): Generator<Earning> {
    const { source } = earning;
    const rules = cap.rules ?? this.byRule.keys();
    const customer = customerAt(source.mergedFrom, at);
    for (const rule of rules) {
      for (const other of this.byRule.get(rule) ?? []) {
        if (other.standing === 0 || other.rule.unit !== cap.unit) continue;
        if (cap.per === "order" && other.source.key !== source.key) continue;
        if (cap.isEachSubject && other.source.subject !== source.subject) continue;
        if (customerAt(other.source.mergedFrom, at) === customer) yield other;
      }
    }
  }
}

/** Whose something is at a moment: its former customer's until the merge, "" (the member's own) afterwards. */
export function customerAt(mergedFrom: MergedFrom | null, at: number): string {
  return mergedFrom && at < mergedFrom.at ? mergedFrom.customerId : "";
}

function standingSince({ chunks, standing }: Earning, since: number): number {
  if (since === Number.NEGATIVE_INFINITY) return standing;
  let sum = 0;
  for (let index = chunks.length - 1; index >= 0; index -= 1) {
    const chunk = chunks[index];
    if (!chunk || chunk.at < since) break;
    sum += chunk.points;
  }
  return sum;
}

function take(earning: Earning, amount: number): void {
  let open = amount;
  earning.standing -= amount;
  while (open > 0) {
    const latest = earning.chunks.at(-1);
    if (!latest) break;
    const taken = Math.min(open, latest.points);
    latest.points -= taken;
    open -= taken;
    if (latest.points === 0) earning.chunks.pop();
  }
}
