import { assertNever } from "../assert.ts";
import {
  add,
  compare,
  type Fraction,
  fraction,
  multiply,
  one,
  round,
  subtractToZero,
  times,
  zero,
} from "../fraction.ts";
import type { Effect } from "../program.ts";

/** What counts, with the multiplier of each part and that of the whole. */
interface MultipliedBasis {
  parts: { basis: Fraction; items: number; multiplier: Fraction }[];
  /** What reductions leave of the parts' basis. */
  kept: Fraction;
  /** All parts' basis together, reduced, without multipliers. */
  total: Fraction;
  items: number;
  /** The multiplier of effects that look at the whole. */
  multiplier: Fraction;
  /** Of the currency that the basis is in. */
  minorPerUnit: number;
}

/** An effect that gives points of a unit. */
type PointsEffect = Exclude<Effect, { kind: "tier" | "reward" }>;

/** The exact points of an effect before rounding. Whether anything counts at all is the caller's to know. */
export function exactPoints(effect: PointsEffect, counted: MultipliedBasis): Fraction {
  switch (effect.kind) {
    case "points-per-unit":
      return multiply(multipliedBasis(counted), perMinor(effect.rate, counted.minorPerUnit));
    case "percentage":
      return multiply(multipliedBasis(counted), effect.share);
    case "fixed-points":
      return timesWhole(effect.points, counted.multiplier);
    case "per-item": {
      let items = zero;
      for (const part of counted.parts) items = add(items, timesWhole(part.items, part.multiplier));
      return timesWhole(effect.points, items);
    }
    case "per-step": {
      const steps = round(multiply(counted.total, { numerator: 1, denominator: effect.stepMinor }), "down");
      return multiply(fraction(times(steps, effect.points), 1), counted.multiplier);
    }
    case "bands":
      return multiply(inBands(effect.bands, counted), counted.multiplier);
    default:
      return assertNever(effect);
  }
}

function multipliedBasis({ parts, kept }: MultipliedBasis): Fraction {
  let sum = zero;
  for (const part of parts) sum = add(sum, isOne(part.multiplier) ? part.basis : multiply(part.basis, part.multiplier));
  return isOne(kept) ? sum : multiply(sum, kept);
}

/** Each part of the basis by the rate of its band; below the first band nothing. */
function inBands(bands: Extract<Effect, { kind: "bands" }>["bands"], counted: MultipliedBasis): Fraction {
  const ascending = [...bands].sort((a, b) => a.fromMinor - b.fromMinor);
  let sum = zero;
  for (const [index, { fromMinor, rate }] of ascending.entries()) {
    const next = ascending[index + 1];
    const end = next ? fraction(next.fromMinor, 1) : counted.total;
    const reach = compare(counted.total, end) < 0 ? counted.total : end;
    sum = add(sum, multiply(subtractToZero(reach, fraction(fromMinor, 1)), perMinor(rate, counted.minorPerUnit)));
  }
  return sum;
}

function perMinor(rate: Fraction, minorPerUnit: number): Fraction {
  return { numerator: rate.numerator, denominator: times(rate.denominator, minorPerUnit) };
}

function timesWhole(whole: number, value: Fraction): Fraction {
  return { numerator: times(whole, value.numerator), denominator: value.denominator };
}

function isOne(value: Fraction): boolean {
  return value === one || value.numerator === value.denominator;
}
