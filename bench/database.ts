import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrate } from "../scripts/migrate.ts";
import { startPostgres } from "../scripts/postgres.ts";

/**
 * An empty, migrated database for the bench, on the server of DATABASE_URL or on the embedded one. Both keep fsync and
 * synchronous_commit on: a figure that skips the disk says nothing.
 */
export async function benchDatabase(name: string): Promise<string> {
  const dataDir = path.join(fileURLToPath(new URL("..", import.meta.url)), ".laurel", "bench-postgres");
  const server =
    process.env.BENCH_DATABASE_URL ?? (await startPostgres({ dataDir, durability: "full", say: console.log })).url;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.toString());
  return url.toString();
}
