import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../scripts/migrate.ts";
import { startPostgres } from "../../scripts/postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Maintenance URL of the server that the run's databases live on, and the migrated database they are copied from. */
    postgresUrl: string;
    templateDatabase: string;
  }
}

/** One PostgreSQL for the run (or the one that DATABASE_URL names), and in it one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL ?? (await startTestServer());
  const template = `laurel_template_${process.pid}`;
  await onServer(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${template}`);
    await client.query(`CREATE DATABASE ${template}`);
  });
  await migrate(databaseUrl(url, template));
  project.provide("postgresUrl", url);
  project.provide("templateDatabase", template);
  return () =>
    onServer(url, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)));
}

async function startTestServer(): Promise<string> {
  const dataDir = path.join(fileURLToPath(new URL("../..", import.meta.url)), ".laurel", "test-postgres");
  // It stays up: the next run adopts it within milliseconds, and another run at the same time shares it.
  const server = await startPostgres({ dataDir, durability: "none", say: console.log });
  return server.url;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The URL of the database `name` on the server that `url` points at. */
export function databaseUrl(url: string, name: string): string {
  const result = new URL(url);
  result.pathname = `/${name}`;
  return result.toString();
}
