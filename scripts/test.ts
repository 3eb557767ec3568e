import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

/**
 * `npm test`: everything a fresh clone needs, then the tests, then one line with the count. `--unit` and `--e2e` run a part;
 * further arguments go to the runner.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = path.join(root, ".cache");
const [first, ...others] = process.argv.slice(2);
const part = first === "--unit" || first === "--e2e" ? first.slice(2) : null;
const runnerArguments = part ? others : process.argv.slice(2);

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

mkdirSync(cache, { recursive: true });
run("prisma", ["generate"], "the database client is generated");
const results = (part ? [part] : ["unit", "e2e"]).map((name) => runTests(name));
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 || results.some((result) => result.status !== 0) ? 1 : 0;

function runTests(name: string): { passed: number; failed: number; status: number } {
  if (name === "e2e") run("node", ["scripts/build.ts", "--stale"], "the app is built");
  const report = path.join(cache, `tests-${name}.json`);
  rmSync(report, { force: true });
  const config = name === "e2e" ? "vitest.e2e.config.ts" : "vitest.config.ts";
  const { status } = spawnSync(
    path.join(root, "node_modules/.bin/vitest"),
    [
      "run",
      "--config",
      config,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...runnerArguments,
    ],
    { cwd: root, stdio: "inherit" },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, status: status ?? 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
  // A file that breaks before its first test has no failed test of its own to count.
  const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + broken, status: status ?? 1 };
}

function run(command: string, args: string[], what: string): void {
  console.log(`… ${what}`);
  const { status, stdout, stderr } = spawnSync(path.join(root, "node_modules/.bin", command), args, {
    cwd: root,
    encoding: "utf8",
  });
  if (status === 0) return;
  console.error(stdout, stderr);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
