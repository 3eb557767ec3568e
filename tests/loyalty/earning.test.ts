import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joiningGift, pointsForAmount, pointsForBasis } from "../../app/loyalty/earning.ts";
import { fraction } from "../../app/loyalty/fraction.ts";
import type { EarningRule } from "../../app/loyalty/program.ts";
import { tierFor, tierProgress } from "../../app/loyalty/tiers.ts";
import { programWith, silverAndGold } from "./orders.ts";

const perUnit = (numerator: number, denominator: number, rounding: EarningRule["rounding"] = "down"): EarningRule => ({
  id: "orders",
  trigger: { kind: "order", when: "fulfilled" },
  effect: { kind: "points-per-unit", rate: { numerator, denominator } },
  rounding,
});

describe("what an amount earns", () => {
  it.each([
    ["1 point per euro", perUnit(1, 1), 5_990, "EUR", 59],
    ["1 point per yen", perUnit(1, 1), 5_990, "JPY", 5_990],
    ["1 point per dinar", perUnit(1, 1), 5_990, "KWD", 5],
    ["a third of a point per euro", perUnit(1, 3), 10_000, "EUR", 33],
    ["one and a half, rounded up", perUnit(3, 2, "up"), 101, "EUR", 2],
    ["one and a half, to the nearest", perUnit(3, 2, "nearest"), 100, "EUR", 2],
    ["nothing on nothing, even rounded up", perUnit(1, 1, "up"), 0, "EUR", 0],
  ])("%s", (_what, rule, amountMinor, currency, expected) => {
    expect(pointsForBasis({ rule, basis: fraction(amountMinor, 1), currency, tier: null })).toBe(expected);
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
        const of = (minor: number) =>
          pointsForBasis({ rule: perUnit(n, d), basis: fraction(minor, 1), currency: "EUR", tier: null });
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
        const exact = BigInt(a) * BigInt(n);
        const step = BigInt(d) * 100n;
        expect(exact - BigInt(of(a)) * step).toBeLessThan(step);
        expect(exact - BigInt(of(a)) * step).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it("for joining is what all gifts give together", () => {
    const gift = (id: string, amount: number): EarningRule => ({
      id,
      trigger: { kind: "joined" },
      effect: { kind: "fixed-points", points: amount },
      rounding: "down",
    });

    expect(joiningGift(programWith({ earning: [perUnit(1, 1), gift("a", 50), gift("b", 20)] }))).toBe(70);
    expect(joiningGift(programWith())).toBe(0);
  });
});

describe("tiers by spend", () => {
  const program = programWith({ tiers: silverAndGold });

  it.each([
    [49_999, null],
    [50_000, "silver"],
    [99_999, "silver"],
    [100_000, "gold"],
  ])("at %i minor units it is %s: 'from' includes its own threshold", (spend, tierId) => {
    expect(tierFor(program, spend)?.id ?? null).toBe(tierId);
  });

  it("say how far it is to the next one, in whole percent of the way between two", () => {
    expect(tierProgress(program, 12_990)).toMatchObject({ missingMinor: 37_010, percent: 25 });
    expect(tierProgress(program, 75_000)).toMatchObject({ missingMinor: 25_000, percent: 50 });
    expect(tierProgress(program, 100_000)).toBeNull();
    expect(tierProgress(programWith(), 0)).toBeNull();
  });
});
