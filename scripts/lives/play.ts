import type { LotState } from "../../app/ledger/lot-shelf.ts";
import type { BookPolicies } from "../../app/ledger/movement.ts";
import { foldMember } from "../../app/loyalty/fold.ts";
import type { MemberFold } from "../../app/loyalty/fold-result.ts";
import type { MemberHistory, ReferralFact } from "../../app/loyalty/history.ts";
import { POINTS, type Reward } from "../../app/loyalty/program.ts";
import { endedBecause, redeemedBecause } from "../../app/loyalty/rewards/explained.ts";
import { priceOf, worthOf } from "../../app/loyalty/rewards/price.ts";
import { Account } from "./account.ts";
import { differences, type Seen } from "./expectation.ts";
import type { PlayedProgram, Life, LifeStep } from "./format.ts";
import { LifeError, required } from "./life-error.ts";
import { type PaidAward, redeemedReferences, seen } from "./sight.ts";
import { type LifeCustomer, MEMBER, OTHER, World } from "./world.ts";

const DAY = 86_400;
/** As the ledger: who would be too late tomorrow is reminded today. */
const UNTIL_NEXT_NIGHT = 26 * 3600;

/** What was not as a life expects, each with its step; none when all is. */
export function playLife(played: PlayedProgram, life: Life): string[] {
  const player = new Player(played, life);
  const failures: string[] = [];
  for (const [index, step] of life.events.entries()) {
    const where = `step ${String(index + 1)} (${step.at} ${step.do})`;
    try {
      failures.push(...player.play(step).map((difference) => `${where}: ${difference}`));
    } catch (error) {
      if (!(error instanceof LifeError)) throw error;
      return [...failures, `${where}: ${error.message}`];
    }
  }
  return failures;
}

/** Plays a life by the fold and the ledger's own book, in memory. */
class Player {
  private readonly world: World;
  private readonly accounts = new Map<string, Account>();
  private readonly folds = new Map<string, MemberFold>();
  private readonly remindedAt = new Map<string, number>();
  private readonly budgetsClosedAt = new Map<string, number>();
  private readonly automatic: PaidAward[] = [];

  constructor(played: PlayedProgram, life: Life) {
    this.world = new World(played, life);
  }

  play(step: LifeStep): string[] {
    const { world } = this;
    this.nights(world.clock.moment(step.at));
    world.tell(step);
    if (step.do === "merge") this.merge();
    if (step.do === "redeem") this.redeem(step);
    if (step.do === "return") this.giveBack(step.redemption);
    if (step.do === "goodwill") this.goodwill(step);
    this.settle(world.now);
    return step.do === "expect" ? differences(step, this.see(), world.clock) : [];
  }

  private get policies(): BookPolicies {
    const { shortfall, spending } = this.world.newest.program.policies;
    return { shortfall, spending };
  }

  private account(customerId: string): Account {
    const known = this.accounts.get(customerId) ?? new Account(customerId);
    this.accounts.set(customerId, known);
    return known;
  }

  private settle(now: number): void {
    const last = (one: LifeCustomer) => (one.id === MEMBER ? 1 : 0);
    const customers = [...this.world.customers.values()].filter(({ mergedAt }) => mergedAt === null);
    for (const customer of customers.sort((a, b) => last(a) - last(b))) {
      const fold = foldMember(this.history(customer, now));
      this.folds.set(customer.id, fold);
      const account = this.account(customer.id);
      account.settle(fold, { policies: this.policies, now: new Date(now * 1000) });
      if (customer.id !== MEMBER) continue;
      this.closeBudgets(fold, now);
      this.giveAutomaticRewards(account, now);
    }
  }

  private history(customer: LifeCustomer, now: number): MemberHistory {
    const { world } = this;
    const { id, joinedAt, birthday } = customer;
    const isMember = id === MEMBER;
    const redemptions = [...world.redemptions.values()].filter(({ returnedAt }) => returnedAt === null);
    return {
      member: { id, joinedAt, birthday },
      orders: [...world.orders.values()].filter((order) => order.customerId === id),
      mergedFrom: world.mergedFrom,
      events: isMember ? [...world.events.values()] : [],
      tierGrants: isMember ? [...world.grants.values()] : [],
      referrals: this.referrals(customer),
      redeemedAt: isMember ? redemptions.map(({ at }) => at) : [],
      budgetsClosedAt: this.budgetsClosedAt,
      versions: world.versions,
      liveFrom: world.liveFrom,
      currency: world.currency,
      timeZone: world.played.timeZone,
      now,
    };
  }

  private referrals(customer: LifeCustomer): ReferralFact[] {
    const fact = (friend: LifeCustomer, side: ReferralFact["side"]): ReferralFact => {
      const firstOrderAt = this.folds.get(friend.id)?.firstOrderAt ?? null;
      return { id: friend.id, side, joinedAt: friend.joinedAt, firstOrderAt, withdrawnAt: null };
    };
    const friends = [...this.world.customers.values()].filter(({ invitedBy }) => invitedBy === customer.id);
    const own = customer.invitedBy === null ? [] : [fact(customer, "friend")];
    return [...friends.map((friend) => fact(friend, "referrer")), ...own];
  }

  private closeBudgets(fold: MemberFold, now: number): void {
    const { earning, campaigns } = this.world.newest.program;
    for (const { id, budget } of [...earning, ...campaigns]) {
      const isUsedUp = budget !== undefined && (fold.budgetsUsed.get(id) ?? 0) >= budget.points;
      if (isUsedUp && !this.budgetsClosedAt.has(id)) this.budgetsClosedAt.set(id, now);
    }
  }

  private giveAutomaticRewards(account: Account, now: number): void {
    const at = new Date(now * 1000);
    for (const reward of this.world.newest.program.rewards) {
      if (reward.kind !== "reference" || !reward.automatic || reward.points === undefined) continue;
      const { id, points, lapses } = reward;
      account.post({ unit: POINTS, policies: this.policies }, (book) => {
        while (book.available(at) >= points) {
          const key = `automatic:${id}:${String(this.automatic.length + 1)}`;
          const explanation = {
            kind: "automatic-reward" as const,
            reward: id,
            version: this.world.newest.version,
            points,
          };
          book.spend(
            { key, reason: "automatic-reward", occurredAt: at, counterpart: "redeemed", explanation },
            points,
            at,
          );
          const lapsesAt = lapses ? now + lapses.days * DAY : null;
          this.automatic.push({ rewardId: id, at: now, lapsesAt });
        }
      });
    }
  }

  private redeem({ id, reward: rewardId, points: chosen }: Extract<LifeStep, { do: "redeem" }>): void {
    const { world } = this;
    const now = new Date(world.now * 1000);
    const reward: Reward = required(
      world.newest.program.rewards.find((one) => one.id === rewardId),
      `no reward ${rewardId}`,
    );
    const points = required(chosen ?? priceOf(reward), `${rewardId} has no price`);
    const { currency } = world;
    const { amountMinor } = worthOf(reward, { points, currency });
    this.account(MEMBER).post({ unit: POINTS, policies: this.policies }, (book) => {
      const shortBy = points - book.available(now);
      if (shortBy > 0) throw new LifeError(`${rewardId} costs ${String(points)}: ${String(shortBy)} are missing`);
      book.spend(
        {
          ...{ key: `redemption:${id}`, reason: "redeemed", occurredAt: now, counterpart: "redeemed" },
          explanation: redeemedBecause({ reward, points, amountMinor, currency }, world.newest.version),
        },
        points,
        now,
      );
    });
  }

  private giveBack(id: string): void {
    const account = this.account(MEMBER);
    const key = `redemption:${id}`;
    const now = new Date(this.world.now * 1000);
    const spent = required(
      account.transfers.find((transfer) => transfer.key === key),
      `there is no redemption ${id}`,
    );
    const rewardId = this.world.redemptions.get(id)?.reward ?? "";
    const terms = this.world.newest.program.rewards.find((reward) => reward.id === rewardId);
    const { currency } = this.world;
    const ended = { state: "cancelled" as const, cause: "agent" };
    account.post({ unit: POINTS, policies: this.policies }, (book) => {
      // What somebody outside delivers is taken back; what Laurel hands out is cancelled.
      const explanation =
        !terms || terms.kind === "reference"
          ? { kind: "redemption-returned" as const, reward: rewardId, cause: "agent" }
          : endedBecause({ terms, points: -spent.delta, currency }, ended);
      const movement = {
        key: `${key}:returned`,
        reason: "redemption-returned",
        occurredAt: now,
        counterpart: "redeemed",
        explanation,
      };
      book.unspend(movement, { key, points: -spent.delta, lot: null });
    });
  }

  private goodwill({ id, points, note }: Extract<LifeStep, { do: "goodwill" }>): void {
    const now = new Date(this.world.now * 1000);
    this.account(MEMBER).post({ unit: POINTS, policies: this.policies }, (book) => {
      const explanation = { kind: "agent" as const, reason: "goodwill", note, actor: "agent" };
      const movement = {
        key: `grant:${id}`,
        reason: "agent-goodwill",
        occurredAt: now,
        counterpart: "issued",
        explanation,
      };
      if (points > 0) book.credit(movement, points, null);
      else if (-points > book.available(now))
        throw new LifeError(`${String(-points)} cannot be taken: fewer are there`);
      else book.spend(movement, -points, now);
    });
  }

  /** The other account's orders are the member's by now; what else it holds changes hands. */
  private merge(): void {
    const { policies } = this;
    const now = new Date(this.world.now * 1000);
    const giver = this.account(OTHER);
    giver.settle({ entries: [], expiryOf: () => null }, { policies, now });
    this.settle(this.world.now);
    for (const unit of giver.unitIds) {
      const movement = (end: string) => ({
        ...{ key: `merge:${unit}:${end}`, reason: "merged", occurredAt: now, counterpart: "merged" },
        explanation: { kind: "merged" as const, points: 0 },
      });
      const contents = giver.post({ unit, policies }, (book) => {
        const taken = book.contents();
        book.handOver({ out: movement("out"), owed: movement("debt-out") });
        return taken;
      });
      this.account(MEMBER).post({ unit, policies }, (book) => {
        book.takeOver({ in: movement("in"), owed: movement("debt-in") }, contents);
      });
    }
  }

  /** The night runs until a moment on which anything is due: reminders, points that lapse, tiers that time alone changes. */
  private nights(until: number): void {
    for (let night = this.nextNight(); night !== null && night <= until; night = this.nextNight()) {
      this.world.now = night;
      this.remindAndLapse(night);
      this.settle(night);
    }
  }

  private nextNight(): number | null {
    const account = this.account(MEMBER);
    const due = account.unitIds.flatMap((unit) => account.lots(unit).flatMap((lot) => this.dueAt(lot) ?? []));
    const reviewAt = this.folds.get(MEMBER)?.reviewAt ?? null;
    if (reviewAt !== null) due.push(reviewAt);
    if (due.length === 0) return null;
    return this.world.clock.nightFrom(Math.max(Math.min(...due), this.world.now + 1));
  }

  private get reminderTime(): number {
    return this.world.newest.program.policies.reminderDays * DAY;
  }

  /** When the night has something to do with a lot; null: never. */
  private dueAt(lot: LotState): number | null {
    const expiresAt = lot.expiresAt === null ? null : Math.floor(lot.expiresAt.getTime() / 1000);
    if (expiresAt === null) return null;
    const remindedAt = this.remindedAt.get(`${lot.key} ${String(expiresAt)}`);
    if (remindedAt === undefined) return expiresAt - this.reminderTime - UNTIL_NEXT_NIGHT;
    return Math.max(expiresAt, remindedAt + this.reminderTime);
  }

  private remindAndLapse(night: number): void {
    const account = this.account(MEMBER);
    for (const unit of account.unitIds) {
      for (const lot of account.lots(unit)) {
        const due = this.dueAt(lot);
        if (due === null || due > night || lot.expiresAt === null) continue;
        const id = `${lot.key} ${String(Math.floor(lot.expiresAt.getTime() / 1000))}`;
        if (this.remindedAt.has(id)) account.lapse(unit, lot.key);
        else this.remindedAt.set(id, night);
      }
    }
  }

  private see(): Seen {
    const fold = this.folds.get(MEMBER);
    return seen({
      account: this.account(MEMBER),
      fold,
      paid: [...this.automatic, ...redeemedReferences(this.world)],
      world: this.world,
      policies: this.policies,
    });
  }
}
