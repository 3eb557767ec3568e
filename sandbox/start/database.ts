import { createHash } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { migrate } from "../../scripts/migrate.ts";
import { repositoryRoot } from "./options.ts";

/**
 * The sandbox's own database on a server, created and migrated.
 *
 * @param serverUrl any database of the server, with an account that may create databases
 * @param data "fresh" drops what an earlier start left
 * @returns its connection URL
 */
export async function sandboxDatabase(serverUrl: string, dataDir: string, data: "kept" | "fresh"): Promise<string> {
  const name = databaseName(dataDir);
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    if (data === "fresh") await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}

/** One database for each data folder: what the shop remembers and what Laurel remembers belong together. */
export function databaseName(dataDir: string): string {
  if (dataDir === path.join(repositoryRoot, ".laurel")) return "laurel_sandbox";
  return `laurel_sandbox_${createHash("sha256").update(dataDir).digest("hex").slice(0, 10)}`;
}
