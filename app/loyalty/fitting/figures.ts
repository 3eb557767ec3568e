import type { OrderFacts } from "../order-facts.ts";
import { zoneOf } from "../time/zone.ts";

/** Three figures that cut a list in four parts of the same size. */
export interface Quartiles {
  lower: number;
  median: number;
  upper: number;
}

/** What a shop's own orders tell of its customers. Amounts are minor units of the shop's currency, shares are whole percents. */
export interface ShopFigures {
  /** Orders of customers: no tests, no guests, none that was cancelled, none in another currency. */
  orders: number;
  customers: number;
  guestOrders: number;
  /** From the first of these orders to the end of the period, in days. */
  days: number;
  /** Goods of one order, after discounts; null without orders. */
  basketMinor: Quartiles | null;
  /** Customers with two orders or more, of all customers. */
  repeatPercent: number;
  /** Days from an order of a customer to the next one; null where nobody came back. */
  intervalDays: Quartiles | null;
  /** What one customer spent in the period, from the least to the most. */
  spentMinor: readonly number[];
  /** How many orders one customer placed, from the fewest to the most. */
  ordersEach: readonly number[];
  /** Orders by calendar month of the shop, oldest first: "2026-03". */
  months: { month: string; orders: number }[];
  /** The calendar months, 1 to 12, with half as many orders again as the others have; null where less than a year is known. */
  seasonMonths: number[] | null;
}

const DAY = 86_400;
const DAYS_OF_A_YEAR = 365;

/**
 * What a shop's orders tell of how its customers buy.
 *
 * @param to end of the period, whole seconds since 1970
 */
export function shopFigures(
  orders: readonly OrderFacts[],
  place: { currency: string; timeZone: string; to: number },
): ShopFigures {
  const real = orders.filter(
    ({ isTest, cancelledAt, currency }) => !isTest && cancelledAt === null && currency === place.currency,
  );
  const ofCustomers = real.filter(({ customerId }) => customerId !== null);
  const byCustomer = [...Map.groupBy(ofCustomers, ({ customerId }) => customerId).values()];
  const baskets = ofCustomers.map(goodsOf);
  const firstAt = ofCustomers.reduce((first, { placedAt }) => Math.min(first, placedAt), place.to);
  const days = Math.floor((place.to - firstAt) / DAY);
  const months = monthsOf(ofCustomers, place.timeZone);
  return {
    orders: ofCustomers.length,
    customers: byCustomer.length,
    guestOrders: real.length - ofCustomers.length,
    days,
    basketMinor: quartiles(baskets),
    repeatPercent: percentOf(byCustomer.filter((own) => own.length > 1).length, byCustomer.length),
    intervalDays: quartiles(byCustomer.flatMap(intervalsOf)),
    spentMinor: ascending(byCustomer.map((own) => own.reduce((sum, order) => sum + goodsOf(order), 0))),
    ordersEach: ascending(byCustomer.map((own) => own.length)),
    months,
    seasonMonths: days < DAYS_OF_A_YEAR ? null : seasonOf(months),
  };
}

/** The figure that so many percent of an ascending list lie below; 0 of an empty one. */
export function quantile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** A share as whole percents, rounded down; 0 of nothing. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 100) / whole);
}

/** At most so many times what was seen in a shorter time counts as what a year brings: who bought once may never come back. */
const YEAR_FACTOR_MAX = 3;

/** How many times what a customer spent in the period is taken for what a year brings; 1 where a year is known. */
export function yearFactor({ days }: ShopFigures): number {
  return Math.max(1, Math.min(YEAR_FACTOR_MAX, Math.floor(DAYS_OF_A_YEAR / Math.max(1, days))));
}

function quartiles(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = ascending(values);
  return { lower: quantile(sorted, 25), median: quantile(sorted, 50), upper: quantile(sorted, 75) };
}

/** Goods as they were ordered, after discounts. */
function goodsOf({ lines }: OrderFacts): number {
  return lines.reduce((sum, { kind, netMinor }) => (kind === "goods" ? sum + netMinor : sum), 0);
}

function intervalsOf(own: readonly OrderFacts[]): number[] {
  const moments = ascending(own.map(({ placedAt }) => placedAt));
  return moments.flatMap((at, index) => {
    const before = moments[index - 1];
    return before === undefined ? [] : [Math.floor((at - before) / DAY)];
  });
}

function monthsOf(orders: readonly OrderFacts[], timeZone: string): { month: string; orders: number }[] {
  const zone = zoneOf(timeZone);
  const counts = new Map<string, number>();
  for (const { placedAt } of orders) {
    const { year, month } = zone.local(placedAt);
    const name = `${year}-${String(month).padStart(2, "0")}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([month, count]) => ({ month, orders: count }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}

/** By calendar month, so that each counts once however many years are known. */
function seasonOf(months: readonly { month: string; orders: number }[]): number[] {
  const ofMonth = new Map<number, { orders: number; years: number }>();
  for (const { month, orders } of months) {
    const number = Number(month.slice(5));
    const sum = ofMonth.get(number) ?? { orders: 0, years: 0 };
    ofMonth.set(number, { orders: sum.orders + orders, years: sum.years + 1 });
  }
  const averages = [...ofMonth].map(([month, { orders, years }]) => ({ month, orders: orders / years }));
  const all = averages.reduce((sum, { orders }) => sum + orders, 0);
  return averages
    .filter(({ orders }) => orders * (averages.length - 1) * 2 >= (all - orders) * 3)
    .map(({ month }) => month)
    .toSorted((one, other) => one - other);
}

function ascending(values: readonly number[]): number[] {
  return values.toSorted((one, other) => one - other);
}
