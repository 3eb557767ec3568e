import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";

/** The advisory lock that Prisma's own schema engine takes on PostgreSQL: the two never run at once. */
const PRISMA_LOCK = 72_707_369;
const PRISMA_SCHEMA_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * The queue's tables belong to whoever migrates and have row level security without a policy, which shuts everybody else
 * out. The application's role gets what it needs to enqueue and to work.
 */
const QUEUE_RIGHTS = `
  GRANT USAGE ON SCHEMA graphile_worker TO laurel_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO laurel_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO laurel_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO laurel_app;
  DO $$
  DECLARE queue_table text;
  BEGIN
    FOR queue_table IN SELECT tablename FROM pg_tables WHERE schemaname = 'graphile_worker' LOOP
      EXECUTE format('DROP POLICY IF EXISTS laurel_app ON graphile_worker.%I', queue_table);
      EXECUTE format('CREATE POLICY laurel_app ON graphile_worker.%I TO laurel_app USING (true) WITH CHECK (true)', queue_table);
    END LOOP;
  END $$;`;

/**
 * Brings the database at `url` up to date: our migrations in Prisma's own format (so that `prisma migrate deploy` stays
 * valid on the same database), then those of the job queue, then the rights of the role that the application works as.
 *
 * Safe to run from several processes at once, and again.
 *
 * @returns the names of the migrations that were applied
 * @throws when a migration fails, or failed earlier and nobody resolved it
 */
export async function migrate(url: string, folder: string = migrationsFolder()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    const applied = await applyPending(client, folder);
    await migrateQueue(url);
    await client.query(QUEUE_RIGHTS);
    return applied;
  } finally {
    // The lock belongs to the session and ends with it.
    await client.end();
  }
}

async function applyPending(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(PRISMA_SCHEMA_TABLE);
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) throw new Error(`migration ${failed.migration_name} failed earlier: resolve it first`);

  const checksums = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const applied: string[] = [];
  for (const name of migrationNames(folder)) {
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    const known = checksums.get(name);
    if (known === undefined) {
      await applyOne(client, { name, sql, checksum });
      applied.push(name);
    } else if (known !== checksum) {
      console.warn(`migration ${name} was changed after it was applied`);
    }
  }
  return applied;
}

async function applyOne(client: pg.Client, migration: { name: string; sql: string; checksum: string }): Promise<void> {
  const id = randomUUID();
  const { name, sql, checksum } = migration;
  await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql); // simple protocol: all statements in one implicit transaction
  } catch (error) {
    await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, String(error)]);
    throw new Error(`migration ${name} failed`, { cause: error });
  }
  await client.query("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1", [id]);
}

async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: quietLogger() });
}

function quietLogger() {
  return new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") console.warn(message);
  });
}

function migrationNames(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Beside the sources when run from them, in the working folder when bundled. */
function migrationsFolder(): string {
  const beside = fileURLToPath(new URL("../prisma/migrations", import.meta.url));
  return existsSync(beside) ? beside : path.resolve("prisma/migrations");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is missing: it names the database to bring up to date");
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `applied ${applied.join(", ")}` : "the database is up to date");
}
