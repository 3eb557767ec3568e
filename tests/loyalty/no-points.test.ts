import { describe, expect, it } from "vitest";
import { whyNoPoints } from "../../app/loyalty/no-points.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import {
  DAY,
  type FoldOptions,
  historyOf,
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

  it("capped", () => {
    const limited = programOf({ earning: [{ ...PER_UNIT, limits: [{ per: "lifetime", times: 1 }] }] });
    const earlier = shipped(order({ placedAt: START }), START + 60);
    const later = shipped(facts);
    const history = historyOf([earlier, later], { program: limited });

    expect(whyNoPoints(later, history, history)).toBe("capped");
  });
});
