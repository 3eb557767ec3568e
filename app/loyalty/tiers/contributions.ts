import type { TierPolicy } from "../program.ts";
import { type TierCalendar, windowExit } from "./terms.ts";

/** What one source counts towards one basis. Never changed once it is shared with a copy. */
interface Contribution {
  basis: string;
  datedAt: number;
  value: number;
  /** What was told of it, in order: as the how manieth of everything, and the value. */
  words: readonly { told: number; value: number }[];
  /** When it leaves the present window. */
  exit: number;
}

/** What sources count: an order's spend, an event, points. */
export interface Counted {
  /** What counts: an order's id, an event's, ... */
  source: string;
  basis: string;
  datedAt: number;
  /** Whole, from 0. */
  value: number;
  at: number;
}

/** A time in which something leaves the window: after `after`, up to and including `to`. */
export interface Leaving {
  after: number;
  to: number;
}

/** Everything that counts towards tiers, and its sums in the window that applies now. */
export class Contributions {
  /** Sums in the window, and over everything, by basis. */
  inWindow = new Map<string, number>();
  lifetime = new Map<string, number>();
  /** Grows when what was known changes its worth, once anything has lost some: then what rested on it must be looked at. */
  revision = 0;
  /** How often anything was set. */
  told = 0;

  private readonly calendar: TierCalendar;
  private window: TierPolicy["window"] = { kind: "lifetime" };
  private bySource = new Map<string, Contribution>();
  /** Ascending by exit; those before `gone` have left. */
  private queue: Contribution[] = [];
  private gone = 0;
  private hasFallen = false;
  private lastExit: { datedAt: number; exit: number } | null = null;

  constructor(calendar: TierCalendar) {
    this.calendar = calendar;
  }

  /** A copy on which time can pass; nothing may be counted on it. */
  fork(): Contributions {
    const copy = new Contributions(this.calendar);
    copy.inWindow = new Map(this.inWindow);
    copy.lifetime = this.lifetime;
    copy.revision = this.revision;
    copy.told = this.told;
    copy.window = this.window;
    copy.bySource = this.bySource;
    copy.queue = this.queue.slice();
    copy.gone = this.gone;
    return copy;
  }

  /** Sets what a source counts from `at` on, and says what that is compared with before. */
  set({ source, basis, datedAt, value, at }: Counted): "more" | "less" | "the same" {
    const key = `${basis} ${source}`;
    const known = this.bySource.get(key);
    if ((known?.value ?? 0) === value && (known === undefined || known.datedAt === datedAt)) return "the same";
    const exit = known?.datedAt === datedAt ? known.exit : this.exitOf(datedAt);
    this.told += 1;
    if (known) {
      this.forget(known, at);
      this.note(known, { value, datedAt });
    }
    const words = [...(known?.words ?? []), { told: this.told, value }];
    const contribution = { basis, datedAt, value, words, exit };
    this.bySource.set(key, contribution);
    this.enqueue(contribution, at);
    add(this.lifetime, basis, value);
    if (exit > at) add(this.inWindow, basis, value);
    return value > (known?.value ?? 0) ? "more" : "less";
  }

  /** When what is dated so leaves the present window. An order counts towards several bases, one after the other, with one date. */
  exitOf(datedAt: number): number {
    if (this.lastExit?.datedAt !== datedAt)
      this.lastExit = { datedAt, exit: windowExit(this.window, datedAt, this.calendar) };
    return this.lastExit.exit;
  }

  /** Lets everything go that leaves the window by `to`. */
  pass(to: number): void {
    for (let next = this.queue[this.gone]; next !== undefined && next.exit <= to; next = this.queue[this.gone]) {
      add(this.inWindow, next.basis, -next.value);
      this.gone += 1;
    }
  }

  /** When the next thing that counts leaves the window; plus infinity: nothing will. */
  get nextExit(): number {
    for (let index = this.gone; index < this.queue.length; index += 1) {
      const next = this.queue[index];
      if (next !== undefined && next.value > 0) return next.exit;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Another window applies from `at` on. */
  use(window: TierPolicy["window"], at: number): void {
    if (isSameWindow(this.window, window)) return;
    this.window = window;
    this.lastExit = null;
    this.inWindow = new Map();
    const bySource = new Map<string, Contribution>();
    for (const [key, known] of this.bySource) {
      const exit = windowExit(window, known.datedAt, this.calendar);
      bySource.set(key, { ...known, exit });
      if (exit > at) add(this.inWindow, known.basis, known.value);
    }
    this.bySource = bySource;
    this.queue = [...bySource.values()].sort((a, b) => a.exit - b.exit);
    this.gone = this.queue.findIndex(({ exit }) => exit > at);
    if (this.gone < 0) this.gone = this.queue.length;
  }

  /**
   * What had been told by then and leaves `window` in that time, by basis: each source with what it is worth now, but at most
   * what it was worth then.
   */
  worthOf(then: { told: number; leaving: Leaving; window: TierPolicy["window"] }): Map<string, number> {
    const { after, to } = then.leaving;
    const isPresent = isSameWindow(this.window, then.window);
    const sums = new Map<string, number>();
    for (const { basis, datedAt, value, words, exit } of this.bySource.values()) {
      const worth = Math.min(value, words.findLast(({ told }) => told <= then.told)?.value ?? 0);
      if (worth === 0) continue;
      const left = isPresent ? exit : windowExit(then.window, datedAt, this.calendar);
      if (left > after && left <= to) add(sums, basis, worth);
    }
    return sums;
  }

  /** Takes out what a source counted so far. */
  private forget(known: Contribution, at: number): void {
    add(this.lifetime, known.basis, -known.value);
    if (known.exit > at) add(this.inWindow, known.basis, -known.value);
    this.queue.splice(this.queue.indexOf(known), 1);
    if (known.exit <= at) this.gone -= 1;
  }

  private note(known: Contribution, now: { value: number; datedAt: number }): void {
    if (now.value < known.value || now.datedAt !== known.datedAt) this.hasFallen = true;
    if (this.hasFallen) this.revision += 1;
  }

  private enqueue(contribution: Contribution, at: number): void {
    let index = this.queue.length;
    while (index > 0 && (this.queue[index - 1]?.exit ?? 0) > contribution.exit) index -= 1;
    this.queue.splice(index, 0, contribution);
    if (contribution.exit <= at) this.gone += 1;
  }
}

function add(sums: Map<string, number>, basis: string, value: number): void {
  sums.set(basis, (sums.get(basis) ?? 0) + value);
}

function isSameWindow(a: TierPolicy["window"], b: TierPolicy["window"]): boolean {
  return a.kind === b.kind && (a.kind !== "rolling" || b.kind !== "rolling" || a.months === b.months);
}
