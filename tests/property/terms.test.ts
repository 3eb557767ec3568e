import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldMember } from "../../app/loyalty/fold.ts";
import { DAY, START } from "../loyalty/orders.ts";
import { CUSTOMERS, life, type Life } from "./lives.ts";
import { naiveMember } from "./naive/fold.ts";
import type { NaiveMember } from "./naive/state.ts";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 400);
const END = START + 100 * DAY;

describe("the fold", () => {
  it("is what the terms say, computed the slow way", () => {
    fc.assert(
      fc.property(life(), (one) => {
        for (const customerId of CUSTOMERS) expect(quickly(one, customerId)).toEqual(slowly(one, customerId));
      }),
      { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20261122), endOnFailure: false },
    );
  }, 3_000_000);
});

function historyOf(one: Life, customerId: string) {
  return {
    orders: one.orders.filter((order) => order.customerId === customerId),
    events: one.events.filter((told) => told.customerId === customerId).map(({ event }) => event),
    mergedFrom: new Map(),
    versions: one.versions,
    liveFrom: START,
    now: END,
    timeZone: "Europe/Berlin",
  };
}

function slowly(one: Life, customerId: string): NaiveMember {
  return naiveMember({ ...historyOf(one, customerId), memberId: "m", joinedAt: START, minorPerUnit: 100 });
}

function quickly(one: Life, customerId: string): NaiveMember {
  const fold = foldMember({
    ...historyOf(one, customerId),
    member: { id: "m", joinedAt: START, birthday: null },
    tierGrants: [],
    referrals: [],
    redeemedAt: [],
    budgetsClosedAt: new Map(),
    currency: "EUR",
  });
  const facts: NaiveMember["facts"] = {};
  for (const { key, unit, points } of fold.entries) (facts[unit] ??= {})[key] = points;
  return {
    facts,
    lots: Object.fromEntries(
      fold.entries.flatMap(({ key, points, lot }) => (lot ? [[key, { original: Number(points), ...lot }]] : [])),
    ),
    tierHistory: fold.tierHistory.map(({ at, tierId }) => ({ at, tierId })),
    tier: fold.tier?.id ?? null,
  };
}
