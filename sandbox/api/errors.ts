import { GraphQLError, type ASTNode } from "graphql";

const DOCUMENTATION = "https://shopify.dev/api/usage/access-scopes";

/** An error in Shopify's form: its code is in the extensions. */
export function apiError(message: string, code: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** Shopify's answer to a field the token's scopes do not reach. */
export function accessDenied(field: string, requiredAccess: string, nodes?: readonly ASTNode[]): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    ...(nodes ? { nodes } : {}),
    extensions: { code: "ACCESS_DENIED", documentation: DOCUMENTATION, requiredAccess },
  });
}

/** What the sandbox says of a field it knows from the schema but does not play: nothing is ever made up. */
export function notImplemented(field: string): GraphQLError {
  return apiError(`The sandbox does not implement ${field}`, "SANDBOX_NOT_IMPLEMENTED");
}

/** Shopify's answer to an id of another type than the field is about, or none at all. */
export function wrongId(globalId: unknown): GraphQLError {
  return apiError(`Invalid id: ${String(globalId)}`, "RESOURCE_NOT_FOUND");
}

/** An input problem that a mutation reports in `userErrors`. */
export interface UserError {
  field: readonly string[] | null;
  message: string;
  code: string | null;
}
