import { pool, type Tx } from "../db.server.ts";
import type { Donation } from "../loyalty/rewards/donation-csv.ts";

/** What members gave to one cause in one currency. */
export interface CauseFigures {
  cause: string;
  currency: string;
  donations: number;
  givenMinor: number;
  /** Given and not paid out yet, and since when the oldest of it waits. */
  owed: number;
  owedMinor: number;
  owedSince: Date | null;
  settledMinor: number;
  settledAt: Date | null;
}

/** One donation, and the reward that it was. */
export interface DonationLine extends Donation {
  rewardId: string;
}

// A donation that was taken back is none.
const GIVEN = `kind = 'donation' AND state IN ('issued', 'used')`;
const CAUSE = `coalesce(terms->>'cause', reward_id)`;

const FIGURES = `
SELECT ${CAUSE} AS cause, currency,
       count(*)::int AS donations, sum(amount_minor)::float8 AS "givenMinor",
       (count(*) FILTER (WHERE state = 'issued'))::int AS owed,
       coalesce(sum(amount_minor) FILTER (WHERE state = 'issued'), 0)::float8 AS "owedMinor",
       min(reserved_at) FILTER (WHERE state = 'issued') AS "owedSince",
       coalesce(sum(amount_minor) FILTER (WHERE state = 'used'), 0)::float8 AS "settledMinor", max(settled_at) AS "settledAt"
  FROM redemption WHERE program_id = $1 AND ${GIVEN}
 GROUP BY 1, currency
 ORDER BY 1, currency`;

/** What is owed to whom, cause by cause. */
export async function causeFigures(programId: string): Promise<CauseFigures[]> {
  const query = { name: "donation-figures", text: FIGURES, values: [programId] };
  return (await pool().query<CauseFigures>(query)).rows;
}

const LINES = `
SELECT id, reward_id AS "rewardId", ${CAUSE} AS cause, member_id AS "memberId", reserved_at AS at, points::float8 AS points,
       amount_minor::float8 AS "amountMinor", currency, settled_at AS "settledAt"
  FROM redemption WHERE program_id = $1 AND ${GIVEN} AND ($2::uuid IS NULL OR id > $2)
 ORDER BY id LIMIT $3`;

/** Donations in the order of their ids, after one of them. */
export async function donationLines(options: {
  programId: string;
  after: string | null;
  limitMax: number;
}): Promise<DonationLine[]> {
  const values = [options.programId, options.after, options.limitMax];
  return (await pool().query<DonationLine>({ name: "donation-lines", text: LINES, values })).rows;
}

const SETTLE = `
WITH owed AS (
  SELECT id FROM redemption
   WHERE program_id = $1 AND kind = 'donation' AND state = 'issued' AND todo IS NULL
     AND ${CAUSE} = $2 AND currency = $3 AND reserved_at < $4
   ORDER BY id FOR UPDATE
)
UPDATE redemption r SET state = 'used', cause = 'paid-out', used_at = $5, settled_at = $5
  FROM owed WHERE r.program_id = $1 AND r.id = owed.id
RETURNING r.id, r.amount_minor::float8 AS "amountMinor"`;

/**
 * Marks what is owed to a cause as paid out. What ends at the same moment is looked at again once it has, and left alone.
 *
 * @param before donations made before this moment
 * @returns what is paid out by it
 */
export async function settleOwed(
  tx: Tx,
  options: { programId: string; cause: string; currency: string; before: Date; at: Date },
): Promise<{ id: string; amountMinor: number }[]> {
  const { programId, cause, currency, before, at } = options;
  return tx.rows<{ id: string; amountMinor: number }>("donation-settle", SETTLE, [
    programId,
    cause,
    currency,
    before,
    at,
  ]);
}

const NOTE_SETTLED = `UPDATE redemption SET settled_at = $3 WHERE program_id = $1 AND id = $2 AND settled_at IS NULL`;

/** One donation was paid out. */
export async function noteSettled(tx: Tx, donation: { programId: string; id: string; at: Date }): Promise<void> {
  await tx.rows("donation-note-settled", NOTE_SETTLED, [donation.programId, donation.id, donation.at]);
}
