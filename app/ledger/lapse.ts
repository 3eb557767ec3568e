import type { Tx } from "../db.server.ts";

/**
 * What the night does to lots, set by set. Both statements lock the accounts they need in id order, as everybody does, and assert
 * that no lot changed between being found and being locked; if one did, the flow starts over.
 */

/**
 * The night runs once a day, but not to the second, and once a year a day has 25 hours: who would be too late tomorrow is reminded
 * today.
 */
const UNTIL_NEXT_NIGHT_MS = 26 * 3_600_000;
const DAY_MS = 86_400_000;

const LAPSE = `
WITH due AS MATERIALIZED (
  SELECT ctid AS place, key, member_id, unit, remaining, lapses + 1 AS lapses, expires_at
    FROM lot
   WHERE program_id = $1 AND remaining > 0 AND expires_at <= $2 AND reminded_at <= $3
   ORDER BY expires_at, member_id LIMIT $4
), locked AS MATERIALIZED (
  SELECT ctid AS place, member_id, unit FROM account
   WHERE program_id = $1 AND member_id IN (SELECT member_id FROM due)
   ORDER BY member_id, unit = 'points' DESC
     FOR NO KEY UPDATE
), mine AS MATERIALIZED (
  SELECT due.* FROM due WHERE (SELECT count(*) FROM locked) > 0
), lots AS (
  UPDATE lot SET remaining = 0, expired = lot.expired + mine.remaining, lapses = mine.lapses
    FROM mine
   WHERE lot.ctid = mine.place AND lot.program_id = $1
  RETURNING 1
), transfers AS (
  INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
  SELECT $1, 'expiry:' || key || ':' || member_id || ':' || lapses, member_id, unit, 'member', 'expired', remaining, 'expired',
         jsonb_build_object('kind', 'expired', 'unit', unit, 'lot', key, 'expiresAt', extract(epoch FROM expires_at)::bigint), $2, $2
    FROM mine
  RETURNING 1
), sums AS MATERIALIZED (
  SELECT member_id, unit, sum(remaining) AS points FROM mine GROUP BY member_id, unit
), accounts AS (
  UPDATE account SET balance = account.balance - sums.points
    FROM sums JOIN locked USING (member_id, unit)
   WHERE account.ctid = locked.place AND account.program_id = $1
  RETURNING 1
)
SELECT (SELECT count(*) FROM mine)::int AS lots,
       (SELECT coalesce(sum(remaining), 0) FROM mine)::text AS points,
       ARRAY(SELECT DISTINCT member_id FROM mine)::text[] AS "memberIds",
       ledger_assert((SELECT count(*) FROM lots) = (SELECT count(*) FROM mine), 'LR001', 'a lot changed meanwhile'),
       ledger_assert((SELECT count(*) FROM transfers) = (SELECT count(*) FROM mine), 'LR001', 'a lot did not lapse'),
       ledger_assert((SELECT count(*) FROM accounts) = (SELECT count(*) FROM sums), 'LR001', 'a balance changed meanwhile')`;

export interface Lapsed {
  lots: number;
  points: number;
  /** Whose points they were. */
  memberIds: string[];
}

/**
 * Lets points lapse whose date is past and whose reminder lies long enough back; at most `lotsMax` lots, the longest due first.
 *
 * @param remindedBy who was reminded later than this keeps the points for now
 */
export async function lapseLots(
  tx: Tx,
  options: { programId: string; now: Date; remindedBy: Date; lotsMax: number },
): Promise<Lapsed> {
  const { programId, now, remindedBy, lotsMax } = options;
  const [row] = await tx.rows<{ lots: number; points: string; memberIds: string[] }>("ledger-lapse", LAPSE, [
    programId,
    now,
    remindedBy,
    lotsMax,
  ]);
  return { lots: row?.lots ?? 0, points: Number(row?.points ?? 0), memberIds: row?.memberIds ?? [] };
}

const REMIND = `
WITH due AS MATERIALIZED (
  SELECT l.ctid AS place, l.member_id FROM lot l
    JOIN member m ON m.program_id = $1 AND m.id = l.member_id AND m.erased_at IS NULL
   WHERE l.program_id = $1 AND l.remaining > 0 AND l.reminded_at IS NULL AND l.expires_at <= $3
   ORDER BY l.expires_at, l.member_id LIMIT $4
), locked AS MATERIALIZED (
  SELECT member_id FROM account
   WHERE program_id = $1 AND unit = 'points' AND member_id IN (SELECT member_id FROM due)
   ORDER BY member_id
     FOR NO KEY UPDATE
), lots AS (
  UPDATE lot SET reminded_at = $2
    FROM due
   WHERE lot.ctid = due.place AND lot.program_id = $1 AND (SELECT count(*) FROM locked) > 0
  RETURNING 1
)
SELECT (SELECT count(*) FROM due)::int AS lots,
       ARRAY(SELECT DISTINCT member_id FROM due)::text[] AS "memberIds",
       ledger_assert((SELECT count(*) FROM lots) = (SELECT count(*) FROM due), 'LR001', 'a lot changed meanwhile')`;

/**
 * Marks lots as reminded of whose expiry the members must be told now, so that they know it `reminderDays` before; at most `lotsMax`
 * lots, the soonest first. Erased members are told nothing, and keep their points.
 *
 * @returns whom to tell, in this very transaction
 */
export async function remindLots(
  tx: Tx,
  options: { programId: string; now: Date; reminderDays: number; lotsMax: number },
): Promise<{ lots: number; memberIds: string[] }> {
  const { programId, now, reminderDays, lotsMax } = options;
  const until = new Date(now.getTime() + reminderDays * DAY_MS + UNTIL_NEXT_NIGHT_MS);
  const values = [programId, now, until, lotsMax];
  const [row] = await tx.rows<{ lots: number; memberIds: string[] }>("ledger-remind", REMIND, values);
  return row ?? { lots: 0, memberIds: [] };
}
