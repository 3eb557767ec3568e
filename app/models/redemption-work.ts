import { pool, type Tx } from "../db.server.ts";
import type { Ending } from "../loyalty/rewards/ending.ts";
import { closeAlertsOf } from "./alert.ts";
import {
  REDEMPTION_COLUMNS,
  redemptionOf,
  type RedemptionRecord,
  type RedemptionRow,
  type Tried,
} from "./redemption.ts";
import { readEach, type RowOfProgram, type Unreadable } from "./unreadable-redemption.ts";

/*
 * What must still be done outside is worked off by whoever claims a redemption. A claim is a lease: whoever dies while holding one
 * is succeeded when it is over.
 */

/** Longer than any call to Shopify is waited for. */
const LEASE_MS = 120_000;

/** What one worker holds: the lease's end tells its claim from a later one. */
export interface Claim {
  redemption: RedemptionRecord;
  until: Date;
}

const CLAIM = `
UPDATE redemption AS r SET claimed_until = $3
 WHERE r.program_id = $1 AND r.id = $2 AND r.todo IS NOT NULL AND r.stuck_at IS NULL
   AND (r.claimed_until IS NULL OR r.claimed_until <= $4)
RETURNING ${REDEMPTION_COLUMNS}`;

/** Claims one redemption, due or not; null when nothing is to be done, a person is asked, or somebody else works on it. */
export async function claimRedemption(
  tx: Tx,
  options: { programId: string; redemptionId: string; now: Date },
): Promise<Claim | null> {
  const { programId, redemptionId, now } = options;
  const until = new Date(now.getTime() + LEASE_MS);
  const [row] = await tx.rows<RedemptionRow>("redemption-claim", CLAIM, [programId, redemptionId, until, now]);
  return row ? { redemption: redemptionOf(row), until } : null;
}

const CLAIM_DUE = `
WITH due AS (
  SELECT id FROM redemption
   WHERE program_id = $1 AND shop_id = $2 AND todo IS NOT NULL AND stuck_at IS NULL AND next_at <= $3
     AND (claimed_until IS NULL OR claimed_until <= $3)
   ORDER BY next_at, id LIMIT $5 FOR UPDATE SKIP LOCKED
)
UPDATE redemption AS r SET claimed_until = $4 FROM due WHERE r.program_id = $1 AND r.id = due.id
RETURNING ${REDEMPTION_COLUMNS}`;

/**
 * Claims what is due in a shop, the longest due first, at most so many.
 *
 * @returns also those that nobody can read: they are claimed by nobody, see `markUnreadable`
 */
export async function claimDue(
  tx: Tx,
  options: { programId: string; shopId: string; limitMax: number; now: Date },
): Promise<{ claims: Claim[]; unreadable: Unreadable[] }> {
  const { programId, shopId, limitMax, now } = options;
  const until = new Date(now.getTime() + LEASE_MS);
  const values = [programId, shopId, now, until, limitMax];
  const rows = await tx.rows<RedemptionRow>("redemption-claim-due", CLAIM_DUE, values);
  const { redemptions, unreadable } = readEach(
    rows
      .map((row) => ({ ...row, programId }))
      .toSorted((a, b) => (a.nextAt?.getTime() ?? 0) - (b.nextAt?.getTime() ?? 0)),
  );
  return { claims: redemptions.map(({ programId: _programId, ...redemption }) => ({ redemption, until })), unreadable };
}

const RELEASE = `
UPDATE redemption SET claimed_until = NULL WHERE program_id = $1 AND id = ANY($2::uuid[]) AND claimed_until = $3`;

/** Gives claims back that nothing was done with. */
export async function releaseClaims(
  tx: Tx,
  options: { programId: string; ids: readonly string[]; until: Date },
): Promise<void> {
  if (options.ids.length === 0) return;
  await tx.rows("redemption-release", RELEASE, [options.programId, options.ids, options.until]);
}

const PUT_OFF = `
UPDATE redemption SET attempts = $4, next_at = $5, trouble = $6, stuck_at = $7, claimed_until = NULL
 WHERE program_id = $1 AND id = $2 AND claimed_until = $3
RETURNING 1`;

/** The attempt did not end it: when the next is due, and since when a person is asked. The claim is given back. */
export async function putOff(
  tx: Tx,
  options: {
    programId: string;
    claim: Claim;
    attempts: number;
    nextAt: Date;
    trouble: string;
    stuckAt: Date | null;
  },
): Promise<boolean> {
  const { programId, claim, attempts, nextAt, trouble, stuckAt } = options;
  const values = [programId, claim.redemption.id, claim.until, attempts, nextAt, trouble, stuckAt];
  return (await tx.rows("redemption-put-off", PUT_OFF, values)).length > 0;
}

const NOTE_TRIED = `
UPDATE redemption SET tried = $4::jsonb
 WHERE program_id = $1 AND id = $2 AND claimed_until = $3 AND ($5::timestamptz IS NULL OR claimed_until >= $5)
RETURNING 1`;

/** A call to Shopify that is begun now is over by then. */
const CALL_MS = 30_000;

/**
 * Writes down what is about to be asked of Shopify, or (null) that it surely did not happen.
 *
 * @param options.before the moment before the call: it must be over before the claim is
 * @returns false when the claim is somebody else's by now, or will be before a call is over: nothing may be asked
 */
export async function noteTried(
  tx: Tx,
  options: { programId: string; claim: Claim; tried: Tried | null; before?: Date },
): Promise<boolean> {
  const { programId, claim, tried, before } = options;
  const over = before ? new Date(before.getTime() + CALL_MS) : null;
  const values = [programId, claim.redemption.id, claim.until, tried === null ? null : JSON.stringify(tried), over];
  return (await tx.rows("redemption-note-tried", NOTE_TRIED, values)).length > 0;
}

const KEEP_CODE = `
UPDATE redemption AS r SET code = coalesce(r.code, $3) WHERE r.program_id = $1 AND r.id = $2 RETURNING r.code`;

/** Stores the code of a redemption that has none yet; the first one stays. */
export async function keepCode(tx: Tx, of: { programId: string; id: string; code: string }): Promise<string> {
  const [row] = await tx.rows<{ code: string }>("redemption-keep-code", KEEP_CODE, [of.programId, of.id, of.code]);
  return row?.code ?? of.code;
}

const MARK_ISSUED = `
UPDATE redemption AS r
   SET state = CASE r.state WHEN 'reserved' THEN 'issued' ELSE r.state END, remote_id = coalesce($3, r.remote_id),
       issued_at = coalesce(r.issued_at, $4), attempts = 0, tried = NULL, trouble = NULL, stuck_at = NULL, claimed_until = NULL,
       -- What ended while it was being made must be stopped outside; its points are where they belong.
       todo = CASE WHEN r.state IN ('lapsed', 'cancelled') THEN 'end' WHEN r.todo = 'issue' THEN NULL ELSE r.todo END,
       next_at = CASE WHEN r.state IN ('lapsed', 'cancelled') OR r.todo = 'end' THEN $4 END,
       ending = CASE WHEN r.state IN ('lapsed', 'cancelled')
                     THEN jsonb_build_object('state', r.state, 'cause', r.cause, 'actor', 'system', 'returns', 0) ELSE r.ending END
 WHERE r.program_id = $1 AND r.id = $2
RETURNING ${REDEMPTION_COLUMNS}`;

/** What the redemption is for exists. One that was used in the meantime stays used. */
export async function markIssued(
  tx: Tx,
  redemption: { programId: string; id: string; remoteId: string | null; at: Date },
): Promise<RedemptionRecord | null> {
  const { programId, id, remoteId, at } = redemption;
  const [row] = await tx.rows<RedemptionRow>("redemption-mark-issued", MARK_ISSUED, [programId, id, remoteId, at]);
  return row ? redemptionOf(row) : null;
}

const MARK_ENDED = `
UPDATE redemption AS r
   SET state = $3, cause = $4, points_returned = r.points_returned + $5,
       ended_at = CASE WHEN $3 IN ('lapsed', 'cancelled') THEN coalesce(r.ended_at, $6) ELSE r.ended_at END,
       used_at = CASE WHEN $3 = 'used' THEN coalesce(r.used_at, $6) ELSE r.used_at END,
       todo = NULL, ending = NULL, next_at = NULL, attempts = 0, trouble = NULL, stuck_at = NULL, claimed_until = NULL,
       tried = CASE WHEN r.tried->>'movementId' IS NOT NULL THEN r.tried END
 WHERE r.program_id = $1 AND r.id = $2
RETURNING ${REDEMPTION_COLUMNS}`;

/** The redemption is over, here and outside. */
export async function markEnded(
  tx: Tx,
  redemption: { programId: string; id: string; ending: Ending; at: Date },
): Promise<RedemptionRecord | null> {
  const { programId, id, ending, at } = redemption;
  const values = [programId, id, ending.state, ending.cause, ending.returns, at];
  const [row] = await tx.rows<RedemptionRow>("redemption-mark-ended", MARK_ENDED, values);
  await closeAlertsOf(tx, { programId, redemptionIds: [id], at });
  return row ? redemptionOf(row) : null;
}

const START_ENDING = `
UPDATE redemption SET todo = 'end', ending = $3::jsonb, attempts = 0, next_at = $4, trouble = NULL, stuck_at = NULL, void_run_id = coalesce($5, void_run_id)
 WHERE program_id = $1 AND id = $2`;

/** It shall end: what is outside is to be stopped first. */
export async function startEnding(
  tx: Tx,
  redemption: { programId: string; id: string; ending: Ending; voidRunId: string | null; at: Date },
): Promise<void> {
  const { programId, id, ending, voidRunId, at } = redemption;
  await tx.rows("redemption-start-ending", START_ENDING, [programId, id, JSON.stringify(ending), at, voidRunId]);
  await closeAlertsOf(tx, { programId, redemptionIds: [id], at });
}

const RETRY = `
UPDATE redemption SET attempts = 0, next_at = $3, stuck_at = NULL, trouble = NULL
 WHERE program_id = $1 AND id = $2 AND todo IS NOT NULL
RETURNING shop_id::text AS "shopId"`;

/** @returns null when nothing is to be done for it */
export async function startOver(
  tx: Tx,
  redemption: { programId: string; id: string; at: Date },
): Promise<{ shopId: string } | null> {
  const values = [redemption.programId, redemption.id, redemption.at];
  const [row] = await tx.rows<{ shopId: string }>("redemption-start-over", RETRY, values);
  return row ?? null;
}

/** A shop in which something is to be done. */
export interface DueShop {
  programId: string;
  shopId: string;
}

const DUE_SHOPS = `
SELECT DISTINCT r.program_id::text AS "programId", r.shop_id::text AS "shopId"
  FROM redemption r JOIN shop s ON s.program_id = r.program_id AND s.id = r.shop_id
 WHERE r.todo IS NOT NULL AND r.stuck_at IS NULL AND r.next_at <= $1 AND s.state = 'installed' AND s.connection = 'ok'
 LIMIT $2`;

/** The connected shops in which something is due. */
export async function dueShops(now: Date, limitMax: number): Promise<DueShop[]> {
  return (await pool().query<DueShop>({ name: "redemption-due-shops", text: DUE_SHOPS, values: [now, limitMax] })).rows;
}

const NEXT_DUE = `
SELECT min(greatest(next_at, coalesce(claimed_until, next_at))) AS at FROM redemption
 WHERE program_id = $1 AND shop_id = $2 AND todo IS NOT NULL AND stuck_at IS NULL`;

/** When the next thing of a shop is due; null: nothing is. */
export async function nextDue(shop: DueShop): Promise<Date | null> {
  const values = [shop.programId, shop.shopId];
  const { rows } = await pool().query<{ at: Date | null }>({ name: "redemption-next-due", text: NEXT_DUE, values });
  return rows[0]?.at ?? null;
}

const OVERDUE = `
SELECT ${REDEMPTION_COLUMNS}, r.program_id::text AS "programId"
  FROM redemption r JOIN shop s ON s.program_id = r.program_id AND s.id = r.shop_id
 WHERE r.state = 'issued' AND r.ends_at <= $1 AND r.todo IS NULL AND s.state = 'installed' AND s.connection = 'ok' ORDER BY r.ends_at, r.id LIMIT $2`;

/** What was issued and whose time is over, the longest over first, at most so many; and what of it nobody can read. */
export async function overdueRedemptions(
  endedBefore: Date,
  limitMax: number,
): Promise<{ overdue: (RedemptionRecord & { programId: string })[]; unreadable: Unreadable[] }> {
  const query = { name: "redemption-overdue", text: OVERDUE, values: [endedBefore, limitMax] };
  const { redemptions: overdue, unreadable } = readEach((await pool().query<RowOfProgram>(query)).rows);
  return { overdue, unreadable };
}

const FREE_TOO_LATE = `
UPDATE redemption SET stuck_at = NULL, trouble = NULL, attempts = 0, next_at = $1
 WHERE stuck_at IS NOT NULL AND state = 'reserved' AND todo = 'issue' AND ends_at <= $1`;

/** What a person is asked about and could not be used any more is nobody's question: its worker ends it. */
export async function freeTooLate(tx: Tx, now: Date): Promise<void> {
  await tx.rows("redemption-free-too-late", FREE_TOO_LATE, [now]);
}

const SAVE_DRIFT = `
UPDATE redemption SET drift = $3::jsonb WHERE program_id = $1 AND id = $2 AND drift IS DISTINCT FROM $3::jsonb RETURNING 1`;

/**
 * Notes what somebody changed in Shopify by hand; null: everything is as it should be.
 *
 * @returns whether that is news
 */
export async function saveDrift(
  tx: Tx,
  redemption: { programId: string; id: string; drift: object | null },
): Promise<boolean> {
  const { programId, id, drift } = redemption;
  const values = [programId, id, drift === null ? null : JSON.stringify(drift)];
  return (await tx.rows("redemption-save-drift", SAVE_DRIFT, values)).length > 0;
}
