import type { Tx } from "../db.server.ts";

const INSERT = `
INSERT INTO tier_grant (program_id, id, member_id, tier_id, from_at, until_at, actor, recorded_at)
SELECT $1, n.id, n.member_id, $4, $5, $6, $7, $8 FROM unnest($2::text[], $3::uuid[]) AS n(id, member_id)
ON CONFLICT (program_id, id) DO NOTHING`;

/**
 * Grants many members the same tier; an id that is known stays what it was.
 *
 * @param grants.ids of the grants, in the order of `memberIds`
 */
export async function insertTierGrants(
  tx: Tx,
  grants: {
    programId: string;
    ids: string[];
    memberIds: string[];
    tierId: string;
    from: Date;
    /** null: for life. */
    until: Date | null;
    actor: string;
    now: Date;
  },
): Promise<void> {
  const { programId, ids, memberIds, tierId, from, until, actor, now } = grants;
  await tx.rows("tier-grants-insert", INSERT, [programId, ids, memberIds, tierId, from, until, actor, now]);
}

const REVOKE = `
UPDATE tier_grant SET revoked_at = $3 WHERE program_id = $1 AND id = ANY($2::text[]) AND revoked_at IS NULL`;

/** Takes back grants that were not taken back before. */
export async function markAllRevoked(tx: Tx, grants: { programId: string; ids: string[]; at: Date }): Promise<void> {
  await tx.rows("tier-grants-revoke", REVOKE, [grants.programId, grants.ids, grants.at]);
}
