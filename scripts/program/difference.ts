/** One place at which two documents differ; undefined where one has nothing. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/**
 * What changes from one document to another, path by path. Entries of a list that have ids are compared by id, wherever they stand.
 */
export function differences(before: unknown, after: unknown, path = ""): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const one = partsOf(before, after);
  const other = partsOf(after, before);
  if (!one || !other) return [{ path: path === "" ? "document" : path, before, after }];
  const isList = Array.isArray(before);
  const found = [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    differences(one.get(key), other.get(key), isList ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`),
  );
  const order = (parts: Map<string, unknown>) => [...parts.keys()].filter((key) => one.has(key) && other.has(key));
  const [was, is] = [order(one), order(other)];
  const isMoved = isList && was.join() !== is.join();
  return isMoved ? [...found, { path: `${path} (order)`, before: was, after: is }] : found;
}

/** Fields by name, or entries of a list by id; null for what has no parts, or other ones. */
function partsOf(value: unknown, other: unknown): Map<string, unknown> | null {
  if (typeof value !== "object" || value === null || typeof other !== "object" || other === null) return null;
  if (Array.isArray(value) !== Array.isArray(other)) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const items: unknown[] = value;
  const ids = items.map((item, index) => idOf(item) ?? String(index));
  return new Map(items.map((item, index) => [ids[index] ?? "", item]));
}

function idOf(item: unknown): string | null {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string" ? item.id : null;
}

/** A difference as lines for people: `- before`, `+ after`. */
export function differenceLines({ path, before, after }: Difference): string[] {
  return [
    path,
    ...(before === undefined ? [] : [`  - ${JSON.stringify(before)}`]),
    ...(after === undefined ? [] : [`  + ${JSON.stringify(after)}`]),
  ];
}
