/** Exact numbers, the plainest way there is. */
export interface Rational {
  n: bigint;
  d: bigint;
}

export function rational(n: number | bigint, d: number | bigint = 1): Rational {
  return { n: BigInt(n), d: BigInt(d) };
}

export const nothing = rational(0);

export function plus(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function minus(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

export function times(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function over(a: Rational, b: Rational): Rational {
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n };
}

export function isLess(a: Rational, b: Rational): boolean {
  return a.n * b.d < b.n * a.d;
}

export function atLeastZero(a: Rational): Rational {
  return a.n < 0n ? nothing : a;
}

export function sum(list: Rational[]): Rational {
  return list.reduce(plus, nothing);
}

export function wholePart(a: Rational): number {
  return Number(a.n / a.d);
}

export function rounded(a: Rational, how: "down" | "nearest" | "up"): number {
  const down = a.n / a.d;
  const twiceRest = 2n * (a.n - down * a.d);
  if (how === "down" || twiceRest === 0n) return Number(down);
  if (how === "up") return Number(down + 1n);
  return Number(twiceRest >= a.d ? down + 1n : down);
}
