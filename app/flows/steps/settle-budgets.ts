import type { Tx } from "../../db.server.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { addBudgetUse, type BudgetChange, type BudgetUse } from "../../models/budget.ts";
import type { ProgramState } from "../../models/program.ts";
import type { FoldedMember } from "./fold-stored.ts";

/**
 * Adds to each budget what its members got more (or less) than is stored, and closes those that are used up from the next second on:
 * whoever shares this second with the one that used it up gets their whole share too.
 */
export async function settleBudgets(
  tx: Tx,
  options: { program: ProgramState; folded: readonly FoldedMember[]; now: Date },
): Promise<void> {
  const { program, folded, now } = options;
  const uses = folded.flatMap(usesOf);
  if (uses.length === 0) return;
  const closed = folded[0]?.member.budgetsClosedAt ?? {};
  const limits = limitsOf(program);
  const changes = [...Map.groupBy(uses, ({ budgetId }) => budgetId)].map(([budgetId, ofBudget]): BudgetChange => ({
    budgetId,
    delta: ofBudget.reduce((sum, { delta }) => sum + delta, 0),
    points: limits.get(budgetId) ?? null,
    seenClosedAt: closed[budgetId] ?? null,
  }));
  await addBudgetUse(tx, { programId: program.programId, changes, uses, closesAt: wholeSeconds(now) + 1 });
}

function usesOf({ member, fold }: FoldedMember): (BudgetUse & { delta: number })[] {
  const { memberId, budgetUse } = member;
  const budgetIds = new Set([...fold.budgetsUsed.keys(), ...Object.keys(budgetUse)]);
  return [...budgetIds].flatMap((budgetId) => {
    const used = fold.budgetsUsed.get(budgetId) ?? 0;
    const delta = used - (budgetUse[budgetId] ?? 0);
    return delta === 0 ? [] : [{ memberId, budgetId, used, delta }];
  });
}

function limitsOf(program: ProgramState): Map<string, number> {
  const newest = program.versions.at(-1)?.program;
  const parts = newest ? [...newest.earning, ...newest.campaigns] : [];
  return new Map(parts.flatMap(({ id, budget }) => (budget ? [[id, budget.points]] : [])));
}
