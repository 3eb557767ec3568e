import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
} from "graphql";
import { WHOLE_PAGE } from "../connection.ts";
import { checkDocument } from "../document.ts";
import { executableSchema } from "../schema.ts";

const CONNECTIONS_MAX = 5;
const DEPTH_MAX = 2;

/**
 * Holds a query against the rules for bulk operations (https://shopify.dev/docs/api/usage/bulk-operations/queries), and lets each of its
 * connections read everything.
 */
export function checkBulkQuery(query: string): { document: DocumentNode } | { problem: string } {
  const checked = checkDocument(query, null);
  if ("errors" in checked) return { problem: `Invalid bulk query: ${checked.errors[0]?.message ?? ""}` };
  const { document, operation } = checked;
  if (operation.operation !== OperationTypeNode.QUERY) return { problem: "Bulk queries must be queries" };
  if ((operation.variableDefinitions ?? []).length > 0) return { problem: "Bulk queries cannot take variables" };
  const roots = operation.selectionSet.selections;
  if (roots.length !== 1) return { problem: "Bulk queries must have one top-level field" };
  if (roots.some((one) => one.kind === Kind.FIELD && /^nodes?$/.test(one.name.value))) {
    return { problem: "Bulk queries cannot contain a top level `node` field." };
  }
  try {
    return { document: withWholePages(document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { problem: error.message };
    throw error;
  }
}

/** Fragments are visited where they are defined: what is nested in them is counted from there. */
function withWholePages(document: DocumentNode): DocumentNode {
  const info = new TypeInfo(executableSchema());
  const open: ("connection" | "list" | "other")[] = [];
  let count = 0;
  const whole = visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter: (field): FieldNode | undefined => {
          const kind = kindOf(info);
          if (kind === "connection") {
            count += 1;
            if (open.includes("list"))
              refuse("Queries that contain a connection field within a list field are not allowed");
            if (open.filter((one) => one === "connection").length > DEPTH_MAX)
              refuse("Bulk queries cannot contain connections with a nesting depth greater than 2");
            if (!listsNodes(info))
              refuse("All connection fields in a bulk query must return things that implement Node");
          }
          open.push(kind);
          return kind === "connection" ? withPage(field) : undefined;
        },
        leave: () => {
          open.pop();
        },
      },
    }),
  );
  if (count === 0) refuse("Bulk queries must contain at least one connection.");
  if (count > CONNECTIONS_MAX) refuse("Bulk queries cannot contain more than 5 connections");
  return whole;
}

function kindOf(info: TypeInfo): "connection" | "list" | "other" {
  const type = info.getType();
  if (!type) return "other";
  if (getNamedType(type).name.endsWith("Connection")) return "connection";
  // `edges` and `nodes` are lists too, but a connection's own.
  const isOwn = info.getParentType()?.name.endsWith("Connection") ?? false;
  return isListType(getNullableType(type)) && !isOwn ? "list" : "other";
}

function listsNodes(info: TypeInfo): boolean {
  const type = getNamedType(info.getType() ?? undefined);
  const nodes = isObjectType(type) ? type.getFields()["nodes"] : undefined;
  const node = nodes ? getNamedType(nodes.type) : undefined;
  return (isObjectType(node) || isInterfaceType(node)) && node.getInterfaces().some((one) => one.name === "Node");
}

function withPage(field: FieldNode): FieldNode {
  const kept = (field.arguments ?? []).filter(({ name }) => !["first", "last", "after", "before"].includes(name.value));
  const first = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: "first" },
    value: { kind: Kind.INT, value: String(WHOLE_PAGE) },
  } as const;
  return { ...field, arguments: [...kept, first] };
}

function refuse(message: string): never {
  throw new GraphQLError(message);
}
