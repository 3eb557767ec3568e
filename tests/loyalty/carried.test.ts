import { describe, expect, it } from "vitest";
import { add, fraction, fractionText, isWhole, plus, round, subtractToZero, zero } from "../../app/loyalty/fraction.ts";
import { inCurrency } from "../../app/loyalty/program-currency.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { EVERYTHING, needsOf, needsOfAny } from "../../app/loyalty/reading-needs.ts";
import { PER_UNIT, programOf } from "./orders.ts";

type Conditions = NonNullable<NonNullable<ProgramInput["earning"]>[number]["conditions"]>;

describe("exact arithmetic", () => {
  const big = 2n ** 60n;

  it("goes on in whole numbers of any size", () => {
    expect(plus(2 ** 52, 2 ** 52)).toBe(2n ** 53n);
    expect([plus(1, 2n), plus(1n, 2), plus(1, 2)]).toEqual([3n, 3n, 3]);
    expect(add(fraction(big, 3), fraction(big, 3))).toEqual(fraction(2n * big, 3));
    expect([add(zero, fraction(1, 7)), add(fraction(1, 7), zero)]).toEqual([fraction(1, 7), fraction(1, 7)]);
    expect(subtractToZero(fraction(3, 7), fraction(3, 7))).toBe(zero);
    expect([round(fraction(big + 1n, 2), "down"), round(fraction(7, 2), "down")]).toEqual([2n ** 59n, 3]);
    expect(round(fraction(7, 2n), "up")).toBe(4n);
  });

  it("knows what is whole, and writes fractions in lowest terms", () => {
    expect([isWhole(fraction(5, 1)), isWhole(fraction(6, 3)), isWhole(fraction(7, 3))]).toEqual([true, true, false]);
    expect([isWhole(fraction(big, 2)), isWhole(fraction(big, 3)), isWhole(fraction(6, 3n))]).toEqual([true, false, true]);
    expect([fractionText(fraction(6, 4)), fractionText(fraction(0, 4)), fractionText(fraction(big, 2n * big))]).toEqual(["3/2", "0/1", "1/2"]);
  }); // prettier-ignore
});

describe("a program in another currency", () => {
  const amount: Conditions = [{ kind: "amount", fromMinor: 1_050 }, { kind: "amount", toMinor: 99 }, { kind: "company", is: true }]; // prettier-ignore
  const order = { kind: "order" as const };
  const program = programOf({
    units: [
      { id: "points", name: { one: "Coin", many: "Coins" } },
      { id: "cash", kind: "cashback", name: { one: "Cash", many: "Cash" } },
    ],
    earning: [
      { ...PER_UNIT, conditions: amount, limits: [{ per: "day", points: 500 }, { per: "week", times: 500 }] },
      { id: "item", trigger: order, effect: { kind: "per-item", points: 700, unit: "cash" }, limits: [{ per: "day", points: 500 }, { per: "week", times: 500 }] },
      { id: "fixed", trigger: order, effect: { kind: "fixed-points", points: 700 } },
      { id: "step", trigger: order, effect: { kind: "per-step", stepMinor: 1_000, points: 300, unit: "cash" } },
      { id: "bands", trigger: order, effect: { kind: "bands", bands: [{ fromMinor: 0, rate: "1" }, { fromMinor: 5_000, rate: "2" }] } },
      { id: "share", trigger: order, effect: { kind: "percentage", share: "0.1", unit: "cash" } },
      { id: "tier", trigger: order, effect: { kind: "tier", tier: "gold", lasts: "for-life" }, limits: [{ per: "lifetime", times: 500 }] },
      { id: "tea", trigger: order, effect: { kind: "reward", reward: "tea" } },
    ],
    campaigns: [{ id: "c", name: "C", conditions: amount, effect: { kind: "multiplier", multiplier: "2" } }],
    tiers: [{
      id: "gold", name: "Gold",
      qualifications: [{ basis: "spend", threshold: 50_000 }, { basis: "orders", threshold: 500 }, { basis: "points", unit: "cash", threshold: 900 }, { basis: "points", threshold: 900 }],
      forLife: [{ basis: "spend", threshold: 900_000 }],
      benefits: [{ id: "b", when: "month", effect: { kind: "fixed-points", points: 400, unit: "cash" } }],
    }],
    rewards: [{ id: "v", kind: "fixed-amount", points: 100, amountMinor: 250 }, { id: "tea", kind: "reference", name: "Tea", valueMinor: 300 }, { id: "cup", kind: "reference", name: "Cup" }],
    policies: { caps: [{ id: "a", per: "day", points: 800 }, { id: "b", unit: "cash", per: "day", points: 800 }] },
  }); // prettier-ignore

  it("has its amounts unit by unit, and nothing else changed", () => {
    const carried = inCurrency(program, { from: "EUR", to: "JPY" });
    const [orders, ...others] = carried.earning;
    const conditions = [{ kind: "amount", fromMinor: 10 }, { kind: "amount", toMinor: 1 }, { kind: "company", is: true }];

    expect(orders).toEqual({ ...program.earning[0], conditions });
    expect(others.map(({ effect }) => effect)).toMatchObject([
      { points: 7, unit: "cash" }, { points: 700 }, { stepMinor: 10, points: 3 },
      { bands: [{ fromMinor: 0, rate: { numerator: 1 } }, { fromMinor: 50 }] },
      { kind: "percentage", share: { numerator: 1, denominator: 10 } }, { kind: "tier", tier: "gold" }, { kind: "reward", reward: "tea" },
    ]);
    expect(others[0]?.limits).toMatchObject([{ points: 5 }, { times: 500 }]);
    expect(others[5]?.limits).toEqual(program.earning[6]?.limits);
    expect(carried.campaigns).toEqual([{ ...program.campaigns[0], conditions }]);
    expect(carried.tiers[0]).toMatchObject({
      qualifications: [{ threshold: 500 }, { threshold: 500 }, { threshold: 9 }, { threshold: 900 }],
      forLife: [{ threshold: 9_000 }], benefits: [{ id: "b", effect: { points: 4 } }],
    });
    expect(carried.rewards).toEqual([{ ...program.rewards[0], amountMinor: 2 }, { ...program.rewards[1], valueMinor: 3 }, program.rewards[2]]);
    expect(carried.policies.caps.map(({ points }) => points)).toEqual([800, 8]);
  }); // prettier-ignore

  it("of as many decimals is the same, of more has more", () => {
    expect(inCurrency(program, { from: "EUR", to: "USD" })).toBe(program);
    expect(inCurrency(program, { from: "JPY", to: "KWD" }).rewards[0]).toMatchObject({ points: 100, amountMinor: 250_000 });
    expect(inCurrency(program, { from: "EUR", to: "KWD" }).rewards[0]).toMatchObject({ amountMinor: 2_500 });
  }); // prettier-ignore
});

describe("what a program asks of orders", () => {
  const nothing = { tags: false, collections: false, payments: false, customerTags: false, country: false };
  const on = (...conditions: Conditions) => programOf({ earning: [{ ...PER_UNIT, conditions }] });

  it.each<[string, ReturnType<typeof programOf>, Partial<typeof nothing>]>([
    ["nothing", on({ kind: "products", include: { products: ["1"] } }, { kind: "company", is: true }), {}],
    ["nothing, where a choice is open", on({ kind: "products" }), {}],
    ["tags", on({ kind: "products", exclude: { tags: ["a"] } }), { tags: true }],
    ["collections", on({ kind: "products", include: { collections: ["1"] } }), { collections: true }],
    ["countries", on({ kind: "country", in: ["DE"] }), { country: true }],
    ["customers' tags", on({ kind: "customer-tag", in: ["a"] }), { customerTags: true }],
    ["store credit", programOf({ policies: { basis: { paidWithStoreCredit: false } } }), { payments: true }],
    ["gift cards of one rule", programOf({ earning: [{ ...PER_UNIT, basis: { paidWithGiftCards: false } }] }), { payments: true }],
  ])("%s", (_what, program, needs) => {
    expect(needsOf(program)).toEqual({ ...nothing, ...needs });
    expect(needsOf(program)).toBe(needsOf(program));
  }); // prettier-ignore

  it("and what any of its versions asks, or all there is to know", () => {
    const versions = [on({ kind: "country", in: ["DE"] }), on({ kind: "customer-tag", in: ["a"] }), on({ kind: "products", include: { tags: ["a"], collections: ["1"] } })]; // prettier-ignore

    expect(needsOfAny(versions.map((program, version) => ({ version, effectiveAt: version, program })))).toEqual({
      ...{ tags: true, collections: true, payments: false, customerTags: true, country: true },
    });
    expect(needsOfAny([])).toEqual(nothing);
    expect(needsOfAny([{ version: 1, effectiveAt: 0, program: programOf({ policies: { basis: { paidWithGiftCards: false } } }) }]).payments).toBe(true); // prettier-ignore
    expect(EVERYTHING).toEqual({ tags: true, collections: true, payments: true, customerTags: true, country: true });
  });
});
