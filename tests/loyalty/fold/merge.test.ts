import { describe, expect, it } from "vitest";
import type { MemberFold } from "../../../app/loyalty/fold-result.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { DAY, fold, order, PER_UNIT, programOf, shipped, silverAndGold, START } from "../orders.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];

const placed = (id: string, day: number, netMinor = 10_000) =>
  shipped(order({ id, netMinor, placedAt: START + day * DAY }), START + (day + 0.5) * DAY);
const merged = (ids: string[], at: number) => ({
  mergedFrom: new Map(ids.map((id) => [id, { customerId: "old", at }] as const)),
});
function ofOrders(result: MemberFold): Record<string, number> {
  const points: Record<string, number> = {};
  for (const entry of result.entries) points[entry.orderId ?? ""] = entry.points;
  return points;
}

describe("a customer who became another member", () => {
  const mergeAt = START + 10 * DAY;

  it("had a tier of their own before, and brings their spend along from the merge on", () => {
    const orders = [placed("1", 1, 50_000), placed("2", 2), placed("3", 3), placed("4", 11)];
    const result = fold(orders, { program: programOf({ tiers: silverAndGold }), ...merged(["1", "2"], mergeAt) });

    // 2 was placed in the old customer's Silver, 3 by the member without a tier, 4 in what both make together.
    expect(ofOrders(result)).toEqual({ 1: 500, 2: 125, 3: 100, 4: 125 });
    expect(result.tierHistory.map(({ at, tierId }) => [at, tierId])).toEqual([[mergeAt, "silver"]]);
  });

  it("had numbers of orders of their own", () => {
    const rule: Rule = { ...PER_UNIT, conditions: [{ kind: "order-number", is: { exactly: 2 } }] };
    const orders = [placed("1", 1), placed("2", 2), placed("3", 3), placed("4", 11)];
    const result = fold(orders, { program: programOf({ earning: [rule] }), ...merged(["1", "3"], mergeAt) });

    // 1 and 3 are the first and second of the old customer, 2 the member's first, 4 the fourth of both.
    expect(ofOrders(result)).toEqual({ 3: 100 });
  });

  it("had room under caps of their own before the merge, and shares it afterwards", () => {
    const rule: Rule = { ...PER_UNIT, limits: [{ per: "month", points: 150 }] };
    const orders = [placed("1", 1), placed("2", 2), placed("4", 11)];
    const result = fold(orders, { program: programOf({ earning: [rule] }), ...merged(["1"], mergeAt) });

    expect(ofOrders(result)).toEqual({ 1: 100, 2: 100 });
  });
});

describe("orders from before joining", () => {
  const joinedAt = START + 10 * DAY;
  const orders = [placed("1", 1), placed("2", 8), placed("3", 11)];
  const claimed = (guests: NonNullable<ProgramInput["policies"]>["guests"]) =>
    Object.keys(
      ofOrders(
        fold(orders, { program: programOf({ policies: { guests } }), member: { id: "m", joinedAt, birthday: null } }),
      ),
    );

  it.each([
    [{ claim: "all" as const }, ["1", "2", "3"]],
    [{ claim: "none" as const }, ["3"]],
    [{ claim: "recent" as const, days: 2 }, ["2", "3"]],
    [{ claim: "recent" as const, days: 1 }, ["3"]],
  ])("count as the policy says: %j", (guests, expected) => {
    expect(claimed(guests)).toEqual(expected);
  });

  it("that are left out are no orders of the member", () => {
    const program = programOf({
      policies: { guests: { claim: "none" } },
      earning: [{ ...PER_UNIT, conditions: [{ kind: "order-number", is: { exactly: 1 } }] }],
    });

    expect(ofOrders(fold(orders, { program, member: { id: "m", joinedAt, birthday: null } }))).toEqual({ 3: 100 });
  });
});

describe("the first order", () => {
  it("is the one that earned first, while anything of it stands", () => {
    const gone = { ...placed("1", 1), cancelledAt: START + 5 * DAY };

    expect(fold([placed("1", 1), placed("2", 2)]).firstOrderAt).toBe(START + 1.5 * DAY);
    expect(fold([gone, placed("2", 2)]).firstOrderAt).toBe(START + 2.5 * DAY);
    expect(fold([gone]).firstOrderAt).toBeNull();
  });
});
