import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add, compare, divide, fraction, type Fraction, fractionText, isWhole, multiply, plus, round, subtractToZero, times,
} from "../../app/loyalty/fraction.ts"; // prettier-ignore

/** Small and huge numbers: products of some are held exactly, of others not. */
const whole = fc.oneof(fc.nat(1_000), fc.nat(10_000_000), fc.maxSafeNat());
const positive = whole.map((value) => value + (value === Number.MAX_SAFE_INTEGER ? 0 : 1));
const anyFraction = fc.tuple(whole, positive).map(([n, d]) => fraction(n, d));
const big = ({ numerator, denominator }: Fraction) => ({ n: BigInt(numerator), d: BigInt(denominator) });

describe("exact fractions", () => {
  it("are what arbitrary precision says, whichever numbers hold them", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        const [x, y] = [big(a), big(b)];
        const isSame = (value: Fraction, n: bigint, d: bigint) => {
          const { n: gotN, d: gotD } = big(value);
          expect(gotN * d).toBe(n * gotD);
        };
        isSame(add(a, b), x.n * y.d + y.n * x.d, x.d * y.d);
        isSame(multiply(a, b), x.n * y.n, x.d * y.d);
        if (y.n > 0n) isSame(divide(a, b), x.n * y.d, x.d * y.n);
        const difference = x.n * y.d - y.n * x.d;
        isSame(subtractToZero(a, b), difference > 0n ? difference : 0n, x.d * y.d);
        expect(compare(a, b)).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
        expect(isWhole(a)).toBe(x.n % x.d === 0n);
      }),
    );
  });

  it("are rounded once: down, half up, or up", () => {
    fc.assert(
      fc.property(anyFraction, (value) => {
        const { n, d } = big(value);
        expect(BigInt(round(value, "down"))).toBe(n / d);
        expect(BigInt(round(value, "up"))).toBe((n + d - 1n) / d);
        expect(BigInt(round(value, "nearest"))).toBe((2n * n + d) / (2n * d));
      }),
    );
  });

  it("say themselves in lowest terms", () => {
    expect([fraction(10_000, 300), fraction(0, 7), fraction(4n, 2n)].map(fractionText)).toEqual([
      "100/3",
      "0/1",
      "2/1",
    ]);
  });

  it("stay ordinary numbers to the last exact one, and no further", () => {
    expect(times(3, Number.MAX_SAFE_INTEGER)).toBe(27_021_597_764_222_973n);
    expect(plus(Number.MAX_SAFE_INTEGER, 1)).toBe(9_007_199_254_740_992n);
    expect(times(2, 4_503_599_627_370_495)).toBe(9_007_199_254_740_990);
  });

  it("refuse a denominator that is not positive, and rounding below zero", () => {
    expect(() => fraction(1, 0)).toThrow("positive");
    expect(() => round({ numerator: -1, denominator: 2 }, "down")).toThrow("zero and more");
  });
});
