import type { AdminMutations, AdminQueries } from "@shopify/admin-api-client";

type Operations = AdminQueries & AdminMutations;

/**
 * Shopify's Admin GraphQL API for one shop. Flows and readers get one as an argument; the real one is made by `adminFor`
 * (app/shopify.server.ts), which keeps the token fresh and obeys the shop's rate limit.
 */
export interface AdminClient {
  /** Such as `example.myshopify.com`. */
  readonly shopDomain: string;

  /**
   * Runs one `#graphql` operation. Its result has the type that the code generator derived from the real schema.
   *
   * `userErrors` are part of the result: pass them to `refuseUserErrors`.
   *
   * @throws {ThrottledError} after the waits that the shop's rate limit asked for were used up: nothing happened
   * @throws {UnauthorizedError} when there is no usable token: the merchant must open the app once
   * @throws {RefusedError} when Shopify refused the operation as a whole (a missing scope, a field it may not read)
   * @throws {UnavailableError} when it is unknown whether the operation happened (5xx, timeout, connection lost)
   */
  query: <Operation extends keyof Operations & string>(
    operation: Operation,
    variables: Operations[Operation]["variables"],
  ) => Promise<Operations[Operation]["return"]>;
}

export interface UserError {
  field?: string[] | null;
  message: string;
  code?: string | null;
}

/** Anything that Shopify, or the way to it, answered instead of a result. */
export class ShopifyError extends Error {
  override name = "ShopifyError";
}

/** The mutation was understood and refused; nothing happened. */
export class UserErrorsError extends ShopifyError {
  override name = "UserErrorsError";
  readonly userErrors: readonly UserError[];

  constructor(operation: string, userErrors: readonly UserError[]) {
    super(`${operation}: ${userErrors.map((error) => error.message).join("; ")}`);
    this.userErrors = userErrors;
  }
}

/** The shop's rate limit did not let the operation through; nothing happened. */
export class ThrottledError extends ShopifyError {
  override name = "ThrottledError";
  /** After so long the shop's rate limit lets it through. */
  readonly waitMs: number;

  constructor(message: string, waitMs = 1000) {
    super(message);
    this.waitMs = waitMs;
  }
}

/** No usable token: not installed, uninstalled, or a refresh token that Shopify no longer takes. */
export class UnauthorizedError extends ShopifyError {
  override name = "UnauthorizedError";
}

/** Shopify refused the operation itself: a missing scope, protected data, a document that its schema does not know. */
export class RefusedError extends ShopifyError {
  override name = "RefusedError";
  /** GraphQL error codes, such as `ACCESS_DENIED`. */
  readonly codes: readonly string[];

  constructor(message: string, codes: readonly string[]) {
    super(message);
    this.codes = codes;
  }
}

/** No answer that can be trusted: the operation may or may not have happened. */
export class UnavailableError extends ShopifyError {
  override name = "UnavailableError";
}

/**
 * Turns the `userErrors` of a mutation into a thrown error; the only place that does.
 *
 * @param operation the mutation's name, for the message
 * @throws {UserErrorsError} when there is at least one
 */
export function refuseUserErrors(operation: string, userErrors: readonly UserError[]): void {
  if (userErrors.length > 0) throw new UserErrorsError(operation, userErrors);
}
