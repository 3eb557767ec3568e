import { foldMember } from "../fold.ts";
import type { MemberFold } from "../fold-result.ts";
import { ORDERS_ALONE } from "../history.ts";
import type { OrderFacts } from "../order-facts.ts";
import { POINTS, type Program, type ProgramVersion } from "../program.ts";
import { worthOfPoints } from "../rewards/liability.ts";
import { isAutomatic, knownWorth, priceOf } from "../rewards/price.ts";
import type { SimulationReport } from "./report.ts";
import { Tally } from "./tally.ts";

const DAY = 86_400;

/**
 * Replays a shop's orders against a program, by the same fold that settles real ones, and writes nowhere. Orders are taken in one
 * by one, in any order; each customer joins with the first and is folded once.
 *
 * It knows orders only: events, referrals and birthdays bring nothing, budgets never close, and nothing is redeemed.
 */
export class Simulator {
  readonly #place: { currency: string; timeZone: string };
  readonly #ordersOf = new Map<string, OrderFacts[]>();
  readonly #leftOut = { guests: 0, tests: 0, otherCurrencies: 0 };
  #orders = 0;
  #firstAt = Infinity;
  #lastAt = 0;

  constructor(place: { currency: string; timeZone: string }) {
    this.#place = place;
  }

  /** Takes in one order's present facts. */
  add(order: OrderFacts): void {
    if (order.isTest) this.#leftOut.tests += 1;
    else if (order.currency !== this.#place.currency) this.#leftOut.otherCurrencies += 1;
    else if (order.customerId === null) this.#leftOut.guests += 1;
    else {
      const orders = this.#ordersOf.get(order.customerId);
      if (orders) orders.push(order);
      else this.#ordersOf.set(order.customerId, [order]);
      this.#orders += 1;
      if (order.placedAt < this.#firstAt) this.#firstAt = order.placedAt;
      if (order.updatedAt > this.#lastAt) this.#lastAt = order.updatedAt;
    }
  }

  /** The last moment at which anything happened to an order; 0 without orders. */
  get lastAt(): number {
    return this.#lastAt;
  }

  /**
   * What the program would have done with them, had it been live before the first.
   *
   * @param to the moment of the report, whole seconds since 1970
   */
  report(program: Program, to: number): SimulationReport {
    const liveFrom = Math.min(this.#firstAt, to);
    const versions: ProgramVersion[] = [{ version: 0, effectiveAt: liveFrom, program }];
    const tally = new Tally({ timeZone: this.#place.timeZone, to });
    const awards: Record<string, number> = {};
    const membersByTier: Record<string, number> = {};
    const price = cheapestPrice(program);
    const waits: number[] = [];
    for (const [id, orders] of this.#ordersOf) {
      const joinedAt = orders.reduce((first, { placedAt }) => Math.min(first, placedAt), Infinity);
      const fold = foldMember({
        member: { id, joinedAt, birthday: null },
        ...{ orders, ...ORDERS_ALONE },
        ...{ versions, liveFrom, now: to, ...this.#place },
      });
      for (const { placedAt } of orders) tally.addOrder(placedAt);
      tally.addEntries(fold.entries);
      for (const award of fold.awards) if (award.withdrawnAt === null) count(awards, award.rewardId);
      count(membersByTier, fold.tier?.id ?? "");
      const wait = price === null ? null : waitFor(price, fold, joinedAt);
      if (wait !== null) waits.push(wait);
    }
    const units = Object.fromEntries(tally.units);
    const standing = (unit: string) => (units[unit] ? units[unit].earned - units[unit].takenBack : 0);
    return {
      orders: this.#orders,
      leftOut: { ...this.#leftOut },
      members: this.#ordersOf.size,
      months: tally.months(),
      ...{ units, awards, membersByTier },
      costMinor: worthOfAll(program, standing) + worthOfAwards(program, awards),
      liabilityMinor: worthOfAll(program, (unit) => units[unit]?.outstanding ?? 0),
      firstReward: price === null ? null : { points: price, members: waits.length, medianDays: medianDays(waits) },
    };
  }
}

/** Points by the rewards they buy, cashback as the money it is. */
function worthOfAll(program: Program, pointsOf: (unit: string) => number): number {
  const cashback = program.units.filter(({ kind }) => kind === "cashback");
  const points = worthOfPoints(program, pointsOf(POINTS)) ?? 0;
  return points + cashback.reduce((sum, { id }) => sum + Math.max(0, pointsOf(id)), 0);
}

function worthOfAwards(program: Program, awards: Record<string, number>): number {
  return program.rewards.reduce((sum, reward) => {
    // What is given by itself for points was counted with the points.
    return isAutomatic(reward) ? sum : sum + (knownWorth(reward) ?? 0) * (awards[reward.id] ?? 0);
  }, 0);
}

function cheapestPrice(program: Program): number | null {
  const prices = program.rewards.flatMap((reward) => priceOf(reward) ?? []);
  return prices.length === 0 ? null : Math.min(...prices);
}

/** Seconds from joining until the member has had so many points at once; null: not yet. */
function waitFor(price: number, { entries }: MemberFold, joinedAt: number): number | null {
  let balance = 0;
  for (const { unit, points, at } of entries) {
    if (unit !== POINTS) continue;
    balance += points;
    if (balance >= price) return at - joinedAt;
  }
  return null;
}

/** Whole days, the lower of the two in the middle. */
function medianDays(waits: number[]): number | null {
  const sorted = waits.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? null : Math.floor(middle / DAY);
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
