import { assertNever, invariant } from "./assert.ts";

/**
 * A whole number: an ordinary one as long as it is held exactly, a bigint beyond.
 *
 * Nearly all amounts of a shop stay far below 2^53, where ordinary numbers are exact and many times faster; every operation
 * here checks its result and goes on in bigints where that is not so.
 */
export type Whole = number | bigint;

/** An exact, not negative fraction in arbitrary precision; the denominator is positive. */
export interface Fraction {
  numerator: Whole;
  denominator: Whole;
}

export const zero: Fraction = { numerator: 0, denominator: 1 };
export const one: Fraction = { numerator: 1, denominator: 1 };

/** `numerator / denominator`, both whole, the denominator positive. */
export function fraction(numerator: Whole, denominator: Whole): Fraction {
  invariant(denominator > 0, "a fraction's denominator is positive");
  return { numerator, denominator };
}

/** a × b as whole numbers, exactly. */
export function times(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product;
  }
  return BigInt(a) * BigInt(b);
}

/** a + b as whole numbers, exactly. */
export function plus(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}

/** a + b, exactly. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.numerator === 0) return b;
  if (b.numerator === 0) return a;
  if (a.denominator === b.denominator) {
    return { numerator: plus(a.numerator, b.numerator), denominator: a.denominator };
  }
  return {
    numerator: plus(times(a.numerator, b.denominator), times(b.numerator, a.denominator)),
    denominator: times(a.denominator, b.denominator),
  };
}

/** a - b, exactly, but never below zero. */
export function subtractToZero(a: Fraction, b: Fraction): Fraction {
  const left = times(a.numerator, b.denominator);
  const right = times(b.numerator, a.denominator);
  const difference = plus(left, times(right, -1));
  return difference > 0 ? { numerator: difference, denominator: times(a.denominator, b.denominator) } : zero;
}

/** a × b, exactly. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return { numerator: times(a.numerator, b.numerator), denominator: times(a.denominator, b.denominator) };
}

/** a ÷ b, exactly; `b` is not zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return { numerator: times(a.numerator, b.denominator), denominator: times(a.denominator, b.numerator) };
}

/** Negative, zero or positive, as a is less than, equal to or more than b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = times(a.numerator, b.denominator);
  const right = times(b.numerator, a.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The whole number that `value` is rounded to; half of one goes up under "nearest". */
export function round(value: Fraction, rounding: "down" | "nearest" | "up"): Whole {
  const { numerator, denominator } = value;
  invariant(numerator >= 0, "only amounts of zero and more are rounded");
  switch (rounding) {
    case "down":
      return quotient(numerator, denominator);
    case "nearest":
      return quotient(plus(times(2, numerator), denominator), times(2, denominator));
    case "up":
      return quotient(plus(numerator, plus(denominator, -1)), denominator);
    default:
      return assertNever(rounding);
  }
}

/** Whether `value` is a whole number. */
export function isWhole({ numerator, denominator }: Fraction): boolean {
  if (denominator === 1) return true;
  if (typeof numerator === "number" && typeof denominator === "number") return numerator % denominator === 0;
  return BigInt(numerator) % BigInt(denominator) === 0n;
}

/** "n/d" in lowest terms. */
export function fractionText({ numerator, denominator }: Fraction): string {
  let [a, b] = [BigInt(numerator), BigInt(denominator)];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? "0/1" : `${BigInt(numerator) / a}/${BigInt(denominator) / a}`;
}

/** The whole part of a ÷ b, neither negative. */
function quotient(a: Whole, b: Whole): Whole {
  // The remainder of whole numbers is exact, and so is the division once it is taken off; a plain a / b could round up.
  if (typeof a === "number" && typeof b === "number") return (a - (a % b)) / b;
  return BigInt(a) / BigInt(b);
}
