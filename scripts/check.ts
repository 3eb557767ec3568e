import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { generateClient } from "./build.ts";

// `npm run check`: everything that can be said about the code without running it. Every step runs, even after one failed,
// so that one look shows all there is to do.

interface Step {
  name: string;
  command: string;
  args: string[];
}

interface Result {
  name: string;
  passed: boolean;
  seconds: number;
  output: string;
}

const root = path.resolve(import.meta.dirname, "..");

const folders = ["app", "sandbox", "scripts", "bench", "tests", "extensions"].filter((folder) =>
  existsSync(path.join(root, folder)),
);

// The slow ones first: the short ones then fill the gaps beside them.
const steps: Step[] = [
  // Without a cache: whether a promise is dropped may be decided by a type in another file, which no cache of files sees.
  { name: "lint", command: "eslint", args: ["."] },
  { name: "types", command: "tsc", args: ["--noEmit"] },
  { name: "format", command: "prettier", args: ["--check", "--cache", "--cache-location=.cache/prettier", "."] },
  {
    name: "architecture",
    command: "depcruise",
    args: [...folders, "--config", ".dependency-cruiser.cjs"],
  },
  { name: "unused", command: "knip", args: ["--no-progress", "--treat-config-hints-as-errors"] },
  { name: "theme", command: "node", args: ["scripts/check-theme.ts"] },
  { name: "generated", command: "node", args: ["scripts/check-codegen.ts"] },
  { name: "licences", command: "node", args: ["scripts/licences.ts", "--check"] },
  { name: "repository", command: "node", args: ["scripts/check-repository.ts"] },
];

const results: Result[] = [];

// Lint and types read what Prisma writes from the schema; nobody keeps that in the repository.
await generateClient();

const waiting = [...steps];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));

const failures = results.filter((result) => !result.passed);
for (const { name, output } of failures) console.log(`\n── ${name} ${"─".repeat(110 - name.length)}\n${output.trim()}`);
if (failures.length > 0) console.log(`\nFailed: ${failures.map(({ name }) => name).join(", ")}`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) await report(step);
}

async function report(step: Step): Promise<void> {
  const result = await run(step);
  results.push(result);
  console.log(`${result.passed ? "✓" : "✗"} ${result.name.padEnd(14)} ${result.seconds.toFixed(1).padStart(6)} s`);
}

async function run({ name, command, args }: Step): Promise<Result> {
  const startedAt = performance.now();
  const bin = path.join(root, "node_modules", ".bin");
  // Only programs of our own lock file: the machine's own Node may be older than the one these files need.
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`, FORCE_COLOR: "0" };
  const child = spawn(command, args, { cwd: root, env, shell: process.platform === "win32" });

  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const passed = await new Promise<boolean>((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });

  return { name, passed, seconds: (performance.now() - startedAt) / 1000, output };
}
