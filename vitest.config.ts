import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Files that need a browser's globals say so in their first line: // @vitest-environment jsdom
    environment: "node",
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, ...(process.env.LAUREL_E2E ? [] : ["tests/e2e/**"])],
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
