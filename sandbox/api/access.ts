import { getNamedType, isObjectType, type GraphQLOutputType, type GraphQLResolveInfo } from "graphql";
import { offlineScopes } from "../../scripts/shopify-schema.ts";
import { accessDenied } from "./errors.ts";
import { isApiNode, type ApiRequest } from "./node.ts";

interface Requirement {
  scopes: readonly string[];
  sentence: string;
}

let requirements: ReadonlyMap<string, Requirement> | null = null;

/** Shopify's table of which scopes reach which type and field, keyed "Order" or "QueryRoot.discountNodes". */
function requirementOf(key: string): Requirement | undefined {
  requirements ??= new Map(
    offlineScopes()
      .filter((entry) => entry.offlineScopes.length > 0)
      .map((entry) => [
        entry.fieldName === undefined ? entry.typeName : `${entry.typeName}.${entry.fieldName}`,
        { scopes: entry.offlineScopes, sentence: entry.requiredAccess },
      ]),
  );
  return requirements.get(key);
}

/** The scopes a token carries, with the read scope that comes with each write scope. */
export function withImpliedScopes(scopes: readonly string[]): ReadonlySet<string> {
  return new Set(scopes.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
}

/**
 * Refuses a field whose own entry, or the type it returns (a connection's: the type it lists), needs scopes the token lacks.
 *
 * @throws GraphQLError in Shopify's ACCESS_DENIED form
 */
export function assertFieldAccess(request: ApiRequest, info: GraphQLResolveInfo): void {
  const own = requirementOf(`${info.parentType.name}.${info.fieldName}`);
  assertReached(request, own, info);
  assertReached(request, requirementOf(listedTypeName(info.returnType)), info);
}

/**
 * Refuses an object behind an interface or union (node, nodes, …) whose type needs scopes the token lacks.
 *
 * @throws GraphQLError in Shopify's ACCESS_DENIED form
 */
export function assertValueAccess(request: ApiRequest, info: GraphQLResolveInfo, value: unknown): void {
  if (isApiNode(value)) assertReached(request, requirementOf(value.__typename), info);
}

function assertReached(request: ApiRequest, needed: Requirement | undefined, info: GraphQLResolveInfo): void {
  if (!needed || needed.scopes.some((scope) => request.scopes.has(scope))) return;
  throw accessDenied(info.fieldName, needed.sentence, info.fieldNodes);
}

function listedTypeName(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named) || !named.name.endsWith("Connection")) return named.name;
  const nodes = named.getFields()["nodes"];
  return nodes ? getNamedType(nodes.type).name : named.name;
}
