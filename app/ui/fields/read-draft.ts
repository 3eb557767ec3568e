import type { Path } from "../../loyalty/program/names.ts";
import { valueAt } from "../../loyalty/program/document-fields.ts";
import { freeId } from "../free-id.ts";
import { type FieldErrors, type FieldProblem, WHOLE_FORM } from "../program/program-issues.ts";
import { type Draft, inside, ON, rowsIn, unitAt } from "./draft.ts";
import type { Typed } from "./leaf-text.ts";
import { readLeaf } from "./read-leaf.ts";
import type { Field, GroupShape, Leaf, RowsShape } from "./shape.ts";

/** What a form says: the part of the document, what could not be read, and at which place of the form a part of it is typed. */
export interface PartReading {
  part: unknown;
  errors: FieldErrors;
  /** The place of the form for a path into the part: of the part itself, the whole form. */
  placeOf: (path: Path) => string;
}

/** Reads a form as typed into a part of the document. What cannot be read is left out, and refused at its place. */
export function readDraft(field: Field, draft: Draft, typed: Typed): PartReading {
  const reader = new Reader(draft, typed);
  const part = reader.read(field, "", []);
  return { part, errors: reader.errors, placeOf: (path) => reader.placeOf(path) };
}

class Reader {
  readonly errors: FieldErrors = {};
  readonly #places = new Map<string, string>();
  readonly #draft: Draft;
  readonly #typed: Typed;

  constructor(draft: Draft, typed: Typed) {
    this.#draft = draft;
    this.#typed = typed;
  }

  /** The nearest place that holds what stands at a path. */
  placeOf(path: Path): string {
    for (let length = path.length; length > 0; length -= 1) {
      const place = this.#places.get(JSON.stringify(path.slice(0, length)));
      if (place !== undefined) return place;
    }
    return WHOLE_FORM;
  }

  read(field: Field, path: string, at: Path): unknown {
    const { shape } = field;
    const text = this.#draft[path] ?? "";
    const key = JSON.stringify(at);
    if (!this.#places.has(key)) this.#places.set(key, path);
    if (shape.kind === "group") {
      return field.isOptional && text !== ON ? undefined : this.#group(shape, path, at);
    }
    if (shape.kind === "rows") return this.#rows(field.name, shape, { path, at });
    if (shape.kind === "variants") {
      const option = shape.options.find((each) => each.key === text);
      if (option) return this.read(option.field, inside(path, text), at);
      if (!field.isOptional) this.#refuse(path, { code: "required" });
      return undefined;
    }
    if (field.isOptional && isLeftOut(shape, text)) return undefined;
    const refuse = (problem: FieldProblem) => this.#refuse(path, problem);
    return readLeaf(shape, text, { typed: this.#typed, unit: unitAt(this.#draft, path), refuse });
  }

  #group({ fields }: GroupShape, path: string, at: Path): Record<string, unknown> {
    const said = fields.map(
      (part) => [part.name, this.read(part, inside(path, part.name), [...at, part.name])] as const,
    );
    return Object.fromEntries(said.filter(([, value]) => value !== undefined));
  }

  #rows(name: string, { row }: RowsShape, { path, at }: { path: string; at: Path }): unknown[] {
    const items = rowsIn(this.#draft[path]).map((each, index) => this.read(row, inside(path, each), [...at, index]));
    return hasIdentity(row) ? withIds(items, name) : items;
  }

  #refuse(path: string, problem: FieldProblem): null {
    this.errors[path] ??= problem;
    return null;
  }
}

/** Nothing is typed; of a length of time only days, months or years. */
function isLeftOut({ kind }: Leaf, text: string): boolean {
  return text.trim() === "" || (kind === "duration" && text.startsWith(" "));
}

function hasIdentity({ shape }: Field): boolean {
  if (shape.kind === "variants") return shape.options.some(({ field }) => hasIdentity(field));
  return shape.kind === "group" && shape.fields.some((part) => part.shape.kind === "identity");
}

/** Parts of a list, those without an id given one. */
function withIds(items: readonly unknown[], otherwise: string): unknown[] {
  const taken = new Set(items.flatMap((item) => idOf(item) ?? []));
  return items.map((item) => {
    const named = withId(item, { taken, otherwise });
    const id = idOf(named);
    if (id !== undefined) taken.add(id);
    return named;
  });
}

/** A part with an id of its own, made from what it is called or is, unless it has one. */
export function withId(part: unknown, options: { taken: ReadonlySet<string>; otherwise: string }): unknown {
  if (typeof part !== "object" || part === null || idOf(part) !== undefined) return part;
  return { id: freeId(nameIn(part), options), ...part };
}

function idOf(part: unknown): string | undefined {
  const id = valueAt(part, ["id"]);
  return typeof id === "string" ? id : undefined;
}

const NAMES: Path[] = [
  ["name"],
  ["name", "many"],
  ["trigger", "name"],
  ["trigger", "kind"],
  ["effect", "kind"],
  ["kind"],
];

function nameIn(part: unknown): string {
  const names = NAMES.map((path) => valueAt(part, path));
  return names.find((name) => typeof name === "string" && name !== "")?.toString() ?? "";
}
