import { type CompiledRule, compiledProgram } from "../earning/compiled.ts";
import { type Earning, customerAt, Earnings, type Settled, type Source } from "../earning/earnings.ts";
import type { Explanation } from "../explanation.ts";
import type { Entry, RewardAward } from "../fold-result.ts";
import type { EventFact, MemberHistory } from "../history.ts";
import type { MergedFrom } from "../order-facts.ts";
import { points } from "../points.ts";
import type { Campaign, Effect, Expiry, Reward, Tier, Vesting } from "../program.ts";
import { basisName } from "../program/basis-name.ts";
import { TierClock } from "../tiers/tier-clock.ts";
import { grantEnd } from "../tiers/terms.ts";
import { type Zone, zoneOf } from "../time/zone.ts";
import { type VersionInForce, versionAt } from "./facts.ts";

/** A movement that makes a lot, and by which terms its dates are counted. */
interface NewLot {
  entry: Entry;
  vesting: Vesting;
  expiry: Expiry;
  /** A benefit's points that are lost when its period ends. */
  lapsesAt?: number | null;
}

/** A campaign with a budget that took part in what an earning is worth; `without` is what it would be worth without it. */
interface BudgetedCampaign {
  campaign: Campaign;
  earning: Earning;
  without: () => number;
}

/** What a fact gives under one rule. */
export interface Gift {
  earning: Earning;
  /** Due without caps: points, or 1 for a tier or reward. */
  due: number;
  at: number;
  key: string;
  orderId: string | null;
  version: VersionInForce;
  explain: (settled: Settled) => Explanation;
  award: () => Explanation;
}

/** A member's account inside the fold. */
export class FoldState {
  readonly history: MemberHistory;
  readonly versions: readonly VersionInForce[];
  readonly zone: Zone;
  readonly earnings: Earnings;
  readonly entries: Entry[] = [];
  readonly awards: RewardAward[] = [];
  readonly lots: NewLot[] = [];
  readonly budgeted: BudgetedCampaign[] = [];
  /** The member's events so far, in the order of the facts, with those withdrawn since. */
  readonly events: EventFact[] = [];
  readonly withdrawn = new Set<string>();
  /** The keys of what days of the calendar have given. */
  readonly daysGiven = new Set<string>();
  readonly clock: TierClock;
  /** What past orders would have earned, for tiers that go by points; apart, because nothing else sees it. */
  private readonly pastEarnings: Earnings;
  private readonly formerClocks = new Map<string, TierClock>();
  /** What counts towards tiers in any version. */
  private readonly counted: ReadonlySet<string>;
  /** Points by unit and source, where they count towards tiers. */
  private readonly bySource = new Map<string, number>();
  /** Tiers and rewards that stand, by what they were given for. */
  private readonly given = new Map<Earning, { key: string; award: RewardAward | null }>();
  /** What orders that will be merged in count with their former customers. */
  private readonly merging = new Map<string, { source: Source; basis: string; value: number }>();

  constructor(history: MemberHistory) {
    this.history = history;
    const { versions, timeZone } = history;
    this.zone = zoneOf(timeZone);
    this.versions = versions.map(({ version, effectiveAt, program }) => ({
      version,
      effectiveAt,
      compiled: compiledProgram(program, timeZone),
    }));
    this.earnings = new Earnings(timeZone);
    this.pastEarnings = new Earnings(timeZone);
    this.clock = this.newClock();
    this.counted = new Set(
      versions.flatMap(({ program }) =>
        program.tiers.flatMap((tier) => [...tier.qualifications, ...tier.forLife].map(basisName)),
      ),
    );
  }

  versionAt(at: number): VersionInForce | undefined {
    return versionAt(this.versions, at);
  }

  /** The clock of the customer whose something is at `at`, advanced to it. */
  clockOf(mergedFrom: MergedFrom | null, at: number): TierClock {
    const customer = customerAt(mergedFrom, at);
    let clock = this.clock;
    if (customer !== "") {
      clock = this.formerClocks.get(customer) ?? this.newClock();
      this.formerClocks.set(customer, clock);
    }
    clock.advance(at);
    return clock;
  }

  /** The tier held just before what happens at `at`, as the version that governs it describes it; null: none. */
  tierBefore(mergedFrom: MergedFrom | null, at: number, version: VersionInForce): Tier | null {
    const held = this.clockOf(mergedFrom, at).tier;
    return held ? (version.compiled.tierById.get(held.id)?.tier ?? null) : null;
  }

  /** Sets what a source counts towards tiers from `at` on. */
  count(counted: { source: Source; basis: string; value: number; at: number }): void {
    const { source, basis, value, at } = counted;
    if (basis !== "spend" && !this.counted.has(basis)) return;
    const { mergedFrom, key, datedAt } = source;
    if (mergedFrom && at < mergedFrom.at) this.merging.set(`${basis} ${key}`, { source, basis, value });
    this.clockOf(mergedFrom, at).count({ source: key, basis, datedAt, value, at });
  }

  /** From `at` on, orders of former customers count as the member's. */
  merge(at: number): void {
    for (const { source, basis, value } of this.merging.values()) {
      if (source.mergedFrom?.at !== at) continue;
      this.clock.count({ source: source.key, basis, datedAt: source.datedAt, value, at });
    }
  }

  /** Whether a rule's or campaign's budget still was open at `at`. */
  isOpen(budgetOf: { id: string; budget?: unknown }, at: number): boolean {
    if (budgetOf.budget === undefined) return true;
    const closedAt = this.history.budgetsClosedAt.get(budgetOf.id);
    return closedAt === undefined || at < closedAt;
  }

  /** The account of a source under a rule, at nothing. */
  openEarning(source: Source, rule: CompiledRule): Earning {
    return (source.isPast === true ? this.pastEarnings : this.earnings).open(source, rule);
  }

  /** Settles what is due under a rule, and writes down what that moves: an entry, a tier for a time, or a reward. */
  give(gift: Gift): void {
    const { earning, at, key, orderId, explain } = gift;
    const { rule, source } = earning;
    const { unit } = rule;
    if (source.isPast === true) {
      const { before, after } = this.pastEarnings.settle(earning, gift.due, at);
      if (unit !== null && after !== before) this.countPoints({ source, unit, moved: after - before, at });
      return;
    }
    const settled = this.earnings.settle(earning, gift.due, at);
    const { before, after } = settled;
    if (after === before) return;
    if (unit === null) {
      if (after > 0) this.given.set(earning, { key, award: this.award({ ...gift, effect: rule.rule.effect, source }) });
      else this.takeBack(earning, at);
      return;
    }
    const moved = points(after - before);
    const entry: Entry = { key, at, unit, points: moved, orderId, lot: null, explanation: explain(settled) };
    this.entries.push(entry);
    if (moved > 0) this.lots.push({ entry, vesting: rule.vesting, expiry: rule.expiry });
    this.countPoints({ source, unit, moved, at });
  }

  /** What a source has earned in a unit counts towards tiers as it stands. */
  countPoints({ source, unit, moved, at }: { source: Source; unit: string; moved: number; at: number }): void {
    const basis = `points:${unit}`;
    if (!this.counted.has(basis)) return;
    const name = `${unit} ${source.key}`;
    const value = (this.bySource.get(name) ?? 0) + moved;
    this.bySource.set(name, value);
    this.count({ source, basis, value, at });
  }

  /** Gives a tier for a time, or a reward; a benefit says itself when the reward lapses. */
  award(given: {
    effect: Effect;
    source: Source;
    key: string;
    at: number;
    version: VersionInForce;
    award: () => Explanation;
    lapsesAt?: number | null;
  }): RewardAward | null {
    const { effect, source, key, at, version } = given;
    const { program } = version.compiled;
    if (effect.kind === "tier") {
      const calendar = { zone: this.zone, joinedAt: this.history.member.joinedAt };
      const until = grantEnd(effect.lasts, { at, policy: program.tierPolicy, calendar });
      const { mergedFrom } = source;
      const grant = { id: key, tierId: effect.tier, until };
      if (mergedFrom && at < mergedFrom.at) {
        this.clockOf(mergedFrom, at).grant({ ...grant, from: at });
        this.clock.grant({ ...grant, from: mergedFrom.at });
      } else {
        this.clock.grant({ ...grant, from: at });
      }
    }
    if (effect.kind !== "reward") return null;
    const reward = program.rewards.find(({ id }) => id === effect.reward);
    const lapsesAt = given.lapsesAt ?? this.lapseOf(effect, reward, at);
    const award = { key, rewardId: effect.reward, at, lapsesAt, withdrawnAt: null, explanation: given.award() };
    this.awards.push(award);
    return award;
  }

  private lapseOf(effect: Extract<Effect, { kind: "reward" }>, reward: Reward | undefined, at: number): number | null {
    const lapses = effect.lapses ?? (reward?.kind === "reference" ? reward.lapses : undefined);
    return lapses === undefined ? null : this.zone.endOfDay(this.zone.plus(at, lapses));
  }

  private takeBack(earning: Earning, at: number): void {
    const given = this.given.get(earning);
    if (!given) return;
    if (given.award) given.award.withdrawnAt = at;
    else this.withdrawGrant(earning.source.mergedFrom, given.key, at);
    this.given.delete(earning);
  }

  /** Ends a tier that was given for a time at `at`. */
  withdrawGrant(mergedFrom: MergedFrom | null, grantId: string, at: number): void {
    const former = mergedFrom && at < mergedFrom.at;
    if (former) this.clockOf(mergedFrom, at).revokeGrant(grantId, at);
    this.clock.revokeGrant(grantId, at);
  }

  private newClock(): TierClock {
    const { versions, timeZone, member } = this.history;
    return new TierClock({ versions, timeZone, joinedAt: member.joinedAt });
  }
}
