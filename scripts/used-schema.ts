import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  getNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionField,
  type IntrospectionInputTypeRef,
  type IntrospectionInputValue,
  type IntrospectionOutputTypeRef,
  type IntrospectionQuery,
  type IntrospectionType,
  isAbstractType,
  isUnionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { adminOperations } from "./admin-operations.ts";
import { adminIntrospection, adminSchema } from "./shopify-schema.ts";

const FILE = path.join(import.meta.dirname, "..", ".cache", "admin-used.schema.json");

/**
 * Writes down the part of Shopify's Admin schema that our operations mention: types made from the whole would be a megabyte of
 * things we never ask for.
 *
 * @returns the file: an introspection result
 */
export function usedSchemaFile(): string {
  const used = usedParts(adminSchema());
  const introspection = adminIntrospection();
  const types = introspection.__schema.types.flatMap((type) => reduced(type, used));
  const reachable = withInputTypes(types, introspection);
  const result: IntrospectionQuery = {
    __schema: { ...introspection.__schema, types: reachable, directives: [], subscriptionType: null },
  };
  mkdirSync(path.dirname(FILE), { recursive: true });
  // Several checks may write it at once: a reader must see one of them whole.
  const draft = `${FILE}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(result));
  renameSync(draft, FILE);
  return FILE;
}

const PLACEHOLDER: IntrospectionField = {
  name: "_",
  args: [],
  type: { kind: "SCALAR", name: "String" },
  isDeprecated: false,
  deprecationReason: null,
};

/** Which fields of which types our operations read, and which arguments they pass ("Type.field.argument"). */
interface UsedParts {
  fields: Map<string, Set<string>>;
  arguments: Set<string>;
}

function usedParts(schema: GraphQLSchema): UsedParts {
  const used: UsedParts = { fields: new Map(), arguments: new Set() };
  const read = (type: string, field?: string) => {
    const fields = used.fields.get(type) ?? new Set();
    used.fields.set(type, field === undefined ? fields : fields.add(field));
  };
  const mention = (type: GraphQLOutputType | null | undefined) => {
    const named = type && getNamedType(type);
    if (!named) return;
    read(named.name);
    if (isUnionType(named)) for (const possible of named.getTypes()) read(possible.name);
  };
  const info = new TypeInfo(schema);
  for (const { document } of adminOperations()) {
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: ({ name, arguments: passed }) => {
          const parent = info.getParentType();
          mention(info.getType());
          if (!parent || name.value.startsWith("__")) return;
          // What is read of an interface is read of every type that it may be.
          for (const type of isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent]) {
            read(type.name, name.value);
            for (const argument of passed ?? [])
              used.arguments.add(`${type.name}.${name.value}.${argument.name.value}`);
          }
        },
        InlineFragment: () => mention(info.getType()),
        FragmentDefinition: () => mention(info.getType()),
      }),
    );
  }
  return used;
}

/** `type` with what is used of it; nothing when no operation mentions it. */
function reduced(type: IntrospectionType, used: UsedParts): IntrospectionType[] {
  const fields = used.fields.get(type.name);
  if (type.kind === "SCALAR") return [type];
  if (type.kind === "INPUT_OBJECT" || !fields) return [];
  if (type.kind === "ENUM") return [type];
  const isUsed = (each: { name: string }) => used.fields.has(each.name);
  if (type.kind === "UNION") return [{ ...type, possibleTypes: type.possibleTypes.filter(isUsed) }];
  const kept: IntrospectionField[] = type.fields
    .filter((field) => field.name === "id" || fields.has(field.name))
    .map((field) => ({
      ...field,
      args: field.args.filter((argument) => used.arguments.has(`${type.name}.${field.name}.${argument.name}`)),
    }));
  // A type of which only the name is asked for: GraphQL wants it to have a field all the same.
  if (kept.length === 0) kept.push(PLACEHOLDER);
  const interfaces = type.interfaces.filter(isUsed);
  if (type.kind === "OBJECT") return [{ ...type, fields: kept, interfaces }];
  return [{ ...type, fields: kept, interfaces, possibleTypes: type.possibleTypes.filter(isUsed) }];
}

/** Adds the input types and enums that arguments need, and what those need in turn. */
function withInputTypes(types: IntrospectionType[], whole: IntrospectionQuery): IntrospectionType[] {
  const byName = new Map(types.map((type) => [type.name, type]));
  const addInputs = (values: readonly IntrospectionInputValue[]) => {
    for (const name of values.map((value) => namedRef(value.type))) {
      const type = byName.has(name) ? undefined : whole.__schema.types.find((each) => each.name === name);
      if (!type) continue;
      byName.set(name, type);
      if (type.kind === "INPUT_OBJECT") addInputs(type.inputFields);
    }
  };
  for (const type of types) {
    if (type.kind === "OBJECT" || type.kind === "INTERFACE") addInputs(type.fields.flatMap((field) => field.args));
  }
  return [...byName.values()];
}

function namedRef(ref: IntrospectionInputTypeRef | IntrospectionOutputTypeRef): string {
  return ref.kind === "LIST" || ref.kind === "NON_NULL" ? namedRef(ref.ofType) : ref.name;
}
