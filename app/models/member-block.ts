import { pool, type Tx } from "../db.server.ts";

const BLOCK = `
INSERT INTO member_block (program_id, id, member_id, from_at, actor) VALUES ($1, $2, $3, date_trunc('second', $4::timestamptz), $5)
ON CONFLICT DO NOTHING
RETURNING 1`;

/** @returns false when the member is blocked already, or the id is taken */
export async function insertBlock(
  tx: Tx,
  block: { programId: string; id: string; memberId: string; actor: string; now: Date },
): Promise<boolean> {
  const values = [block.programId, block.id, block.memberId, block.now, block.actor];
  return (await tx.rows("block-insert", BLOCK, values)).length > 0;
}

const LIFT = `
UPDATE member_block SET until_at = greatest(from_at, date_trunc('second', $3::timestamptz))
 WHERE program_id = $1 AND member_id = $2 AND until_at IS NULL
RETURNING 1`;

/** @returns false when the member is not blocked */
export async function liftBlock(tx: Tx, of: { programId: string; memberId: string; now: Date }): Promise<boolean> {
  return (await tx.rows("block-lift", LIFT, [of.programId, of.memberId, of.now])).length > 0;
}

const OPEN = `SELECT from_at AS since FROM member_block WHERE program_id = $1 AND member_id = $2 AND until_at IS NULL`;

/** Since when a member is blocked; null: it is not. */
export async function blockedSince(of: { programId: string; memberId: string }): Promise<Date | null> {
  const values = [of.programId, of.memberId];
  const { rows } = await pool().query<{ since: Date }>({ name: "block-open", text: OPEN, values });
  return rows[0]?.since ?? null;
}

const MOVE = `
UPDATE member_block AS gone
   SET member_id = $3,
       until_at = CASE WHEN gone.until_at IS NULL AND EXISTS (
         SELECT 1 FROM member_block WHERE program_id = $1 AND member_id = $3 AND until_at IS NULL)
         THEN greatest(gone.from_at, date_trunc('second', $4::timestamptz)) ELSE gone.until_at END
 WHERE gone.program_id = $1 AND gone.member_id = $2`;

/** Lets a member's blocks go along to another: two customers became one, who was blocked under either number. */
export async function moveBlocks(
  tx: Tx,
  options: { programId: string; from: string; to: string; now: Date },
): Promise<void> {
  await tx.rows("block-move", MOVE, [options.programId, options.from, options.to, options.now]);
}
