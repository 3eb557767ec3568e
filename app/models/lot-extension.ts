import type { Tx } from "../db.server.ts";

/** Points of one award, of one member, in one unit, and when they expire (or expired). */
export interface ExpiringLot {
  memberId: string;
  unit: string;
  lotKey: string;
  expiresAt: Date;
}

const INSERT = `
INSERT INTO lot_extension (program_id, id, unit, lot_key, member_id, was_at, until_at, actor, at)
SELECT $1, $2, n.unit, n.lot_key, n.member_id, n.was_at, $3, $4, $5
  FROM unnest($6::uuid[], $7::text[], $8::text[], $9::timestamptz[]) AS n(member_id, unit, lot_key, was_at)
ON CONFLICT (program_id, id, unit, lot_key) DO NOTHING
RETURNING 1`;

/**
 * Keeps lots from expiring before `until`, from the next settling of their members on.
 *
 * @param extension.id one id for one action; the same id on the same lot changes nothing
 * @returns how many are new
 */
export async function insertExtensions(
  tx: Tx,
  extension: { programId: string; id: string; lots: readonly ExpiringLot[]; until: Date; actor: string; now: Date },
): Promise<number> {
  const { programId, id, lots, until, actor, now } = extension;
  const rows = await tx.rows("extension-insert", INSERT, [
    ...[programId, id, until, actor, now],
    lots.map(({ memberId }) => memberId),
    lots.map(({ unit }) => unit),
    lots.map(({ lotKey }) => lotKey),
    lots.map(({ expiresAt }) => expiresAt),
  ]);
  return rows.length;
}

const OPEN = `
SELECT member_id AS "memberId", unit, key AS "lotKey", expires_at AS "expiresAt" FROM lot
 WHERE program_id = $1 AND member_id = ANY($2::uuid[]) AND remaining > 0 AND expires_at < $3 AND ($4::text IS NULL OR unit = $4)
 ORDER BY member_id, unit, key`;

/**
 * The open lots of members that expire before a moment.
 *
 * @param of.unit null: of every unit
 */
export async function lotsExpiringBefore(
  tx: Tx,
  of: { programId: string; memberIds: string[]; until: Date; unit: string | null },
): Promise<ExpiringLot[]> {
  return tx.rows("extension-open-lots", OPEN, [of.programId, of.memberIds, of.until, of.unit]);
}

const REVOKE = `
UPDATE lot_extension SET revoked_at = $3
 WHERE program_id = $1 AND id = $2 AND revoked_at IS NULL AND ($4::uuid[] IS NULL OR member_id = ANY($4))
RETURNING member_id AS "memberId"`;

/**
 * Takes extensions of one action back: their lots have the dates that follow from the program again, once their members are settled.
 *
 * @param of.memberIds null: of everybody whom it concerned
 * @returns whose they were
 */
export async function markExtensionsRevoked(
  tx: Tx,
  of: { programId: string; id: string; memberIds: string[] | null; now: Date },
): Promise<string[]> {
  const values = [of.programId, of.id, of.now, of.memberIds];
  const rows = await tx.rows<{ memberId: string }>("extension-revoke", REVOKE, values);
  return [...new Set(rows.map(({ memberId }) => memberId))];
}

const MOVE = `UPDATE lot_extension SET member_id = $3 WHERE program_id = $1 AND member_id = $2`;

/** Lets what keeps a member's lots go along with them to another: two customers became one. */
export async function moveExtensions(tx: Tx, options: { programId: string; from: string; to: string }): Promise<void> {
  await tx.rows("extension-move", MOVE, [options.programId, options.from, options.to]);
}

/** A lot as an agent sees it who keeps it alive. */
export interface HeldLot extends Omit<ExpiringLot, "expiresAt"> {
  remaining: number;
  expired: number;
  expiresAt: Date | null;
}

const HELD = `
SELECT member_id AS "memberId", unit, key AS "lotKey", remaining::float8 AS remaining, expired::float8 AS expired,
       expires_at AS "expiresAt"
  FROM lot WHERE program_id = $1 AND member_id = $2 AND unit = $3 AND key = $4`;

/** One lot of a member; null when there is none of that name. */
export async function heldLot(
  tx: Tx,
  of: { programId: string; memberId: string; unit: string; lotKey: string },
): Promise<HeldLot | null> {
  const [row] = await tx.rows<HeldLot>("extension-lot", HELD, [of.programId, of.memberId, of.unit, of.lotKey]);
  return row ?? null;
}

const KNOWN = `SELECT 1 FROM lot_extension WHERE program_id = $1 AND id = $2 LIMIT 1`;

/** Whether an action of this id has extended something already. */
export async function isExtensionKnown(tx: Tx, of: { programId: string; id: string }): Promise<boolean> {
  return (await tx.rows("extension-known", KNOWN, [of.programId, of.id])).length > 0;
}
