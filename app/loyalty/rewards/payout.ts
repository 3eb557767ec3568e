import type { Program } from "../program.ts";
import { zoneOf } from "../time/zone.ts";

export type Payout = NonNullable<Program["units"][number]["payout"]>;

/** When cashback was last due to become store credit, and for which month ("2026-10") or year ("2026"). */
export interface DuePayout {
  at: number;
  period: string;
}

/**
 * The last moment at which a payout was due by the shop's calendar, at its day's first second, with the month or year before it.
 *
 * @param of.now whole seconds since 1970
 */
export function lastPayout(payout: Payout, of: { now: number; timeZone: string }): DuePayout {
  const zone = zoneOf(of.timeZone);
  const { year, month } = zone.local(of.now);
  const two = (count: number) => String(count).padStart(2, "0");
  const dayOf = (y: number, m: number) => zone.parse(`${String(y)}-${two(m)}-${two(payout.day)}T00:00`);
  if (payout.every === "year") {
    const isPast = dayOf(year, payout.month) <= of.now;
    const due = isPast ? year : year - 1;
    return { at: dayOf(due, payout.month), period: String(due - 1) };
  }
  const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  const due = dayOf(year, month) <= of.now ? { year, month } : before;
  const paid = due.month === 1 ? { year: due.year - 1, month: 12 } : { year: due.year, month: due.month - 1 };
  return { at: dayOf(due.year, due.month), period: `${String(paid.year)}-${two(paid.month)}` };
}
