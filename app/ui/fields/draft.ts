import { valueAt } from "../../loyalty/program/document-fields.ts";
import { candidatesFor } from "./candidates.ts";
import { emptyText, leafText, type Typed } from "./leaf-text.ts";
import type { Field } from "./shape.ts";

/**
 * A form as typed: a text for each place, so that nothing is lost while it is half written. Places are named by what they are in:
 * `effect` holds the kind that was chosen, `effect.fixed-points.points` what is typed for it, `limits` which rows there are, in
 * order, and `limits.r1.points` what is typed in one. An optional group is "on" or empty.
 */
export type Draft = Readonly<Record<string, string>>;

export const ON = "on";

export function inside(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** The rows of a list, in order. */
export function rowsIn(text: string | undefined): string[] {
  return (text ?? "").split(" ").filter((row) => row !== "");
}

/** The texts of a field for a value of the document; of what the document does not say, what a new one begins with. */
export function draftOf(field: Field, value: unknown, { path, typed }: { path: string; typed: Typed }): Draft {
  const draft: Record<string, string> = {};
  fill(draft, field, { path, value, typed });
  return draft;
}

interface Filling {
  path: string;
  value: unknown;
  typed: Typed;
}

function fill(draft: Record<string, string>, field: Field, { path, value: said, typed }: Filling): void {
  const { shape } = field;
  const value = said ?? (field.isOptional ? undefined : field.start);
  if (shape.kind === "group") {
    if (field.isOptional) draft[path] = value === undefined ? "" : ON;
    for (const part of unitsFirst(shape.fields)) {
      fill(draft, part, { path: inside(path, part.name), value: valueAt(value, [part.name]), typed });
    }
  } else if (shape.kind === "variants") {
    const chosen = shape.options.find((option) => option.isOf(value)) ?? namedBy(shape.options, value);
    const option = chosen ?? (field.isOptional ? undefined : shape.options[0]);
    draft[path] = option?.key ?? "";
    if (option) fill(draft, option.field, { path: inside(path, option.key), value, typed });
  } else if (shape.kind === "rows") {
    const items: unknown[] = Array.isArray(value) ? value : Array.from({ length: shape.countMin });
    draft[path] = items.map((_item, index) => `r${index}`).join(" ");
    items.forEach((item, index) => {
      fill(draft, shape.row, { path: inside(path, `r${index}`), value: item, typed });
    });
  } else if (value === undefined && !field.isOptional) {
    const known = candidatesFor(field, typed).map(({ value: id }) => id);
    draft[path] = emptyText(shape, known);
  } else {
    draft[path] = leafText(shape, value, { typed, unit: unitAt(draft, path) });
  }
}

/** Of a part that is not whole yet: the option that its discriminator names, or that is named alone. */
function namedBy<Option extends { key: string }>(options: readonly Option[], value: unknown): Option | undefined {
  if (typeof value === "string") return options.find(({ key }) => key === value);
  if (typeof value !== "object" || value === null) return undefined;
  return options.find(({ key }) => Object.values(value).includes(key));
}

/** How points are typed depends on their unit, so what names a unit comes before what is counted in it. */
function unitsFirst(fields: readonly Field[]): Field[] {
  const rank = ({ name }: Field) => (name === "unit" ? 0 : name === "effect" ? 1 : 2);
  return fields.toSorted((one, other) => rank(one) - rank(other));
}

/** The unit in which points at a place are counted: the one named beside it, or by the effect that it belongs to. */
export function unitAt(draft: Draft, path: string): string {
  for (let at = path; at !== "";) {
    at = at.slice(0, Math.max(0, at.lastIndexOf(".")));
    const effect = draft[inside(at, "effect")] ?? "";
    const unit = draft[inside(at, "unit")] ?? draft[inside(at, `effect.${effect}.unit`)];
    if (unit !== undefined && unit !== "") return unit;
  }
  return "points";
}

/** What is typed where it counts, without what only keeps rows apart or stands under a kind that is not chosen. */
export function typedIn(field: Field, draft: Draft, path: string): unknown {
  const { shape } = field;
  const text = draft[path] ?? "";
  if (shape.kind === "group") {
    if (field.isOptional && text !== ON) return null;
    return shape.fields.map((part) => typedIn(part, draft, inside(path, part.name)));
  }
  if (shape.kind === "variants") {
    const option = shape.options.find(({ key }) => key === text);
    return option ? [text, typedIn(option.field, draft, inside(path, text))] : null;
  }
  if (shape.kind === "rows") return rowsIn(text).map((row) => typedIn(shape.row, draft, inside(path, row)));
  return text.trim();
}
