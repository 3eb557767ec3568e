import { foldMember } from "./fold.ts";
import { ORDERS_ALONE } from "./history.ts";
import type { OrderFacts } from "./order-facts.ts";
import { POINTS, type Program } from "./program.ts";
import { worthOfPoints } from "./rewards/liability.ts";

export interface Simulation {
  /** Orders that were replayed: those with a customer, no tests. */
  orders: number;
  /** Customers who would have earned something. */
  members: number;
  points: number;
  /** What the points would be worth, minor units. */
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
      ...{ orders: ordersOfOne, ...ORDERS_ALONE },
      ...{ versions, liveFrom: from, currency, timeZone, now: to },
    });
    const earned = fold.entries.filter(({ orderId, unit }) => orderId !== null && unit === POINTS);
    const points = earned.reduce((sum, entry) => sum + entry.points, 0);
    if (points > 0) result.members += 1;
    result.points += points;
    const tierId = fold.tier?.id ?? "";
    result.membersByTier[tierId] = (result.membersByTier[tierId] ?? 0) + 1;
  }
  return { ...result, costMinor: worthOfPoints(program, result.points) ?? 0 };
}
