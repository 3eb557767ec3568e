import fc from "fast-check";
import type { EventFact } from "../../app/loyalty/history.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { ProgramVersion } from "../../app/loyalty/program.ts";
import { DAY, START } from "../loyalty/orders.ts";
import { must } from "../support/must.ts";
import { orderDraft, orderOf, statesOf } from "./drafts.ts";
import { laterVersion, program } from "./programs.ts";

/** A few orders and events of two customers, and the way in which the shop hears of them. */
export interface Life {
  versions: ProgramVersion[];
  /** The orders as they stand in the end. */
  orders: OrderFacts[];
  /** The events as they stand in the end, by customer. */
  events: { customerId: string; event: EventFact }[];
  /** What arrives before the nights and after them: states of orders, some stale, some twice, in any order, in batches. */
  early: OrderFacts[][];
  late: OrderFacts[][];
  lost: number;
  /** Events told after the nights only, as their ids. */
  lateEvents: Set<string>;
  /** How many points each customer spends, as far as there are any, before what comes late. */
  spends: { customerId: string; points: number }[];
  /** The customers become one before what comes late. */
  isMerged: boolean;
}

export const CUSTOMERS = ["1", "2"];

/** Lives that shrink: what makes a counterexample stays small enough to read. */
export function life(): fc.Arbitrary<Life> {
  return fc
    .record({
      program: program(),
      hasLaterVersion: fc.boolean(),
      drafts: fc.array(orderDraft(), { minLength: 1, maxLength: 5 }),
      events: fc.array(eventDraft(), { maxLength: 4 }),
      spends: fc.array(
        fc.record({ customerId: fc.constantFrom(...CUSTOMERS), points: fc.integer({ min: 1, max: 200 }) }),
        { maxLength: 2 },
      ),
      isMerged: fc.integer({ min: 0, max: 6 }).map((n) => n === 0),
      seed: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    })
    .map(({ program: document, hasLaterVersion, drafts, events, spends, isMerged, seed }) => {
      const orders = drafts.map((draft, index) => orderOf(draft, index));
      const pick = dice(seed);
      const states = orders.flatMap((facts) => statesOf(facts, pick));
      const kept = states.filter(() => pick(10) !== 0);
      const repeated = kept.flatMap((facts) => (pick(4) === 0 ? [facts, facts] : [facts]));
      const deliveries = shuffled(repeated, pick);
      const isLate = deliveries.map(() => pick(3) === 0);
      const versions = [{ version: 1, effectiveAt: START, program: document }];
      if (hasLaterVersion)
        versions.push({ version: 2, effectiveAt: START + 12 * DAY, program: laterVersion(document) });
      return {
        versions,
        orders,
        events: events.map((draft, index) => eventOf(draft, index)),
        early: grouped(
          deliveries.filter((_, index) => !isLate[index]),
          pick,
        ),
        late: grouped(
          deliveries.filter((_, index) => isLate[index]),
          pick,
        ),
        lost: states.length - kept.length,
        lateEvents: new Set(events.flatMap((draft, index) => (draft.isLate ? [`event-${index}`] : []))),
        spends,
        isMerged,
      };
    });
}

interface EventDraft {
  customer: string;
  name: string;
  hour: number;
  amount: number;
  subject: string;
  withdrawnAfter: number | null;
  isLate: boolean;
}

function eventDraft(): fc.Arbitrary<EventDraft> {
  return fc.record({
    customer: fc.constantFrom(...CUSTOMERS),
    name: fc.constantFrom("review", "trade-in", "visit"),
    hour: fc.integer({ min: 1, max: 900 }),
    amount: fc.integer({ min: 0, max: 9_000 }),
    subject: fc.constantFrom("a", "b"),
    withdrawnAfter: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 3 }),
    isLate: fc.boolean(),
  });
}

function eventOf(draft: EventDraft, index: number): { customerId: string; event: EventFact } {
  const at = START + draft.hour * 3600;
  return {
    customerId: draft.customer,
    event: {
      id: `event-${index}`,
      name: draft.name,
      at,
      amountMinor: draft.name === "trade-in" ? draft.amount : null,
      quantity: 1 + (draft.amount % 3),
      subject: draft.subject,
      code: null,
      attributes: {},
      withdrawnAt: draft.withdrawnAfter === null ? null : at + draft.withdrawnAfter * 3600,
    },
  };
}

function dice(seed: number[]): (below: number) => number {
  let position = 0;
  return (below) => {
    position += 1;
    return (seed[position % seed.length] ?? 0) % below;
  };
}

function shuffled<T>(list: T[], pick: (below: number) => number): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = pick(index + 1);
    [result[index], result[other]] = [must(result[other]), must(result[index])];
  }
  return result;
}

function grouped<T>(list: T[], pick: (below: number) => number): T[][] {
  const groups: T[][] = [];
  for (const [index, item] of list.entries()) {
    if (index === 0 || pick(2) === 0) groups.push([]);
    groups.at(-1)?.push(item);
  }
  return groups;
}

/** With automatic joining and nothing that needs a member before the first order, the orders themselves make members. */
export function isJoiningByOrder(one: Life): boolean {
  return must(one.versions[0]).program.joining.mode === "automatic" && one.events.length === 0 && !one.isMerged;
}
