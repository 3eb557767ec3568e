import { resolveNamespace } from "../commerce/find.ts";
import type { SandboxContext } from "../context.ts";
import { isObject } from "../json.ts";
import type { MetafieldDefinition } from "../state-metafields.ts";
import { connection } from "./connection.ts";
import { notImplemented } from "./errors.ts";
import { definitionNode } from "./metafield-node.ts";
import { plainId, textArgument, type Arguments, type FieldFunction } from "./node.ts";
import { search } from "./search.ts";

/** The queries of metafield definitions. */
export const definitionQueries: Record<string, FieldFunction> = {
  metafieldDefinition: (args, { context }) => {
    const found = findDefinition(context, args);
    return found ? definitionNode(context, found) : null;
  },
  metafieldDefinitions: (args, { context }) => {
    for (const name of ["constraintSubtype", "constraintStatus"]) {
      if (args[name] != null) throw notImplemented(`the argument ${name} of metafieldDefinitions`);
    }
    const asked = textArgument(args, "namespace");
    const namespace = asked === null ? null : resolveNamespace(context, asked);
    const items = [...context.shop.metafieldDefinitions.values()].filter(
      (one) =>
        one.ownerType === args["ownerType"] &&
        (namespace === null || one.namespace === namespace) &&
        (args["key"] == null || one.key === args["key"]) &&
        args["pinnedStatus"] !== "PINNED",
    );
    const found = search(items, textArgument(args, "query"), {
      id: (one) => [one.id],
      namespace: (one) => [one.namespace],
      key: (one) => [one.key],
      name: (one) => [one.name],
      type: (one) => [one.type],
      created_at: (one) => [one.createdAt],
    });
    return connection(args, { items: found, idOf: (one) => one.id, toNode: (one) => definitionNode(context, one) });
  },
};

/** The definition that arguments name by `id` or `identifier`; null when there is none. */
export function findDefinition(context: SandboxContext, args: Arguments): MetafieldDefinition | null {
  const identifier = isObject(args["identifier"]) ? args["identifier"] : {};
  const id = plainId(args["id"], "MetafieldDefinition");
  const namespace = resolveNamespace(context, textArgument(identifier, "namespace"));
  const found = [...context.shop.metafieldDefinitions.values()].find((one) =>
    id === null
      ? one.ownerType === identifier["ownerType"] && one.namespace === namespace && one.key === identifier["key"]
      : one.id === id,
  );
  return found ?? null;
}
