import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The same engine as WebAssembly: the stock CLI then needs no download of its Rust binary.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("scripts/schema-engine.mjs", import.meta.url));

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://127.0.0.1:1/unset" },
});
