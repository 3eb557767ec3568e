import {
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";

const MESSAGE = "The sandbox was told to refuse this";

/**
 * What an operation answers when it is told to refuse: each mutation with one user error in its own payload's shape, and nothing
 * else in it.
 */
export function refusedData(schema: GraphQLSchema, operation: OperationDefinitionNode): Record<string, unknown> {
  const root = schema.getRootType(operation.operation);
  const fields = operation.selectionSet.selections.filter((one) => one.kind === Kind.FIELD);
  return Object.fromEntries(
    fields.map((field) => {
      const type = root?.getFields()[field.name.value]?.type;
      const payload = type ? getNamedType(type) : null;
      return [keyOf(field), isObjectType(payload) ? refusedPayload(payload, field) : null];
    }),
  );
}

function refusedPayload(payload: GraphQLObjectType, field: FieldNode): Record<string, unknown> {
  const members = (field.selectionSet?.selections ?? []).filter((one) => one.kind === Kind.FIELD);
  return Object.fromEntries(
    members.map((member) => {
      const type = payload.getFields()[member.name.value]?.type;
      const error = type ? getNamedType(type) : null;
      if (member.name.value === "userErrors" && isObjectType(error)) return [keyOf(member), [userError(error, member)]];
      const isList = type && isListType(isNonNullType(type) ? type.ofType : type);
      return [keyOf(member), isList && isNonNullType(type) ? [] : null];
    }),
  );
}

function userError(type: GraphQLObjectType, field: FieldNode): Record<string, unknown> {
  const members = (field.selectionSet?.selections ?? []).filter((one) => one.kind === Kind.FIELD);
  return Object.fromEntries(
    members.map((member) => {
      switch (member.name.value) {
        case "message":
          return [keyOf(member), MESSAGE];
        case "code":
          return [keyOf(member), refusalCode(type)];
        case "__typename":
          return [keyOf(member), type.name];
        default:
          return [keyOf(member), null];
      }
    }),
  );
}

/** A code that the payload has: `INVALID` where it knows it. */
function refusalCode(type: GraphQLObjectType): string | null {
  const field = type.getFields()["code"];
  const named = field ? getNamedType(field.type) : null;
  if (!isEnumType(named)) return null;
  const codes = named.getValues().map((one) => one.name);
  return codes.includes("INVALID") ? "INVALID" : (codes[0] ?? null);
}

function keyOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}
