import { describe, expect, it } from "vitest";
import { simulateOrders } from "../../app/loyalty/simulate.ts";
import { order, programWith, refunded, shipped, silverAndGold, START, DAY } from "./orders.ts";

const simulate = (orders: ReturnType<typeof order>[]) =>
  simulateOrders({
    orders,
    program: programWith({ tiers: silverAndGold }),
    currency: "EUR",
    timeZone: "Europe/Berlin",
    from: START,
    to: START + 60 * DAY,
  });

describe("replaying past orders against a draft", () => {
  it("says what they would have cost, and who would be in which tier", () => {
    const result = simulate([
      shipped(order({ customerId: "1", netMinor: 60_000 })),
      refunded(shipped(order({ customerId: "2", quantity: 2 })), 1),
      order({ customerId: "3" }),
    ]);

    expect(result).toEqual({ orders: 3, members: 2, points: 664, costMinor: 664, membersByTier: { silver: 1, "": 2 } });
  });

  it("leaves out guests, tests, other currencies and what lies before", () => {
    const result = simulate([
      shipped(order({ customerId: null })),
      shipped(order({ isTest: true })),
      shipped(order({ currency: "USD" })),
      shipped(order({ placedAt: START - 1 })),
    ]);

    expect(result).toEqual({ orders: 0, members: 0, points: 0, costMinor: 0, membersByTier: {} });
  });
});
