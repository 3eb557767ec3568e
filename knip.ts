import type { KnipConfig } from "knip";

// What nothing uses is deleted, not kept for later. Each exception carries its reason.
const config: KnipConfig = {
  entry: [
    "app/server.ts",
    "app/root.tsx",
    "app/entry.server.tsx",
    "app/routes/**/*.{ts,tsx}",
    "sandbox/start.ts",
    "scripts/*.ts",
    "bench/*.ts",
    "tests/**/*.test.{ts,tsx}",
  ],
  project: ["{app,sandbox,scripts,tests,bench}/**/*.{ts,tsx}", "*.{ts,js,cjs}"],
  ignore: [
    // Written by Prisma from the schema.
    "app/generated/**",
    // Broken on purpose: tests/quality/lint.test.ts lints them.
    "tests/lint-must-fail/**",
  ],
  // A type that describes what a function of the same file takes or returns is part of that function's promise.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
