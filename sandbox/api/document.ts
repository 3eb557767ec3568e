import {
  getNamedType,
  getOperationAST,
  GraphQLError,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from "graphql";
import { executableSchema } from "./schema.ts";

/** A document that fits Shopify's schema, with the operation to run; or what is wrong with it. */
export type CheckedDocument =
  { document: DocumentNode; operation: OperationDefinitionNode } | { errors: readonly GraphQLError[] };

const known = new Map<string, DocumentNode | readonly GraphQLError[]>();
const KNOWN_MAX = 500;

/** Parses and validates a document against the real schema. Documents are few and come often, so results are kept. */
export function checkDocument(query: string, operationName: string | null): CheckedDocument {
  let checked = known.get(query);
  if (!checked) {
    checked = parseAndValidate(query);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(query, checked);
  }
  if (!("kind" in checked)) return { errors: checked };
  const operation = getOperationAST(checked, operationName);
  if (operation) return { document: checked, operation };
  const message = operationName === null ? "An operation name is required" : `No operation named "${operationName}"`;
  return { errors: [new GraphQLError(message)] };
}

function parseAndValidate(query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = withUnionsSelected(parse(query));
    const errors = validate(executableSchema(), document);
    return errors.length > 0 ? errors.map((error) => inShopifysWords(document, error)) : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Shopify takes a field of a union without a selection; here it selects the type's name. */
function withUnionsSelected(document: DocumentNode): DocumentNode {
  const info = new TypeInfo(executableSchema());
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: (field) => {
        if (field.selectionSet || !isUnionType(getNamedType(info.getType() ?? undefined))) return undefined;
        const name = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;
        return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [name] } };
      },
    }),
  );
}

interface Words {
  message: string;
  extensions: Record<string, unknown>;
  /** What the path ends with, after the place of the error itself. */
  last?: string;
}

const RULES: readonly [RegExp, (match: RegExpExecArray) => Words][] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    ([, fieldName = "", typeName = ""]) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: "undefinedField", typeName, fieldName },
    }),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type .* is required/,
    ([, name = "", missing = ""]) => ({
      message: `Field '${name}' is missing required arguments: ${missing}`,
      extensions: { code: "missingRequiredArguments", className: "Field", name, arguments: missing },
    }),
  ],
  [
    /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    ([, argumentName = "", name = ""]) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: "argumentNotAccepted", name, typeName: "Field", argumentName },
    }),
  ],
  [
    /^Field "(\w+)" is not defined by type "(\w+)"/,
    ([, argumentName = "", name = ""]) => ({
      message: `InputObject '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: "argumentNotAccepted", name, typeName: "InputObject", argumentName },
    }),
  ],
  [
    /^Field "(\w+)\.(\w+)" of required type "(.+)" was not provided/,
    ([, inputObjectType = "", argumentName = "", argumentType = ""]) => ({
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      extensions: { code: "missingRequiredInputObjectAttribute", argumentName, argumentType, inputObjectType },
      last: argumentName,
    }),
  ],
];

/** The same findings under Shopify's wording and codes, for those that occur in practice. */
function inShopifysWords(document: DocumentNode, error: GraphQLError): GraphQLError {
  const node = error.nodes?.[0];
  const path = node ? placeOf(document, node) : [];
  const nodes = error.nodes ? { nodes: error.nodes } : {};
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const { message, extensions, last } = words(match);
    return new GraphQLError(message, { ...nodes, path: [...path, ...(last === undefined ? [] : [last])], extensions });
  }
  return new GraphQLError(error.message, { ...nodes, path, extensions: { code: "argumentLiteralsIncompatible" } });
}

/** Where in a document something stands: the operation, fields by their aliases, arguments. */
function placeOf(document: DocumentNode, target: ASTNode): string[] {
  let place: string[] = [];
  const trail: string[] = [];
  visit(document, {
    enter: (node) => {
      trail.push(nameOf(node));
      if (node === target) place = trail.filter((name) => name !== "");
    },
    leave: () => {
      trail.pop();
    },
  });
  return place;
}

function nameOf(node: ASTNode): string {
  if (node.kind === Kind.OPERATION_DEFINITION) {
    return node.name ? `${node.operation} ${node.name.value}` : node.operation;
  }
  if (node.kind === Kind.FRAGMENT_DEFINITION) return `fragment ${node.name.value}`;
  if (node.kind === Kind.FIELD) return node.alias?.value ?? node.name.value;
  return node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? node.name.value : "";
}
