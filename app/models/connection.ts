import { pool, type Tx } from "../db.server.ts";

/** A shop that background work can reach. */
export interface ConnectedShop {
  programId: string;
  shopId: string;
  domain: string;
  currency: string;
  timeZone: string;
}

const CONNECTED = `
SELECT program_id::text AS "programId", id::text AS "shopId", domain, currency, time_zone AS "timeZone" FROM shop
 WHERE state = 'installed' AND connection = 'ok'`;

/** Every shop in which the app is installed and whose token works, in the order of programs. */
export async function connectedShops(): Promise<ConnectedShop[]> {
  return (await pool().query<ConnectedShop>(`${CONNECTED} ORDER BY program_id, id`)).rows;
}

/** The shops of one program in which the app is installed and whose token works, in id order. */
export async function connectedShopsOf(programId: string): Promise<ConnectedShop[]> {
  const text = `${CONNECTED} AND program_id = $1 ORDER BY id`;
  return (await pool().query<ConnectedShop>({ name: "shops-connected-of", text, values: [programId] })).rows;
}

/** Records whether we can still talk to a shop that is installed. */
export async function saveConnection(tx: Tx, domain: string, connection: "ok" | "reconnect"): Promise<void> {
  await tx.rows(
    "shop-save-connection",
    `UPDATE shop SET connection = $2 WHERE domain = $1 AND connection <> $2 AND state IN ('installing', 'installed')`,
    [domain, connection],
  );
}

const OF_PROGRAM = `
SELECT program_id::text AS "programId", id::text AS "shopId", domain, currency, time_zone AS "timeZone" FROM shop
 WHERE program_id = $1 AND currency <> '' AND state <> 'erased'
 ORDER BY (state = 'installed') DESC, id LIMIT 1`;

/** The shop by whose currency and calendar a program counts, reachable or not; null when every shop of it is gone. */
export async function shopOfProgram(tx: Tx | null, programId: string): Promise<ConnectedShop | null> {
  const name = "shop-of-program";
  const rows = tx
    ? await tx.rows<ConnectedShop>(name, OF_PROGRAM, [programId])
    : (await pool().query<ConnectedShop>({ name, text: OF_PROGRAM, values: [programId] })).rows;
  return rows[0] ?? null;
}
