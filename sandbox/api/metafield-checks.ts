import type { SandboxContext } from "../context.ts";
import { appNamespace, findMetafield, resolveNamespace } from "../commerce/find.ts";
import type { MetafieldOwnerType } from "../state-metafields.ts";
import { compareDigest } from "./metafield-node.ts";
import { ownerOf } from "./metafield-owner.ts";
import { textArgument, type ApiRequest } from "./node.ts";

/** An entry of metafieldsSet that can be written. */
export interface CheckedEntry {
  ownerType: MetafieldOwnerType;
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
}

interface EntryError {
  field: string[];
  message: string;
  code: string;
  elementIndex: null;
}

/** Checks one entry of metafieldsSet; the user errors are those Shopify answers. */
export function checkEntry(
  request: ApiRequest,
  of: { entry: Record<string, unknown>; index: number },
): { entry: CheckedEntry | null; userErrors: EntryError[] } {
  const { context } = request;
  const { entry, index } = of;
  const refuse = (field: string, message: string, code: string) => ({
    entry: null,
    userErrors: [{ field: ["metafields", String(index), field], message, code, elementIndex: null }],
  });
  const owner = ownerOf(context, entry["ownerId"]);
  if (!owner) return refuse("ownerId", "Owner does not exist.", "INVALID");
  const namespace = resolveNamespace(context, textArgument(entry, "namespace"));
  const key = textArgument(entry, "key") ?? "";
  const value = textArgument(entry, "value") ?? "";
  const hasScope = owner.writeScope === null || request.scopes.has(owner.writeScope);
  if (!hasScope || isForeignNamespace(context, namespace)) {
    const message = "Access to this namespace and key on Metafields for this resource type is not allowed.";
    return refuse("namespace", message, "APP_NOT_AUTHORIZED");
  }
  if (namespace.length < 3) return refuse("namespace", "Namespace is too short (minimum is 3 characters)", "TOO_SHORT");
  if (key.length < 2) return refuse("key", "Key is too short (minimum is 2 characters)", "TOO_SHORT");
  if (key.length > 64) return refuse("key", "Key is too long (maximum is 64 characters)", "TOO_LONG");

  const definition = [...context.shop.metafieldDefinitions.values()].find(
    (one) => one.ownerType === owner.type && one.namespace === namespace && one.key === key,
  );
  const standing = findMetafield(context, { ownerId: owner.id, namespace, key });
  const type = textArgument(entry, "type") ?? definition?.type ?? standing?.type;
  if (!type) return refuse("type", "Type can't be blank", "BLANK");
  if (definition && definition.type !== type) {
    const message = `Type '${type}' must be consistent with the definition's type: '${definition.type}'.`;
    return refuse("type", message, "INVALID_TYPE");
  }
  const problem = valueProblem(type, value);
  if (problem === "unknown-type") return refuse("type", "Type must be one of the following: json, …", "INCLUSION");
  if (problem !== null) return refuse("value", problem, "INVALID_VALUE");
  if (isStale({ entry, standing: standing?.value ?? null })) {
    const message =
      "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";
    return refuse("compareDigest", message, "STALE_OBJECT");
  }
  return { entry: { ownerType: owner.type, ownerId: owner.id, namespace, key, type, value }, userErrors: [] };
}

/** Whether a namespace is reserved for another app. */
export function isForeignNamespace(context: SandboxContext, namespace: string): boolean {
  const own = appNamespace(context);
  return namespace.startsWith("app--") && namespace !== own && !namespace.startsWith(`${own}--`);
}

/** Without a digest anything is overwritten; `null` says that nothing may be there yet. */
function isStale(of: { entry: Record<string, unknown>; standing: string | null }): boolean {
  const digest = of.entry["compareDigest"];
  if (digest === undefined) return false;
  return digest !== (of.standing === null ? null : compareDigest(of.standing));
}

/** What is wrong with a value of a type; null when nothing is. */
function valueProblem(type: string, value: string): string | null {
  if (value === "") return "Value can't be blank.";
  switch (type) {
    case "json":
      return jsonProblem(value);
    case "number_integer":
      return /^-?\d+$/.test(value) ? null : "Value must be an integer.";
    case "number_decimal":
      return /^-?\d+(\.\d+)?$/.test(value) ? null : "Value must be a decimal.";
    case "boolean":
      return value === "true" || value === "false" ? null : "Value must be true or false.";
    case "single_line_text_field":
      return /[\r\n]/.test(value) ? "Value must be a single line text string." : null;
    case "multi_line_text_field":
    case "url":
    case "color":
      return null;
    case "date":
    case "date_time":
      return Number.isNaN(Date.parse(value)) ? `Value must be a ${type}.` : null;
    default:
      return "unknown-type";
  }
}

function jsonProblem(value: string): string | null {
  try {
    JSON.parse(value);
    return null;
  } catch (error) {
    return `Value is invalid JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
