import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { type Program, type ProgramVersion, simpleProgram } from "../../app/loyalty/program.ts";
import { foldMember, type MemberFold } from "../../app/loyalty/fold.ts";

const HOUR = 3600;
export const DAY = 24 * HOUR;

/** 2026-03-01T10:00:00Z: when the tests' program goes live. */
export const START = 1_772_359_200;

let serial = 1000;

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
    lines: [
      { id: `${id}1`, quantity, netMinor, taxOnTopMinor: 0, kind: "goods", productId: null, needsShipping: true },
    ],
    paid: null,
    needsFulfilment: true,
    fulfilments: [],
    refunds: [],
    edits: [],
    cancelledAt: null,
    discountCodes: [],
    ...rest,
  };
}

/** The order, wholly shipped `at`. */
export function shipped(facts: OrderFacts, at = facts.placedAt + DAY): OrderFacts {
  const lines = facts.lines.map((line) => ({ lineId: line.id, quantity: line.quantity }));
  return { ...facts, fulfilments: [{ id: `${facts.id}7`, at, lines }] };
}

/** A refund of `quantity` units of the order's first line. */
export function refunded(facts: OrderFacts, quantity: number, at = facts.placedAt + 2 * DAY): OrderFacts {
  const refund = {
    id: `${facts.id}${8 + facts.refunds.length}`,
    at,
    lines: [{ lineId: facts.lines[0]?.id ?? "", quantity, returned: true }],
    goodsAmountMinor: 0,
  };
  return { ...facts, refunds: [...facts.refunds, refund] };
}

export function programWith(changes: Partial<Program> = {}): Program {
  return { ...simpleProgram(100), ...changes };
}

export const silverAndGold: Program["tiers"] = [
  { id: "silver", name: "Silver", fromMinor: 50_000, multiplier: { numerator: 5, denominator: 4 } },
  { id: "gold", name: "Gold", fromMinor: 100_000, multiplier: { numerator: 3, denominator: 2 } },
];

export function fold(
  orders: OrderFacts[],
  options: { program?: Program; versions?: ProgramVersion[]; now?: number } = {},
): MemberFold {
  return foldMember({
    orders,
    versions: options.versions ?? [{ version: 1, effectiveAt: START, program: options.program ?? programWith() }],
    liveFrom: START,
    currency: "EUR",
    timeZone: "Europe/Berlin",
    now: options.now ?? START + 30 * DAY,
  });
}

export function movements(result: MemberFold): [string, number][] {
  return result.entries.map((entry) => [entry.key, entry.points]);
}
