import { assertNever } from "../../app/loyalty/assert.ts";
import type { EventFact, MemberFacts, TierGrantFact } from "../../app/loyalty/history.ts";
import type { MergedFrom, OrderFacts } from "../../app/loyalty/order-facts.ts";
import { programSchema, type ProgramVersion } from "../../app/loyalty/program.ts";
import { problemLine, problemsOf } from "../../app/loyalty/program/problems.ts";
import { isRedeemable } from "../../app/loyalty/rewards/price.ts";
import { WallClock } from "./clock.ts";
import { type PlayedProgram, type Life, type LifeStep, perUnit } from "./format.ts";
import { known, LifeError, required } from "./life-error.ts";
import { changedOrder, minor, placedOrder } from "./order-steps.ts";

/** Whose life it is, and the second account that the same person may have. */
export const MEMBER = "1";
export const OTHER = "2";

export interface LifeCustomer extends MemberFacts {
  /** Who brought this customer. */
  invitedBy: string | null;
  mergedAt: number | null;
}

export interface LifeRedemption {
  id: string;
  reward: string;
  at: number;
  returnedAt: number | null;
}

/** What has happened so far in a life, as dated facts. Any player tells it each step and reads from it what the step made. */
export class World {
  readonly played: PlayedProgram;
  readonly clock: WallClock;
  readonly liveFrom: number;
  readonly versions: ProgramVersion[];
  readonly customers = new Map<string, LifeCustomer>();
  readonly orders = new Map<string, OrderFacts>();
  readonly mergedFrom = new Map<string, MergedFrom>();
  readonly events = new Map<string, EventFact>();
  readonly grants = new Map<string, TierGrantFact>();
  readonly redemptions = new Map<string, LifeRedemption>();
  now: number;
  /** The document as the file has it, for versions that replace sections. */
  private document: Record<string, unknown>;

  constructor(played: PlayedProgram, life: Life) {
    this.played = played;
    this.clock = new WallClock(played.timeZone);
    const first = this.clock.moment(life.events[0]?.at ?? "");
    this.liveFrom = life.live === undefined ? this.clock.startOfDay(first) : this.clock.moment(life.live);
    this.document = { ...played.program };
    this.versions = [{ version: 1, effectiveAt: this.liveFrom, program: played.program }];
    this.now = this.liveFrom;
  }

  get currency(): string {
    return this.played.currency;
  }

  get newest(): ProgramVersion {
    return required(this.versions.at(-1), "the program has no version");
  }

  /**
   * Lets a step happen.
   *
   * @throws LifeError when it cannot: what it names is not there, or it comes before the one before
   */
  tell(step: LifeStep): void {
    const at = this.clock.moment(step.at);
    if (at < this.now)
      throw new LifeError(`${step.at} lies before ${this.clock.text(this.now)}: steps go forward in time`);
    this.now = at;
    switch (step.do) {
      case "join":
        return this.join(step.who === "other" ? OTHER : MEMBER, step.invitedBy ?? null);
      case "refer":
        return this.join(this.friend(step.friend), MEMBER);
      case "birthday":
        return void Object.assign(this.member(), { birthday: { ...step.birthday, knownAt: at } });
      case "order": {
        const by = { member: MEMBER, other: OTHER, guest: null }[step.by];
        return this.add(placedOrder(step, { customerId: by, currency: this.currency, at }));
      }
      case "friend-orders":
        return this.friendOrders(step);
      case "friend-cancels":
        return this.change({ at: step.at, do: "cancel", order: step.order });
      case "pay":
      case "ship":
      case "edit":
      case "refund":
      case "cancel":
      case "dispute":
      case "win-dispute":
        return this.change(step);
      case "attach":
        return this.attach(step);
      case "event":
        return this.addEvent(step);
      case "withdraw":
        return this.withdraw(step.event);
      case "grant-tier":
        return this.grantTier(step);
      case "revoke-tier":
        return this.revokeTier(step.grant);
      case "redeem":
        return this.redeem(step);
      case "return":
        return this.giveBack(step.redemption);
      case "merge":
        return this.merge();
      case "program":
        return this.newVersion(step.set);
      case "goodwill":
        return void this.member();
      case "expect":
        return this.expect(step);
      default:
        return assertNever(step);
    }
  }

  /** The order of that number. */
  order(id: string): OrderFacts {
    return required(this.orders.get(id), `there is no order ${id}: ${known(this.orders.keys())}`);
  }

  private attach(step: Extract<LifeStep, { do: "attach" }>): void {
    const customerId = step.to === "other" ? OTHER : MEMBER;
    this.orders.set(step.order, { ...this.order(step.order), customerId, updatedAt: this.now });
  }

  private withdraw(id: string): void {
    const event = required(this.events.get(id), `there is no event ${id}: ${known(this.events.keys())}`);
    if (event.withdrawnAt !== null) throw new LifeError(`event ${id} is withdrawn already`);
    this.events.set(id, { ...event, withdrawnAt: this.now });
  }

  private grantTier({ id, tier, until }: Extract<LifeStep, { do: "grant-tier" }>): void {
    const tiers = this.newest.program.tiers.map((one) => one.id);
    if (!tiers.includes(tier)) throw new LifeError(`there is no tier ${tier}: ${known(tiers)}`);
    const end = until === null ? null : this.clock.moment(until);
    this.grants.set(id, { id, tierId: tier, from: this.now, until: end, revokedAt: null });
  }

  private revokeTier(id: string): void {
    const grant = required(this.grants.get(id), `there is no grant ${id}: ${known(this.grants.keys())}`);
    this.grants.set(id, { ...grant, revokedAt: this.now });
  }

  private redeem({ id, reward }: Extract<LifeStep, { do: "redeem" }>): void {
    const { program } = this.newest;
    const rewards = program.rewards.filter(isRedeemable).map((one) => one.id);
    if (!rewards.includes(reward)) throw new LifeError(`${reward} is not redeemed for points: ${known(rewards)}`);
    if (this.redemptions.has(id)) throw new LifeError(`there is a redemption ${id} already`);
    this.redemptions.set(id, { id, reward, at: this.now, returnedAt: null });
  }

  private giveBack(id: string): void {
    const names = known(this.redemptions.keys());
    const redemption = required(this.redemptions.get(id), `there is no redemption ${id}: ${names}`);
    if (redemption.returnedAt !== null) throw new LifeError(`redemption ${id} came back already`);
    this.redemptions.set(id, { ...redemption, returnedAt: this.now });
  }

  private expect(step: Extract<LifeStep, { do: "expect" }>): void {
    this.member();
    const units = this.newest.program.units.map(({ id }) => id);
    const named = [step.balance, step.available, step.pending].flatMap((figures) => perUnit(figures ?? {}));
    for (const [unit] of [...named, ...perUnit(step.lots ?? {})]) {
      if (!units.includes(unit)) throw new LifeError(`there is no unit ${unit}: ${known(units)}`);
    }
  }

  private member(): LifeCustomer {
    return required(this.customers.get(MEMBER), "the member has not joined");
  }

  private friend(id: string): string {
    if (!/^\d{2,10}$/.test(id)) throw new LifeError(`a friend is named by digits, at least two, such as "71"`);
    return id;
  }

  private join(id: string, invitedBy: string | null): void {
    if (this.customers.has(id)) throw new LifeError("this customer has joined already");
    this.customers.set(id, { id, joinedAt: this.now, birthday: null, invitedBy, mergedAt: null });
  }

  private add(order: OrderFacts): void {
    if (this.orders.has(order.id)) throw new LifeError(`there is an order ${order.id} already`);
    this.orders.set(order.id, order);
    const { customerId, isTest } = order;
    const joinsByItself = this.newest.program.joining.mode === "automatic" && !isTest;
    if (joinsByItself && customerId !== null && !this.customers.has(customerId)) this.join(customerId, null);
  }

  private change(step: Parameters<typeof changedOrder>[1]): void {
    this.orders.set(step.order, changedOrder(this.order(step.order), step, this.now));
  }

  private friendOrders(step: Extract<LifeStep, { do: "friend-orders" }>): void {
    const friend = required(
      this.customers.get(step.friend),
      `${step.friend} has not joined: ${known(this.customers.keys())}`,
    );
    const lines = [
      { price: step.price, quantity: 1, kind: "goods" as const, tags: [], collections: [], needsShipping: true },
    ];
    const order = {
      ...{ at: step.at, do: "order" as const, id: step.order, lines, by: "member" as const, codes: [], source: "web" },
      ...{ customerTags: [], isCompany: false, isTest: false, paid: true, shipped: true },
    };
    this.add(placedOrder(order, { customerId: friend.id, currency: this.currency, at: this.now }));
  }

  private addEvent(step: Extract<LifeStep, { do: "event" }>): void {
    // Told again, it is the event that is known: what it was told first stands.
    if (this.events.has(step.id)) return;
    const { id, name, quantity, attributes, subject = null, code = null } = step;
    const amountMinor = step.amount === undefined ? null : minor(step.amount, this.currency);
    this.events.set(id, {
      id,
      name,
      at: this.now,
      amountMinor,
      quantity,
      subject,
      code,
      attributes,
      withdrawnAt: null,
    });
  }

  private merge(): void {
    const other = required(this.customers.get(OTHER), "there is no other account to merge");
    other.mergedAt = this.now;
    for (const order of this.orders.values()) {
      if (order.customerId !== OTHER) continue;
      this.mergedFrom.set(order.id, { customerId: OTHER, at: this.now });
      this.orders.set(order.id, { ...order, customerId: MEMBER });
    }
  }

  private newVersion(sections: Record<string, unknown>): void {
    this.document = { ...this.document, ...sections };
    const parsed = programSchema.safeParse(this.document);
    if (!parsed.success) {
      const problems = problemsOf(parsed.error, this.document).map((problem) => problemLine(problem, "en"));
      throw new LifeError(`the new version is refused: ${problems.join("; ")}`);
    }
    this.versions.push({ version: this.newest.version + 1, effectiveAt: this.now, program: parsed.data });
  }
}
