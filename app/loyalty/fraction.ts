import { assertNever, invariant } from "./assert.ts";
import { points, type Points } from "./points.ts";

/** An exact, not negative fraction in arbitrary precision; the denominator is positive. */
export interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };

/** `numerator / denominator`, both whole, the denominator positive. */
export function fraction(numerator: number | bigint, denominator: number | bigint): Fraction {
  const result = { numerator: BigInt(numerator), denominator: BigInt(denominator) };
  invariant(result.denominator > 0n, "a fraction's denominator is positive");
  return result;
}

/** a + b, exactly. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** a - b, exactly, but never below zero. */
export function subtractToZero(a: Fraction, b: Fraction): Fraction {
  const difference = add(a, { numerator: -b.numerator, denominator: b.denominator });
  return difference.numerator > 0n ? difference : zero;
}

/** a × b, exactly. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** a ÷ b, exactly; `b` is not zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator };
}

/** The whole number that `value` is rounded to; half of one goes up under "nearest". */
export function round(value: Fraction, rounding: "down" | "nearest" | "up"): bigint {
  const { numerator, denominator } = value;
  invariant(numerator >= 0n, "only amounts of zero and more are rounded");
  switch (rounding) {
    case "down":
      return numerator / denominator;
    case "nearest":
      return (2n * numerator + denominator) / (2n * denominator);
    case "up":
      return (numerator + denominator - 1n) / denominator;
    default:
      return assertNever(rounding);
  }
}

/** `value` rounded to whole points. */
export function roundToPoints(value: Fraction, rounding: "down" | "nearest" | "up"): Points {
  return points(round(value, rounding));
}
