/**
 * What lies at a dotted path of an answer ("data.order.refunds.0.id").
 *
 * @throws when the path ends early: the answer is not what the test takes it for
 */
export function dig(value: unknown, path: string): unknown {
  let found = value;
  for (const part of path.split(".")) {
    if (typeof found !== "object" || found === null || !(part in found)) {
      throw new Error(`There is no ${path} in ${JSON.stringify(value)?.slice(0, 2000)}`);
    }
    found = Object.entries(found).find(([key]) => key === part)?.[1];
  }
  return found;
}

/** The text at a path. */
export function digText(value: unknown, path: string): string {
  const found = dig(value, path);
  if (typeof found !== "string") throw new Error(`${path} is no text but ${JSON.stringify(found)}`);
  return found;
}

/** The number at a path; decimal strings count. */
export function digNumber(value: unknown, path: string): number {
  const found = dig(value, path);
  if (typeof found !== "number" && typeof found !== "string") throw new Error(`${path} is no number`);
  return Number(found);
}

/** The list at a path. */
export function digList(value: unknown, path: string): unknown[] {
  const found = dig(value, path);
  if (!Array.isArray(found)) throw new Error(`${path} is no list but ${JSON.stringify(found)}`);
  return found;
}
