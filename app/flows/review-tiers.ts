import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { membersToReview } from "../models/member.ts";
import { enqueueAll } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { settleMembers, type ShopContext } from "./steps/settle-members.ts";

const BATCH_MAX = 500;

/**
 * Reviews members whose tier time alone may have changed: an order left the rolling window, or a version took effect.
 *
 * One bounded batch a call; call again while it returns "more". A member reviewed twice changes once;
 * every member reviewed is published, because what the storefront shows of a tier may have changed with the program.
 */
export async function reviewTiers(options: {
  shop: ShopContext;
  now: Date;
}): Promise<{ outcome: "more" | "done"; changed: number }> {
  const { shop, now } = options;
  return withTransaction(async (tx) => {
    const program = await programState(tx, shop.programId);
    const memberIds = await membersToReview(tx, { programId: shop.programId, now, limitMax: BATCH_MAX });
    const accounts = await lockAccounts(tx, { programId: shop.programId, memberIds });
    const changed = await settleMembers(tx, { shop, program, accounts, now });
    await enqueueAll(
      tx,
      memberIds.map((memberId) => ({ name: "publish-member", programId: shop.programId, memberId })),
    );
    return { outcome: memberIds.length === BATCH_MAX ? "more" : "done", changed: changed.length };
  });
}
