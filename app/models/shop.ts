import { pool, type Tx } from "../db.server.ts";
import { keyOf } from "./outbox.ts";

/** A shop as doors, jobs and flows need it. */
export interface ShopRecord {
  programId: string;
  shopId: string;
  domain: string;
  /** "" until the shop's facts were read. */
  currency: string;
  /** IANA name. */
  timeZone: string;
  /** Granted access scopes, sorted. */
  scopes: string[];
  /** GraphQL id of our installation, the owner of app-data metafields; "" until the shop's facts were read. */
  appInstallationId: string;
  /** installing: there is a token, but the shop's facts were not read yet. */
  state: "installing" | "installed" | "uninstalled" | "erased";
  connection: "ok" | "reconnect";
  /** Orders updated before this moment were seen by reconciliation; null when it never ran. */
  reconciledTo: Date | null;
  historyFetchedAt: Date | null;
}

const SHOP = `
SELECT program_id::text AS "programId", id::text AS "shopId", domain, currency, time_zone AS "timeZone", scopes,
       app_installation_id AS "appInstallationId", state, connection, reconciled_to AS "reconciledTo",
       history_fetched_at AS "historyFetchedAt"
  FROM shop`;
const BY_DOMAIN = `${SHOP} WHERE domain = $1`;
const BY_ID = `${SHOP} WHERE program_id = $1 AND id = $2`;

/** @returns the shop, whatever its state; null for one that we do not know */
export async function shopByDomain(domain: string): Promise<ShopRecord | null> {
  const { rows } = await pool().query<ShopRecord>({ name: "shop-by-domain", text: BY_DOMAIN, values: [domain] });
  return rows[0] ?? null;
}

/** @returns the shop, whatever its state; null when the program has no such shop */
export async function shopById(shop: { programId: string; shopId: string }): Promise<ShopRecord | null> {
  const values = [shop.programId, shop.shopId];
  const { rows } = await pool().query<ShopRecord>({ name: "shop-by-id", text: BY_ID, values });
  return rows[0] ?? null;
}

const LOCK_DOMAIN = `SELECT pg_advisory_xact_lock(hashtextextended('shop:' || $1, 0))`;

/** Locks a shop by its name, known or not, and reads it: its installation, removal and erasure take turns. */
export async function lockShop(tx: Tx, domain: string): Promise<ShopRecord | null> {
  await tx.rows("shop-lock-domain", LOCK_DOMAIN, [domain]);
  const [row] = await tx.rows<ShopRecord>("shop-locked", `${BY_DOMAIN} FOR UPDATE`, [domain]);
  return row ?? null;
}

const CREATE = `
WITH new AS (INSERT INTO program DEFAULT VALUES RETURNING id)
INSERT INTO shop (program_id, domain, scopes, state, installed_at) SELECT id, $1, $2, 'installing', $3 FROM new
RETURNING program_id::text AS "programId", id::text AS "shopId"`;

/** A shop that was never here before, with a program of its own. */
export async function createShop(
  tx: Tx,
  shop: { domain: string; scopes: string[]; now: Date },
): Promise<{ programId: string; shopId: string }> {
  const [row] = await tx.rows<{ programId: string; shopId: string }>("shop-create", CREATE, [
    shop.domain,
    shop.scopes,
    shop.now,
  ]);
  if (!row) throw new Error("the shop was not stored");
  return row;
}

const MARK_INSTALLED = `
UPDATE shop SET state = CASE WHEN currency = '' THEN 'installing' ELSE 'installed' END, scopes = $3, connection = 'ok',
       installed_at = CASE WHEN state = 'uninstalled' THEN $4 ELSE installed_at END, uninstalled_at = NULL
 WHERE program_id = $1 AND id = $2`;

/** A shop that has just given us a token: back after a removal, or connected anew. */
export async function markInstalled(
  tx: Tx,
  shop: { programId: string; shopId: string; scopes: string[]; now: Date },
): Promise<void> {
  await tx.rows("shop-mark-installed", MARK_INSTALLED, [shop.programId, shop.shopId, shop.scopes, shop.now]);
}

const MARK_UNINSTALLED = `
UPDATE shop SET state = 'uninstalled', uninstalled_at = $3, connection = 'ok' WHERE program_id = $1 AND id = $2`;

/** Ends the installation and drops its tokens; everything else is kept, in case the shop comes back. */
export async function markUninstalled(
  tx: Tx,
  shop: { programId: string; shopId: string; domain: string; now: Date },
): Promise<void> {
  await tx.rows("shop-mark-uninstalled", MARK_UNINSTALLED, [shop.programId, shop.shopId, shop.now]);
  await tx.rows("shop-drop-sessions", `DELETE FROM session WHERE shop = $1`, [shop.domain]);
}

export interface SavedFacts {
  shopifyId: string;
  name: string;
  email: string;
  currency: string;
  timeZone: string;
  plan: string;
  /** Left out where the source does not tell. */
  appInstallationId?: string;
  scopes?: string[];
}

const SAVE_FACTS = `
UPDATE shop SET shopify_id = $3, name = $4, email = $5, currency = $6, time_zone = $7, plan = $8,
       app_installation_id = coalesce($9, app_installation_id), scopes = coalesce($10, scopes),
       state = CASE WHEN state = 'installing' THEN 'installed' ELSE state END
 WHERE program_id = $1 AND id = $2 AND state IN ('installing', 'installed')
RETURNING 1`;

/** @returns false when the shop is not installed (any more): nothing was stored */
export async function saveShopFacts(
  tx: Tx,
  shop: { programId: string; shopId: string; facts: SavedFacts },
): Promise<boolean> {
  const { facts } = shop;
  const rows = await tx.rows("shop-save-facts", SAVE_FACTS, [
    shop.programId,
    shop.shopId,
    facts.shopifyId,
    facts.name,
    facts.email,
    facts.currency,
    facts.timeZone,
    facts.plan,
    facts.appInstallationId ?? null,
    facts.scopes ?? null,
  ]);
  return rows.length > 0;
}

/** Something the merchant must see when the app is opened next. */
export type ShopNotice =
  /** Shopify asked us to erase the shop, but it had installed the app again: nothing was erased. */
  | { kind: "erasure-skipped"; at: string }
  /** The merchant has not granted these scopes. */
  | { kind: "missing-scopes"; scopes: string[] }
  /** The shop's currency is not the one its past orders and its program are in. */
  | { kind: "currency-changed"; from: string; to: string };

/** Shows the merchant a notice, in place of the one before; null shows none. */
export async function setNotice(
  tx: Tx,
  shop: { programId: string; shopId: string; notice: ShopNotice | null },
): Promise<void> {
  await tx.rows("shop-set-notice", `UPDATE shop SET notice = $3::jsonb WHERE program_id = $1 AND id = $2`, [
    shop.programId,
    shop.shopId,
    shop.notice === null ? null : JSON.stringify(shop.notice),
  ]);
}

const CLEAR_NOTICE = `UPDATE shop SET notice = NULL WHERE program_id = $1 AND id = $2 AND notice->>'kind' = $3`;

/** Takes a notice of this kind away; others stay. */
export async function clearNotice(
  tx: Tx,
  shop: { programId: string; shopId: string; kind: ShopNotice["kind"] },
): Promise<void> {
  await tx.rows("shop-clear-notice", CLEAR_NOTICE, [shop.programId, shop.shopId, shop.kind]);
}

const NOTE_HISTORY = `
UPDATE shop SET history_fetched_at = $3, reconciled_to = greatest(reconciled_to, $4) WHERE program_id = $1 AND id = $2`;

/**
 * Past orders are here.
 *
 * @param shop.reconciledTo orders updated before this moment were seen; null leaves the mark where it is
 */
export async function noteHistory(
  tx: Tx,
  shop: { programId: string; shopId: string; fetchedAt: Date; reconciledTo: Date | null },
): Promise<void> {
  await tx.rows("shop-note-history", NOTE_HISTORY, [shop.programId, shop.shopId, shop.fetchedAt, shop.reconciledTo]);
}

const NOTE_RECONCILED = `
UPDATE shop SET reconciled_to = greatest(reconciled_to, $3) WHERE program_id = $1 AND id = $2`;

/** Every order updated before `to` was seen by reconciliation. The mark never goes back. */
export async function noteReconciledTo(tx: Tx, shop: { programId: string; shopId: string; to: Date }): Promise<void> {
  await tx.rows("shop-note-reconciled", NOTE_RECONCILED, [shop.programId, shop.shopId, shop.to]);
}

const DROP_JOBS = `
SELECT graphile_worker.remove_job(key || label)
  FROM unnest($1::text[] || ARRAY(SELECT 'void-redemptions:' || program_id || ':' || id FROM void_run
                                   WHERE program_id = $2 AND finished_at IS NULL)) AS key, unnest($3::text[]) AS label`;

/** Under these the same job waits beside the one that is due now. */
const LABELS = ["", ":soon", ":later", ":turn", ":look"];

/** Takes the shop's own jobs out of the queue. What runs already, and what belongs to members, finds the shop gone. */
export async function dropJobs(tx: Tx, shop: { programId: string; shopId: string }): Promise<void> {
  const names = ["describe-shop", "fetch-orders", "reconcile-shop", "sync-perks", "work-redemptions"] as const;
  const { programId, shopId } = shop;
  const keys = names.map((name) => keyOf({ name, programId, shopId }));
  await tx.rows("shop-drop-jobs", DROP_JOBS, [keys, programId, LABELS]);
}
