import { foldMember } from "../../app/loyalty/fold.ts";
import type { MemberFold } from "../../app/loyalty/fold-result.ts";
import { type EventFact, type MemberHistory, ORDERS_ALONE } from "../../app/loyalty/history.ts";
import type { DisputeFact, OrderFacts, OrderLine } from "../../app/loyalty/order-facts.ts";
import {
  type Program,
  type ProgramInput,
  programSchema,
  type ProgramVersion,
  simpleProgram,
} from "../../app/loyalty/program.ts";

const HOUR = 3600;
export const DAY = 24 * HOUR;

/** 2026-03-01T10:00:00Z: when the tests' program goes live. */
export const START = 1_772_359_200;

let serial = 1000;

/** A line of goods over `netMinor`, with nothing special about it. */
export function line(changes: Partial<OrderLine> & { id: string }): OrderLine {
  return {
    quantity: 1,
    netMinor: 10_000,
    taxOnTopMinor: 0,
    taxIncludedMinor: 0,
    discountMinor: 0,
    rewardDiscountMinor: 0,
    kind: "goods",
    productId: null,
    variantId: null,
    vendor: null,
    tags: null,
    collections: null,
    needsShipping: true,
    ...changes,
  };
}

/** An order of one line of goods over `netMinor`, placed an hour after the start, neither paid nor shipped. */
export function order(changes: Partial<OrderFacts> & { netMinor?: number; quantity?: number } = {}): OrderFacts {
  const { netMinor = 12_990, quantity = 1, ...rest } = changes;
  serial += 1;
  const id = rest.id ?? String(serial);
  return {
    id,
    name: `#${id}`,
    customerId: "1",
    currency: "EUR",
    placedAt: START + HOUR,
    updatedAt: START + HOUR,
    isTest: false,
    isCompany: false,
    source: "web",
    country: "DE",
    customerTags: [],
    shipping: { netMinor: 0, taxOnTopMinor: 0, taxIncludedMinor: 0 },
    paidByGiftCardMinor: 0,
    paidByStoreCreditMinor: 0,
    lines: [line({ id: `${id}1`, quantity, netMinor })],
    paid: null,
    needsFulfilment: true,
    fulfilments: [],
    refunds: [],
    edits: [],
    disputes: [],
    cancelledAt: null,
    discountCodes: [],
    ...rest,
  };
}

/** The order, paid `at`. */
export function paid(facts: OrderFacts, at = facts.placedAt + 60): OrderFacts {
  return { ...facts, paid: { id: `${facts.id}5`, at } };
}

/** The order, wholly shipped `at`. */
export function shipped(facts: OrderFacts, at = facts.placedAt + DAY): OrderFacts {
  const lines = facts.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  return { ...facts, fulfilments: [{ id: `${facts.id}7`, at, lines }] };
}

/** A refund of `quantity` units of the order's first line. */
export function refunded(facts: OrderFacts, quantity: number, at = facts.placedAt + 2 * DAY): OrderFacts {
  const refund = {
    id: `${facts.id}${8 + facts.refunds.length}`,
    at,
    lines: [{ lineId: facts.lines[0]?.id ?? "", quantity, returned: true }],
    goodsAmountMinor: 0,
    shippingMinor: 0,
  };
  return { ...facts, refunds: [...facts.refunds, refund] };
}

/** A refund of an amount of money without naming a line. */
export function refundedAmount(
  facts: OrderFacts,
  amounts: { goodsAmountMinor?: number; shippingMinor?: number },
  at = facts.placedAt + 2 * DAY,
): OrderFacts {
  const refund = { id: `${facts.id}${8 + facts.refunds.length}`, at, lines: [], goodsAmountMinor: 0, shippingMinor: 0 };
  return { ...facts, refunds: [...facts.refunds, { ...refund, ...amounts }] };
}

/** A chargeback. */
export function disputed(facts: OrderFacts, dispute: Omit<DisputeFact, "id">): OrderFacts {
  return { ...facts, disputes: [...facts.disputes, { id: `${facts.id}6${facts.disputes.length}`, ...dispute }] };
}

/** An event of that name, an hour after the start. */
export function event(changes: Partial<EventFact> & { name: string }): EventFact {
  serial += 1;
  return {
    id: `e${serial}`,
    at: START + HOUR,
    amountMinor: null,
    quantity: 1,
    subject: null,
    code: null,
    attributes: {},
    withdrawnAt: null,
    ...changes,
  };
}

export function programWith(changes: Partial<Program> = {}): Program {
  return { ...simpleProgram(100), ...changes };
}

/** The simple program with parts of a document as a merchant writes it. */
export function programOf(changes: Partial<ProgramInput>): Program {
  return programSchema.parse({
    schema: 2,
    units: [{ id: "points", name: { one: "Coin", many: "Coins" } }],
    earning: [PER_UNIT],
    ...changes,
  });
}

/** One point for each unit of the currency, on fulfilled. */
export const PER_UNIT: ProgramInput["earning"] extends (infer Rule)[] | undefined ? Rule : never = {
  id: "orders",
  trigger: { kind: "order" },
  effect: { kind: "points-per-unit", rate: "1" },
};

export const silverAndGold: Program["tiers"] = programOf({
  tiers: [
    { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 50_000 }], multiplier: "1.25" },
    { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 100_000 }], multiplier: "1.5" },
  ],
}).tiers;

export interface FoldOptions extends Partial<Omit<MemberHistory, "orders">> {
  program?: Program;
  versions?: ProgramVersion[];
}

/** A member's history of orders under the simple program, or the one that is given. */
export function historyOf(orders: OrderFacts[], options: FoldOptions = {}): MemberHistory {
  const { program = programWith(), ...rest } = options;
  return {
    member: { id: "m", joinedAt: START, birthday: null },
    orders,
    ...ORDERS_ALONE,
    versions: [{ version: 1, effectiveAt: START, program }],
    liveFrom: START,
    currency: "EUR",
    timeZone: "Europe/Berlin",
    now: START + 30 * DAY,
    ...rest,
  };
}

export function fold(orders: OrderFacts[], options: FoldOptions = {}): MemberFold {
  return foldMember(historyOf(orders, options));
}

export function movements(result: MemberFold): [string, number][] {
  return result.entries.map((entry) => [entry.key, entry.points]);
}
