import type { EventFact } from "./history.ts";
import type { OrderFacts } from "./order-facts.ts";
import type { Program, ProgramVersion } from "./program.ts";

/** What is known of a customer that a program may exclude by. */
export interface CustomerFacts {
  isCompany: boolean;
  customerTags: readonly string[];
  country: string | null;
}

/** Whether the program does not let such a customer join. Letters' case of tags does not count. */
export function isExcluded(program: Program, customer: CustomerFacts): boolean {
  const { companies, customerTags, countries } = program.joining.exclude;
  if (companies && customer.isCompany) return true;
  if (customer.country !== null && countries.includes(customer.country)) return true;
  const excluded = new Set(customerTags.map((tag) => tag.toLowerCase()));
  return customer.customerTags.some((tag) => excluded.has(tag.toLowerCase()));
}

/** Whether the program excludes anybody at all. */
export function excludesAnybody(program: Program): boolean {
  const { companies, customerTags, countries } = program.joining.exclude;
  return companies || customerTags.length > 0 || countries.length > 0;
}

interface RunningProgram {
  versions: readonly ProgramVersion[];
  liveFrom: number | null;
}

/** Whether an order lets its customer join by itself, where the program does so: one placed since going live, by nobody excluded. */
export function letsJoin(order: OrderFacts, program: RunningProgram): boolean {
  if (order.isTest || program.liveFrom === null || order.placedAt < program.liveFrom) return false;
  const version = program.versions.findLast(({ effectiveAt }) => effectiveAt <= order.placedAt);
  return version !== undefined && !isExcluded(version.program, order);
}

/**
 * When a member joined, in whole seconds: whom nobody asked, joined with the earliest order or event since going live, whichever was
 * heard of first.
 */
export function joiningMoment(
  member: {
    joinedAt: number;
    joinedBy: "order" | "event" | "storefront" | "agent" | "launch" | "import";
    orders: readonly OrderFacts[];
    events: readonly EventFact[];
  },
  program: RunningProgram,
): number {
  const { joinedAt, joinedBy, orders, events } = member;
  const { liveFrom } = program;
  if ((joinedBy !== "order" && joinedBy !== "event") || liveFrom === null) return joinedAt;
  const moments = [
    ...orders.filter((order) => letsJoin(order, program)).map(({ placedAt }) => placedAt),
    ...events.map(({ at }) => at).filter((at) => at >= liveFrom),
  ];
  return moments.length === 0 ? joinedAt : Math.min(...moments);
}
