import type { Tx } from "../db.server.ts";

/** By how much a budget's use changes. */
export interface BudgetChange {
  budgetId: string;
  delta: number;
  /** What it may give; null when no rule has that budget any more. */
  points: number | null;
  /** Since when it was closed when the fold looked; null: it was open. */
  seenClosedAt: number | null;
}

export interface BudgetUse {
  memberId: string;
  budgetId: string;
  /** What the budget has given the member by now. */
  used: number;
}

const ADD = `
WITH change AS (
  SELECT * FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::float8[]) AS c(id, delta, points, seen)
), added AS (
  INSERT INTO budget (program_id, budget_id, used, closed_at)
  SELECT $1, id, delta, CASE WHEN delta >= points THEN to_timestamp($6::float8) END FROM change ORDER BY id
  ON CONFLICT (program_id, budget_id) DO UPDATE
     SET used = budget.used + excluded.used,
         closed_at = coalesce(budget.closed_at, CASE
           WHEN budget.used + excluded.used >= (SELECT points FROM change WHERE id = budget.budget_id)
           THEN to_timestamp($6::float8) END)
   WHERE budget.closed_at IS NOT DISTINCT FROM to_timestamp((SELECT seen FROM change WHERE id = budget.budget_id))
  RETURNING 1
), uses AS (
  INSERT INTO budget_use (program_id, member_id, budget_id, used)
  SELECT $1, * FROM unnest($7::uuid[], $8::text[], $9::bigint[])
  ON CONFLICT (program_id, member_id, budget_id) DO UPDATE SET used = excluded.used
)
SELECT ledger_assert((SELECT count(*) FROM added) = cardinality($2::text[]), 'LR001', 'a budget was closed meanwhile')`;

/**
 * Adds what budgets have given, and closes those that have reached their points from the moment `closesAt` on. One that somebody
 * else has closed since it was looked at makes the flow start over.
 */
export async function addBudgetUse(
  tx: Tx,
  options: { programId: string; changes: BudgetChange[]; uses: BudgetUse[]; closesAt: number },
): Promise<void> {
  const { programId, changes, uses, closesAt } = options;
  if (changes.length === 0) return;
  await tx.rows("budget-add", ADD, [
    programId,
    changes.map(({ budgetId }) => budgetId),
    changes.map(({ delta }) => delta),
    changes.map(({ points }) => points),
    changes.map(({ seenClosedAt }) => seenClosedAt),
    closesAt,
    uses.map(({ memberId }) => memberId),
    uses.map(({ budgetId }) => budgetId),
    uses.map(({ used }) => used),
  ]);
}

const MOVE = `
WITH gone AS (DELETE FROM budget_use WHERE program_id = $1 AND member_id = $2 RETURNING budget_id, used)
INSERT INTO budget_use (program_id, member_id, budget_id, used) SELECT $1, $3, budget_id, used FROM gone
ON CONFLICT (program_id, member_id, budget_id) DO UPDATE SET used = budget_use.used + excluded.used`;

/** Counts what a member got from budgets for another: two customers became one. */
export async function moveBudgetUse(tx: Tx, options: { programId: string; from: string; to: string }): Promise<void> {
  await tx.rows("budget-move", MOVE, [options.programId, options.from, options.to]);
}
