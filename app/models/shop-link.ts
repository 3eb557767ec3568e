import { pool, type Tx } from "../db.server.ts";

/** What work in the background needs to know of a shop. */
export interface ShopRecord {
  programId: string;
  shopId: string;
  domain: string;
  /** installing: there is a token, but Shopify was not asked about the shop yet. */
  state: "installing" | "installed" | "uninstalled" | "erased";
  /** ISO 4217; empty until Shopify was asked. */
  currency: string;
  timeZone: string;
  connection: "ok" | "reconnect";
  /** Orders updated before this moment were seen by reconciliation; null when it never ran. */
  reconciledTo: Date | null;
}

const COLUMNS = `program_id AS "programId", id AS "shopId", domain, state, currency, time_zone AS "timeZone", connection,
  reconciled_to AS "reconciledTo"`;

/** The shop of a domain; null for one that was never installed. */
export async function shopByDomain(domain: string): Promise<ShopRecord | null> {
  const text = `SELECT ${COLUMNS} FROM shop WHERE domain = $1`;
  const { rows } = await pool().query<ShopRecord>({ name: "shop_link_by_domain", text, values: [domain] });
  return rows[0] ?? null;
}

/** One shop; null when there is none. */
export async function shopById(programId: string, shopId: string): Promise<ShopRecord | null> {
  const text = `SELECT ${COLUMNS} FROM shop WHERE program_id = $1 AND id = $2`;
  const { rows } = await pool().query<ShopRecord>({ name: "shop_link_by_id", text, values: [programId, shopId] });
  return rows[0] ?? null;
}

/** The shops of a program in which the app is installed and described, in id order. */
export async function installedShopsOf(programId: string): Promise<ShopRecord[]> {
  const text = `SELECT ${COLUMNS} FROM shop WHERE program_id = $1 AND state = 'installed' ORDER BY id`;
  const { rows } = await pool().query<ShopRecord>({ name: "shop_link_of_program", text, values: [programId] });
  return rows;
}

/** Every shop in which the app is installed and described, in the order of programs. */
export async function installedShops(): Promise<ShopRecord[]> {
  const text = `SELECT ${COLUMNS} FROM shop WHERE state = 'installed' ORDER BY program_id, id`;
  return (await pool().query<ShopRecord>(text)).rows;
}

/** Records whether we can still talk to a shop that is installed. */
export async function saveConnection(tx: Tx, domain: string, connection: ShopRecord["connection"]): Promise<void> {
  await tx.rows(
    "shop_link_connection",
    `UPDATE shop SET connection = $2 WHERE domain = $1 AND connection <> $2 AND state IN ('installing', 'installed')`,
    [domain, connection],
  );
}

/** Moves a shop's reconciliation mark forwards; it never moves back. */
export async function saveReconciledTo(tx: Tx, shop: { programId: string; shopId: string }, to: Date): Promise<void> {
  await tx.rows(
    "shop_link_reconciled",
    `UPDATE shop SET reconciled_to = $3
     WHERE program_id = $1 AND id = $2 AND (reconciled_to IS NULL OR reconciled_to < $3)`,
    [shop.programId, shop.shopId, to],
  );
}
