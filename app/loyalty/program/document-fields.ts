import { z } from "zod";
import { documentShape } from "./document-schema.ts";
import type { Path } from "./names.ts";

/**
 * The names of the fields that may stand at a path of a document, as far as its discriminators tell which.
 *
 * @param document of the present schema number
 */
export function fieldsAt(path: Path, document: unknown): string[] {
  let schemas: unknown[] = shapesOf(documentShape, document);
  let value = document;
  for (const part of path) {
    value = valueAt(value, [part]);
    schemas = schemas.flatMap((schema) => {
      if (schema instanceof z.ZodArray) return shapesOf(schema.element, value);
      return schema instanceof z.ZodObject ? shapesOf(schema.shape[String(part)], value) : [];
    });
  }
  return [...new Set(schemas.flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])))];
}

/** Objects and lists that a schema may mean, wrappers taken off; of a union those whose discriminator agrees with the value. */
function shapesOf(schema: unknown, value: unknown): unknown[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return shapesOf(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const name = schema.def.discriminator;
    const chosen = valueAt(value, [name]);
    const options = schema.options.filter((option) => {
      const literal: unknown = option instanceof z.ZodObject ? option.shape[name] : undefined;
      return literal instanceof z.ZodLiteral && [...literal.values].some((known) => known === chosen);
    });
    return options.flatMap((option) => shapesOf(option, value));
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => shapesOf(option, value));
  return schema instanceof z.ZodObject || schema instanceof z.ZodArray ? [schema] : [];
}

/** What stands at a path of a document; undefined where nothing does. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, part);
    return isThere ? new Map<string, unknown>(Object.entries(value)).get(String(part)) : undefined;
  }, document);
}
