import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/*
 * `npm run build`: the database client and the app, in build/. The build remembers which sources it was made from, so that the
 * sandbox and the tests build only when something changed.
 */
const repositoryRoot = fileURLToPath(new URL("..", import.meta.url));

const schemaFile = path.join("prisma", "schema.prisma");
const sources = [
  "app",
  "public",
  // The merchant guide, which the admin shows.
  path.join("docs", "merchant-guide.md"),
  path.join("docs", "merchant-guide.de.md"),
  path.join("docs", "images"),
  schemaFile,
  "shopify.app.toml",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
];
const generatedFolder = path.join("app", "generated");
const clientStampFile = path.join(repositoryRoot, generatedFolder, "built-from.txt");
const stampFile = path.join(repositoryRoot, "build", "built-from.txt");
const OUTPUT_SHOWN_LINES = 40;

/**
 * Generates the database client and builds the app.
 *
 * @param when "stale": not if the build already stands for the sources as they are
 * @throws with the end of the tool's output when a step fails
 */
export async function buildApp(when: "stale" | "always", say: (line: string) => void): Promise<void> {
  const fingerprint = fingerprintOf(sources);
  const isBuilt = existsSync(path.join(repositoryRoot, "build", "server", "index.js"));
  const isFresh = isBuilt && existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint;
  if (when === "stale" && isFresh) return;

  say("Building Laurel");
  await generateClient();
  await runTool({ package: "@remix-run/dev", bin: "remix", args: ["vite:build"] });
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint);
}

/** Writes the database client from the schema. Leaves one alone that is already right: somebody may be running on it. */
export async function generateClient(): Promise<void> {
  const fingerprint = fingerprintOf([schemaFile, "package-lock.json"]);
  if (existsSync(clientStampFile) && readFileSync(clientStampFile, "utf8") === fingerprint) return;
  await runTool({ package: "prisma", bin: "prisma", args: ["generate"] });
  writeFileSync(clientStampFile, fingerprint);
}

function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(repositoryRoot, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(relative: string): string[] {
  const absolute = path.join(repositoryRoot, relative);
  if (!existsSync(absolute) || relative === generatedFolder) return [];
  if (path.extname(relative) !== "") return [relative];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const inside = path.join(relative, entry.name);
    return entry.isDirectory() ? filesBelow(inside) : [inside];
  });
}

async function runTool(tool: { package: string; bin: string; args: string[] }): Promise<void> {
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [binOf(tool.package, tool.bin), ...tool.args], {
      cwd: repositoryRoot,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production" },
    });
    process.once("exit", () => child.kill());
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code === 0) return;
  const tail = output.join("").split("\n").slice(-OUTPUT_SHOWN_LINES).join("\n");
  throw new Error(`${tool.bin} ${tool.args.join(" ")} failed:\n${tail}`);
}

function binOf(packageName: string, bin: string): string {
  const manifestFile = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, "utf8"));
  const bins: unknown = typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "bin") : null;
  const file: unknown = typeof bins === "object" && bins !== null ? Reflect.get(bins, bin) : bins;
  if (typeof file !== "string") throw new Error(`${packageName} has no program ${bin}`);
  return path.join(path.dirname(manifestFile), file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildApp(process.argv.includes("--stale") ? "stale" : "always", console.log);
}
