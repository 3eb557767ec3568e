import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { record } from "../models/activity.ts";
import { lockAward, withdrawAwards } from "../models/award.ts";
import { returnPoints } from "./steps/give-back.ts";

/**
 * Takes a reward back that a member redeemed and nobody has delivered: it is due no more, and the points go back to the lots they
 * came from.
 *
 * Safe to repeat, and to run twice at once: the points go back once, and never beside a delivery.
 *
 * @param key the award's key
 * @returns "delivered" when somebody has delivered it: nothing is given back
 */
export async function takeBackReward(options: {
  programId: string;
  memberId: string;
  key: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "returned" | "delivered" | "not-redeemed" }> {
  const { programId, memberId, key, actor, now } = options;
  if (!key.startsWith("redemption:")) return { outcome: "not-redeemed" };
  return withTransaction(async (tx) => {
    // The account first: whoever redeems locks in this order too.
    const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
    const award = await lockAward(tx, programId, key);
    if (award?.memberId !== memberId) return { outcome: "not-redeemed" };
    if (award.isWithdrawn) return { outcome: "returned" };
    if (award.isDelivered) return { outcome: "delivered" };

    await withdrawAwards(tx, { programId, awards: [{ key, memberId }], now });
    const { rewardId } = award;
    await returnPoints(tx, { programId, memberId, accounts, spentKey: key, rewardId, cause: "agent", now });
    await record(tx, { programId, at: now, actor, action: "reward-taken-back", data: { memberId, key } });
    return { outcome: "returned" };
  });
}
