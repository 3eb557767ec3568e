import { z } from "zod";
import { pool, type Tx } from "../db.server.ts";
import type { Reward } from "../loyalty/program.ts";
import { type Ending, endingSchema } from "../loyalty/rewards/ending.ts";
import { termsOf } from "../loyalty/rewards/terms.ts";

/** reserved: nothing is known to exist outside yet. lapsed: unused when its time was over. cancelled: taken back, or never issued. */
export type RedemptionState = "reserved" | "issued" | "used" | "lapsed" | "cancelled";

/** What the member chose and wrote. Personal data. */
const wishSchema = z.object({ dateId: z.string().optional(), text: z.string().optional() });
export type Wish = z.infer<typeof wishSchema>;

/** A call to Shopify that was begun: what to look for while nobody knows whether it had its effect. */
const triedSchema = z.object({
  at: z.string(),
  what: z.enum(["issue", "end"]),
  customerId: z.string().optional(),
  amount: z.string().optional(),
  currency: z.string().optional(),
  expiresAt: z.string().nullable().optional(),
  /** The debit that it turned out to be: no other redemption's. Stays when the redemption has ended. */
  movementId: z.string().optional(),
});
export type Tried = z.infer<typeof triedSchema>;

export interface RedemptionRecord {
  id: string;
  memberId: string;
  shopId: string;
  rewardId: string;
  kind: Reward["kind"];
  /** The reward as it was when it was taken. */
  terms: Reward;
  /** What was spent for it in `unit`; 0 for one that was given. */
  points: number;
  unit: string;
  spentKey: string | null;
  awardKey: string | null;
  /** Minor units of `currency`; 0 where it has no worth in money. */
  amountMinor: number;
  currency: string;
  code: string | null;
  /** Codes that were given up for another one: orders may still have them. */
  earlierCodes: string[];
  /** Shopify's id of what was issued. */
  remoteId: string | null;
  wish: Wish | null;
  state: RedemptionState;
  cause: string | null;
  reservedAt: Date;
  issuedAt: Date | null;
  endsAt: Date | null;
  usedAt: Date | null;
  usedOrderId: string | null;
  endedAt: Date | null;
  pointsReturned: number;
  settledAt: Date | null;
  /** What must still be done outside. */
  todo: "issue" | "end" | null;
  ending: Ending | null;
  attempts: number;
  nextAt: Date | null;
  claimedUntil: Date | null;
  tried: Tried | null;
  trouble: string | null;
  /** Since when a person is asked. */
  stuckAt: Date | null;
  drift: unknown;
  voidRunId: string | null;
}

/** A row as PostgreSQL hands it over. */
export interface RedemptionRow extends Omit<
  RedemptionRecord,
  "terms" | "points" | "amountMinor" | "pointsReturned" | "wish" | "ending" | "tried"
> {
  terms: unknown;
  points: string;
  amountMinor: string;
  pointsReturned: string;
  wish: unknown;
  ending: unknown;
  tried: unknown;
}

/** The columns of a `RedemptionRow`, of a table that is called `r`. */
export const REDEMPTION_COLUMNS = `r.id, r.member_id AS "memberId", r.shop_id::text AS "shopId", r.reward_id AS "rewardId", r.kind,
  r.terms, r.points::text, r.unit, r.spent_key AS "spentKey", r.award_key AS "awardKey", r.amount_minor::text AS "amountMinor",
  r.currency, r.code, r.earlier_codes AS "earlierCodes", r.remote_id AS "remoteId", r.wish, r.state, r.cause, r.reserved_at AS "reservedAt", r.issued_at AS "issuedAt",
  r.ends_at AS "endsAt", r.used_at AS "usedAt", r.used_order_id::text AS "usedOrderId", r.ended_at AS "endedAt",
  r.points_returned::text AS "pointsReturned", r.settled_at AS "settledAt", r.todo, r.ending, r.attempts, r.next_at AS "nextAt",
  r.claimed_until AS "claimedUntil", r.tried, r.trouble, r.stuck_at AS "stuckAt", r.drift, r.void_run_id AS "voidRunId"`;

/** That a row of `r` has, or had, one of the codes in $3. */
export const HAS_CODE = `(r.code = ANY($3::text[]) OR (r.earlier_codes <> '{}' AND r.earlier_codes && $3::text[]))`;

/** Reads a row. */
export function redemptionOf(row: RedemptionRow): RedemptionRecord {
  const points = Number(row.points);
  const amountMinor = Number(row.amountMinor);
  return {
    ...row,
    points,
    amountMinor,
    pointsReturned: Number(row.pointsReturned),
    terms: termsOf({ terms: row.terms, rewardId: row.rewardId, points, amountMinor }),
    wish: wishSchema.nullable().parse(row.wish),
    ending: endingSchema.nullable().parse(row.ending),
    tried: triedSchema.nullable().parse(row.tried),
  };
}

const BY_ID = `SELECT ${REDEMPTION_COLUMNS} FROM redemption r WHERE r.program_id = $1 AND r.id = $2`;

/** @returns null when the program has no such redemption */
export async function redemptionById(programId: string, id: string): Promise<RedemptionRecord | null> {
  const { rows } = await pool().query<RedemptionRow>({
    name: "redemption-by-id",
    text: BY_ID,
    values: [programId, id],
  });
  return rows[0] ? redemptionOf(rows[0]) : null;
}

/** Locks a redemption and reads it. */
export async function lockRedemption(tx: Tx, programId: string, id: string): Promise<RedemptionRecord | null> {
  const [row] = await tx.rows<RedemptionRow>("redemption-lock", `${BY_ID} FOR UPDATE`, [programId, id]);
  return row ? redemptionOf(row) : null;
}

const BY_REMOTE = `SELECT ${REDEMPTION_COLUMNS} FROM redemption r WHERE r.program_id = $1 AND r.remote_id = $2 LIMIT 1`;

/** The redemption that a thing in Shopify was issued for; null when it is none of ours. */
export async function redemptionByRemoteId(programId: string, remoteId: string): Promise<RedemptionRecord | null> {
  const { rows } = await pool().query<RedemptionRow>({
    name: "redemption-by-remote",
    text: BY_REMOTE,
    values: [programId, remoteId],
  });
  return rows[0] ? redemptionOf(rows[0]) : null;
}

const OF_MEMBER = `
SELECT ${REDEMPTION_COLUMNS} FROM redemption r WHERE r.program_id = $1 AND r.member_id = $2 ORDER BY r.reserved_at DESC, r.id LIMIT $3`;

/** A member's redemptions, newest first. */
export async function redemptionsOfMember(options: {
  programId: string;
  memberId: string;
  limitMax: number;
}): Promise<RedemptionRecord[]> {
  const values = [options.programId, options.memberId, options.limitMax];
  const { rows } = await pool().query<RedemptionRow>({ name: "redemptions-of-member", text: OF_MEMBER, values });
  return rows.map(redemptionOf);
}

const MOVE = `UPDATE redemption SET member_id = $3 WHERE program_id = $1 AND member_id = $2`;

/** Gives a member's redemptions to another: two customers became one. */
export async function moveRedemptions(tx: Tx, options: { programId: string; from: string; to: string }): Promise<void> {
  await tx.rows("redemption-move", MOVE, [options.programId, options.from, options.to]);
}
