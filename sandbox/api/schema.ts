import { GraphQLError, isScalarType, Kind, valueFromASTUntyped, type GraphQLSchema } from "graphql";
import { adminSchema } from "../../scripts/shopify-schema.ts";

let schema: GraphQLSchema | null = null;

/**
 * Shopify's own schema, executable: built once per process, because it is large. Its scalars check what they are given as Shopify
 * does, where an introspection result says nothing about them.
 */
export function executableSchema(): GraphQLSchema {
  if (schema) return schema;
  schema = adminSchema();
  for (const [name, check] of Object.entries(SCALARS)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    scalar.parseValue = check;
    scalar.parseLiteral = (node, variables) => {
      if (node.kind === Kind.VARIABLE) return variables?.[node.name.value];
      return check(valueFromASTUntyped(node, variables));
    };
  }
  return schema;
}

type Check = (value: unknown) => unknown;

const SCALARS: Record<string, Check> = {
  Decimal: (value) => {
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && /^-?\d+(\.\d+)?$/.test(text)) return text;
    throw new GraphQLError(`invalid decimal '${String(value)}'`);
  },
  DateTime: (value) => {
    if (typeof value === "string" && !Number.isNaN(Date.parse(value))) return value;
    throw new GraphQLError(`invalid date time '${String(value)}'`);
  },
  UnsignedInt64: (value) => {
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && /^\d+$/.test(text)) return text;
    throw new GraphQLError(`invalid unsigned integer '${String(value)}'`);
  },
};
