import { createHash } from "node:crypto";
import { pool, prisma, type Tx } from "../db.server.ts";

/** Every key begins with this, so that a leaked one is recognized for what it is. */
const PREFIX = "laurel_";
/** How much of a key is shown to tell it from others. */
const SHOWN = PREFIX.length + 6;

/** What is stored of a key: the key itself is shown once and nowhere kept. */
function hashOfKey(key: string): string {
  return createHash("sha256").update(key, "utf8").digest("hex");
}

/** The text of a key, from at least 32 random bytes. */
export function keyFrom(randomness: Buffer): string {
  if (randomness.length < 32) throw new Error("a key needs 32 random bytes");
  return PREFIX + randomness.toString("base64url");
}

export interface ApiKeyRecord {
  programId: string;
  id: string;
  lastUsedAt: Date | null;
}

const FIND = `
SELECT program_id::text AS "programId", id, last_used_at AS "lastUsedAt" FROM api_key WHERE hash = $1 AND revoked_at IS NULL`;

/** @returns whose key it is; null for one that is unknown or revoked */
export async function findApiKey(key: string): Promise<ApiKeyRecord | null> {
  if (!key.startsWith(PREFIX)) return null;
  const { rows } = await pool().query<ApiKeyRecord>({ name: "api-key-find", text: FIND, values: [hashOfKey(key)] });
  return rows[0] ?? null;
}

/** The program's keys, newest first, as a screen shows them. */
export async function listApiKeys(programId: string) {
  return prisma().apiKey.findMany({
    where: { programId: BigInt(programId) },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, prefix: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  });
}

const INSERT = `
INSERT INTO api_key (program_id, id, name, hash, prefix, created_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING`;

/** Stores a key by its hash. */
export async function insertApiKey(
  tx: Tx,
  options: { programId: string; id: string; name: string; key: string; now: Date },
): Promise<void> {
  const { programId, id, name, key, now } = options;
  await tx.rows("api-key-insert", INSERT, [programId, id, name, hashOfKey(key), key.slice(0, SHOWN), now]);
}

const REVOKE = `
UPDATE api_key SET revoked_at = $3 WHERE program_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING 1`;

/** @returns false when there is no such key, or it was revoked before */
export async function markRevoked(tx: Tx, options: { programId: string; id: string; now: Date }): Promise<boolean> {
  const rows = await tx.rows("api-key-revoke", REVOKE, [options.programId, options.id, options.now]);
  return rows.length > 0;
}

const NOTE_USED = `UPDATE api_key SET last_used_at = $3 WHERE program_id = $1 AND id = $2`;

/** Notes when a key was last used. */
export async function noteUsed(tx: Tx, options: { programId: string; id: string; now: Date }): Promise<void> {
  await tx.rows("api-key-note-used", NOTE_USED, [options.programId, options.id, options.now]);
}
