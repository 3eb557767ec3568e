import { defineConfig } from "vitest/config";

// Journeys in a real browser against `npm run sandbox`, one file after the other: each starts a sandbox of its own.
export default defineConfig({
  test: {
    environment: "node",
    include: ["tests/e2e/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    // A journey that stopped has no later steps.
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
