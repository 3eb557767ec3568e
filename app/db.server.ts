import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/prisma/client.ts";
import { invariant } from "./loyalty/assert.ts";

/**
 * Two ways to the same database, one purpose each (docs/decisions/002).
 *
 * `db` is Prisma: what screens and doors read, and the session storage. `withTransaction` is plain `pg`: every write, and
 * what a flow reads to decide it, in as few round trips as the work allows.
 *
 * Both work as the role `laurel_app`, which may not change or delete a transfer.
 */

/** An open transaction. Only flows get one; what they call takes it as its first argument. */
export interface Tx {
  /** Runs `text` as the prepared statement `name`: the same name always means the same text. Empty: it is not prepared. */
  rows: <Row>(name: string, text: string, values: unknown[]) => Promise<Row[]>;
}

interface Connections {
  pool: pg.Pool;
  db: PrismaClient;
}

const ROLE = "-c role=laurel_app -c idle_in_transaction_session_timeout=60000";
/** Every statement reaches its rows by an index, whatever the values: planning it anew each time would cost more than it. */
const PREPARED = `${ROLE} -c plan_cache_mode=force_generic_plan -c jit=off`;
const ATTEMPTS_MAX = 8;

/** Serialization failure, deadlock, and the ledger's own "what you read is stale" (ledger/post.ts). */
const RETRYABLE = new Set(["40001", "40P01", "LR001"]);

let open: Connections | null = null;

function connections(): Connections {
  if (open) return open;
  const connectionString = process.env.DATABASE_URL;
  invariant(connectionString, "DATABASE_URL is not set");
  const pool = new pg.Pool({ connectionString, options: PREPARED, max: poolMax() });
  // A connection that breaks (server restart), idle or in use, must not end the process: whoever queries next is told.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const adapter = new PrismaPg({ connectionString, options: ROLE, max: 8 });
  open = { pool, db: new PrismaClient({ adapter }) };
  return open;
}

function poolMax(): number {
  const max = Number(process.env.DATABASE_POOL_MAX ?? 16);
  invariant(Number.isInteger(max) && max > 0, "DATABASE_POOL_MAX must be a whole number above 0");
  return max;
}

/** The Prisma client, made on first use. */
export function prisma(): PrismaClient {
  return connections().db;
}

/** The `pg` pool, made on first use: for the hot single statements of doors. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** Closes every connection; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const closing = open;
  open = null;
  await Promise.all([closing?.pool.end(), closing?.db.$disconnect()]);
}

/**
 * Runs `work` in one transaction and commits it; repeats it when another transaction came in between.
 *
 * @returns what `work` returned
 * @throws what `work` threw, after rolling back
 */
export async function withTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(work);
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isRetryable(error)) throw error;
    }
  }
}

async function runOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connections().pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work({
      rows: async <Row>(name: string, text: string, values: unknown[]) =>
        (await client.query<Row & pg.QueryResultRow>({ name, text, values })).rows,
    });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollbackError: unknown) => {
      broken = rollbackError instanceof Error ? rollbackError : new Error("rollback failed");
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && RETRYABLE.has(error.code);
}
