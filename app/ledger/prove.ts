import type { Tx } from "../db.server.ts";

/** An account on which the three ways to count do not agree. */
export interface Disagreement {
  memberId: string;
  unit: string;
  /** What the account's row says. */
  balance: string;
  /** Sum of its transfers. */
  transfers: string;
  /** Open lots less debt. */
  lots: string;
}

const PROVE = `
WITH moved AS (
  SELECT member_id, unit, sum(CASE WHEN to_account = 'member' THEN points ELSE -points END) AS points
    FROM transfer WHERE program_id = $1 GROUP BY member_id, unit
), open AS (
  SELECT member_id, unit, sum(remaining) AS points FROM lot WHERE program_id = $1 GROUP BY member_id, unit
)
SELECT coalesce(a.member_id, moved.member_id)::text AS "memberId", coalesce(a.unit, moved.unit) AS unit,
       coalesce(a.balance, 0)::text AS balance, coalesce(moved.points, 0)::text AS transfers,
       (coalesce(open.points, 0) - coalesce(a.debt, 0))::text AS lots
  FROM (SELECT * FROM account WHERE program_id = $1) a
  FULL JOIN moved ON moved.member_id = a.member_id AND moved.unit = a.unit
  LEFT JOIN open ON open.member_id = a.member_id AND open.unit = a.unit
 WHERE coalesce(a.balance, 0) <> coalesce(moved.points, 0)
    OR coalesce(a.balance, 0) <> coalesce(open.points, 0) - coalesce(a.debt, 0)
 LIMIT 1000`;

/** Accounts whose balance is not the sum of their transfers, or not their open lots less debt; at most 1000. */
export async function findDisagreements(tx: Tx, programId: string): Promise<Disagreement[]> {
  return tx.rows("ledger-prove", PROVE, [programId]);
}
