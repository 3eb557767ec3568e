import { randomUUID } from "node:crypto";
import { wrongId } from "../errors.ts";
import type { ApiNode } from "../node.ts";

/** Work that Shopify does after it has answered. The sandbox has done it by then; a job that is looked up is done. */
export function jobNode(state: "pending" | "done", id: string = randomUUID()): ApiNode {
  return { __typename: "Job", id: `gid://shopify/Job/${id}`, done: state === "done" };
}

/**
 * A job by its id. Whatever the sandbox gave out is done.
 *
 * @throws GraphQLError for the id of something else
 */
export function jobOf(globalId: unknown): ApiNode {
  const id = /^gid:\/\/shopify\/Job\/([\w-]+)$/.exec(String(globalId))?.[1];
  if (id === undefined) throw wrongId(globalId);
  return jobNode("done", id);
}
