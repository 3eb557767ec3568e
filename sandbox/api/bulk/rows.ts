import { isObject } from "../../json.ts";

/** A bulk operation's result: a line for each thing, children after the thing they belong to. */
export interface BulkRows {
  jsonl: string;
  objects: number;
  roots: number;
}

/** Writes an answer down line by line: what a connection lists becomes lines of its own, which name their parent. */
export function bulkRows(data: unknown): BulkRows {
  const lines: string[] = [];
  const [root] = isObject(data) ? Object.values(data) : [];
  const roots = listed(root) ?? [];
  for (const node of roots) addRow(lines, { node, parentId: null });
  return { jsonl: lines.map((line) => `${line}\n`).join(""), objects: lines.length, roots: roots.length };
}

function addRow(lines: string[], of: { node: Record<string, unknown>; parentId: string | null }): void {
  const { node, parentId } = of;
  const children: { node: Record<string, unknown>; parentId: string | null }[] = [];
  const own = withoutConnections(node, { id: idOf(node), children });
  lines.push(JSON.stringify(parentId === null ? own : { ...own, __parentId: parentId }));
  for (const child of children) addRow(lines, child);
}

function withoutConnections(
  node: Record<string, unknown>,
  of: { id: string | null; children: { node: Record<string, unknown>; parentId: string | null }[] },
): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    const connected = listed(value);
    if (connected) of.children.push(...connected.map((child) => ({ node: child, parentId: of.id })));
    else if (isObject(value)) own[key] = withoutConnections(value, { ...of, id: idOf(value) ?? of.id });
    else own[key] = value;
  }
  return own;
}

/** What a connection lists; null for anything else. */
function listed(value: unknown): Record<string, unknown>[] | null {
  if (!isObject(value)) return null;
  if (Array.isArray(value["nodes"])) return value["nodes"].filter(isObject);
  if (!Array.isArray(value["edges"])) return null;
  return value["edges"].flatMap((edge) => (isObject(edge) && isObject(edge["node"]) ? [edge["node"]] : []));
}

function idOf(node: Record<string, unknown>): string | null {
  return typeof node["id"] === "string" ? node["id"] : null;
}
