import { POINTS, type Program } from "../../loyalty/program.ts";
import { documentShape } from "../../loyalty/program/document-schema.ts";
import { valueAt } from "../../loyalty/program/document-fields.ts";
import { sameDocument } from "../../loyalty/program/same-document.ts";
import { itemName } from "./item-name.ts";
import { isTold } from "./layout.ts";
import { insideOf, isNamedAbove, type Said, saidText } from "./said.ts";
import { type Field, rootField, type RowsShape } from "./shape.ts";
import { wordsIn } from "./words-at.ts";

/** A place of the program where two versions differ, in the words of the forms in which it is set. */
export interface Difference {
  /** "Ways to earn", "Orders", "What it gives", "For each €1.00" */
  place: readonly string[];
  /** Tells it apart from the others. */
  key: string;
  change: { kind: "added" } | { kind: "removed" } | Changed | { kind: "order"; before: string; after: string };
}

interface Changed {
  kind: "changed";
  /** Null: the field says nothing, and what holds then is not said either. */
  before: string | null;
  after: string | null;
}

interface Side {
  value: unknown;
  said: Said;
}

/** The same place of two programs. */
interface Sides {
  old: Side;
  now: Side;
}

interface Found {
  add: (difference: Difference) => void;
  place: readonly string[];
  path: string;
}

/** Everything in which two programs differ: lists with ids item by item, everything else field by field. */
export function differences(before: Program, after: Program, of: Omit<Said, "typed" | "unit"> & Voice): Difference[] {
  const { currency, language, titles, t } = of;
  const side = (program: Program): Side => ({
    value: program,
    said: { typed: { program, currency, language }, unit: POINTS, titles, t },
  });
  const all: Difference[] = [];
  const sides = { old: side(before), now: side(after) };
  compare(rootField(documentShape), sides, { add: (difference) => all.push(difference), place: [], path: "" });
  return all;
}

interface Voice {
  currency: string;
  language: "en" | "de";
}

function compare(field: Field, sides: Sides, found: Found): void {
  const { old, now } = sides;
  if (sameDocument(old.value ?? null, now.value ?? null)) return;
  const { shape } = field;
  if (shape.kind === "rows") {
    compareRows({ field, shape }, sides, found);
  } else if (shape.kind === "variants") {
    const kindOf = ({ value }: Side) => shape.options.find(({ isOf }) => value !== undefined && isOf(value));
    const [one, other] = [kindOf(old), kindOf(now)];
    if (one && one === other) compare(one.field, sides, found);
    else tell(field, sides, found);
  } else if (shape.kind === "group" && isThing(old.value) && isThing(now.value)) {
    const told = shape.fields.filter(isTold);
    for (const part of told) {
      const inner = { old: within(old, part), now: within(now, part) };
      const isNamed = isNamedAbove(told, said(inner));
      compare(part, inner, below(found, isNamed ? [] : [wordsIn(part, said(inner)).label], part.name));
    }
  } else {
    tell(field, sides, found);
  }
}

function tell(field: Field, { old, now }: Sides, found: Found): void {
  const text = ({ value, said }: Side) =>
    saidText(field, value, said) ?? (field.isOptional ? (wordsIn(field, said).unset ?? null) : null);
  const [before, after] = [text(old), text(now)];
  // A list that is empty says as much as none.
  if (before === null && after === null) return;
  found.add({ place: found.place, key: found.path, change: { kind: "changed", before, after } });
}

interface List {
  field: Field;
  shape: RowsShape;
}

function compareRows(list: List, sides: Sides, found: Found): void {
  const [old, now] = [itemsOf(sides.old.value), itemsOf(sides.now.value)];
  for (const [from, to, id] of paired(old, now)) {
    const item = now[to] ?? old[from];
    const { said } = to === -1 ? sides.old : sides.now;
    const name = itemName({ ...list, within: said }, item, to === -1 ? from : to);
    const next = below(found, [name], id ?? `${from} ${to}`);
    const inner = { old: { ...sides.old, value: old[from] }, now: { ...sides.now, value: now[to] } };
    if (from !== -1 && to !== -1) compare(list.shape.row, inner, next);
    // What has a name is described by it; of anything else it is told what it says.
    else if (id === null) tell(list.shape.row, inner, { ...next, place: found.place });
    else found.add({ place: next.place, key: next.path, change: { kind: to === -1 ? "removed" : "added" } });
  }
  compareOrder(list, sides, found);
}

/** Things of two lists that belong together, as indexes (-1: not there): by their ids; without, by what they say, else in their order. */
function paired(
  old: readonly unknown[],
  now: readonly unknown[],
): (readonly [from: number, to: number, id: string | null])[] {
  const ids = now.map(idOf);
  const isNamed = [...ids, ...old.map(idOf)].every((id) => id !== null);
  if (isNamed) {
    const here = now.map((item, to) => [old.findIndex((other) => idOf(other) === idOf(item)), to, idOf(item)] as const);
    const gone = old.flatMap((item, from) => (ids.includes(idOf(item)) ? [] : [[from, -1, idOf(item)] as const]));
    return [...here, ...gone];
  }
  const left = old.map((_item, from) => from).filter((from) => !now.some((item) => sameDocument(item, old[from])));
  const fresh = now.map((_item, to) => to).filter((to) => !old.some((item) => sameDocument(item, now[to])));
  return Array.from({ length: Math.max(left.length, fresh.length) }, (_pair, at) => [
    left[at] ?? -1,
    fresh[at] ?? -1,
    null,
  ]);
}

/** The order says something where things have names: which tier is the higher one, which way to earn is read first. */
function compareOrder(list: List, { old, now }: Sides, found: Found): void {
  const both = ({ value }: Side, { value: other }: Side) => {
    const there = itemsOf(other).map(idOf);
    return itemsOf(value).filter((item) => idOf(item) !== null && there.includes(idOf(item)));
  };
  const [before, after] = [both(old, now), both(now, old)];
  if (sameDocument(before.map(idOf), after.map(idOf))) return;
  const names = (items: readonly unknown[], { said }: Side) =>
    items.map((item, index) => itemName({ ...list, within: said }, item, index)).join(", ");
  found.add({
    place: found.place,
    key: `${found.path} order`,
    change: { kind: "order", before: names(before, old), after: names(after, now) },
  });
}

function within({ value, said }: Side, { name }: Field): Side {
  return { value: valueAt(value, [name]), said: insideOf(value, said) };
}

/** What is called differently before and after is called as it is now. */
function said({ old, now }: Sides): Said {
  return now.value === undefined ? old.said : now.said;
}

function below(found: Found, place: readonly string[], step: string): Found {
  return { ...found, place: [...found.place, ...place], path: `${found.path}/${step}` };
}

function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function idOf(item: unknown): string | null {
  const id = valueAt(item, ["id"]);
  return typeof id === "string" ? id : null;
}

function isThing(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
