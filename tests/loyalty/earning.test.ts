import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joiningGift, pointsForAmount, pointsForBasis } from "../../app/loyalty/earning.ts";
import { fraction } from "../../app/loyalty/fraction.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { PER_UNIT, programOf, programWith, silverAndGold } from "./orders.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];

const perUnit = (numerator: number, denominator: number, rounding: Rule["rounding"] = "down"): Rule => ({
  id: "orders",
  trigger: { kind: "order" },
  effect: { kind: "points-per-unit", rate: { numerator, denominator } },
  rounding,
});
const giving = (effect: Rule["effect"]): Rule => ({ id: "orders", trigger: { kind: "order" }, effect });

describe("what an amount earns", () => {
  it.each([
    ["1 point per euro", perUnit(1, 1), 5_990, "EUR", 59],
    ["1 point per yen", perUnit(1, 1), 5_990, "JPY", 5_990],
    ["1 point per dinar", perUnit(1, 1), 5_990, "KWD", 5],
    ["a third of a point per euro", perUnit(1, 3), 10_000, "EUR", 33],
    ["one and a half, rounded up", perUnit(3, 2, "up"), 101, "EUR", 2],
    ["one and a half, to the nearest: half goes up", perUnit(3, 2, "nearest"), 100, "EUR", 2],
    ["nothing on nothing, even rounded up", perUnit(1, 1, "up"), 0, "EUR", 0],
    ["a fixed number on anything", giving({ kind: "fixed-points", points: 25 }), 1, "EUR", 25],
    ["a fixed number on nothing: nothing", giving({ kind: "fixed-points", points: 25 }), 0, "EUR", 0],
    ["full steps only", giving({ kind: "per-step", stepMinor: 1_000, points: 2 }), 2_999, "EUR", 4],
    // 100.00 × 1 + 50.00 × 2
    ["each band by its own rate", giving({ kind: "bands", bands: bands() }), 15_000, "EUR", 200],
    ["the bound of a band belongs to both sides alike", giving({ kind: "bands", bands: bands() }), 10_000, "EUR", 100],
    [
      "nothing below the first band",
      giving({ kind: "bands", bands: [{ fromMinor: 5_000, rate: "1" }] }),
      5_100,
      "EUR",
      1,
    ],
  ])("%s", (_what, rule, amountMinor, currency, expected) => {
    const program = programOf({ earning: [rule] });

    expect(pointsForAmount({ program, ruleId: "orders", amountMinor, currency, tierId: null })).toBe(expected);
  });

  it("as a share is minor units of the currency", () => {
    const program = programOf({
      units: [
        { id: "points", name: { one: "Coin", many: "Coins" } },
        { id: "cash", kind: "cashback", name: { one: "Cash", many: "Cash" } },
      ],
      earning: [giving({ kind: "percentage", share: "0.02", unit: "cash" })],
    });
    const share = (amountMinor: number) =>
      pointsForAmount({ program, ruleId: "orders", amountMinor, currency: "EUR", tierId: null });

    expect([share(8_940), share(49), share(50)]).toEqual([178, 0, 1]);
  });

  it("is multiplied by the tier before it is rounded, so that only one rounding happens", () => {
    const program = programWith({ tiers: silverAndGold });
    const inTier = (tierId: string | null) =>
      pointsForAmount({ program, ruleId: "orders", amountMinor: 8_940, currency: "EUR", tierId });

    expect([inTier(null), inTier("silver"), inTier("gold")]).toEqual([89, 111, 134]);
  });

  it("never shrinks when the amount grows, and loses less than one point to rounding", () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (a, b, n, d) => {
        const program = programOf({ earning: [perUnit(n, d)] });
        const of = (minor: number) =>
          pointsForBasis({ program, ruleId: "orders", basis: fraction(minor, 1), currency: "EUR", tierId: null });
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
        const exact = BigInt(a) * BigInt(n);
        const step = BigInt(d) * 100n;
        expect(exact - BigInt(of(a)) * step).toBeLessThan(step);
        expect(exact - BigInt(of(a)) * step).toBeGreaterThanOrEqual(0n);
      }),
      { numRuns: 60 },
    );
  });

  it("stays exact beyond what ordinary numbers hold", () => {
    const program = programOf({ earning: [perUnit(99_999_999, 1_000_000)] });
    // 9,007,199.25 × 99.999999, which takes more than 53 bits on the way.
    const amountMinor = 900_719_925;

    expect(pointsForAmount({ program, ruleId: "orders", amountMinor, currency: "EUR", tierId: null })).toBe(
      Number((900_719_925n * 99_999_999n) / 100_000_000n),
    );
  });

  it("for joining is what all gifts of spendable points give together", () => {
    const gift = (id: string, points: number): Rule => ({
      id,
      trigger: { kind: "joined" },
      effect: { kind: "fixed-points", points },
    });

    expect(joiningGift(programOf({ earning: [PER_UNIT, gift("a", 50), gift("b", 20)] }))).toBe(70);
    expect(joiningGift(programWith())).toBe(0);
  });
});

function bands() {
  return [
    { fromMinor: 0, rate: "1" },
    { fromMinor: 10_000, rate: "2" },
  ];
}
