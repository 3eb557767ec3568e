import { assertNever } from "../assert.ts";
import { channelOf } from "../channel.ts";
import { compare, type Fraction, fraction } from "../fraction.ts";
import type { EventFact } from "../history.ts";
import type { OrderFacts } from "../order-facts.ts";
import { includesText } from "../orders/line-conditions.ts";
import type { Condition } from "../program.ts";
import { type Zone } from "../time/zone.ts";

/** A condition that does not change with what happens to an order after its placing. */
export type FixedCondition = Exclude<Condition, { kind: "products" | "discounted" | "amount" }>;
export type AmountCondition = Extract<Condition, { kind: "amount" }>;

/** What conditions are asked about, as of the placing, the event or the day. */
export interface Situation {
  at: number;
  /** The tier held just before; null: none. */
  tierId: string | null;
  joinedAt: number;
  zone: Zone;
  /** The order, and which of the member's orders it is. */
  order?: { facts: OrderFacts; number: number };
  event?: EventFact;
  /** Of an event: whether it completes the set of values of an attribute. */
  completes?: (condition: Extract<Condition, { kind: "all-of" }>) => boolean;
}

/** Whether `condition` holds; what speaks of an order never holds elsewhere, and so for events. */
export function holds(condition: FixedCondition, situation: Situation): boolean {
  const { order, event, at, zone } = situation;
  switch (condition.kind) {
    case "tier":
      return condition.in.includes(situation.tierId);
    case "weekday":
      return condition.in.includes(zone.weekday(at));
    case "window":
      return isWithin(condition, at, zone);
    case "since-joining":
      return at >= situation.joinedAt && at <= zone.plus(situation.joinedAt, condition.within);
    case "channel":
      return order !== undefined && condition.in.includes(channelOf(order.facts));
    case "company":
      return order !== undefined && order.facts.isCompany === condition.is;
    case "country":
      return order !== undefined && order.facts.country !== null && condition.in.includes(order.facts.country);
    case "customer-tag":
      return (
        order !== undefined && order.facts.customerTags.some((tag) => includesText(condition.in, tag)) === condition.is
      );
    case "order-number":
      if (order === undefined) return false;
      return "exactly" in condition.is
        ? order.number === condition.is.exactly
        : order.number % condition.is.every === 0;
    case "code":
      if (order) return order.facts.discountCodes.some((code) => includesText(condition.in, code));
      return event !== undefined && event.code !== null && includesText(condition.in, event.code);
    case "attribute":
      return event !== undefined && event.attributes[condition.name] === condition.equals;
    case "all-of":
      return situation.completes?.(condition) ?? false;
    default:
      return assertNever(condition);
  }
}

/** From (included) to (excluded), each may be open; local times in the shop's time zone. */
function isWithin(window: { from?: string | undefined; to?: string | undefined }, at: number, zone: Zone): boolean {
  if (window.from !== undefined && at < zone.parse(window.from)) return false;
  return window.to === undefined || at < zone.parse(window.to);
}

/** Whether an exact amount lies within the bounds, both included. */
export function isInBounds(condition: AmountCondition, amount: Fraction): boolean {
  if (condition.fromMinor !== undefined && compare(amount, fraction(condition.fromMinor, 1)) < 0) return false;
  return condition.toMinor === undefined || compare(amount, fraction(condition.toMinor, 1)) <= 0;
}
