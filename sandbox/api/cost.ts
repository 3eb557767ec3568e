import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
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
/** Mutations that cost less. */
const CHEAPER: Readonly<Record<string, number>> = { customerSegmentMembersQueryCreate: 2 };
/** What a count at the root costs: it is a search of its own. */
const COUNT_COST = 10;
/** Objects that cost more than one point. */
const DEARER: Readonly<Record<string, number>> = { StoreCreditAccount: 6 };
/** Objects that come for nothing. */
const FREE = ["MoneyV2", "MoneyBag", "PageInfo"];

/** Stands for an answer that is not there yet. */
const UNKNOWN = Symbol("unknown");

interface Pricing {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

interface Priced {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/**
 * What an operation is charged before it runs: ten for each mutation, one for each object, and for each connection two plus what one
 * entry costs times twice the natural logarithm of its page size. Scalars, money and what a mutation answers directly are free.
 */
export function requestedCost(of: Priced): number {
  return operationCost(of, UNKNOWN);
}

/** What an operation really cost, counted on its answer the same way. */
export function actualCost(of: Priced, data: unknown): number {
  return operationCost(of, data);
}

function operationCost(of: Priced, data: unknown): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of of.document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = of.schema.getRootType(of.operation.operation);
  if (!root) return 0;
  const pricing = { schema: of.schema, fragments, variables: of.variables };
  if (of.operation.operation !== OperationTypeNode.MUTATION) {
    return Math.max(1, selectionCost(pricing, { set: of.operation.selectionSet, parent: root, value: data }));
  }
  let cost = 0;
  for (const field of of.operation.selectionSet.selections) {
    if (field.kind !== Kind.FIELD) continue;
    const own = CHEAPER[field.name.value] ?? MUTATION_COST;
    cost += own + payloadCost(pricing, { field, parent: root, value: memberOf(data, field) });
  }
  return cost;
}

interface Selection {
  set: SelectionSetNode;
  parent: GraphQLNamedType;
  /** The object the selection is made of, as it was answered. */
  value: unknown;
}

/** A payload's own objects are part of the mutation's price; what they hold is not. */
function payloadCost(pricing: Pricing, of: { field: FieldNode; parent: GraphQLNamedType; value: unknown }): number {
  const payload = outputOf(of.field, of.parent);
  if (!payload || !isObjectType(payload) || !of.field.selectionSet) return 0;
  let cost = 0;
  for (const selection of of.field.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD || selection.name.value === "userErrors") continue;
    const type = outputOf(selection, payload);
    const value = memberOf(of.value, selection);
    if (!type || !selection.selectionSet || value === null) continue;
    cost += selectionCost(pricing, { set: selection.selectionSet, parent: type, value: sample(value) });
  }
  return cost;
}

function selectionCost(pricing: Pricing, of: Selection): number {
  let cost = 0;
  let dearestVariant = 0;
  for (const selection of of.set.selections) {
    if (selection.kind === Kind.FIELD) {
      cost += fieldCost(pricing, { ...of, field: selection });
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pricing.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const type = condition === undefined ? of.parent : pricing.schema.getType(condition);
    if (!fragment || !type) continue;
    const nested = selectionCost(pricing, { set: fragment.selectionSet, parent: type, value: of.value });
    if (type === of.parent) cost += nested;
    else dearestVariant = Math.max(dearestVariant, nested);
  }
  return cost + dearestVariant;
}

function fieldCost(pricing: Pricing, of: Selection & { field: FieldNode }): number {
  const { field, parent } = of;
  const value = memberOf(of.value, field);
  const type = outputOf(field, parent);
  if (!type || !isCompositeType(type) || value === undefined || FREE.includes(type.name)) return 0;
  const set = field.selectionSet;
  if (!set) return 1;
  if (type.name.endsWith("Connection")) {
    // An answered page costs by its entries; an empty one as much as a page of one-point things.
    const size = entriesIn(value) || pageSize(pricing, field);
    return CONNECTION_COST + scaled(size) * pageCost(pricing, { set, parent: type, value });
  }
  if (type.name === "Count") return parent === pricing.schema.getQueryType() ? COUNT_COST : 1;
  const one = DEARER[type.name] ?? 1;
  if (value === null) return one;
  return one + selectionCost(pricing, { set, parent: type, value: sample(value) });
}

/** How often an entry is charged on a page of that size. */
function scaled(size: number): number {
  return Math.max(1, Math.floor(2 * Math.log(size)));
}

/** What one entry of a connection costs, under each of `nodes` and `edges { node }` that is asked for; at least one, also where none is. */
function pageCost(pricing: Pricing, of: Selection): number {
  let cost = 0;
  for (const selection of of.set.selections) {
    if (selection.kind !== Kind.FIELD || !selection.selectionSet || selection.name.value === "pageInfo") continue;
    const type = outputOf(selection, of.parent);
    if (!type) continue;
    const value = sample(memberOf(of.value, selection));
    if (value === null) continue;
    if (selection.name.value === "nodes") {
      cost += (DEARER[type.name] ?? 1) + selectionCost(pricing, { set: selection.selectionSet, parent: type, value });
    } else cost += selectionCost(pricing, { set: selection.selectionSet, parent: type, value });
  }
  return Math.max(1, cost);
}

function entriesIn(connection: unknown): number {
  if (!isObject(connection)) return 0;
  return Object.values(connection).find((value) => Array.isArray(value))?.length ?? 0;
}

/** Of a list the first entry stands for all. */
function sample(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] ?? null) : value;
}

/** What was answered under a field; undefined where the object is of another type and has no such field. */
function memberOf(value: unknown, field: FieldNode): unknown {
  if (value === UNKNOWN) return UNKNOWN;
  return isObject(value) ? value[field.alias?.value ?? field.name.value] : null;
}

function outputOf(field: FieldNode, parent: GraphQLNamedType): GraphQLNamedType | null {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return null;
  const definition = parent.getFields()[field.name.value];
  return definition ? getNamedType(definition.type) : null;
}

function pageSize(pricing: Pricing, field: FieldNode): number {
  return numberArgument(pricing, field, "first") ?? numberArgument(pricing, field, "last") ?? 1;
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
