import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * `npm run test:long`: the convergence property over 10 000 random lives (or as many as the first argument says) instead of the
 * few that `npm test` has time for. A failure prints the seed with which it can be replayed: PROPERTY_SEED=… npm run test:long.
 */
const [runs = "10000"] = process.argv.slice(2);
const { status } = spawnSync("node", ["scripts/test.ts", "--unit", "tests/property"], {
  cwd: path.resolve(import.meta.dirname, ".."),
  stdio: "inherit",
  env: {
    ...process.env,
    PROPERTY_RUNS: runs,
    PROPERTY_SEED: process.env.PROPERTY_SEED ?? String(Date.now() % 2 ** 31),
  },
});
process.exitCode = status ?? 1;
