import { pool, type Tx } from "../db.server.ts";

/** A customer's request for what is stored of them, without the report itself. */
export interface DataRequestRow {
  id: string;
  customerId: string | null;
  askedAt: Date;
  fetchedAt: Date | null;
  /** Whether the report was forgotten, some time after it was taken. */
  isForgotten: boolean;
}

const NEWEST = `
SELECT id::text, customer_id::text AS "customerId", asked_at AS "askedAt", fetched_at AS "fetchedAt", report IS NULL AS "isForgotten"
  FROM data_request r WHERE program_id = $1 AND shop_id = $2 ORDER BY r.id DESC LIMIT $3`;

/** A shop's newest data requests. */
export async function dataRequests(shop: {
  programId: string;
  shopId: string;
  limit: number;
}): Promise<DataRequestRow[]> {
  const values = [shop.programId, shop.shopId, shop.limit];
  return (await pool().query<DataRequestRow>({ name: "data-requests", text: NEWEST, values })).rows;
}

const FORGET = `
UPDATE data_request r SET report = NULL
  FROM (SELECT o.program_id, o.id FROM data_request o
          LEFT JOIN shop_settings g ON g.program_id = o.program_id AND g.shop_id = o.shop_id
         WHERE o.report IS NOT NULL AND o.fetched_at < $1::timestamptz - coalesce(g.report_days, $2::int) * interval '1 day'
         LIMIT $3) AS old
 WHERE r.program_id = old.program_id AND r.id = old.id RETURNING 1`;

/** Forgets at most `limit` reports that were taken longer ago than their shop keeps them; returns how many. */
export async function forgetReports(
  tx: Tx,
  { now, usualDays, limit }: { now: Date; usualDays: number; limit: number },
): Promise<number> {
  return (await tx.rows("data-request-forget", FORGET, [now, usualDays, limit])).length;
}

const TAKE = `
UPDATE data_request SET fetched_at = coalesce(fetched_at, $4)
 WHERE program_id = $1 AND shop_id = $2 AND id = $3 AND report IS NOT NULL RETURNING report::text`;

/** The report as JSON text, noting when it was first taken; null when the shop has no such request, or the report is forgotten. */
export async function takeReport(
  tx: Tx,
  request: { programId: string; shopId: string; id: string; now: Date },
): Promise<string | null> {
  const { programId, shopId, id, now } = request;
  const [row] = await tx.rows<{ report: string }>("data-request-take", TAKE, [programId, shopId, id, now]);
  return row?.report ?? null;
}
