import { describe, expect, it } from "vitest";
import { joinedByLaunch, pastOrders, pastPoints, tierByPast } from "../../../app/loyalty/launch/dry-run.ts";
import { pastKey } from "../../../app/loyalty/launch/past-key.ts";
import { worthOfPoints } from "../../../app/loyalty/rewards/liability.ts";
import { DAY, order, PER_UNIT, programOf, refunded, shipped, START } from "../orders.ts";

const FROM = START - 100 * DAY;
const before = (days: number, netMinor: number, changes = {}) =>
  shipped(order({ placedAt: START - days * DAY, netMinor, ...changes }));

const program = programOf({
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" } },
    { id: "cash", kind: "cashback", name: { one: "Cashback", many: "Cashback" } },
  ],
  earning: [
    PER_UNIT,
    { id: "back", trigger: { kind: "order" }, effect: { kind: "percentage", share: "0.1", unit: "cash" } },
    { id: "gift", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 500 } },
  ],
  tiers: [
    { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 10_000 }] },
    { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 30_000 }] },
  ],
});
const past = {
  from: FROM,
  until: START,
  orders: [before(50, 10_000), before(10, 5_000)],
  versions: [{ version: 1, effectiveAt: START, program }],
  currency: "EUR",
  timeZone: "Europe/Berlin",
  now: START + DAY,
};

describe("past orders of a customer", () => {
  it("are those from the chosen day on until going live, without tests", () => {
    const placed = [FROM - 1, FROM, START - 1, START].map((placedAt) => order({ placedAt }));

    expect(pastOrders([...placed, order({ placedAt: FROM, isTest: true })], past).map(({ placedAt }) => placedAt)).toEqual([
      FROM,
      START - 1,
    ]); // prettier-ignore
  });

  it("would have earned in each unit what the program gives for orders, and no gifts", () => {
    expect(pastPoints(past)).toEqual({ points: 150, cash: 1_500 });
    expect(Object.keys(pastPoints(past))).toEqual(["cash", "points"]);
    expect(pastPoints({ ...past, orders: [before(200, 10_000)] })).toEqual({});
  });

  it("would have earned nothing where everything went back", () => {
    expect(pastPoints({ ...past, orders: [refunded(before(50, 10_000), 1)] })).toEqual({});
    expect(pastPoints({ ...past, orders: [before(50, 10_000), refunded(before(40, 7_000), 1)] }).points).toBe(100);
  });

  it("count by the version that was in force first", () => {
    const later = { version: 2, effectiveAt: START + 5, program: programOf({ earning: [] }) };

    expect(pastPoints({ ...past, versions: [...past.versions, later] }).points).toBe(150);
    expect(pastPoints({ ...past, versions: [] })).toEqual({});
    // A version that was in force before stays so.
    const early = { version: 1, effectiveAt: FROM - DAY, program };
    const turn = { version: 2, effectiveAt: START - 20 * DAY, program: programOf({ earning: [] }) };
    expect(pastPoints({ ...past, versions: [early, turn] }).points).toBe(100);
  });

  it("would lead to a tier, with the orders since", () => {
    expect(tierByPast(past)).toBe("silver");
    expect(tierByPast({ ...past, orders: [before(50, 25_000), shipped(order({ placedAt: START, netMinor: 5_000 }), START + 1)] })).toBe("gold");
    expect(tierByPast({ ...past, orders: [before(10, 9_999)] })).toBeNull();
    expect(tierByPast({ ...past, orders: [before(200, 90_000)] })).toBeNull();
    expect(joinedByLaunch(START)).toBe(START - 1);
  }); // prettier-ignore
});

describe("what a dry run reports", () => {
  it("is worth the reward that gives most for the points, rounded up", () => {
    const worth = (rewards: Parameters<typeof programOf>[0]["rewards"], points: number) =>
      worthOfPoints(programOf({ rewards }), points);

    expect(worth([], 100)).toBeNull();
    expect(worth([{ id: "tea", kind: "reference", name: "Tea" }], 100)).toBeNull();
    expect(worth([{ id: "tea", kind: "reference", name: "Tea", valueMinor: 50 }], 100)).toBeNull();
    expect(worth([{ id: "tea", kind: "reference", name: "Tea", points: 50 }], 100)).toBeNull();
    expect(worth([{ id: "v", kind: "fixed-amount", points: 300, amountMinor: 100 }], 100)).toBe(34);
    expect(
      worth(
        [
          { id: "v", kind: "fixed-amount", points: 100, amountMinor: 100 },
          { id: "tea", kind: "reference", name: "Tea", points: 100, valueMinor: 450 },
          { id: "w", kind: "fixed-amount", points: 100, amountMinor: 200 },
        ],
        100,
      ),
    ).toBe(450);
  });

  it("is given under one key for a run, a member and a unit", () => {
    expect(pastKey({ runId: "7", memberId: "m", unit: "points" })).toBe("past:7:m");
    expect(pastKey({ runId: "7", memberId: "m", unit: "stars" })).toBe("past:7:m@stars");
  });
});
