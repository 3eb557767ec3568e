import { pool, prisma, type Tx } from "../db.server.ts";

/** What a webhook said, as it arrived. */
export interface NewDelivery {
  shopDomain: string;
  topic: string;
  /** Shopify's key of this delivery: a retry carries the same one. */
  webhookId: string;
  eventId: string;
  apiVersion: string;
  triggeredAt: Date | null;
  /** The order that it is about; null where it is about none. */
  orderId: string | null;
  body: Buffer;
}

export interface WaitingDelivery {
  id: string;
  topic: string;
  body: Buffer;
  attempts: number;
}

export type DeliveryState = "waiting" | "settled" | "refused" | "failed";

/**
 * Stores a delivery durably, once: the door's own single insert, outside any flow, because nothing is decided.
 *
 * @returns "duplicate" when this delivery of this shop is there already
 */
export async function storeDelivery(delivery: NewDelivery): Promise<"stored" | "duplicate"> {
  const { shopDomain, topic, webhookId, eventId, apiVersion, triggeredAt, orderId, body } = delivery;
  const { rowCount } = await pool().query({
    name: "delivery_store",
    text: `INSERT INTO delivery (shop_domain, topic, webhook_id, event_id, api_version, triggered_at, body, order_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (shop_domain, webhook_id) DO NOTHING`,
    values: [shopDomain, topic, webhookId, eventId, apiVersion, triggeredAt, body, orderId],
  });
  return rowCount === 1 ? "stored" : "duplicate";
}

/** The oldest deliveries of a shop that are due, at most `limit`. */
export async function dueDeliveries(shopDomain: string, limit: number): Promise<WaitingDelivery[]> {
  const { rows } = await pool().query<Omit<WaitingDelivery, "body"> & { body: Buffer | null }>({
    name: "delivery_due",
    text: `SELECT id, topic, body, attempts FROM delivery
           WHERE shop_domain = $1 AND state = 'waiting' AND (retry_at IS NULL OR retry_at <= now())
           ORDER BY id LIMIT $2`,
    values: [shopDomain, limit],
  });
  return rows.map((row) => ({ ...row, body: row.body ?? Buffer.alloc(0) }));
}

/** Shops that have at least one delivery due. */
export async function shopsWithDueDeliveries(): Promise<string[]> {
  const { rows } = await pool().query<{ shop_domain: string }>(
    `SELECT DISTINCT shop_domain FROM delivery WHERE state = 'waiting' AND (retry_at IS NULL OR retry_at <= now())`,
  );
  return rows.map((row) => row.shop_domain);
}

/**
 * Runs `work` unless another process is at work on the same shop's deliveries.
 *
 * The lock belongs to a connection, not to a transaction: the work may take its time, and a process that dies gives it back.
 *
 * @returns false when another one holds it
 */
export async function withDrainLock(shopDomain: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool().connect();
  const lock = async (call: string) =>
    (
      await client.query<{ ok: boolean }>(`SELECT ${call}(hashtextextended('laurel drain ' || $1, 0)) AS ok`, [
        shopDomain,
      ])
    ).rows[0]?.ok;
  let isTaken = false;
  let isBroken = true;
  try {
    isTaken = (await lock("pg_try_advisory_lock")) === true;
    if (isTaken) await work();
    isBroken = isTaken && !(await lock("pg_advisory_unlock"));
    return isTaken;
  } finally {
    // Closing a connection gives its lock back, whatever happened.
    client.release(isBroken);
  }
}

/** How many seconds from now the next postponed delivery of a shop is due; null when none waits. */
export async function secondsToNextRetry(shopDomain: string): Promise<number | null> {
  const { rows } = await pool().query<{ seconds: number | null }>(
    `SELECT extract(epoch FROM min(retry_at) - now())::float8 AS seconds
     FROM delivery WHERE shop_domain = $1 AND state = 'waiting' AND retry_at IS NOT NULL`,
    [shopDomain],
  );
  return rows[0]?.seconds ?? null;
}

/**
 * Closes waiting deliveries for good: they are not tried again unless somebody asks for it. An erasure that was carried out leaves
 * nothing of its own message, which names the person.
 */
export async function closeDeliveries(
  tx: Tx,
  closing: { ids: readonly string[]; state: "settled" | "refused" | "failed"; outcome: string; now: Date },
): Promise<void> {
  if (closing.ids.length === 0) return;
  await tx.rows(
    "delivery_close",
    `UPDATE delivery SET state = $2, outcome = $3, settled_at = $4, retry_at = NULL,
       body = CASE WHEN $2 = 'settled' AND topic = 'customers/redact' THEN NULL ELSE body END
     WHERE id = ANY($1::bigint[]) AND state = 'waiting'`,
    [closing.ids, closing.state, closing.outcome, closing.now],
  );
}

/**
 * Puts waiting deliveries off after the world kept them from being worked off: two seconds, doubling with each attempt.
 * After the last attempt (about 18 hours) they count as failed.
 */
export async function postponeDeliveries(
  tx: Tx,
  postponement: { ids: readonly string[]; reason: string; attemptsMax: number; now: Date },
): Promise<void> {
  if (postponement.ids.length === 0) return;
  await tx.rows(
    "delivery_postpone",
    `UPDATE delivery SET
       attempts = attempts + 1,
       outcome = $2,
       state = CASE WHEN attempts + 1 >= $3::int THEN 'failed' ELSE 'waiting' END,
       settled_at = CASE WHEN attempts + 1 >= $3::int THEN $4::timestamptz END,
       retry_at = CASE WHEN attempts + 1 < $3::int THEN now() + interval '1 second' * (2 ^ (attempts + 1)) END
     WHERE id = ANY($1::bigint[]) AND state = 'waiting'`,
    [postponement.ids, postponement.reason, postponement.attemptsMax, postponement.now],
  );
}

/**
 * Puts a closed delivery of this shop back in line.
 *
 * @returns "gone" when its body was purged, "unknown" when the shop has no such delivery that is closed
 */
export async function reopenDelivery(tx: Tx, shopDomain: string, id: string): Promise<"reopened" | "gone" | "unknown"> {
  const rows = await tx.rows<{ gone: boolean }>(
    "delivery_reopen",
    `WITH found AS (
       SELECT id, body IS NULL AS gone FROM delivery
       WHERE id = $1::bigint AND shop_domain = $2 AND state IN ('refused', 'failed') FOR UPDATE
     ), reopened AS (
       UPDATE delivery SET state = 'waiting', attempts = 0, retry_at = NULL, settled_at = NULL
       FROM found WHERE delivery.id = found.id AND NOT found.gone
     )
     SELECT gone FROM found`,
    [id, shopDomain],
  );
  const found = rows[0];
  if (!found) return "unknown";
  return found.gone ? "gone" : "reopened";
}

const REOPEN_ALL = `
WITH found AS (
  SELECT id FROM delivery WHERE shop_domain = $1 AND state IN ('refused', 'failed') AND body IS NOT NULL
   ORDER BY id LIMIT $2 FOR UPDATE
)
UPDATE delivery SET state = 'waiting', attempts = 0, retry_at = NULL, settled_at = NULL
  FROM found WHERE delivery.id = found.id RETURNING 1`;

/** Puts refused and failed deliveries of a shop back in line, the oldest first, at most `limit`; returns how many. */
export async function reopenDeliveries(tx: Tx, shopDomain: string, limit: number): Promise<number> {
  return (await tx.rows("delivery_reopen_all", REOPEN_ALL, [shopDomain, limit])).length;
}

const PURGE = `
WITH old AS (
  SELECT d.id, d.settled_at FROM delivery d
    LEFT JOIN shop s ON s.domain = d.shop_domain
    LEFT JOIN shop_settings g ON g.program_id = s.program_id AND g.shop_id = s.id
   WHERE d.body IS NOT NULL AND d.state <> 'waiting' AND d.settled_at < $1::timestamptz - coalesce(g.delivery_days, $2::int) * interval '1 day'
     AND d.settled_at >= $3
   ORDER BY d.settled_at LIMIT $4 FOR UPDATE OF d SKIP LOCKED
), purged AS (
  UPDATE delivery SET body = NULL FROM old WHERE delivery.id = old.id RETURNING delivery.id
)
SELECT (SELECT count(*) FROM purged)::int AS purged, (SELECT max(settled_at) FROM old) AS "seenTo"`;

/**
 * Empties the bodies of at most `limit` deliveries that were closed longer ago than their shop keeps them.
 *
 * @param options.usualDays for shops without a setting of their own
 * @param options.from closed at that moment or later: where the last call left off
 * @returns how many were emptied, and how far that went
 */
export async function purgeBodies(
  tx: Tx,
  options: { now: Date; usualDays: number; from: Date; limit: number },
): Promise<{ purged: number; seenTo: Date | null }> {
  const { now, usualDays, from, limit } = options;
  const values = [now, usualDays, from, limit];
  const [row] = await tx.rows<{ purged: number; seenTo: Date | null }>("delivery_purge", PURGE, values);
  return row ?? { purged: 0, seenTo: null };
}

/** Seconds since the oldest waiting delivery arrived, and how many wait, over all shops. */
export async function waitingDeliveries(): Promise<{ count: number; oldestAgeSeconds: number }> {
  const { rows } = await pool().query<{ count: string; age: number | null }>(
    `SELECT count(*) AS count, extract(epoch FROM now() - min(received_at))::float8 AS age FROM delivery WHERE state = 'waiting'`,
  );
  return { count: Number(rows[0]?.count ?? 0), oldestAgeSeconds: Math.max(0, Math.round(rows[0]?.age ?? 0)) };
}

export interface DeliveryRow {
  id: string;
  topic: string;
  webhookId: string;
  state: DeliveryState;
  outcome: string | null;
  attempts: number;
  receivedAt: Date;
  settledAt: Date | null;
  /** While it waits: not before that moment; null: as soon as its turn comes. */
  retryAt: Date | null;
  orderId: string | null;
  hasBody: boolean;
}

/**
 * A shop's deliveries, newest first, for its developer: at most `limit`, older than the delivery `before`.
 *
 * @param page.topic null: of every topic
 * @param page.orderIds about one of these orders; null: about anything
 */
export async function listDeliveries(page: {
  shopDomain: string;
  states: readonly DeliveryState[];
  topic: string | null;
  orderIds: readonly string[] | null;
  before: string | null;
  limit: number;
}): Promise<DeliveryRow[]> {
  const { shopDomain, states, topic, orderIds, before, limit } = page;
  const { rows } = await pool().query<DeliveryRow>({
    name: "delivery_list",
    text: `SELECT ${ROW} FROM delivery d WHERE shop_domain = $1 AND state = ANY($2::text[]) AND ($3::bigint IS NULL OR d.id < $3)
             AND ($4::text IS NULL OR topic = $4) AND ($5::bigint[] IS NULL OR order_id = ANY($5))
           ORDER BY d.id DESC LIMIT $6`,
    values: [shopDomain, states, before, topic, orderIds, limit],
  });
  return rows;
}

/** What is told of a delivery; its body apart. */
export const ROW = `id::text, topic, webhook_id AS "webhookId", state, outcome, attempts, received_at AS "receivedAt",
  settled_at AS "settledAt", retry_at AS "retryAt", order_id::text AS "orderId", body IS NOT NULL AS "hasBody"`;

const OPEN = `
SELECT (count(*) FILTER (WHERE state = 'waiting'))::int AS waiting,
       (count(*) FILTER (WHERE state <> 'waiting' AND body IS NOT NULL))::int AS failed
  FROM delivery WHERE shop_domain = $1 AND state IN ('waiting', 'refused', 'failed')`;

/** How many of a shop's deliveries wait, and how many were refused or failed and can be tried again. */
export async function openDeliveries(shopDomain: string): Promise<{ waiting: number; failed: number }> {
  const query = { name: "delivery_open", text: OPEN, values: [shopDomain] };
  return (await pool().query<{ waiting: number; failed: number }>(query)).rows[0] ?? { waiting: 0, failed: 0 };
}

/** The body of one of the shop's deliveries as text; null when it was purged or is not the shop's. */
export async function deliveryBody(shopDomain: string, id: bigint): Promise<string | null> {
  const row = await prisma().delivery.findFirst({ where: { id, shopDomain }, select: { body: true } });
  return row?.body ? Buffer.from(row.body).toString("utf8") : null;
}
