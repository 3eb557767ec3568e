import { defineConfig } from "vitest/config";

/** The journeys: the real sandbox, the built app, a real browser; one file after the other. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
