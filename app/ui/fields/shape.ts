import { z } from "zod";
import { EVENTS, GOODS, LISTS, type ListName, STARTS } from "./meanings.ts";

/**
 * What a schema of the program document asks for, as a form sees it: leaves that one field holds, and groups, choices and lists of
 * them. A rule kind that is added to the schema has its form by being there; words.ts says what its fields are called.
 */

export interface ChoiceLeaf {
  kind: "enum";
  values: readonly string[];
  /** Numbers of days or months, which a calendar has the words for. */
  calendar?: "weekday" | "month";
}

export interface ReferenceLeaf {
  kind: "reference";
  list: ListName;
}

export type Leaf =
  | { kind: "text"; lengthMax: number }
  /** A name that the merchant's systems use: `photo-accepted`. */
  | { kind: "name" }
  /** What an event is called: `review`. */
  | { kind: "event" }
  /** Made from a name and never shown. */
  | { kind: "identity" }
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "whole"; min: number }
  | { kind: "amount" }
  | { kind: "points" }
  | { kind: "ratio" }
  /** Points for one unit of the currency. */
  | { kind: "rate" }
  /** A share of one, typed as a percentage. */
  | { kind: "share" }
  | { kind: "boolean" }
  | { kind: "moment" }
  | { kind: "duration" }
  | { kind: "month-day" }
  | ChoiceLeaf
  | ReferenceLeaf
  /** Any number of a few. */
  | { kind: "choices"; of: ChoiceLeaf | ReferenceLeaf; allowsNone: "none" | "known-only" }
  /** Texts, one a line. */
  | { kind: "lines" }
  | { kind: "goods"; type: "product" | "variant" | "collection" };

export interface GroupShape {
  kind: "group";
  /** The name of its schema, or of where it stands: what its fields' words begin with. */
  name: string;
  fields: Field[];
}

/** One of several shapes: by a discriminator, or by what they are. */
export interface VariantsShape {
  kind: "variants";
  options: Variant[];
}

export interface Variant {
  key: string;
  field: Field;
  /** Whether a value of the document is this variant's. */
  isOf: (value: unknown) => boolean;
}

export interface RowsShape {
  kind: "rows";
  row: Field;
  countMin: number;
  countMax: number;
}

export type Shape = Leaf | GroupShape | VariantsShape | RowsShape;

/** Something that a form asks for. */
export interface Field {
  name: string;
  shape: Shape;
  isOptional: boolean;
  /** What the document has where it says nothing. */
  start: unknown;
  /** Under which name the words for it are found: `EarningRule.multiplied`. */
  words: string;
}

/** The form of a schema: a field without a name, under which everything is found. */
export function rootField(schema: z.core.$ZodType): Field {
  return fieldOf(schema, { name: "", words: "", siblings: {} });
}

interface Place {
  name: string;
  words: string;
  /** What stands beside it, by name. */
  siblings: Readonly<Record<string, z.core.$ZodType>>;
}

function fieldOf(schema: z.core.$ZodType, place: Place): Field {
  let inner = schema;
  let isOptional = false;
  let start = STARTS[place.words];
  for (;;) {
    if (inner instanceof z.ZodOptional) isOptional = true;
    else if (inner instanceof z.ZodDefault) start = inner.def.defaultValue;
    else break;
    inner = inner.def.innerType;
  }
  return { name: place.name, shape: shapeOf(inner, place), isOptional, start, words: place.words };
}

function shapeOf(schema: z.core.$ZodType, place: Place): Shape {
  const named = schemaName(schema);
  if (named === "Ratio") return { kind: place.name === "share" || place.name === "rate" ? place.name : "ratio" };
  if (named === "Duration") return { kind: "duration" };
  if (named === "MonthDay") return { kind: "month-day" };
  if (named === "LocalTime") return { kind: "moment" };
  const words = named ?? place.words;
  if (schema instanceof z.ZodObject) {
    const siblings: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const fields = Object.entries(siblings).map(([name, part]) =>
      fieldOf(part, { name, words: `${words}.${name}`, siblings }),
    );
    return { kind: "group", name: words, fields };
  }
  if (schema instanceof z.ZodUnion) {
    return { kind: "variants", options: schema.options.map((option) => variantOf(option, { ...place, words })) };
  }
  if (schema instanceof z.ZodArray) return listOf(schema, { ...place, words });
  return leafOf(schema, place);
}

/** What the schema, or the one it was described from, is registered as. */
function schemaName(schema: z.core.$ZodType): string | undefined {
  for (let each: z.core.$ZodType | undefined = schema; each; each = each._zod.parent) {
    const name = z.globalRegistry.get(each)?.id;
    if (name !== undefined) return name;
  }
  return undefined;
}

function variantOf(schema: z.core.$ZodType, place: Place): Variant {
  const key = variantKey(schema);
  return {
    key,
    field: fieldOf(schema, { name: key, words: `${place.words}.${key}`, siblings: place.siblings }),
    isOf: (value) => z.safeParse(schema, value).success,
  };
}

/** The literal that tells an option apart, else the first thing that only it has. */
function variantKey(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodLiteral) return String([...schema.values][0]);
  if (schema instanceof z.ZodObject) {
    const fields: [string, unknown][] = Object.entries(schema.shape);
    const literal = fields.map(([, part]) => part).find((part) => part instanceof z.ZodLiteral);
    return literal ? String([...literal.values][0]) : (fields[0]?.[0] ?? "");
  }
  return schemaName(schema)?.toLowerCase() ?? schema._zod.def.type;
}

function listOf(schema: z.ZodArray, place: Place): Shape {
  const goods = GOODS[place.name];
  if (goods !== undefined && !z.safeParse(schema.element, "no-number").success) return { kind: "goods", type: goods };
  const item = schema.element instanceof z.ZodNullable ? schema.element.unwrap() : schema.element;
  const allowsNone = schema.element instanceof z.ZodNullable ? "none" : "known-only";
  const row = fieldOf(item, place);
  if (row.shape.kind === "enum" || row.shape.kind === "reference")
    return { kind: "choices", of: row.shape, allowsNone };
  if (row.shape.kind === "text") return { kind: "lines" };
  const checks = schema.def.checks?.map((check) => check._zod.def) ?? [];
  const bounds = (name: "minimum" | "maximum") =>
    checks.flatMap((check): number[] => {
      const bound: unknown = Reflect.get(check, name);
      return typeof bound === "number" ? [bound] : [];
    });
  return {
    kind: "rows",
    row: { ...row, name: place.name },
    countMin: Math.max(0, ...bounds("minimum")),
    countMax: Math.min(Number.MAX_SAFE_INTEGER, ...bounds("maximum")),
  };
}

function leafOf(schema: z.core.$ZodType, { name, words, siblings }: Place): Leaf {
  if (schema instanceof z.ZodLiteral) return { kind: "literal", value: literalOf([...schema.values][0]) };
  if (schema instanceof z.ZodBoolean) return { kind: "boolean" };
  if (schema instanceof z.ZodEnum) return { kind: "enum", values: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) return numberLeaf(schema, { name, siblings });
  if (name === "id") return { kind: "identity" };
  const list = LISTS[words] ?? LISTS[name];
  if (list !== undefined) return { kind: "reference", list };
  if (EVENTS.includes(words)) return { kind: "event" };
  const length = schema instanceof z.ZodString ? schema.maxLength : null;
  return length === null && schema instanceof z.ZodString && isName(schema)
    ? { kind: "name" }
    : { kind: "text", lengthMax: length ?? 255 };
}

/** Ids are lower-case: whoever types one by hand gives a name to something of their own. */
function isName(schema: z.ZodString): boolean {
  return schema.safeParse("a-name").success && !schema.safeParse("A NAME").success;
}

function literalOf(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function numberLeaf(schema: z.ZodNumber, { name, siblings }: Pick<Place, "name" | "siblings">): Leaf {
  const [min, max] = [schema.minValue ?? 0, schema.maxValue ?? 0];
  if (min === 1 && max === 7) return { kind: "enum", values: countedTo(max), calendar: "weekday" };
  if (name === "month" && max === 12) return { kind: "enum", values: countedTo(max), calendar: "month" };
  if (/Minor$|^minor/.test(name)) return { kind: "amount" };
  if (/^points($|[A-Z])/.test(name)) return { kind: "points" };
  if (name === "threshold") return thresholdLeaf(siblings);
  return { kind: "whole", min };
}

/** A threshold is an amount, points of a unit, or a count, by what stands beside it. */
function thresholdLeaf(siblings: Place["siblings"]): Leaf {
  const { basis } = siblings;
  if (basis instanceof z.ZodLiteral && basis.values.has("spend")) return { kind: "amount" };
  return "unit" in siblings ? { kind: "points" } : { kind: "whole", min: 0 };
}

function countedTo(max: number): string[] {
  return Array.from({ length: max }, (_, index) => String(index + 1));
}
