import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { repositoryRoot } from "./options.ts";
import { StartProblem } from "./problem.ts";

const sources = [
  "app",
  "public",
  "prisma/schema.prisma",
  "shopify.app.toml",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
];
const generatedFolder = path.join("app", "generated");
const stampFile = path.join(repositoryRoot, "build", "built-from.txt");
const OUTPUT_SHOWN_LINES = 40;

/** Generates the database client and builds the app, unless the build already stands for the sources as they are. */
export async function buildAppIfStale(say: (line: string) => void): Promise<void> {
  const fingerprint = fingerprintOf(sources);
  const isBuilt = existsSync(path.join(repositoryRoot, "build", "server", "index.js"));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint) return;

  say("Building Laurel (only when its sources changed)");
  await runTool({ package: "prisma", bin: "prisma", args: ["generate"] });
  await runTool({ package: "@remix-run/dev", bin: "remix", args: ["vite:build"] });
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint);
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
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code === 0) return;
  const tail = output.join("").split("\n").slice(-OUTPUT_SHOWN_LINES).join("\n");
  throw new StartProblem(`${tool.bin} ${tool.args.join(" ")} failed:\n${tail}`);
}

function binOf(packageName: string, bin: string): string {
  const manifestFile = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, "utf8"));
  const bins: unknown = typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "bin") : null;
  const file: unknown = typeof bins === "object" && bins !== null ? Reflect.get(bins, bin) : bins;
  if (typeof file !== "string") throw new Error(`${packageName} has no program ${bin}`);
  return path.join(path.dirname(manifestFile), file);
}
