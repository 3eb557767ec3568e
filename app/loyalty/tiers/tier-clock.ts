import type { TierMoment } from "../fold-result.ts";
import type { ProgramVersion, Tier } from "../program.ts";
import type { Suspension } from "../time/expiry.ts";
import { zoneOf } from "../time/zone.ts";
import { Contributions, type Counted } from "./contributions.ts";
import { type Grant, Grants } from "./grants.ts";
import { earnedTiers, isAskedFor } from "./qualifying.ts";
import { rankOf } from "./rank.ts";
import { Retention } from "./retention.ts";
import { isByYears, type TierCalendar } from "./terms.ts";
import { TierHistory } from "./tier-history.ts";
import type { TierReview } from "./tier-review.ts";

interface ClockOptions {
  /** The program's versions, oldest first. */
  versions: readonly ProgramVersion[];
  timeZone: string;
  joinedAt: number;
}

/** How many changes ahead a projection looks. */
const PROJECTED = 5;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * A member's tier, moment by moment.
 *
 * It is told what counts, fact by fact in business time, and lets time pass in between: things leave the window, terms and
 * grants begin and end, versions of the program take effect. All changes of one second make one moment. The tier held is the
 * highest of earned, kept and granted. None is held before the member joined, unless something counted before.
 */
export class TierClock {
  private readonly options: ClockOptions;
  private readonly calendar: TierCalendar;
  private contributions: Contributions;
  private retention: Retention;
  private grants = new Grants();
  private held: Tier | null = null;
  private readonly past: TierHistory;
  private version: ProgramVersion | null = null;
  private earned: Tier[] = [];
  private clock = Number.NEGATIVE_INFINITY;
  /** The first moment after the clock at which time alone changes anything. */
  private next: number;
  private keptUntil = NEVER;
  /** False while facts of the present second have not been judged yet: all of a second are judged at once. */
  private isSettled = true;
  /** Where the highest tier stands that is earned or kept; -1: none is. */
  private rank = -1;

  constructor(options: ClockOptions) {
    this.options = options;
    this.calendar = { zone: zoneOf(options.timeZone), joinedAt: options.joinedAt };
    this.contributions = new Contributions(this.calendar);
    this.retention = new Retention(this.calendar);
    this.past = new TierHistory(options.versions);
    this.next = this.nextAfter(this.clock);
  }

  /** Sets what a source counts towards a basis from `at` on; it replaces what it counted before. */
  count(counted: Counted): void {
    this.advance(counted.at);
    this.contributions.pass(this.clock);
    const change = this.contributions.set({ ...counted, at: this.clock });
    if (change === "the same") return;
    if (change === "more") this.beginTerm(counted);
    this.isSettled = false;
  }

  /** A tier from outside, held from `from` until `until`. */
  grant(grant: Grant): void {
    if (!this.grants.add(grant)) return;
    if (grant.from <= this.clock) this.isSettled = false;
    else this.next = Math.min(this.next, grant.from);
  }

  /** Takes a grant back from `at` on. */
  revokeGrant(id: string, at: number): void {
    this.advance(at);
    this.grants.revoke(id, at);
    this.isSettled = false;
  }

  /** Lets time pass up to and including `to`. */
  advance(to: number): void {
    if (to <= this.clock && this.next > to) return;
    this.settle();
    while (this.next <= to) this.pass(this.next);
    if (to > this.clock) this.clock = to;
  }

  /** The tier that is held. */
  get tier(): Tier | null {
    this.settle();
    return this.held;
  }

  /** All changes so far. */
  get history(): readonly TierMoment[] {
    this.settle();
    return this.past.moments;
  }

  /** Whether a tier, or one above it, is held without those grants. */
  holds(tierId: string, without: ReadonlySet<string>): boolean {
    this.settle();
    const tiers = this.version?.program.tiers ?? [];
    const wanted = rankOf(tiers, tierId);
    if (wanted < 0 || this.rank >= wanted) return wanted >= 0;
    return this.grants.tierIdsAt(this.clock, without).some((granted) => rankOf(tiers, granted) >= wanted);
  }

  /** What counts in the present window, by basis. */
  get progress(): Record<string, number> {
    const counting = [...this.contributions.inWindow].filter(([, value]) => value > 0);
    return Object.fromEntries(counting);
  }

  /** Basis spend in the present window, minor units. */
  get spendMinor(): number {
    return this.contributions.inWindow.get("spend") ?? 0;
  }

  /** The next moment at which time alone changes what counts or what is held; null when it cannot. */
  get reviewAt(): number | null {
    this.settle();
    return this.next === NEVER ? null : this.next;
  }

  /** Until when the present tier is held if nothing else happens; null: no end is known, or none is held. */
  get tierUntil(): number | null {
    const { tier } = this;
    if (tier === null) return null;
    const ahead = this.fork();
    while (ahead.next < NEVER) {
      ahead.pass(ahead.next);
      const tiers = ahead.version?.program.tiers ?? [];
      const wanted = rankOf(tiers, tier.id);
      if (wanted < 0 || rankOf(tiers, ahead.tier?.id) < wanted) return ahead.clock;
    }
    return null;
  }

  /** What time alone will do to the tier if nothing else happens: the next changes, at most `max`. */
  projection(max = PROJECTED): TierMoment[] {
    const ahead = this.fork();
    while (ahead.next < NEVER && ahead.history.length < max + 1) ahead.pass(ahead.next);
    return ahead.history.slice(1, max + 1);
  }

  /** The next moments in which time alone changes what counts or what is held, if nothing else happens; at most `max`. */
  ahead(max: number): TierReview[] {
    const reviews: TierReview[] = [];
    const ahead = this.fork();
    while (ahead.next < NEVER && reviews.length < max) {
      const before = ahead.tier?.id ?? null;
      ahead.pass(ahead.next);
      const tierId = ahead.tier?.id ?? null;
      const { clock: at, tierUntil, spendMinor, progress, reviewAt } = ahead;
      reviews.push({ at, tierId, isChange: tierId !== before, tierUntil, spendMinor, progress, reviewAt });
    }
    return reviews;
  }

  /** The id of the tier held just before the second `at`; null: none. */
  tierIdBefore(at: number): string | null {
    this.settle();
    return this.past.tierIdBefore(at);
  }

  /** Changes upwards in (after, to], as they stand now: what is reached, and in which second. */
  reached(span: { after: number; to: number }): { at: number; tierId: string }[] {
    this.settle();
    return this.past.reached(span);
  }

  /** When a tier that suspends expiry was held, ascending; `to` null: it is held now. */
  suspensions(): readonly Suspension[] {
    this.settle();
    return this.past.suspensions;
  }

  /** A copy for looking ahead, whose history begins with what is held now. */
  private fork(): TierClock {
    this.settle();
    const copy = new TierClock(this.options);
    copy.contributions = this.contributions.fork();
    copy.retention = this.retention.fork();
    copy.grants = this.grants.fork();
    copy.version = this.version;
    copy.earned = this.earned;
    copy.held = this.held;
    copy.clock = this.clock;
    copy.keptUntil = this.keptUntil;
    copy.next = this.next;
    copy.past.begin({ tierId: this.held?.id ?? null, spendMinor: this.spendMinor });
    return copy;
  }

  /** What time alone does at `at`. */
  private pass(at: number): void {
    const { version, earned } = this;
    this.evaluate(at);
    if (version === null || earned.length === 0) return;
    const lost = earned.filter(({ id }) => !this.earned.some((tier) => tier.id === id));
    if (lost.length === 0) return;
    this.retention.ended(lost, { at, version, contributions: this.contributions });
    this.evaluate(at);
  }

  /** What counts more, from the clock on: a term begins, by the present year or by the one that it is dated in. */
  private beginTerm({ basis, datedAt }: Counted): void {
    const { version, contributions, clock: at } = this;
    if (version === null || !isAskedFor(version.program, basis)) return;
    const exit = contributions.exitOf(datedAt);
    const beginning = { at, version, contributions };
    if (exit <= at && isByYears(version.program.tierPolicy.window)) this.retention.reachedLate(exit, beginning);
    else this.retention.reached(this.earnedNow(at), beginning);
  }

  /** Judges what facts have told in the present second. */
  private settle(): void {
    if (!this.isSettled) this.evaluate(this.clock);
  }

  private evaluate(at: number): void {
    this.clock = at;
    this.isSettled = true;
    this.contributions.pass(at);
    this.enterVersion(at);
    const { version, contributions } = this;
    if (version) {
      const { program } = version;
      this.earned = this.earnedNow(at);
      let rank = rankOf(program.tiers, this.earned.at(-1)?.id);
      const kept = this.retention.keptAbove(rank, { at, program, contributions });
      this.keptUntil = kept.until;
      rank = Math.max(rank, rankOf(program.tiers, kept.tier?.id));
      this.rank = rank;
      for (const tierId of this.grants.tierIdsAt(at)) rank = Math.max(rank, rankOf(program.tiers, tierId));
      this.held = program.tiers[rank] ?? null;
      this.past.note(this.held, { at, spendMinor: this.spendMinor });
    }
    this.next = this.nextAfter(at);
  }

  /** The tiers that what counts earns, from the lowest to the highest. */
  private earnedNow(at: number): Tier[] {
    const { contributions, version, options, grants } = this;
    const isMember = at >= options.joinedAt || contributions.lifetime.size > 0 || grants.areThereAny;
    if (version === null || !isMember) return [];
    return earnedTiers(version.program, contributions.inWindow, contributions.lifetime);
  }

  private enterVersion(at: number): void {
    const version = this.options.versions.findLast(({ effectiveAt }) => effectiveAt <= at) ?? null;
    if (version === null || version === this.version) return;
    this.version = version;
    this.contributions.use(version.program.tierPolicy.window, at);
  }

  private nextAfter(at: number): number {
    let next = Math.min(this.contributions.nextExit, this.keptUntil > at ? this.keptUntil : NEVER);
    const consider = (moment: number) => {
      if (moment > at && moment < next) next = moment;
    };
    for (const { effectiveAt } of this.options.versions) consider(effectiveAt);
    consider(this.options.joinedAt);
    for (const moment of this.grants.moments) consider(moment);
    return next;
  }
}
