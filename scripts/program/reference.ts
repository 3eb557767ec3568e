import { z } from "zod";
import { documentShape } from "../../app/loyalty/program/document-schema.ts";
import { EXAMPLES } from "./reference-examples.ts";
import { formattedJson } from "./formatted-json.ts";
import { markdownTable } from "./markdown-table.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** Text of `docs/program-reference.md`: every field of the document, from the schema that reads it. */
export function programReference(): string {
  const document = z.toJSONSchema(documentShape, { io: "input", override: restored });
  const pages: Section[] = [{ title: "Document", schema: document }];
  for (const [title, schema] of Object.entries(document.$defs ?? {})) pages.push({ title, schema });
  return `${INTRODUCTION}\n${sections(pages).join("\n")}`;
}

/** What the conversion leaves out beside references and texts that become numbers: defaults, and a field's own meaning. */
function restored({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Schema }): void {
  if (zodSchema instanceof z.ZodDefault) jsonSchema.default = zodSchema.def.defaultValue;
  const description = z.globalRegistry.get(zodSchema)?.description;
  if (description !== undefined) jsonSchema.description = description;
}

const INTRODUCTION = `<!-- Written by \`npm run program -- reference --write\` from app/loyalty/program/: change the descriptions there. -->

# The program document

A program is one JSON document. The settings write it, \`GET /api/v1/program\` ([REST API](api.md)) reads it, and
\`npm run program -- validate program.json\` says what is wrong with one. How points come about by it, exactly: [earning](earning.md).

Amounts are whole numbers in minor units of the shop's currency: 12.90 € is 1290, ¥500 is 500. Fields without a default are
required; a field that is not listed here is refused. An \`id\` is made of lower-case letters, digits and hyphens, at most 40.

\`\`\`json
${formattedJson(EXAMPLES.document)}
\`\`\`
`;

interface Section {
  title: string;
  schema: Schema;
}

function sections(pages: Section[]): string[] {
  const written: string[] = [];
  const waiting = [...pages];
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    const { text, parts } = section(page);
    written.push(text);
    waiting.unshift(...parts);
  }
  return written;
}

function section({ title, schema }: Section): { text: string; parts: Section[] } {
  const parts: Section[] = [];
  const lines = [`## ${title}`, "", ...(schema.description ? [schema.description, ""] : [])];
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) {
    for (const variant of variants.map(schemaOf)) lines.push(...variantLines(title, variant, parts));
  } else {
    lines.push(...fieldTable(title, schema, parts));
  }
  for (const example of EXAMPLES.sections[title] ?? []) {
    lines.push("```json", formattedJson(example), "```", "");
  }
  return { text: lines.join("\n"), parts };
}

function variantLines(title: string, variant: Schema, parts: Section[]): string[] {
  const [name, tag] = discriminator(variant) ?? [];
  // What the introduction of the section already says of a rate or a date needs no heading of its own.
  if (name === undefined || tag === undefined) {
    return variant.type === "object" ? fieldTable(title, variant, parts) : [];
  }
  const text = [`### ${title}: \`"${name}": ${JSON.stringify(tag)}\``, ""];
  if (variant.description) text.push(variant.description, "");
  const rest = fieldTable(title, withoutField(variant, name), parts);
  return [...text, ...rest];
}

/** The field of one value that tells a variant from the others. */
function discriminator(variant: Schema): [string, unknown] | null {
  for (const [name, field] of Object.entries(variant.properties ?? {})) {
    const { const: value } = schemaOf(field);
    if (value !== undefined) return [name, value];
  }
  return null;
}

function withoutField(schema: Schema, name: string): Schema {
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([field]) => field !== name));
  return { ...schema, properties };
}

function fieldTable(title: string, schema: Schema, parts: Section[]): string[] {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return [];
  const rows = fields.map(([name, value]) => {
    const field = schemaOf(value);
    const isRequired = schema.required?.includes(name) ?? false;
    const type = typeText(field, () => {
      const inner = { title: `${title}.${name}`, schema: { ...innerOf(field), description: undefined } };
      parts.push(inner);
      return `[${inner.title}](#${anchor(inner.title)})`;
    });
    return [`\`${name}\``, type, defaultText(field, isRequired ? "required" : "optional"), field.description ?? ""];
  });
  return [...markdownTable(["field", "type", "default", "meaning"], rows), ""];
}

/** What a list holds, or the schema itself. */
function innerOf(schema: Schema): Schema {
  return schema.type === "array" ? schemaOf(schema.items) : schema;
}

function typeText(schema: Schema, ownSection: () => string): string {
  if (schema.type === "array") {
    const bounds = [
      schema.minItems === undefined ? "" : `at least ${schema.minItems}`,
      schema.maxItems === undefined ? "" : `at most ${schema.maxItems}`,
    ].filter((bound) => bound !== "");
    return [`list of ${typeText(schemaOf(schema.items), ownSection)}`, ...bounds].join(", ");
  }
  const refs = schema.$ref ?? schemaOf(schema.allOf?.[0]).$ref;
  if (refs !== undefined) {
    const name = refs.split("/").at(-1) ?? "";
    return `[${name}](#${anchor(name)})`;
  }
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants?.some((variant) => schemaOf(variant).type === "object") || (schema.type === "object" && !variants)) {
    return ownSection();
  }
  if (variants) return variants.map((variant) => typeText(schemaOf(variant), ownSection)).join(" or ");
  return simpleType(schema);
}

function simpleType(schema: Schema): string {
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(", ");
  if (schema.type === "integer") return ["whole number", range(schema)].filter((part) => part !== "").join(", ");
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "null") return "null";
  if (schema.pattern?.startsWith("^[a-z0-9]")) return "id";
  return schema.maxLength === undefined ? "text" : `text, at most ${schema.maxLength} characters`;
}

function range({ minimum, maximum }: Schema): string {
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? grouped(minimum) : null;
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? grouped(maximum) : null;
  if (least !== null && most !== null) return `${least} to ${most}`;
  return least === null ? "" : `from ${least}`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, " ");
}

function defaultText(schema: Schema, without: string): string {
  const { default: value } = schema;
  if (value === undefined) return without;
  const isLarge = typeof value === "object" && value !== null && JSON.stringify(value).length > 60;
  return isLarge ? "its own defaults" : code(value);
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}

/** The address that GitHub gives a heading. */
function anchor(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9 -]/g, "");
}

function schemaOf(value: unknown): Schema {
  return isSchema(value) ? value : {};
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}
