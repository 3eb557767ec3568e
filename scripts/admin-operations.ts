import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Kind, parse, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from "graphql";

const FOLDER = path.join(import.meta.dirname, "..", "app", "shopify");

export interface AdminOperation {
  name: string;
  /** The operation with every fragment it uses. */
  document: DocumentNode;
}

/**
 * Every Admin operation of the app, as it stands in the `#graphql` templates of app/shopify.
 *
 * @throws when two operations or fragments share a name, or a document does not parse
 */
export function adminOperations(): AdminOperation[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations = new Map<string, OperationDefinitionNode>();
  for (const definition of templates().flatMap((text) => parse(text).definitions)) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) add(fragments, definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) add(operations, definition.name?.value ?? "", definition);
  }
  return [...operations].map(([name, operation]) => {
    const used = [...usedFragments(operation, fragments)].flatMap((each) => fragments.get(each) ?? []);
    return { name, document: { kind: Kind.DOCUMENT, definitions: [operation, ...used] } };
  });
}

/** The texts of all templates that begin with #graphql, without what they interpolate (fragments, which are templates too). */
function templates(): string[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"),
  );
  return files.flatMap((file) => {
    const source = readFileSync(path.join(FOLDER, file), "utf8");
    return [...source.matchAll(/`(#graphql\n[^`]*)`/g)].map(([, text = ""]) => text.replaceAll(/\$\{[^}]*\}/g, ""));
  });
}

function usedFragments(
  node: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
  seen = new Set<string>(),
): Set<string> {
  const names = [...JSON.stringify(node).matchAll(/"kind":"FragmentSpread","name":\{"kind":"Name","value":"(\w+)"/g)];
  for (const [, name = ""] of names) {
    const fragment = fragments.get(name);
    if (!fragment) throw new Error(`there is no fragment ${name}`);
    if (!seen.has(name)) usedFragments(fragment, fragments, seen.add(name));
  }
  return seen;
}

function add<Definition>(map: Map<string, Definition>, name: string, definition: Definition): void {
  if (name === "" || map.has(name))
    throw new Error(`an operation or fragment is named ${JSON.stringify(name)} twice, or not at all`);
  map.set(name, definition);
}
