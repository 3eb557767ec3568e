import { createHash } from "node:crypto";
import { findMetafield, resolveNamespace } from "../commerce/find.ts";
import type { SandboxContext } from "../context.ts";
import type { Metafield, MetafieldDefinition } from "../state-metafields.ts";
import { gid } from "../webhooks/body-parts.ts";
import { connection } from "./connection.ts";
import { textArgument, type ApiNode, type Arguments } from "./node.ts";

/** The digest that `compareDigest` is checked against: it changes with the value, and only with it. */
export function compareDigest(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

/** The fields `metafield` and `metafields` of everything that can own some. */
export function metafieldFields(context: SandboxContext, of: { ownerId: string }): Record<string, unknown> {
  return {
    metafield: (args: Arguments) => {
      const key = textArgument(args, "key") ?? "";
      const metafield = findMetafield(context, { ...of, namespace: textArgument(args, "namespace"), key });
      return metafield ? metafieldNode(context, metafield) : null;
    },
    metafields: (args: Arguments) => {
      const asked = textArgument(args, "namespace");
      const namespace = asked === null ? null : resolveNamespace(context, asked);
      const keys = Array.isArray(args["keys"]) ? args["keys"].filter((one) => typeof one === "string") : null;
      const wanted = keys?.map((key) => (key.includes(".") ? qualified(context, key) : key));
      const items = [...context.shop.metafields.values()].filter(
        (one) =>
          one.ownerId === of.ownerId &&
          (namespace === null || one.namespace === namespace) &&
          (!wanted || wanted.includes(one.key) || wanted.includes(`${one.namespace}.${one.key}`)),
      );
      return connection(args, { items, idOf: (one) => one.id, toNode: (one) => metafieldNode(context, one) });
    },
  };
}

/** A metafield of the Admin API. */
export function metafieldNode(context: SandboxContext, metafield: Metafield): ApiNode {
  return {
    __typename: "Metafield",
    id: gid("Metafield", metafield.id),
    legacyResourceId: metafield.id,
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => jsonValue(metafield),
    compareDigest: compareDigest(metafield.value),
    sizeInBytes: Buffer.byteLength(metafield.value),
    ownerType: metafield.ownerType,
    createdAt: metafield.createdAt,
    updatedAt: metafield.updatedAt,
    definition: () => {
      const definition = [...context.shop.metafieldDefinitions.values()].find(
        (one) =>
          one.ownerType === metafield.ownerType && one.namespace === metafield.namespace && one.key === metafield.key,
      );
      return definition ? definitionNode(context, definition) : null;
    },
  };
}

/** A metafield definition of the Admin API. */
export function definitionNode(context: SandboxContext, definition: MetafieldDefinition): ApiNode {
  const { access } = definition;
  const fields = [...context.shop.metafields.values()].filter(
    (one) =>
      one.ownerType === definition.ownerType && one.namespace === definition.namespace && one.key === definition.key,
  );
  return {
    __typename: "MetafieldDefinition",
    id: gid("MetafieldDefinition", definition.id),
    name: definition.name,
    namespace: definition.namespace,
    key: definition.key,
    description: definition.description,
    ownerType: definition.ownerType,
    type: {
      __typename: "MetafieldDefinitionType",
      name: definition.type,
      category: definition.type === "json" ? "JSON" : "TEXT",
    },
    access: {
      __typename: "MetafieldAccess",
      admin: access.admin ?? "PUBLIC_READ_WRITE",
      storefront: access.storefront,
      customerAccount: access.customerAccount,
    },
    validations: definition.validations.map((one) => ({ __typename: "MetafieldDefinitionValidation", ...one })),
    validationStatus: "ALL_VALID",
    pinnedPosition: null,
    metafieldsCount: fields.length,
    metafields: (args: Arguments) =>
      connection(args, { items: fields, idOf: (one) => one.id, toNode: (one) => metafieldNode(context, one) }),
  };
}

function jsonValue(metafield: Metafield): unknown {
  const isText = !["json", "boolean", "number_integer", "number_decimal"].includes(metafield.type);
  const parsed: unknown = isText ? metafield.value : JSON.parse(metafield.value);
  return parsed;
}

function qualified(context: SandboxContext, key: string): string {
  const place = key.lastIndexOf(".");
  return `${resolveNamespace(context, key.slice(0, place))}.${key.slice(place + 1)}`;
}
