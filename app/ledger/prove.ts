import type { Tx } from "../db.server.ts";

/** An account on which the ways to count do not agree. */
export interface Disagreement {
  memberId: string;
  unit: string;
  /** What the account's row says. */
  balance: string;
  /** Sum of its transfers. */
  transfers: string;
  /** Open lots less debt. */
  lots: string;
  /** What lapsed and did not come back, less what was forgiven and not repaid: by its transfers, and by its lots. */
  lapsed: [string, string];
  /** Lots that do not follow from what was drawn from them. */
  oddLots: number;
}

/** One pass over transfers and one over lots. That no key is posted twice needs no proof: a unique index sees to it. */
const PROVE = `
WITH moved AS MATERIALIZED (
  SELECT member_id, unit, sum(CASE WHEN to_account = 'member' THEN points ELSE -points END) AS points,
         sum(CASE WHEN to_account = 'member' THEN -points ELSE points END)
           FILTER (WHERE reason IN ('expired', 'expiry-undone', 'forgiven', 'forgiven-repaid')) AS lapsed
    FROM transfer WHERE program_id = $1 GROUP BY member_id, unit
), drawn AS (
  SELECT lot_key, member_id, sum(points) AS points FROM lot_draw WHERE program_id = $1 GROUP BY lot_key, member_id
), held AS MATERIALIZED (
  SELECT l.member_id, l.unit, sum(l.remaining) AS open, sum(l.expired - l.forgiven) AS lapsed,
         count(*) FILTER (WHERE l.remaining + l.expired <> l.original + coalesce(drawn.points, 0)) AS odd
    FROM lot l LEFT JOIN drawn ON drawn.lot_key = l.key AND drawn.member_id = l.member_id
   WHERE l.program_id = $1 GROUP BY l.member_id, l.unit
), counted AS (
  SELECT coalesce(a.member_id, m.member_id, h.member_id) AS member_id, coalesce(a.unit, m.unit, h.unit) AS unit,
         coalesce(a.balance, 0) AS balance, coalesce(m.points, 0) AS transfers, coalesce(h.open, 0) - coalesce(a.debt, 0) AS lots,
         coalesce(m.lapsed, 0) AS lapsed_moved, coalesce(h.lapsed, 0) AS lapsed_held, coalesce(h.odd, 0) AS odd
    FROM (SELECT member_id, unit, balance, debt FROM account WHERE program_id = $1) a
    FULL JOIN moved m ON m.member_id = a.member_id AND m.unit = a.unit
    FULL JOIN held h ON h.member_id = coalesce(a.member_id, m.member_id) AND h.unit = coalesce(a.unit, m.unit)
)
SELECT member_id::text AS "memberId", unit, balance::text, transfers::text, lots::text,
       ARRAY[lapsed_moved, lapsed_held]::text[] AS lapsed, odd::int AS "oddLots"
  FROM counted
 WHERE balance <> transfers OR balance <> lots OR lapsed_moved <> lapsed_held OR odd > 0
 LIMIT 1000`;

/** Sums of a few hundred thousand accounts fit into memory: sorting them on disk would take thrice as long. */
const MEMORY = `SELECT set_config('work_mem', '128MB', true)`;

/** Accounts whose balance is not the sum of their transfers, or not what their lots say; at most 1000. */
export async function findDisagreements(tx: Tx, programId: string): Promise<Disagreement[]> {
  await tx.rows("ledger-prove-memory", MEMORY, []);
  return tx.rows("ledger-prove", PROVE, [programId]);
}
