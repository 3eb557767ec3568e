import { nowText, type SandboxContext } from "../context.ts";
import { findMetafield, metafieldKey, resolveNamespace } from "../commerce/find.ts";
import { isObject } from "../json.ts";
import type { Metafield, MetafieldDefinition } from "../state.ts";
import { accessDenied, apiError } from "./errors.ts";
import { definitionNode, metafieldNode } from "./metafield-node.ts";
import { checkEntry, isForeignNamespace, type CheckedEntry } from "./metafield-checks.ts";
import { textArgument, type FieldFunction } from "./node.ts";
import { ownerOf } from "./metafield-owner.ts";

const ENTRIES_MAX = 25;

const NAMESPACE_ACCESS =
  "API client to have access to the namespace and the resource type associated with the metafield definition.\n";

/** The mutations of metafields and their definitions. */
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

  metafieldDefinitionCreate: (args, { context }) => {
    const input = isObject(args["definition"]) ? args["definition"] : {};
    const namespace = resolveNamespace(context, textArgument(input, "namespace"));
    if (isForeignNamespace(context, namespace)) throw accessDenied("metafieldDefinitionCreate", NAMESPACE_ACCESS);
    const refuse = (field: string, message: string, code: string) => ({
      createdDefinition: null,
      userErrors: [{ field: ["definition", field], message, code, elementIndex: null, elementKey: null }],
    });
    const [ownerType = "", key = "", name = "", type = ""] = ["ownerType", "key", "name", "type"].map(
      (one) => textArgument(input, one) ?? "",
    );
    if (!isOwnerType(ownerType)) throw apiError(`The sandbox does not implement metafields of ${ownerType}`, "SANDBOX_NOT_IMPLEMENTED"); // prettier-ignore
    if (key.length < 2) return refuse("key", "Key is too short (minimum is 2 characters)", "TOO_SHORT");
    if (!name) return refuse("name", "Name can't be blank", "BLANK");
    const twin = [...context.shop.metafieldDefinitions.values()].find(
      (one) => one.ownerType === ownerType && one.namespace === namespace && one.key === key,
    );
    if (twin) return refuse("key", `Key is in use for ${ownerType.toLowerCase()} metafields on the '${namespace}' namespace.`, "TAKEN"); // prettier-ignore
    const access = isObject(input["access"]) ? input["access"] : {};
    const definition: MetafieldDefinition = {
      id: context.world.newId(),
      ownerType,
      namespace,
      key,
      name,
      description: textArgument(input, "description"),
      type,
      access: {
        admin: textArgument(access, "admin"),
        storefront: textArgument(access, "storefront") ?? "NONE",
        customerAccount: textArgument(access, "customerAccount") ?? "NONE",
      },
      createdAt: nowText(context),
    };
    context.shop.metafieldDefinitions.set(definition.id, definition);
    context.world.changed();
    return { createdDefinition: definitionNode(context, definition), userErrors: [] };
  },
};

function isOwnerType(value: string): value is MetafieldDefinition["ownerType"] {
  return ["CUSTOMER", "API_APP", "PRODUCT", "ORDER", "SHOP", "DISCOUNT"].includes(value);
}

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
