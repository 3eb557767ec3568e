import { fileURLToPath } from "node:url";

const bundles = new Map<string, Promise<string>>();

/**
 * The sandbox's browser code, one classic script from one entry file with all it imports. Built on the first request and
 * kept: the sandbox is restarted when its own code changes.
 *
 * @param entry URL of the TypeScript file
 * @param format a classic script, or a module ("es") that exports what the entry file does
 */
export function browserBundle(entry: URL, format: "iife" | "es" = "iife"): Promise<string> {
  const known = bundles.get(entry.href);
  if (known) return known;
  const built = bundle(fileURLToPath(entry), format);
  bundles.set(entry.href, built);
  return built;
}

async function bundle(entry: string, format: "iife" | "es"): Promise<string> {
  // Vite is slow to load and many a sandbox, in tests, never shows a page.
  const { build } = await import("vite");
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: "es2022",
      rollupOptions: { input: entry, preserveEntrySignatures: "strict", output: { format } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!("output" in output)) continue;
    const [chunk] = output.output;
    return chunk.code;
  }
  throw new Error(`There is no script in ${entry}`);
}
