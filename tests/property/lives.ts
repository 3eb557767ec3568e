import fc from "fast-check";
import type { OrderFacts, OrderLine } from "../../app/loyalty/order-facts.ts";
import { type Program, simpleProgram } from "../../app/loyalty/program.ts";
import { DAY, START } from "../loyalty/orders.ts";
import { must } from "../support/must.ts";

/** A few orders of a few customers, and the way in which the shop hears of them. */
export interface Life {
  program: Program;
  /** The orders as they stand in the end. */
  orders: OrderFacts[];
  /** States of them as deliveries: some stale, some twice, in any order. */
  deliveries: OrderFacts[];
  /** Indexes into `deliveries`, in the order and grouping of their arrival. */
  batches: number[][];
  lost: number;
}

const HOUR = 3600;

/** Lives that shrink: what makes a counterexample stays small enough to read. */
export function life(): fc.Arbitrary<Life> {
  return fc
    .record({
      program: program(),
      drafts: fc.array(orderDraft(), { minLength: 1, maxLength: 5 }),
      seed: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    })
    .map(({ program: document, drafts, seed }) => {
      const orders = drafts.map((draft, index) => orderOf(draft, index));
      const pick = dice(seed);
      const states = orders.flatMap((facts) => statesOf(facts, pick));
      const kept = states.filter(() => pick(10) !== 0);
      const repeated = kept.flatMap((facts) => (pick(4) === 0 ? [facts, facts] : [facts]));
      const deliveries = shuffled(repeated, pick);
      return {
        program: document,
        orders,
        deliveries,
        batches: grouped(deliveries.length, pick),
        lost: states.length - kept.length,
      };
    });
}

function program(): fc.Arbitrary<Program> {
  return fc
    .record({
      when: fc.constantFrom("paid" as const, "fulfilled" as const),
      rate: fc.constantFrom(
        { numerator: 1, denominator: 1 },
        { numerator: 3, denominator: 2 },
        { numerator: 1, denominator: 3 },
      ),
      tiers: fc.boolean(),
    })
    .map(({ when, rate, tiers }) => ({
      ...simpleProgram(100),
      earning: [
        { id: "orders", trigger: { kind: "order", when }, effect: { kind: "points-per-unit", rate }, rounding: "down" },
      ],
      tiers: tiers
        ? [
            { id: "silver", name: "Silver", fromMinor: 5_000, multiplier: { numerator: 5, denominator: 4 } },
            { id: "gold", name: "Gold", fromMinor: 20_000, multiplier: { numerator: 3, denominator: 2 } },
          ]
        : [],
    }));
}

interface OrderDraft {
  customer: number;
  guestFirst: boolean;
  movedFrom: number;
  day: number;
  digital: boolean;
  prices: number[];
  quantities: number[];
  paidAfter: number;
  shipments: { after: number; share: number }[];
  refunds: { after: number; line: number; quantity: number; returned: boolean; amount: number }[];
  edit: { after: number; quantity: number } | null;
  cancelledAfter: number | null;
}

function orderDraft(): fc.Arbitrary<OrderDraft> {
  const hours = fc.integer({ min: 0, max: 200 });
  return fc.record({
    customer: fc.integer({ min: 1, max: 2 }),
    guestFirst: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    movedFrom: fc.integer({ min: 0, max: 5 }),
    day: fc.integer({ min: -1, max: 40 }),
    digital: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    prices: fc.array(fc.integer({ min: 0, max: 19_999 }), { minLength: 1, maxLength: 3 }),
    quantities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
    paidAfter: hours,
    shipments: fc.array(fc.record({ after: hours, share: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
    refunds: fc.array(
      fc.record({
        after: hours,
        line: fc.nat(2),
        quantity: fc.integer({ min: 0, max: 2 }),
        returned: fc.boolean(),
        amount: fc.constantFrom(0, 0, 500, 3_333),
      }),
      { maxLength: 2 },
    ),
    edit: fc.option(fc.record({ after: hours, quantity: fc.constantFrom(-1, 1, 2) }), { freq: 3 }),
    cancelledAfter: fc.option(hours, { freq: 4 }),
  });
}

function orderOf(draft: OrderDraft, index: number): OrderFacts {
  const id = String(5000 + index);
  const placedAt = START + draft.day * DAY + index * 60;
  const at = (hours: number) => placedAt + hours * HOUR;
  const lines: OrderLine[] = draft.prices.map((netMinor, position) => ({
    id: `${id}${position}`,
    quantity: draft.quantities[position] ?? 1,
    netMinor,
    taxOnTopMinor: 0,
    kind: position === 2 ? "gift-card" : "goods",
    productId: null,
    needsShipping: !draft.digital,
  }));
  if (draft.edit && draft.edit.quantity > 0 && lines[0]) lines[0].quantity += draft.edit.quantity;
  return {
    id,
    name: `#${id}`,
    customerId: String(draft.customer),
    currency: "EUR",
    placedAt,
    updatedAt: placedAt + 300 * HOUR,
    isTest: false,
    isCompany: false,
    source: "web",
    lines,
    paid: { id: `${id}5`, at: at(draft.paidAfter) },
    needsFulfilment: !draft.digital,
    fulfilments: draft.shipments.map(({ after, share }, position) => ({
      id: `${id}7${position}`,
      at: at(after),
      lines: lines.map((line) => ({ lineId: line.id, quantity: Math.min(line.quantity, share) })),
    })),
    refunds: draft.refunds.map((refund, position) => ({
      id: `${id}8${position}`,
      at: at(refund.after),
      lines:
        refund.quantity === 0
          ? []
          : [
              {
                lineId: lines[refund.line % lines.length]?.id ?? "",
                quantity: refund.quantity,
                returned: refund.returned,
              },
            ],
      goodsAmountMinor: refund.amount,
    })),
    edits: draft.edit
      ? [
          {
            id: `${id}6`,
            at: at(draft.edit.after),
            lines: [{ lineId: lines[0]?.id ?? "", quantity: draft.edit.quantity }],
          },
        ]
      : [],
    cancelledAt: draft.cancelledAfter === null ? null : at(draft.cancelledAfter),
    discountCodes: draft.guestFirst ? ["GUEST"] : draft.movedFrom === 0 ? ["MOVED"] : [],
  };
}

/** The order as it was known at some of its moments, the last state last. */
function statesOf(facts: OrderFacts, pick: (below: number) => number): OrderFacts[] {
  const moments = [
    facts.placedAt,
    ...[...facts.fulfilments, ...facts.refunds, ...facts.edits].map((fact) => fact.at),
  ].sort((a, b) => a - b);
  const early = moments
    .filter(() => pick(2) === 0)
    .map((moment, position) => {
      const known = <F extends { at: number }>(list: F[]) => list.filter((fact) => fact.at <= moment);
      const isGuest = facts.discountCodes.includes("GUEST") && position === 0;
      const isMoved = facts.discountCodes.includes("MOVED") && position === 0;
      return {
        ...facts,
        updatedAt: moment,
        customerId: isGuest ? null : isMoved ? (facts.customerId === "1" ? "2" : "1") : facts.customerId,
        paid: facts.paid && facts.paid.at <= moment ? facts.paid : null,
        fulfilments: known(facts.fulfilments),
        refunds: known(facts.refunds),
        edits: known(facts.edits),
        lines: facts.lines.map((line) => ({ ...line, quantity: quantityAt(facts, line, moment) })),
        cancelledAt: facts.cancelledAt !== null && facts.cancelledAt <= moment ? facts.cancelledAt : null,
      };
    });
  return [...early, facts];
}

function quantityAt(facts: OrderFacts, line: OrderLine, moment: number): number {
  const later = facts.edits.filter((edit) => edit.at > moment).flatMap((edit) => edit.lines);
  return (
    line.quantity - later.filter((l) => l.lineId === line.id && l.quantity > 0).reduce((sum, l) => sum + l.quantity, 0)
  );
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

function grouped(length: number, pick: (below: number) => number): number[][] {
  const groups: number[][] = [];
  for (let index = 0; index < length; index += 1) {
    if (index === 0 || pick(2) === 0) groups.push([]);
    groups.at(-1)?.push(index);
  }
  return groups;
}
