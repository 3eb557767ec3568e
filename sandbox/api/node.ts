import type { GraphQLResolveInfo } from "graphql";
import type { SandboxContext } from "../context.ts";
import type { Customer, Order } from "../state.ts";

/** One request to the Admin API. */
export interface ApiRequest {
  context: SandboxContext;
  /** Scopes of the token, read scopes that come with a write scope included. */
  scopes: ReadonlySet<string>;
  /** The way back to an order from what belongs to it; an order's own file knows all of that already. */
  orderNode: (order: Order) => ApiNode;
  /** The same for customers. */
  customerNode: (customer: Customer) => ApiNode;
}

/** Arguments of a field as graphql-js hands them over: values the schema has checked already. */
export type Arguments = Record<string, unknown>;

/** A field: its value, or what computes it. */
export type Field = unknown;

/**
 * An object of the API: its type and the fields the sandbox implements. A function is called with the field's arguments. A field
 * that is not there is refused by name.
 */
export interface ApiNode {
  __typename: string;
  [field: string]: Field;
}

/** A field that is computed. */
export type FieldFunction = (args: Arguments, request: ApiRequest, info: GraphQLResolveInfo) => unknown;

/** Whether a value is an object of the API. */
export function isApiNode(value: unknown): value is ApiNode {
  return typeof value === "object" && value !== null && "__typename" in value;
}

/** Text of an argument; null when it is absent. */
export function textArgument(args: Arguments, name: string): string | null {
  const value = args[name];
  return typeof value === "string" ? value : null;
}

/** The plain id inside a global id of a type; null when it is the id of something else. */
export function plainId(globalId: unknown, type: string): string | null {
  if (typeof globalId !== "string") return null;
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)(?:\?.*)?$/.exec(globalId);
  return match?.[1] === type ? (match[2] ?? null) : null;
}
