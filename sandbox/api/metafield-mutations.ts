import { nowText, type SandboxContext } from "../context.ts";
import { findMetafield, metafieldKey, resolveNamespace } from "../commerce/find.ts";
import { isObject } from "../json.ts";
import type { Metafield } from "../state-metafields.ts";
import { apiError } from "./errors.ts";
import { metafieldNode } from "./metafield-node.ts";
import { checkEntry, type CheckedEntry } from "./metafield-checks.ts";
import { textArgument, type FieldFunction } from "./node.ts";
import { ownerOf } from "./metafield-owner.ts";

const ENTRIES_MAX = 25;

/** The mutations of metafields. */
export const metafieldMutations: Record<string, FieldFunction> = {
  /** All entries are written, or none. */
  metafieldsSet: (args, request) => {
    const { context } = request;
    const entries = Array.isArray(args["metafields"]) ? args["metafields"].filter(isObject) : [];
    if (entries.length > ENTRIES_MAX) {
      const message = `The input array size of ${entries.length} is greater than the maximum allowed of ${ENTRIES_MAX}.`;
      throw apiError(message, "MAX_INPUT_SIZE_EXCEEDED");
    }
    const checked = entries.map((entry, index) => checkEntry(request, { entry, index }));
    const userErrors = checked.flatMap((one) => one.userErrors);
    if (userErrors.length > 0) return { metafields: [], userErrors };
    const written = checked.flatMap((one) => (one.entry ? [write(context, one.entry)] : []));
    context.world.changed();
    return { metafields: written.map((one) => metafieldNode(context, one)), userErrors: [] };
  },

  metafieldsDelete: (args, { context }) => {
    const entries = Array.isArray(args["metafields"]) ? args["metafields"].filter(isObject) : [];
    const deletedMetafields = entries.map((entry) => {
      const owner = ownerOf(context, entry["ownerId"]);
      const key = textArgument(entry, "key") ?? "";
      const namespace = resolveNamespace(context, textArgument(entry, "namespace"));
      if (!owner || !findMetafield(context, { ownerId: owner.id, namespace, key })) return null;
      context.shop.metafields.delete(metafieldKey({ ownerId: owner.id, namespace, key }));
      return { ownerId: entry["ownerId"], namespace, key };
    });
    context.world.changed();
    return { deletedMetafields, userErrors: [] };
  },
};

function write(context: SandboxContext, entry: CheckedEntry): Metafield {
  const at = nowText(context);
  const standing = findMetafield(context, entry);
  const metafield: Metafield = {
    id: standing?.id ?? context.world.newId(),
    ownerType: entry.ownerType,
    ownerId: entry.ownerId,
    namespace: entry.namespace,
    key: entry.key,
    type: entry.type,
    value: entry.value,
    createdAt: standing?.createdAt ?? at,
    updatedAt: at,
  };
  context.shop.metafields.set(metafieldKey(metafield), metafield);
  return metafield;
}
