import type { Tx } from "../db.server.ts";

/** Points for one member, in a lot of their own. */
export interface Credit {
  key: string;
  memberId: string;
  /** Above zero. */
  points: number;
  /** null: as the unit says; whoever settles the member finds out. */
  expiresAt: Date | null;
}

const CREDIT = `
WITH given AS MATERIALIZED (
  SELECT * FROM unnest($7::text[], $8::uuid[], $9::bigint[], $10::timestamptz[]) AS n(key, member_id, points, expires_at)
), transfers AS (
  INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
  SELECT $1, key, member_id, $2, 'issued', 'member', points, $3, $4::jsonb, $5, $6 FROM given
  ON CONFLICT (program_id, key) DO NOTHING
  RETURNING 1
), lots AS (
  INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at, expires_at)
  SELECT $1, key, member_id, $2, points, points, $5, $5, expires_at FROM given
  RETURNING 1
), sums AS MATERIALIZED (
  SELECT member_id, sum(points) AS points FROM given GROUP BY member_id
), accounts AS (
  INSERT INTO account AS a (program_id, member_id, unit, balance)
  SELECT $1, member_id, $2, points FROM sums
  ON CONFLICT (program_id, member_id, unit) DO UPDATE SET balance = a.balance + excluded.balance WHERE a.debt = 0
  RETURNING 1
)
SELECT ledger_assert((SELECT count(*) FROM transfers) = cardinality($7::text[]), 'LR001', 'a transfer with this key was posted meanwhile'),
       ledger_assert((SELECT count(*) FROM lots) = cardinality($7::text[]), 'LR001', 'a lot was not written'),
       ledger_assert((SELECT count(*) FROM accounts) = (SELECT count(*) FROM sums), 'LR001', 'somebody owes points')`;

/**
 * Gives many members points in one statement. They vest at once.
 *
 * The members' accounts must be locked (ledger/read.ts) by this transaction, and none of them may owe anything in this unit: what is
 * owed is repaid by a book (ledger/book.ts). A key that is posted already raises the retryable error LR001.
 */
export async function creditMany(
  tx: Tx,
  options: {
    programId: string;
    unit: string;
    reason: string;
    explanation: object;
    credits: readonly Credit[];
    now: Date;
  },
): Promise<void> {
  const { programId, unit, reason, explanation, credits, now } = options;
  if (credits.length === 0) return;
  await tx.rows("ledger-credit-many", CREDIT, [
    ...[programId, unit, reason, JSON.stringify(explanation), now, now],
    credits.map(({ key }) => key),
    credits.map(({ memberId }) => memberId),
    credits.map(({ points }) => points),
    credits.map(({ expiresAt }) => expiresAt),
  ]);
}

const STANDING = `
SELECT member_id AS "memberId", balance::float8, debt::float8 FROM account
 WHERE program_id = $1 AND unit = $2 AND member_id = ANY($3::uuid[])`;

/** What members have and owe of a unit; who never had anything of it is left out. Their accounts must be locked. */
export async function heldOf(
  tx: Tx,
  of: { programId: string; unit: string; memberIds: string[] },
): Promise<Map<string, { balance: number; debt: number }>> {
  if (of.memberIds.length === 0) return new Map();
  const values = [of.programId, of.unit, of.memberIds];
  const rows = await tx.rows<{ memberId: string; balance: number; debt: number }>("ledger-held", STANDING, values);
  return new Map(rows.map(({ memberId, ...held }) => [memberId, held]));
}
