import {
  execute,
  getNamedType,
  GraphQLError,
  isAbstractType,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
} from "graphql";
import { isObject } from "../json.ts";
import { assertFieldAccess, assertValueAccess } from "./access.ts";
import { discountBulkMutations } from "./discounts/bulk-mutations.ts";
import { discountMutations } from "./discounts/discount-mutations.ts";
import { redeemCodeMutations } from "./discounts/redeem-codes.ts";
import { bulkMutations } from "./bulk/bulk-operations.ts";
import { notImplemented } from "./errors.ts";
import { giftCardMutations } from "./gift-cards/gift-cards.ts";
import { definitionMutations } from "./definition-mutations.ts";
import { metafieldMutations } from "./metafield-mutations.ts";
import { isApiNode, type ApiRequest, type Arguments } from "./node.ts";
import { queryRoot } from "./query-root.ts";
import { executableSchema } from "./schema.ts";
import { segmentMutations } from "./segments/segments.ts";
import { storeCreditMutations } from "./store-credit/store-credit.ts";
import { tagMutations } from "./tags-mutations.ts";

const mutationRoot = {
  ...discountMutations,
  ...discountBulkMutations,
  ...redeemCodeMutations,
  ...giftCardMutations,
  ...storeCreditMutations,
  ...segmentMutations,
  ...tagMutations,
  ...metafieldMutations,
  ...definitionMutations,
  ...bulkMutations(executeDocument),
};

/** Runs a checked document on the shop's state, under the token's scopes. */
export async function executeDocument(
  request: ApiRequest,
  of: { document: DocumentNode; operationName: string | null; variables: Record<string, unknown> },
): Promise<ExecutionResult> {
  return await execute({
    schema: executableSchema(),
    document: of.document,
    contextValue: request,
    variableValues: of.variables,
    operationName: of.operationName,
    fieldResolver,
    typeResolver,
  });
}

/** The implemented field, under its access scopes; anything else the schema knows is refused by name. */
const fieldResolver: GraphQLFieldResolver<unknown, ApiRequest, Arguments> = (source, args, request, info) => {
  assertFieldAccess(request, info);
  const field = implementationOf(source, info);
  const value: unknown = typeof field === "function" ? Reflect.apply(field, undefined, [args, request, info]) : field;
  return isAbstractType(getNamedType(info.returnType)) ? reachable(request, info, value) : value;
};

const typeResolver: GraphQLTypeResolver<unknown, ApiRequest> = (value) => {
  if (isApiNode(value)) return value.__typename;
  throw new GraphQLError("The sandbox does not know the type of this value");
};

function implementationOf(source: unknown, info: GraphQLResolveInfo): unknown {
  const { fieldName, parentType, schema } = info;
  const name = `${parentType.name}.${fieldName}`;
  const holder =
    parentType === schema.getQueryType() ? queryRoot : parentType === schema.getMutationType() ? mutationRoot : source;
  if (!isObject(holder) || !Object.hasOwn(holder, fieldName)) throw notImplemented(name);
  return holder[fieldName];
}

/** Behind an interface or a union the type is known only now; in a list only the refused entry is null. */
function reachable(request: ApiRequest, info: GraphQLResolveInfo, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((entry: unknown) => {
      try {
        assertValueAccess(request, info, entry);
        return entry;
      } catch (error) {
        return error;
      }
    });
  }
  assertValueAccess(request, info, value);
  return value;
}
