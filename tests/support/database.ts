import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "../../app/db.server.ts";
import { databaseUrl } from "./global-setup.ts";

/**
 * Gives this test file an empty, migrated database of its own and points the application at it. Call it once, at the top.
 *
 * @returns an object whose `url` and `query` (as the server's own role, for looking and for breaking things) work from the
 *   first `beforeAll` on
 */
export function freshDatabase(): TestDatabase {
  const name = `laurel_test_${randomUUID().replaceAll("-", "")}`;
  const server = inject("postgresUrl");
  const url = databaseUrl(server, name);
  process.env.DATABASE_URL = url;
  let client: pg.Client | null = null;

  beforeAll(async () => {
    await copyTemplate(server, name);
    client = new pg.Client({ connectionString: url });
    await client.connect();
  });

  afterAll(async () => {
    await closeDatabase();
    await client?.end();
    await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  return {
    url,
    query: async <Row extends pg.QueryResultRow = Record<string, unknown>>(text: string, values: unknown[] = []) => {
      if (!client) throw new Error("the database is ready from beforeAll on");
      return (await client.query<Row>(text, values)).rows;
    },
  };
}

export interface TestDatabase {
  url: string;
  query: <Row extends pg.QueryResultRow = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;
}

/** PostgreSQL copies one database at a time and refuses a second copy of the same template meanwhile. */
async function copyTemplate(server: string, name: string): Promise<void> {
  const template = inject("templateDatabase");
  for (let attempt = 1; ; attempt += 1) {
    try {
      await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
      return;
    } catch (error) {
      const isBusy = error instanceof pg.DatabaseError && error.code === "55006";
      if (!isBusy || attempt >= 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
