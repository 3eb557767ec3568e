import { spawnSync } from "node:child_process";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");

/**
 * Writes the types of the `#graphql` documents in app/shopify.
 *
 * @param folder below the project, because the files import each other by relative paths
 * @throws with what the generator said when it failed: usually a document that Shopify's schema does not know
 */
export function generateTypes(folder: string): void {
  const bin = path.join(ROOT, "node_modules", ".bin");
  const run = spawnSync("graphql-codegen", ["--config", "codegen.config.ts"], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, CODEGEN_FOLDER: folder, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
    shell: process.platform === "win32",
  });
  if (run.status !== 0) throw new Error(`the generator failed: ${run.stdout}${run.stderr}`);
}

if (import.meta.main) generateTypes("app/shopify/types");
