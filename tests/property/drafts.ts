import fc from "fast-check";
import type { OrderFacts, OrderLine } from "../../app/loyalty/order-facts.ts";
import { DAY, START } from "../loyalty/orders.ts";

const HOUR = 3600;

/** An order in a few small numbers, so that a counterexample can be read. */
export interface OrderDraft {
  customer: number;
  guestFirst: boolean;
  movedFrom: number;
  day: number;
  digital: boolean;
  isCompany: boolean;
  prices: number[];
  quantities: number[];
  discount: number;
  rewardDiscount: number;
  tax: "included" | "on-top";
  shipping: number;
  giftCard: number;
  paidAfter: number;
  shipments: { after: number; share: number }[];
  refunds: { after: number; line: number; quantity: number; returned: boolean; amount: number; shipping: number }[];
  edit: { after: number; quantity: number } | null;
  dispute: { after: number; amount: number; wonAfter: number | null } | null;
  cancelledAfter: number | null;
}

export function orderDraft(): fc.Arbitrary<OrderDraft> {
  const hours = fc.integer({ min: 0, max: 200 });
  const seldom = (often: number) => fc.integer({ min: 0, max: often }).map((n) => n === 0);
  return fc.record({
    customer: fc.integer({ min: 1, max: 2 }),
    guestFirst: seldom(4),
    movedFrom: fc.integer({ min: 0, max: 5 }),
    day: fc.integer({ min: -1, max: 40 }),
    digital: seldom(5),
    isCompany: seldom(9),
    prices: fc.array(fc.integer({ min: 0, max: 19_999 }), { minLength: 1, maxLength: 3 }),
    quantities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
    discount: fc.constantFrom(0, 0, 700),
    rewardDiscount: fc.constantFrom(0, 0, 500),
    tax: fc.constantFrom("included" as const, "on-top" as const),
    shipping: fc.constantFrom(0, 0, 495),
    giftCard: fc.constantFrom(0, 0, 1_000),
    paidAfter: hours,
    shipments: fc.array(fc.record({ after: hours, share: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
    refunds: fc.array(
      fc.record({
        after: hours,
        line: fc.nat(2),
        quantity: fc.integer({ min: 0, max: 2 }),
        returned: fc.boolean(),
        amount: fc.constantFrom(0, 0, 500, 3_333),
        shipping: fc.constantFrom(0, 0, 200),
      }),
      { maxLength: 2 },
    ),
    edit: fc.option(fc.record({ after: hours, quantity: fc.constantFrom(-1, 1, 2) }), { freq: 3 }),
    dispute: fc.option(
      fc.record({ after: hours, amount: fc.integer({ min: 1, max: 30_000 }), wonAfter: fc.option(hours) }),
      { freq: 8 },
    ),
    cancelledAfter: fc.option(hours, { freq: 4 }),
  });
}

/** The order that a draft means, as it stands in the end. */
export function orderOf(draft: OrderDraft, index: number): OrderFacts {
  const id = String(5000 + index);
  const placedAt = START + draft.day * DAY + index * 60;
  const at = (hours: number) => placedAt + hours * HOUR;
  const lines = linesOf(draft, id);
  return {
    id,
    name: `#${id}`,
    customerId: String(draft.customer),
    currency: "EUR",
    placedAt,
    updatedAt: placedAt + 300 * HOUR,
    isTest: false,
    isCompany: draft.isCompany,
    source: "web",
    country: null,
    customerTags: [],
    shipping: { netMinor: draft.shipping, ...taxes(draft, draft.shipping) },
    // Nobody pays more by gift card than the order costs.
    paidByGiftCardMinor: lines.some(({ netMinor }) => netMinor >= draft.giftCard) ? draft.giftCard : 0,
    paidByStoreCreditMinor: 0,
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
      shippingMinor: refund.shipping,
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
    disputes: draft.dispute
      ? [
          {
            id: `${id}9`,
            at: at(draft.dispute.after),
            amountMinor: draft.dispute.amount,
            wonAt: draft.dispute.wonAfter === null ? null : at(draft.dispute.after + draft.dispute.wonAfter),
          },
        ]
      : [],
    cancelledAt: draft.cancelledAfter === null ? null : at(draft.cancelledAfter),
    discountCodes: draft.guestFirst ? ["GUEST"] : draft.movedFrom === 0 ? ["MOVED"] : [],
  };
}

function taxes(draft: OrderDraft, netMinor: number): { taxOnTopMinor: number; taxIncludedMinor: number } {
  return draft.tax === "on-top"
    ? { taxOnTopMinor: Math.floor((netMinor * 19) / 100), taxIncludedMinor: 0 }
    : { taxOnTopMinor: 0, taxIncludedMinor: Math.floor((netMinor * 19) / 119) };
}

function linesOf(draft: OrderDraft, id: string): OrderLine[] {
  return draft.prices.map((price, position) => {
    const discountMinor = position === 0 ? Math.min(price, draft.discount + draft.rewardDiscount) : 0;
    const netMinor = price - discountMinor;
    const added = position === 0 && draft.edit && draft.edit.quantity > 0 ? draft.edit.quantity : 0;
    return {
      id: `${id}${position}`,
      quantity: (draft.quantities[position] ?? 1) + added,
      netMinor,
      ...taxes(draft, netMinor),
      discountMinor,
      rewardDiscountMinor: Math.min(discountMinor, position === 0 ? draft.rewardDiscount : 0),
      kind: position === 2 ? (price % 2 === 0 ? "gift-card" : "tip") : "goods",
      productId: null,
      variantId: null,
      vendor: position === 0 ? "North" : "South",
      tags: null,
      collections: null,
      needsShipping: !draft.digital,
    };
  });
}

/** The order as it was known at some of its moments, the last state last. */
export function statesOf(facts: OrderFacts, pick: (below: number) => number): OrderFacts[] {
  const moments = [
    facts.placedAt,
    ...[...facts.fulfilments, ...facts.refunds, ...facts.edits, ...facts.disputes].map((fact) => fact.at),
  ].sort((a, b) => a - b);
  const early = moments.filter(() => pick(2) === 0).map((moment, position) => stateAt(facts, moment, position));
  return [...early, facts];
}

function stateAt(facts: OrderFacts, moment: number, position: number): OrderFacts {
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
    disputes: known(facts.disputes).map((dispute) => ({
      ...dispute,
      wonAt: dispute.wonAt !== null && dispute.wonAt <= moment ? dispute.wonAt : null,
    })),
    lines: facts.lines.map((line) => ({ ...line, quantity: quantityAt(facts, line, moment) })),
    cancelledAt: facts.cancelledAt !== null && facts.cancelledAt <= moment ? facts.cancelledAt : null,
  };
}

function quantityAt(facts: OrderFacts, line: OrderLine, moment: number): number {
  const later = facts.edits.filter((edit) => edit.at > moment).flatMap((edit) => edit.lines);
  return (
    line.quantity - later.filter((l) => l.lineId === line.id && l.quantity > 0).reduce((sum, l) => sum + l.quantity, 0)
  );
}
