import type { Tx } from "../../db.server.ts";
import type { Book } from "../../ledger/book.ts";
import { POINTS } from "../../loyalty/program.ts";
import { isAutomatic } from "../../loyalty/rewards/price.ts";
import type { ProgramState } from "../../models/program.ts";
import { lockReward, takenInAll } from "../../models/redemption-standing.ts";

/**
 * How many pieces are left of each reward that is given by itself and of which there are only so many, under the rewards' locks: the
 * last piece is given once. Only of those that one of the members could pay for: nobody else waits.
 *
 * The members' accounts are locked before, as by whoever takes a reward; several rewards are locked in the order of their ids.
 */
export async function piecesLeft(
  tx: Tx,
  options: { program: ProgramState; books: readonly Book[]; now: Date },
): Promise<Map<string, number>> {
  const { program, books, now } = options;
  const { programId } = program;
  const left = new Map<string, number>();
  if (program.status !== "live") return left;
  const most = Math.max(0, ...books.filter(({ unit }) => unit === POINTS).map((book) => book.available(now)));
  const rewards = program.versions.at(-1)?.program.rewards ?? [];
  for (const reward of rewards.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (reward.kind === "slider" || reward.kind === "reference" || !isAutomatic(reward)) continue;
    const { id: rewardId, points, total } = reward;
    if (total === undefined || points === undefined || points > most) continue;
    await lockReward(tx, { programId, rewardId });
    left.set(rewardId, Math.max(0, total - (await takenInAll(tx, { programId, rewardId, countMax: total }))));
  }
  return left;
}
