import { plusMonths } from "./calendar.ts";
import type { MergedFrom } from "./order-facts.ts";
import type { Program, ProgramVersion, Tier } from "./program.ts";
import { tierFor } from "./tiers.ts";

/** From `at` on the member held `tierId` (null: no tier), with this much spend in the window. */
export interface TierMoment {
  at: number;
  tierId: string | null;
  spendMinor: number;
}

/** What an order is worth towards the tier, and whose it was until a merge. */
interface CountedOrder {
  placedAt: number;
  spendMinor: number;
  mergedFrom: MergedFrom | null;
}

/**
 * A member's spend in the rolling window, and the tier that follows from it, moment by moment.
 *
 * An order counts from its earning moment on, with its present basis, until the window has passed its placing date. The tier
 * can change at a fact, when an order leaves the window, when another customer is merged in, and when a version takes effect.
 */
export class TierWindow {
  readonly history: TierMoment[] = [];
  tier: Tier | null = null;
  spendMinor = 0;

  private readonly versions: ProgramVersion[];
  private readonly timeZone: string;
  private readonly counted = new Map<string, CountedOrder>();
  private readonly exits = new Map<string, number>();
  private clock = Number.NEGATIVE_INFINITY;
  /** The first moment after the clock at which time alone changes what counts. */
  private next = Number.POSITIVE_INFINITY;

  constructor(options: { versions: ProgramVersion[]; timeZone: string }) {
    this.versions = options.versions;
    this.timeZone = options.timeZone;
  }

  /** Sets what one order is worth from `at` on. */
  count(order: CountedOrder & { orderId: string; at: number }): void {
    const { orderId, placedAt, spendMinor, mergedFrom } = order;
    if ((this.counted.get(orderId)?.spendMinor ?? 0) === spendMinor) return;
    const counted = { placedAt, spendMinor, mergedFrom };
    this.counted.set(orderId, counted);
    for (const moment of this.momentsOf(counted)) if (moment > this.clock) this.next = Math.min(this.next, moment);
    this.evaluate(order.at);
  }

  /** Lets time pass up to and including `to`: orders leave the window, versions take effect. */
  advance(to: number): void {
    while (this.next <= to) {
      this.clock = this.next;
      this.evaluate(this.clock);
      this.next = this.firstMomentAfter(this.clock);
    }
    this.clock = Math.max(this.clock, to);
  }

  /**
   * Spend that counts at `at` under `program`'s window, minor units.
   *
   * @param viewer whose order asks: before a merge, the two customers count apart
   */
  spendAt(at: number, program: Program, viewer: MergedFrom | null): number {
    let sum = 0;
    for (const { placedAt, spendMinor, mergedFrom } of this.counted.values()) {
      if (spendMinor === 0 || customerAt(mergedFrom, at) !== customerAt(viewer, at)) continue;
      if (this.exitOf(placedAt, program.tierPolicy.windowMonths) > at) sum += spendMinor;
    }
    return sum;
  }

  /** The next moment after the one advanced to at which time alone changes what counts; null when there is none. */
  get reviewAt(): number | null {
    const moment = this.firstMomentAfter(this.clock);
    return Number.isFinite(moment) ? moment : null;
  }

  private evaluate(at: number): void {
    const program = this.versions.findLast((version) => version.effectiveAt <= at)?.program;
    if (!program) return;
    this.spendMinor = this.spendAt(at, program, null);
    const tier = tierFor(program, this.spendMinor);
    if (tier?.id !== this.tier?.id) {
      // Several facts of one second make one moment of history: what holds at its end.
      if (this.history.at(-1)?.at === at) this.history.pop();
      const before = this.history.at(-1)?.tierId ?? null;
      const tierId = tier?.id ?? null;
      if (tierId !== before) this.history.push({ at, tierId, spendMinor: this.spendMinor });
    }
    this.tier = tier;
  }

  private firstMomentAfter(at: number): number {
    let first = Number.POSITIVE_INFINITY;
    for (const order of this.counted.values()) {
      if (order.spendMinor === 0) continue;
      for (const moment of this.momentsOf(order)) if (moment > at && moment < first) first = moment;
    }
    return first;
  }

  /** When an order leaves the window (of each version that there is) or is merged in, and when versions take effect. */
  private momentsOf({ placedAt, mergedFrom }: CountedOrder): number[] {
    const months = new Set(this.versions.map(({ program }) => program.tierPolicy.windowMonths));
    const exits = [...months].map((window) => this.exitOf(placedAt, window));
    return [...exits, ...this.versions.map((v) => v.effectiveAt), ...(mergedFrom ? [mergedFrom.at] : [])];
  }

  private exitOf(placedAt: number, months: number): number {
    const key = `${months}:${placedAt}`;
    const known = this.exits.get(key);
    if (known !== undefined) return known;
    const exit = plusMonths(placedAt, months, this.timeZone);
    this.exits.set(key, exit);
    return exit;
  }
}

/** The customer to whom an order belongs at a moment: its former one until the merge, "" (the member's own) afterwards. */
function customerAt(mergedFrom: MergedFrom | null, at: number): string {
  return mergedFrom && at < mergedFrom.at ? mergedFrom.customerId : "";
}
