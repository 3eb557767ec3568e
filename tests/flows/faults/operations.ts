import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** Where everything begins that is done in Shopify for redemptions when nobody asks. */
const ENTRIES = ["app/flows/redemptions/work-redemption.ts", "app/flows/redemptions/work-shop.ts"];

/** The Admin operations that a redemption's life can send: those of every file that its workers import, by name. */
export function operationsOfWork(): Map<string, "query" | "mutation"> {
  const files = new Set<string>();
  const queue = ENTRIES.map((file) => path.join(ROOT, file));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file) || !/\.tsx?$/.test(file) || file.endsWith(".d.ts")) continue;
    files.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, from] of text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)) {
      queue.push(path.resolve(path.dirname(file), from ?? ""));
    }
  }
  const found = new Map<string, "query" | "mutation">();
  for (const file of files) {
    for (const [, kind, name] of readFileSync(file, "utf8").matchAll(/#graphql\s+(query|mutation)\s+(\w+)/g)) {
      found.set(name ?? "", kind === "query" ? "query" : "mutation");
    }
  }
  return found;
}
