import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { isObject } from "../json.ts";

/** The price of one query at most (https://shopify.dev/docs/api/usage/limits). */
export const QUERY_COST_MAX = 1000;

const MUTATION_COST = 10;
const CONNECTION_COST = 2;

interface Pricing {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/**
 * What an operation is charged before it runs: ten for each mutation, one for each thing with an id, two for each connection plus its
 * page size times what one entry costs. Scalars and money are free.
 */
export function requestedCost(of: {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of of.document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = of.schema.getRootType(of.operation.operation);
  if (!root) return 0;
  const pricing = { schema: of.schema, fragments, variables: of.variables };
  const own =
    of.operation.operation === OperationTypeNode.MUTATION
      ? MUTATION_COST * of.operation.selectionSet.selections.length
      : 0;
  return Math.max(1, own + selectionCost(pricing, of.operation.selectionSet, root));
}

/** What an operation really cost, counted on its answer the same way. */
export function actualCost(data: unknown, isMutation: "mutation" | "query"): number {
  const root = isObject(data) ? Object.values(data) : [];
  const own = isMutation === "mutation" ? MUTATION_COST * root.length : 0;
  return Math.max(1, own + root.reduce<number>((sum, value) => sum + answerCost(value), 0));
}

function answerCost(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + answerCost(entry), 0);
  if (!isObject(value)) return 0;
  const isConnection = "pageInfo" in value || "edges" in value || "nodes" in value;
  const own = isConnection ? CONNECTION_COST : "id" in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, member) => sum + answerCost(member), own);
}

function selectionCost(pricing: Pricing, set: SelectionSetNode, parent: GraphQLNamedType): number {
  let cost = 0;
  let dearestVariant = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      cost += fieldCost(pricing, selection, parent);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pricing.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const type = condition === undefined ? parent : pricing.schema.getType(condition);
    if (!fragment || !type) continue;
    const nested = selectionCost(pricing, fragment.selectionSet, type);
    if (type === parent) cost += nested;
    else dearestVariant = Math.max(dearestVariant, nested);
  }
  return cost + dearestVariant;
}

function fieldCost(pricing: Pricing, field: FieldNode, parent: GraphQLNamedType): number {
  if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
  const definition = parent.getFields()[field.name.value];
  if (!definition) return 0;
  const type = getNamedType(definition.type);
  if (!isCompositeType(type)) return 0;
  if (type.name.endsWith("Connection")) {
    return CONNECTION_COST + pageSize(pricing, field) * pageCost(pricing, field.selectionSet, type);
  }
  const one = (isNode(type) ? 1 : 0) + selectionCost(pricing, field.selectionSet, type);
  const isList = isListType(getNullableType(definition.type));
  return isList ? one * Math.max(1, listSize(pricing, field)) : one;
}

/** What one entry of a connection costs: `nodes` and `edges { node }` of the same page are charged once. */
function pageCost(pricing: Pricing, set: SelectionSetNode, connectionType: GraphQLNamedType): number {
  const costs = set.selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) return 0;
    return fieldCost(pricing, selection, connectionType);
  });
  return Math.max(1, ...costs);
}

function isNode(type: GraphQLNamedType): boolean {
  if (isObjectType(type)) return type.getInterfaces().some((one) => one.name === "Node");
  return isInterfaceType(type) && type.name !== "DisplayableError";
}

function pageSize(pricing: Pricing, field: FieldNode): number {
  return numberArgument(pricing, field, "first") ?? numberArgument(pricing, field, "last") ?? 1;
}

function listSize(pricing: Pricing, field: FieldNode): number {
  const ids = field.arguments?.find((one) => one.name.value === "ids")?.value;
  if (ids?.kind === Kind.VARIABLE) {
    const given = pricing.variables[ids.name.value];
    return Array.isArray(given) ? given.length : 1;
  }
  return numberArgument(pricing, field, "first") ?? 1;
}

function numberArgument(pricing: Pricing, field: FieldNode, name: string): number | null {
  const value = field.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind !== Kind.VARIABLE) return null;
  const given = pricing.variables[value.name.value];
  return typeof given === "number" ? given : null;
}

/** Names of the root fields an operation asks for, aliases resolved. */
export function rootFields(of: {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}): string[] {
  const names: string[] = [];
  const info = new TypeInfo(of.schema);
  const root = of.schema.getRootType(of.operation.operation);
  visit(
    of.operation,
    visitWithTypeInfo(info, {
      Field: (field) => {
        if (info.getParentType() === root) names.push(field.name.value);
      },
    }),
  );
  return names;
}
