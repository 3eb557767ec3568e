import type { Pool, PoolClient } from "pg";

export async function dropsAPoolQuery(pool: Pool): Promise<void> {
  pool.query("UPDATE program SET status = 'off'");
}

export async function dropsAClientQuery(client: PoolClient): Promise<void> {
  client.query("COMMIT");
}
