import { createHash } from "node:crypto";
import type { Tx } from "../db.server.ts";

/** What a link gives, to whoever has it, once. */
export interface ExportLink {
  programId: string;
  shopId: string;
  what: string;
  format: string;
  language: string;
  /** Of a report: the import's. Of a file of chosen members: the run that has written it. */
  runId: string | null;
  actor: string;
}

/** What is stored of a link's secret: whoever made it has it, and it is nowhere kept. */
function hashOf(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}

const INSERT = `
WITH old AS (DELETE FROM export_link WHERE program_id = $2 AND expires_at < $9)
INSERT INTO export_link (hash, program_id, shop_id, what, format, language, run_id, actor, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $10)`;

/** Keeps a link until it expires, and forgets those of the program that have. */
export async function insertExportLink(
  tx: Tx,
  link: ExportLink & { secret: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { secret, programId, shopId, what, format, language, runId, actor, now, expiresAt } = link;
  await tx.rows("export-link-insert", INSERT, [
    ...[hashOf(secret), programId, shopId, what, format, language, runId, actor, now, expiresAt],
  ]);
}

const TAKE = `
UPDATE export_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2
RETURNING program_id::text AS "programId", shop_id::text AS "shopId", what, format, language, run_id::text AS "runId", actor`;

/** Uses a link up; null: there is none, or it was used or has expired. */
export async function takeExportLink(tx: Tx, of: { secret: string; now: Date }): Promise<ExportLink | null> {
  const [link] = await tx.rows<ExportLink>("export-link-take", TAKE, [hashOf(of.secret), of.now]);
  return link ?? null;
}
