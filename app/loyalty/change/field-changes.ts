import { type Ratio, ratioToDecimal } from "../points.ts";
import type { Program } from "../program.ts";
import type { Path } from "../program/names.ts";

/** One field of the document; null: it is not there. */
export interface FieldChange {
  /** Items of lists by their id. */
  path: Path;
  before: string | null;
  after: string | null;
}

/** Every field in which two documents differ: lists with ids item by item, other lists and single values as a whole. */
export function fieldChanges(before: Program, after: Program): FieldChange[] {
  const changes: FieldChange[] = [];
  compare([before, after], [], changes);
  return changes;
}

function compare([before, after]: readonly [unknown, unknown], path: Path, changes: FieldChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [old, now] = [partsOf(before), partsOf(after)];
  // What is there on one side only is told field by field too, unless it is a single value.
  const isOne = (!old && !isNothing(before)) || (!now && !isNothing(after));
  if (isOne || (!old && !now)) {
    // A list that is empty says as much as none.
    if (isNothing(before) && isNothing(after)) return;
    changes.push({ path, before: valueText(before), after: valueText(after) });
    return;
  }
  const names = new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])]);
  for (const name of names) compare([old?.get(name), now?.get(name)], [...path, name], changes);
}

/** The fields of a thing, or the items of a list with ids; null: it is one value. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const parts = items.map((item) => [idOf(item), item] as const);
    const named = parts.flatMap(([id, item]) => (id === null ? [] : [[id, item] as const]));
    return items.length > 0 && named.length === items.length ? new Map(named) : null;
  }
  if (typeof value !== "object" || value === null || isRatio(value)) return null;
  return new Map<string, unknown>(Object.entries(value).filter(([name]) => name !== "id"));
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function idOf(item: unknown): string | null {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string" ? item.id : null;
}

function isRatio(value: object): value is Ratio {
  return "numerator" in value && "denominator" in value;
}

function valueText(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && isRatio(value)) return ratioToDecimal(value);
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && isRatio(part) ? ratioToDecimal(part) : part,
  );
}
