import {
  getOperationAST,
  GraphQLError,
  parse,
  validate,
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
    const document = parse(query);
    const errors = validate(executableSchema(), document);
    return errors.length > 0 ? errors.map(inShopifysWords) : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** The same findings under Shopify's wording and codes, for those that occur in practice. */
function inShopifysWords(error: GraphQLError): GraphQLError {
  const rules: [RegExp, (match: RegExpExecArray) => { message: string; code: string }][] = [
    [
      /^Cannot query field "(\w+)" on type "(\w+)"/,
      ([, field = "", type = ""]) => ({
        message: `Field '${field}' doesn't exist on type '${type}'`,
        code: "undefinedField",
      }),
    ],
    [
      /^Field "(\w+)" argument "(\w+)" of type .* is required/,
      ([, field = "", argument = ""]) => ({
        message: `Field '${field}' is missing required arguments: ${argument}`,
        code: "missingRequiredArguments",
      }),
    ],
    [
      /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
      ([, argument = "", field = ""]) => ({
        message: `Field '${field}' doesn't accept argument '${argument}'`,
        code: "argumentNotAccepted",
      }),
    ],
    [
      /^Field "(\w+)" is not defined by type "(\w+)"/,
      ([, argument = "", type = ""]) => ({
        message: `InputObject '${type}' doesn't accept argument '${argument}'`,
        code: "argumentNotAccepted",
      }),
    ],
  ];
  for (const [pattern, words] of rules) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const { message, code } = words(match);
    return new GraphQLError(message, { ...(error.nodes ? { nodes: error.nodes } : {}), extensions: { code } });
  }
  return new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    extensions: { code: "argumentLiteralsIncompatible" },
  });
}
