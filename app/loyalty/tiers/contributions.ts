import type { TierPolicy } from "../program.ts";
import { type TierCalendar, windowExit } from "./terms.ts";

/** What one source counts towards one basis. Never changed once it is shared with a copy. */
interface Contribution {
  basis: string;
  datedAt: number;
  value: number;
  /** Since when it counts anything; plus infinity: not yet. */
  since: number;
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

/** Everything that counts towards tiers, and its sums in the window that applies now. */
export class Contributions {
  /** Sums in the window, and over everything, by basis. */
  inWindow = new Map<string, number>();
  lifetime = new Map<string, number>();
  /** Grows when what was known changes its worth, once anything has lost some: then what rested on it must be looked at. */
  revision = 0;

  private readonly calendar: TierCalendar;
  private window: TierPolicy["window"] = { kind: "lifetime" };
  private bySource = new Map<string, Contribution>();
  /** Ascending by exit; those before `gone` have left. */
  private queue: Contribution[] = [];
  private gone = 0;
  private hasFallen = false;

  constructor(calendar: TierCalendar) {
    this.calendar = calendar;
  }

  /** A copy on which time can pass; nothing may be counted on it. */
  fork(): Contributions {
    const copy = new Contributions(this.calendar);
    copy.inWindow = new Map(this.inWindow);
    copy.lifetime = this.lifetime;
    copy.revision = this.revision;
    copy.window = this.window;
    copy.bySource = this.bySource;
    copy.queue = this.queue.slice();
    copy.gone = this.gone;
    return copy;
  }

  /** Sets what a source counts from `at` on; says whether that changes anything. */
  set({ source, basis, datedAt, value, at }: Counted): boolean {
    const key = `${basis} ${source}`;
    const known = this.bySource.get(key);
    if ((known?.value ?? 0) === value && (known === undefined || known.datedAt === datedAt)) return false;
    const exit = known?.datedAt === datedAt ? known.exit : windowExit(this.window, datedAt, this.calendar);
    const first = Math.min(known?.since ?? at, at);
    // What came and went within one second never was.
    const since = value === 0 && first === at ? Number.POSITIVE_INFINITY : first;
    if (known) {
      this.forget(known, at);
      this.note(known, { value, datedAt });
    }
    const contribution = { basis, datedAt, value, since, exit };
    this.bySource.set(key, contribution);
    this.enqueue(contribution, at);
    add(this.lifetime, basis, value);
    if (exit > at) add(this.inWindow, basis, value);
    return true;
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

  /** What was known at `at` and lay in `window` then, and everything that was known then, with its present worth. */
  knownAt(at: number, window: TierPolicy["window"]): { inWindow: Map<string, number>; lifetime: Map<string, number> } {
    const isPresent = isSameWindow(this.window, window);
    const sums = { inWindow: new Map<string, number>(), lifetime: new Map<string, number>() };
    for (const { basis, datedAt, value, since, exit } of this.bySource.values()) {
      if (value === 0 || since > at) continue;
      add(sums.lifetime, basis, value);
      if ((isPresent ? exit : windowExit(window, datedAt, this.calendar)) > at) add(sums.inWindow, basis, value);
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
