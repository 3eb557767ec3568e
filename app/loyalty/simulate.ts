import { foldMember } from "./fold.ts";
import type { OrderFacts } from "./order-facts.ts";
import { POINTS, type Program } from "./program.ts";
import { rateOf } from "./rewards/price.ts";
import { fraction, multiply, round } from "./fraction.ts";

export interface Simulation {
  /** Orders that were replayed: those with a customer, no tests. */
  orders: number;
  /** Customers who would have earned something. */
  members: number;
  points: number;
  /** What the points would be worth as rewards, minor units, rounded up. */
  costMinor: number;
  /** How many customers would be in each tier at the end; those below the first under "". */
  membersByTier: Record<string, number>;
}

/**
 * Replays orders against a draft program, by the same fold that settles real ones, and writes nowhere.
 *
 * The draft counts as in force, and the program as live, from `from` on.
 *
 * @param from first moment that counts, whole seconds since 1970
 * @param to the moment at which tiers are read
 */
export function simulateOrders(options: {
  orders: OrderFacts[];
  program: Program;
  currency: string;
  timeZone: string;
  from: number;
  to: number;
}): Simulation {
  const { program, currency, timeZone, from, to } = options;
  const orders = options.orders.filter(
    (order) => order.customerId !== null && order.currency === currency && !order.isTest && order.placedAt >= from,
  );
  const result: Simulation = { orders: orders.length, members: 0, points: 0, costMinor: 0, membersByTier: {} };
  const versions = [{ version: 0, effectiveAt: from, program }];
  for (const [customerId, ordersOfOne] of Map.groupBy(orders, (order) => order.customerId)) {
    const joinedAt = Math.min(...ordersOfOne.map(({ placedAt }) => placedAt));
    const fold = foldMember({
      member: { id: customerId ?? "", joinedAt, birthday: null },
      orders: ordersOfOne,
      events: [],
      tierGrants: [],
      referrals: [],
      redeemedAt: [],
      budgetsClosedAt: new Map(),
      ...{ versions, liveFrom: from, currency, timeZone, now: to },
    });
    const earned = fold.entries.filter(({ orderId, unit }) => orderId !== null && unit === POINTS);
    const points = earned.reduce((sum, entry) => sum + entry.points, 0);
    if (points > 0) result.members += 1;
    result.points += points;
    const tierId = fold.tier?.id ?? "";
    result.membersByTier[tierId] = (result.membersByTier[tierId] ?? 0) + 1;
  }
  return { ...result, costMinor: worthOf(program, Math.max(0, result.points)) };
}

/** What points are worth by the program's first reward of known worth, minor units, rounded up; 0 where there is no such reward. */
export function worthOf(program: Program, points: number): number {
  for (const reward of program.rewards) {
    const rate = rateOf(reward);
    if (!rate) continue;
    return Number(round(multiply(fraction(Math.max(0, points), 1), fraction(rate.worthMinor, rate.points)), "up"));
  }
  return 0;
}
