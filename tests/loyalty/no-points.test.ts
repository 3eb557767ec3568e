import { describe, expect, it } from "vitest";
import { whyNoPoints } from "../../app/loyalty/no-points.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import {
  DAY,
  type FoldOptions,
  historyOf,
  line,
  order,
  paid,
  PER_UNIT,
  programOf,
  refunded,
  shipped,
  START,
} from "./orders.ts";

const why = (facts: OrderFacts, options: FoldOptions = {}) => {
  const history = historyOf([facts], options);
  return whyNoPoints(facts, history, history);
};
const facts = order({ id: "1", netMinor: 10_000 });
const rule = (changes: object) => ({ program: programOf({ earning: [{ ...PER_UNIT, ...changes }] }) });

describe("why an order brought nothing", () => {
  it.each([
    ["test", order({ isTest: true }), {}],
    ["before-live", order({ placedAt: START - 1 }), {}],
    ["program-off", facts, { liveFrom: null }],
    ["cancelled", { ...facts, cancelledAt: START + DAY }, {}],
    ["no-goods", order({ netMinor: 0 }), {}],
    ["refunded", refunded(shipped(facts), 1), {}],
    ["not-fulfilled", facts, {}],
    ["not-paid", { ...facts, needsFulfilment: false }, {}],
    ["too-small", shipped(order({ netMinor: 99 })), {}],
    ["waiting", shipped(facts), rule({ trigger: { kind: "order", delayDays: 60 } })],
    ["excluded", shipped(facts), rule({ conditions: [{ kind: "country", in: ["FR"] }] })],
    ["excluded", paid(facts), rule({ conditions: [{ kind: "country", in: ["FR"] }] })],
    [
      "budget-used-up",
      shipped(facts),
      { ...rule({ budget: { points: 10 } }), budgetsClosedAt: new Map([["orders", START]]) },
    ],
    [
      "before-joining",
      shipped(facts),
      {
        program: programOf({ policies: { guests: { claim: "none" } } }),
        member: { id: "m", joinedAt: START + 9 * DAY, birthday: null },
      },
    ],
  ] as const)("%s", (reason, one, options) => {
    expect(why(one, options)).toBe(reason);
  });

  it("is not the kind of goods where gift cards count, but what is in the way then", () => {
    const card = shipped(order({ id: "1", lines: [line({ id: "11", kind: "gift-card" })] }));
    const counting = { policies: { basis: { giftCards: true } } };
    const capped = [{ ...PER_UNIT, limits: [{ per: "month" as const, points: 40 }] }];
    const earlier = shipped(order({ id: "0", netMinor: 10_000, placedAt: START }), START + 60);
    const history = historyOf([earlier, card], { program: programOf({ ...counting, earning: capped }) });

    expect(why(card)).toBe("no-goods");
    expect(whyNoPoints(card, history, history)).toBe("capped");
    expect(why(refunded(card, 1), { program: programOf(counting) })).toBe("refunded");
  });

  it("excluded: a share of an order in another currency, into the shop's money", () => {
    const program = programOf({
      units: [
        { id: "points", name: { one: "Coin", many: "Coins" } },
        { id: "cash", kind: "cashback", name: { one: "Cent", many: "Cents" } },
      ],
      earning: [{ ...PER_UNIT, effect: { kind: "percentage", share: "0.1", unit: "cash" } }],
    });

    expect(why(shipped(order({ currency: "USD" })), { program })).toBe("excluded");
  });

  it("capped", () => {
    const limited = programOf({ earning: [{ ...PER_UNIT, limits: [{ per: "lifetime", times: 1 }] }] });
    const earlier = shipped(order({ placedAt: START }), START + 60);
    const later = shipped(facts);
    const history = historyOf([earlier, later], { program: limited });

    expect(whyNoPoints(later, history, history)).toBe("capped");
  });
});
