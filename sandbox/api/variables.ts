import {
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";
import { isObject } from "../json.ts";

interface Problem {
  path: (string | number)[];
  explanation: string;
  message?: string;
}

const ARRAY_MAX = 250;

/** What is wrong with an operation's variables, in Shopify's words: one error for each variable that does not fit its type. */
export function variableErrors(
  schema: GraphQLSchema,
  of: { operation: OperationDefinitionNode; variables: Record<string, unknown> },
): GraphQLError[] {
  return (of.operation.variableDefinitions ?? []).flatMap((definition) => {
    const type = typeFromAST(schema, definition.type);
    const name = definition.variable.name.value;
    const value = of.variables[name];
    if (!isInputType(type) || (value === undefined && definition.defaultValue)) return [];
    const problems = problemsOf(type, value, []);
    return problems.length === 0 ? [] : [variableError(definition, { name, type, value, problems })];
  });
}

function variableError(
  definition: VariableDefinitionNode,
  of: { name: string; type: GraphQLInputType; value: unknown; problems: Problem[] },
): GraphQLError {
  const places = of.problems.filter((one) => one.path.length > 0);
  const details = places.map((one) => `${one.path.join(".")} (${one.explanation})`).join(", ");
  const message = `Variable $${of.name} of type ${String(of.type)} was provided invalid value`;
  return new GraphQLError(details === "" ? message : `${message} for ${details}`, {
    nodes: definition,
    extensions: { code: "INVALID_VARIABLE", value: of.value ?? null, problems: of.problems },
  });
}

function problemsOf(type: GraphQLInputType, value: unknown, path: Problem["path"]): Problem[] {
  if (isNonNullType(type)) {
    if (value === null || value === undefined) return [{ path, explanation: "Expected value to not be null" }];
    return problemsOf(type.ofType, value, path);
  }
  if (value === null || value === undefined) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return problemsOf(type.ofType, value, path);
    return value.flatMap((one: unknown, index) => problemsOf(type.ofType, one, [...path, index]));
  }
  if (isInputObjectType(type)) return objectProblems(type, value, path);
  if (isEnumType(type)) {
    const known = type.getValues().map((one) => one.name);
    if (typeof value === "string" && known.includes(value)) return [];
    return [{ path, explanation: `Expected ${JSON.stringify(value)} to be one of: ${known.join(", ")}` }];
  }
  return isScalarType(type) ? scalarProblems(type.name, () => type.parseValue(value), { value, path }) : [];
}

function objectProblems(type: GraphQLInputObjectType, value: unknown, path: Problem["path"]): Problem[] {
  if (!isObject(value)) {
    return [{ path, explanation: `Expected ${JSON.stringify(value)} to be a key-value object.` }];
  }
  const fields = type.getFields();
  const unknown = Object.keys(value).filter((key) => !(key in fields));
  return [
    ...unknown.map((key) => ({ path: [...path, key], explanation: `Field is not defined on ${type.name}` })),
    ...Object.values(fields).flatMap((field) =>
      value[field.name] === undefined && field.defaultValue !== undefined
        ? []
        : problemsOf(field.type, value[field.name], [...path, field.name]),
    ),
  ];
}

function scalarProblems(name: string, parse: () => unknown, of: { value: unknown; path: Problem["path"] }): Problem[] {
  const { path } = of;
  try {
    // A number is an id too.
    if (name !== "ID" || typeof of.value !== "number") parse();
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!["Int", "Float", "String", "Boolean", "ID"].includes(name)) return [{ path, explanation: message, message }];
    return [{ path, explanation: `Could not coerce value ${JSON.stringify(of.value)} to ${name}` }];
  }
}

/** Shopify's refusal of lists that are too long, at the argument that holds them; null when none is. */
export function tooLongList(of: {
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}): GraphQLError | null {
  for (const field of of.operation.selectionSet.selections) {
    if (field.kind !== Kind.FIELD) continue;
    for (const argument of field.arguments ?? []) {
      const { value } = argument;
      const given = value.kind === Kind.VARIABLE ? of.variables[value.name.value] : null;
      const size = Array.isArray(given) ? given.length : value.kind === Kind.LIST ? value.values.length : 0;
      if (size <= ARRAY_MAX) continue;
      const message = `The input array size of ${size} is greater than the maximum allowed of ${ARRAY_MAX}.`;
      return new GraphQLError(message, {
        nodes: field,
        path: [field.alias?.value ?? field.name.value, argument.name.value],
        extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
      });
    }
  }
  return null;
}
