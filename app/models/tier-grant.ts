import type { Tx } from "../db.server.ts";

/** A tier given from outside. Moments are whole seconds since 1970. */
export interface NewTierGrant {
  id: string;
  memberId: string;
  tierId: string;
  from: number;
  /** null: for life. */
  until: number | null;
}

const date = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));
const valuesOf = (programId: string, grant: NewTierGrant) => [
  ...[programId, grant.id, grant.memberId, grant.tierId],
  ...[date(grant.from), date(grant.until)],
];

const INSERT = `
INSERT INTO tier_grant (program_id, id, member_id, tier_id, from_at, until_at, actor, recorded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (program_id, id) DO NOTHING
RETURNING 1`;

/** @returns false when the id is taken: the grant that has it stays what it was */
export async function insertTierGrant(
  tx: Tx,
  options: { programId: string; grant: NewTierGrant; actor: string; now: Date },
): Promise<boolean> {
  const values = [...valuesOf(options.programId, options.grant), options.actor, options.now];
  return (await tx.rows("tier-grant-insert", INSERT, values)).length > 0;
}

const SAME = `
SELECT 1 FROM tier_grant
 WHERE program_id = $1 AND id = $2 AND (member_id, tier_id, from_at) = ($3, $4, $5) AND until_at IS NOT DISTINCT FROM $6`;

/** Whether a grant is stored with this very content. */
export async function isSameTierGrant(tx: Tx, options: { programId: string; grant: NewTierGrant }): Promise<boolean> {
  return (await tx.rows("tier-grant-same", SAME, valuesOf(options.programId, options.grant))).length > 0;
}

const OWNER = `SELECT member_id AS "memberId" FROM tier_grant WHERE program_id = $1 AND id = $2`;

/** Whose the grant is; null when there is none. */
export async function ownerOfTierGrant(tx: Tx, grant: { programId: string; id: string }): Promise<string | null> {
  const [row] = await tx.rows<{ memberId: string }>("tier-grant-owner", OWNER, [grant.programId, grant.id]);
  return row?.memberId ?? null;
}

const REVOKE = `
UPDATE tier_grant SET revoked_at = $3 WHERE program_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING 1`;

/** @returns false when it was revoked before */
export async function markRevoked(tx: Tx, grant: { programId: string; id: string; at: Date }): Promise<boolean> {
  return (await tx.rows("tier-grant-revoke", REVOKE, [grant.programId, grant.id, grant.at])).length > 0;
}

const MOVE = `UPDATE tier_grant SET member_id = $3 WHERE program_id = $1 AND member_id = $2`;

/** Gives a member's tier grants to another: two customers became one. */
export async function moveTierGrants(tx: Tx, options: { programId: string; from: string; to: string }): Promise<void> {
  await tx.rows("tier-grant-move", MOVE, [options.programId, options.from, options.to]);
}
