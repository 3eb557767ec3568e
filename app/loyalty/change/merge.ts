import { type Program, programSchema } from "../program.ts";
import type { Path } from "../program/names.ts";

export type Merge =
  | { outcome: "merged"; program: Program }
  /** Places of the document that both have changed, each its own way, or where the two do not go together. */
  | { outcome: "conflict"; places: Path[] };

/** A change that waits: what shall hold, and what it was made from. */
export interface WaitingChange {
  id: string;
  base: Program;
  program: Program;
}

/**
 * Puts a change that was made from `base` into a program that has changed meanwhile. Lists with ids are merged item by item, everything
 * else field by field; where only one side differs from `base`, that side holds.
 */
export function mergePrograms(of: { base: Program; change: Program; present: Program }): Merge {
  const places: Path[] = [];
  const merged = merge([of.base, of.change, of.present], [], places);
  if (places.length > 0) return { outcome: "conflict", places };
  const parsed = programSchema.safeParse(merged);
  if (parsed.success) return { outcome: "merged", program: parsed.data };
  const broken = parsed.error.issues.map(({ path }) =>
    path.filter((part): part is string | number => typeof part !== "symbol"),
  );
  return { outcome: "conflict", places: broken };
}

/**
 * Whether all changes that wait can still be put in force one after the other once `program` is the newest version.
 *
 * @param waiting in the order in which they are due
 * @returns the first that cannot; null: all can
 */
export function firstConflict(
  program: Program,
  waiting: readonly WaitingChange[],
): { id: string; places: Path[]; program: Program } | null {
  let present = program;
  for (const { id, base, program: change } of waiting) {
    const merged = mergePrograms({ base, change, present });
    if (merged.outcome === "conflict") return { id, places: merged.places, program: present };
    present = merged.program;
  }
  return null;
}

type Three = readonly [base: unknown, change: unknown, present: unknown];

function merge([base, change, present]: Three, path: Path, conflicts: Path[]): unknown {
  if (isSame(change, base) || isSame(change, present)) return present;
  if (isSame(present, base)) return change;
  const [ofBase, ofChange, ofPresent] = [itemsOf(base), itemsOf(change), itemsOf(present)];
  if (ofBase && ofChange && ofPresent) return mergeItems([ofBase, ofChange, ofPresent], path, conflicts);
  if (isOpen(base) && isOpen(change) && isOpen(present) && isOneKind(base, change, present)) {
    const names = new Set([...Object.keys(present), ...Object.keys(change)]);
    const merged = [...names].flatMap((name) => {
      const value = merge([base[name], change[name], present[name]], [...path, name], conflicts);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(merged);
  }
  conflicts.push([...path]);
  return present;
}

type Items = Map<string, unknown>;

function mergeItems([base, change, present]: readonly [Items, Items, Items], path: Path, conflicts: Path[]): unknown[] {
  return orderOf([...base.keys()], [...change.keys()], [...present.keys()]).flatMap((id) => {
    const place = [...path, id];
    const item = merge([base.get(id), change.get(id), present.get(id)], place, conflicts);
    return item === undefined ? [] : [item];
  });
}

/** The order of whoever has changed it; what only the other has follows what it follows there. */
function orderOf(base: string[], change: string[], present: string[]): string[] {
  const [first, second] = isSame(present, base) ? [change, present] : [present, change];
  const order = [...first];
  second.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = second[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

/** A list whose every item has an id of its own; null: it counts as a whole. */
function itemsOf(value: unknown): Items | null {
  if (!Array.isArray(value)) return null;
  const items: Items = new Map();
  const list: unknown[] = value;
  for (const item of list) {
    if (!isRecord(item) || typeof item["id"] !== "string" || items.has(item["id"])) return null;
    items.set(item["id"], item);
  }
  return items;
}

/** An object whose fields say something each: not a ratio, a term or a day of the year, which are one value in several numbers. */
function isOpen(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.values(value).some((part) => typeof part !== "number");
}

/** What tells the members of a union apart. */
const KINDS = ["kind", "claim", "every"];

function isOneKind(...values: Record<string, unknown>[]): boolean {
  return KINDS.every((name) => new Set(values.map((value) => JSON.stringify(value[name]))).size === 1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The same fields in the same order: documents that passed through the database have theirs in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
