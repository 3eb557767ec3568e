import { resolveNamespace } from "../commerce/find.ts";
import { nowText, type SandboxContext } from "../context.ts";
import { isObject } from "../json.ts";
import type { MetafieldDefinition, MetafieldOwnerType } from "../state-metafields.ts";
import { gid } from "../webhooks/body-parts.ts";
import { findDefinition } from "./definition-queries.ts";
import { accessDenied, apiError, notImplemented } from "./errors.ts";
import { isForeignNamespace } from "./metafield-checks.ts";
import { definitionNode } from "./metafield-node.ts";
import { textArgument, type FieldFunction } from "./node.ts";

type Input = Record<string, unknown>;

const NAMESPACE_ACCESS =
  "API client to have access to the namespace and the resource type associated with the metafield definition.\n";

/** A namespace that is Shopify's own. */
const RESERVED = "shopify";

/** The mutations of metafield definitions. */
export const definitionMutations: Record<string, FieldFunction> = {
  metafieldDefinitionCreate: (args, { context }) => {
    const input = isObject(args["definition"]) ? args["definition"] : {};
    const namespace = ownNamespace(context, { input, field: "metafieldDefinitionCreate" });
    const refuse = (field: readonly string[], message: string, code: string) => ({
      createdDefinition: null,
      userErrors: [{ field: ["definition", ...field], message, code, elementIndex: null, elementKey: null }],
    });
    const [ownerType = "", key = "", name = "", type = ""] = ["ownerType", "key", "name", "type"].map(
      (one) => textArgument(input, one) ?? "",
    );
    if (!isOwnerType(ownerType)) throw apiError(`The sandbox does not implement metafields of ${ownerType}`, "SANDBOX_NOT_IMPLEMENTED"); // prettier-ignore
    if (key.length < 2) return refuse(["key"], "Key is too short (minimum is 2 characters)", "TOO_SHORT");
    if (!name) return refuse(["name"], "Name can't be blank", "BLANK");
    const access = readAccess(context, { input, namespace, standing: null });
    if (!access) return refuse([], ACCESS_REFUSED, "INVALID");
    const twin = findDefinition(context, { identifier: { ownerType, namespace, key } });
    if (twin) {
      const message = `Key is in use for ${noun(ownerType)} metafields on the '${namespace}' namespace.`;
      return refuse(["key"], message, "TAKEN");
    }
    const definition: MetafieldDefinition = {
      id: context.world.newId(),
      ownerType,
      namespace,
      key,
      name,
      description: textArgument(input, "description"),
      type,
      access,
      validations: readValidations(input) ?? [],
      createdAt: nowText(context),
    };
    context.shop.metafieldDefinitions.set(definition.id, definition);
    context.world.changed();
    return { createdDefinition: definitionNode(context, definition), userErrors: [] };
  },

  metafieldDefinitionUpdate: (args, { context }) => {
    const input = isObject(args["definition"]) ? args["definition"] : {};
    const namespace = ownNamespace(context, { input, field: "metafieldDefinitionUpdate" });
    const refuse = (message: string, code: string) => ({
      updatedDefinition: null,
      userErrors: [{ field: ["definition"], message, code, elementIndex: null, elementKey: null }],
      validationJob: null,
    });
    const identifier = { ownerType: input["ownerType"], namespace, key: input["key"] };
    const definition = findDefinition(context, { identifier });
    if (!definition) return refuse("Definition not found.", "NOT_FOUND");
    const access = readAccess(context, { input, namespace, standing: definition });
    if (!access) return refuse(ACCESS_REFUSED, "INVALID_INPUT");
    definition.access = access;
    definition.name = textArgument(input, "name") ?? definition.name;
    if (input["description"] !== undefined) definition.description = textArgument(input, "description");
    definition.validations = readValidations(input) ?? definition.validations;
    context.world.changed();
    return { updatedDefinition: definitionNode(context, definition), userErrors: [], validationJob: null };
  },

  metafieldDefinitionDelete: (args, { context }) => {
    const definition = findDefinition(context, args);
    if (!definition) {
      const error = { field: ["id"], message: "Definition not found.", code: "NOT_FOUND" };
      return { deletedDefinitionId: null, deletedDefinition: null, userErrors: [error] };
    }
    const { ownerType, namespace, key } = definition;
    if (isForeignNamespace(context, namespace)) throw accessDenied("metafieldDefinitionDelete", NAMESPACE_ACCESS);
    context.shop.metafieldDefinitions.delete(definition.id);
    if (args["deleteAllAssociatedMetafields"] === true) dropValues(context, definition);
    context.world.changed();
    return {
      deletedDefinitionId: gid("MetafieldDefinition", definition.id),
      deletedDefinition: { __typename: "MetafieldDefinitionIdentifier", ownerType, namespace, key },
      userErrors: [],
    };
  },

  standardMetafieldDefinitionEnable: (args) => {
    const access = isObject(args["access"]) ? args["access"] : {};
    const refuse = (message: string) => ({
      createdDefinition: null,
      userErrors: [{ field: ["access"], message, code: "INVALID" }],
    });
    if (args["namespace"] === RESERVED && Object.keys(access).length > 0) {
      return refuse("Setting access controls on a definition under this namespace is not permitted.");
    }
    if (access["admin"] != null && access["admin"] !== "PUBLIC_READ_WRITE") return refuse(ACCESS_REFUSED);
    throw notImplemented("Mutation.standardMetafieldDefinitionEnable");
  },
};

const ACCESS_REFUSED = 'Setting this access control is not permitted. It must be one of ["public_read_write"].';

/**
 * The namespace of an input, resolved.
 *
 * @throws GraphQLError when it is another app's, or Shopify's
 */
function ownNamespace(context: SandboxContext, of: { input: Input; field: string }): string {
  const namespace = resolveNamespace(context, textArgument(of.input, "namespace"));
  if (namespace === RESERVED || isForeignNamespace(context, namespace)) {
    throw accessDenied(of.field, NAMESPACE_ACCESS);
  }
  return namespace;
}

/** Who may read and write; null when the merchant's access is restricted where only an app's own namespace allows it. */
function readAccess(
  context: SandboxContext,
  of: { input: Input; namespace: string; standing: MetafieldDefinition | null },
): MetafieldDefinition["access"] | null {
  const given = isObject(of.input["access"]) ? of.input["access"] : {};
  const isOwn = of.namespace.startsWith(resolveNamespace(context, "$app"));
  const admin = textArgument(given, "admin");
  if (!isOwn && admin !== null && admin !== "PUBLIC_READ_WRITE") return null;
  const before = of.standing?.access;
  return {
    admin: admin ?? before?.admin ?? null,
    storefront: textArgument(given, "storefront") ?? before?.storefront ?? "NONE",
    customerAccount: textArgument(given, "customerAccount") ?? before?.customerAccount ?? "NONE",
  };
}

function readValidations(input: Input): MetafieldDefinition["validations"] | null {
  if (!Array.isArray(input["validations"])) return null;
  return input["validations"]
    .filter(isObject)
    .map((one) => ({ name: textArgument(one, "name") ?? "", value: textArgument(one, "value") }));
}

function dropValues(context: SandboxContext, definition: MetafieldDefinition): void {
  for (const [key, metafield] of context.shop.metafields) {
    const isItsOwn =
      metafield.ownerType === definition.ownerType &&
      metafield.namespace === definition.namespace &&
      metafield.key === definition.key;
    if (isItsOwn) context.shop.metafields.delete(key);
  }
}

function noun(ownerType: string): string {
  return ownerType.toLowerCase();
}

function isOwnerType(value: string): value is MetafieldOwnerType {
  return ["CUSTOMER", "API_APP", "PRODUCT", "ORDER", "SHOP", "DISCOUNT"].includes(value);
}
