import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { validate } from "graphql";
import { adminOperations } from "./admin-operations.ts";
import { generateTypes } from "./codegen.ts";
import { adminSchema } from "./shopify-schema.ts";

const ROOT = path.join(import.meta.dirname, "..");
const TYPES = path.join(ROOT, "app", "shopify", "types");
const FILES = ["admin.types.d.ts", "admin.generated.d.ts"];

/**
 * What is wrong with the Admin operations and their generated types: documents that Shopify's schema refuses, and types that the
 * generator would write otherwise today.
 *
 * @param types the folder of the committed types
 * @returns one sentence per finding; empty when all is well
 */
export function codegenFindings(types = TYPES): string[] {
  const schema = adminSchema();
  const invalid = adminOperations().flatMap(({ name, document }) =>
    validate(schema, document).map((error) => `${name}: ${error.message}`),
  );
  return invalid.length > 0 ? invalid : staleFiles(types).map((file) => `${file} is stale: run \`npm run codegen\``);
}

function staleFiles(types: string): string[] {
  const cache = path.join(ROOT, ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "codegen-"));
  try {
    generateTypes(folder);
    return FILES.filter((file) => read(path.join(folder, file)) !== read(path.join(types, file))).map(
      (file) => `app/shopify/types/${file}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

if (import.meta.main) {
  const findings = codegenFindings();
  for (const finding of findings) console.error(finding);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
