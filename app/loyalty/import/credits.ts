/** A row that says a balance. */
interface BalanceRow {
  row: number;
  memberId: string;
  points: number;
}

/** What rows move: positive is given by the row, negative is taken. */
export interface PlannedMove {
  row: number;
  memberId: string;
  points: number;
}

/**
 * What rows give and take. "add": each gives what it says. "set": all rows of a member together say what the member has afterwards;
 * what there is counts as the first rows' points, the rest is given by the later ones, and what is too much is taken by the last.
 *
 * @param rows all rows of each member, in the order of the file
 * @param balances of the members who have any; below zero for what is owed
 */
export function plannedMoves(
  rows: readonly BalanceRow[],
  by: { mode: "add" | "set"; balances: ReadonlyMap<string, number> },
): PlannedMove[] {
  if (by.mode === "add") return rows.filter(({ points }) => points > 0).map((row) => ({ ...row }));
  const groups = [...Map.groupBy(rows, ({ memberId }) => memberId)];
  return groups.flatMap(([memberId, own]) => setBalance(own, by.balances.get(memberId) ?? 0));
}

function setBalance(rows: readonly BalanceRow[], balance: number): PlannedMove[] {
  let [upto, has] = [0, balance];
  const moves = rows.map(({ row, memberId, points }) => {
    upto += points;
    const given = Math.max(0, upto - has);
    has += given;
    return { row, memberId, points: given };
  });
  const last = moves.at(-1);
  if (last && has > upto) last.points -= has - upto;
  return moves.filter(({ points }) => points !== 0);
}
