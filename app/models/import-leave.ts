import { pool, type Tx } from "../db.server.ts";
import type { ImportRun } from "./import-run.ts";

/** A member who joined by an import that was undone. */
export interface Leaving {
  memberId: string;
  customerId: string;
}

/** Nothing but what the run itself has moved; a member who has anything else stays. */
const NOTHING_ELSE = `
       m.program_id = $1 AND m.joined_by = 'import' AND m.erased_at IS NULL AND m.merged_into IS NULL AND m.consent IS NULL
   AND m.birthday_month IS NULL
   AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.program_id = $1 AND t.member_id = m.id
                      AND t.key NOT LIKE 'import:' || $2 || ':%' AND t.key NOT LIKE 'dated-import:' || $2 || ':%')
   AND NOT EXISTS (SELECT 1 FROM account a WHERE a.program_id = $1 AND a.member_id = m.id AND (a.balance <> 0 OR a.debt <> 0))
   AND NOT EXISTS (SELECT 1 FROM member_event e WHERE e.program_id = $1 AND e.member_id = m.id)
   AND NOT EXISTS (SELECT 1 FROM redemption d WHERE d.program_id = $1 AND d.member_id = m.id)
   AND NOT EXISTS (SELECT 1 FROM reward_award w WHERE w.program_id = $1 AND w.member_id = m.id AND w.withdrawn_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM referral f WHERE f.program_id = $1 AND (f.friend_id = m.id OR f.referrer_id = m.id))
   AND NOT EXISTS (SELECT 1 FROM tier_grant g WHERE g.program_id = $1 AND g.member_id = m.id AND g.revoked_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM member_block b WHERE b.program_id = $1 AND b.member_id = m.id)
   AND NOT EXISTS (SELECT 1 FROM member n WHERE n.program_id = $1 AND n.merged_into = m.id)
   AND NOT EXISTS (SELECT 1 FROM member_identity i JOIN shop_order o ON o.program_id = $1 AND o.shop_id = i.shop_id
                      AND o.customer_id = i.customer_id WHERE i.program_id = $1 AND i.member_id = m.id)
   AND (SELECT count(*) FROM member_identity i WHERE i.program_id = $1 AND i.member_id = m.id) = 1`;

const CANDIDATES = `
SELECT m.id::text AS "memberId", i.customer_id::text AS "customerId"
  FROM import_row r
  JOIN member_identity i ON i.program_id = $1 AND i.shop_id = $3 AND i.customer_id = r.customer_id
  JOIN member m ON m.program_id = $1 AND m.id = i.member_id AND m.id = r.member_id
 WHERE r.program_id = $1 AND r.run_id = $2::text::uuid AND r.customer_id > $4 AND r.state = 'undone' AND r.has_joined AND ${NOTHING_ELSE}
 ORDER BY r.customer_id LIMIT $5`;

/** The next members, after the run's cursor, who joined by it and have nothing else. */
export async function leavingMembers(run: ImportRun, limitMax: number): Promise<Leaving[]> {
  const values = [run.programId, run.id, run.shopId, run.cursor, limitMax];
  const { rows } = await pool().query<Leaving>({ name: "import-leave-candidates", text: CANDIDATES, values });
  return [...new Map(rows.map((row) => [row.memberId, row])).values()];
}

const LEAVE = `
WITH gone AS (
  SELECT m.id FROM member m WHERE m.id = ANY($3::uuid[]) AND ${NOTHING_ELSE}
), ties AS (
  DELETE FROM member_identity i USING gone WHERE i.program_id = $1 AND i.member_id = gone.id
), grants AS (
  DELETE FROM tier_grant g USING gone WHERE g.program_id = $1 AND g.member_id = gone.id
)
UPDATE member AS m SET erased_at = $4, tier_review_at = NULL, ahead = '[]', projection = '[]', progress = '{}', pending_points = '[]'
  FROM gone WHERE m.program_id = $1 AND m.id = gone.id
RETURNING m.id::text AS "memberId"`;

/**
 * Lets members leave who still have nothing else; their accounts must be locked. The ledger keeps what was moved, under an id that
 * nobody can trace back.
 *
 * @returns who has left
 */
export async function leaveProgram(
  tx: Tx,
  run: ImportRun,
  of: { memberIds: string[]; now: Date },
): Promise<Set<string>> {
  const values = [run.programId, run.id, of.memberIds, of.now];
  const rows = await tx.rows<{ memberId: string }>("import-leave", LEAVE, values);
  return new Set(rows.map(({ memberId }) => memberId));
}
