import type { Tx } from "../db.server.ts";
import type { RewardAward } from "../loyalty/fold-result.ts";

/** An award as it shall stand. */
export interface AwardRow extends RewardAward {
  memberId: string;
}

const date = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));

const SAVE = `
INSERT INTO reward_award AS a (program_id, key, member_id, reward_id, at, lapses_at, withdrawn_at, explanation, recorded_at)
SELECT $1, n.key, n.member_id, n.reward_id, n.at, n.lapses_at, n.withdrawn_at, n.explanation::jsonb, $2
  FROM unnest($3::text[], $4::uuid[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::text[])
    AS n(key, member_id, reward_id, at, lapses_at, withdrawn_at, explanation)
ON CONFLICT (program_id, key, member_id) DO UPDATE
   SET reward_id = excluded.reward_id, at = excluded.at, lapses_at = excluded.lapses_at, withdrawn_at = excluded.withdrawn_at,
       explanation = excluded.explanation, merged_from = NULL`;

/** Stores awards as facts say they stand: new ones, and ones that were taken back or given again. */
export async function saveAwards(tx: Tx, options: { programId: string; awards: AwardRow[]; now: Date }): Promise<void> {
  const { programId, awards, now } = options;
  if (awards.length === 0) return;
  await tx.rows("award-save", SAVE, [
    programId,
    now,
    awards.map(({ key }) => key),
    awards.map(({ memberId }) => memberId),
    awards.map(({ rewardId }) => rewardId),
    awards.map(({ at }) => date(at)),
    awards.map(({ lapsesAt }) => date(lapsesAt)),
    awards.map(({ withdrawnAt }) => date(withdrawnAt)),
    awards.map(({ explanation }) => JSON.stringify(explanation)),
  ]);
}

const WITHDRAW = `
UPDATE reward_award AS a SET withdrawn_at = $2
  FROM unnest($3::text[], $4::uuid[]) AS n(key, member_id)
 WHERE a.program_id = $1 AND a.key = n.key AND a.member_id = n.member_id AND a.withdrawn_at IS NULL`;

/** Takes back awards whose fact is gone. */
export async function withdrawAwards(
  tx: Tx,
  options: { programId: string; awards: { key: string; memberId: string }[]; now: Date },
): Promise<void> {
  const { programId, awards, now } = options;
  if (awards.length === 0) return;
  const values = [programId, now, awards.map(({ key }) => key), awards.map(({ memberId }) => memberId)];
  await tx.rows("award-withdraw", WITHDRAW, values);
}

const LOCK = `
SELECT member_id AS "memberId", reward_id AS "rewardId", withdrawn_at IS NOT NULL AS "isWithdrawn", settled_at IS NOT NULL AS "isDelivered"
  FROM reward_award WHERE program_id = $1 AND key = $2
 ORDER BY member_id LIMIT 1 FOR UPDATE`;

/** Whose award it is, and what became of it. */
export interface LockedAward {
  memberId: string;
  rewardId: string;
  isWithdrawn: boolean;
  isDelivered: boolean;
}

/** Locks the award of a redemption and reads it: its key is one member's at a time. */
export async function lockAward(tx: Tx, programId: string, key: string): Promise<LockedAward | null> {
  const [row] = await tx.rows<LockedAward & Record<string, unknown>>("award-lock", LOCK, [programId, key]);
  return row ?? null;
}

const MOVE = `
WITH gone AS (DELETE FROM reward_award WHERE program_id = $1 AND member_id = $2 RETURNING *)
INSERT INTO reward_award (program_id, key, member_id, reward_id, at, lapses_at, withdrawn_at, settled_at, merged_from, explanation,
                          recorded_at)
SELECT program_id, key, $3, reward_id, at, lapses_at, withdrawn_at, settled_at, $2, explanation, recorded_at FROM gone
ON CONFLICT (program_id, key, member_id) DO UPDATE SET settled_at = coalesce(reward_award.settled_at, excluded.settled_at)`;

/** Gives a member's awards to another: two customers became one. They stand until a fact says otherwise. */
export async function moveAwards(tx: Tx, options: { programId: string; from: string; to: string }): Promise<void> {
  await tx.rows("award-move", MOVE, [options.programId, options.from, options.to]);
}

const DELIVER = `
UPDATE reward_award SET settled_at = $4
 WHERE program_id = $1 AND key = $2 AND member_id = $3 AND withdrawn_at IS NULL AND settled_at IS NULL
   AND (lapses_at IS NULL OR lapses_at > $4)
RETURNING 1`;

/** @returns false when it is not due: delivered before, taken back, lapsed, or nobody's */
export async function markDelivered(
  tx: Tx,
  award: { programId: string; key: string; memberId: string; at: Date },
): Promise<boolean> {
  const values = [award.programId, award.key, award.memberId, award.at];
  return (await tx.rows("award-deliver", DELIVER, values)).length > 0;
}

const SETTLE = `
UPDATE reward_award AS a SET settled_at = coalesce(a.settled_at, $2)
  FROM unnest($3::text[], $4::uuid[]) AS n(key, member_id)
 WHERE a.program_id = $1 AND a.key = n.key AND a.member_id = n.member_id`;

/** Awards that a redemption makes good: nobody has to deliver them. */
export async function settleAwards(
  tx: Tx,
  options: { programId: string; awards: readonly { key: string; memberId: string }[]; now: Date },
): Promise<void> {
  const { programId, awards, now } = options;
  if (awards.length === 0) return;
  const values = [programId, now, awards.map(({ key }) => key), awards.map(({ memberId }) => memberId)];
  await tx.rows("award-settle", SETTLE, values);
}
