import { foldMember } from "../fold.ts";
import { ORDERS_ALONE } from "../history.ts";
import type { OrderFacts } from "../order-facts.ts";
import type { ProgramVersion } from "../program.ts";

/** Past orders: those placed in [from, until). Whole seconds since 1970. */
export interface PastTime {
  from: number;
  /** When the program went live, or now if it has not. */
  until: number;
}

interface Past extends PastTime {
  orders: readonly OrderFacts[];
  versions: readonly ProgramVersion[];
  currency: string;
  timeZone: string;
  now: number;
}

/** The orders of a customer that are past, tests left out. */
export function pastOrders(orders: readonly OrderFacts[], { from, until }: PastTime): OrderFacts[] {
  return orders.filter(({ placedAt, isTest }) => !isTest && placedAt >= from && placedAt < until);
}

/**
 * What a customer's past orders would have earned by unit, had the program been in force and live since `from`: by the same fold
 * that settles real orders, each unit at least zero. Gifts for joining, tiers and days are not among it.
 */
export function pastPoints(past: Past): Record<string, number> {
  const { currency, timeZone, now, from } = past;
  const orders = pastOrders(past.orders, past);
  if (orders.length === 0) return {};
  const joinedAt = Math.min(...orders.map(({ placedAt }) => placedAt));
  const { entries } = foldMember({
    member: { id: "", joinedAt, birthday: null },
    ...{ orders, ...ORDERS_ALONE },
    versions: inForceSince(past.versions, from),
    liveFrom: from,
    ...{ currency, timeZone, now },
  });
  const points = new Map<string, number>();
  for (const { orderId, unit, points: moved } of entries)
    if (orderId !== null) points.set(unit, (points.get(unit) ?? 0) + moved);
  return Object.fromEntries([...points].filter(([, sum]) => sum > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The tier that a customer who is no member yet would hold now as one, were past orders to count for tiers; null: none. */
export function tierByPast(past: Past): string | null {
  const { orders, versions, currency, timeZone, now, from, until } = past;
  const { tier } = foldMember({
    member: { id: "", joinedAt: joinedByLaunch(until), birthday: null },
    ...{ orders, ...ORDERS_ALONE },
    liveFrom: until,
    pastFrom: from,
    ...{ versions, currency, timeZone, now },
  });
  return tier?.id ?? null;
}

/** Whoever launch day makes a member counts as one since just before going live: all orders since are theirs, and no gift is due. */
export function joinedByLaunch(liveFrom: number): number {
  return liveFrom - 1;
}

function inForceSince(versions: readonly ProgramVersion[], from: number): ProgramVersion[] {
  const [first, ...others] = versions;
  return first ? [{ ...first, effectiveAt: Math.min(first.effectiveAt, from) }, ...others] : [];
}
