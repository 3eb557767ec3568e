import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { enqueue } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { membersToReview, passTime } from "../models/standing.ts";
import { publishLater } from "./steps/publish-later.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

const BATCH_MAX = 500;
const PASSING_MAX = 20_000;

/**
 * Reviews members of whom time alone may have changed something: an order left the rolling window, a tier ended, a birthday came, a
 * version took effect.
 *
 * One bounded batch a call; call again while it returns "more". A member reviewed twice changes once; every member reviewed is
 * published, because what the storefront shows of a tier may have changed with the program.
 */
export async function reviewTiers(options: {
  shop: ShopContext;
  now: Date;
}): Promise<{ outcome: "more" | "done"; changed: number }> {
  const { shop, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    // Where it is known beforehand what time does, nothing needs to be folded.
    const { due, passed } = await passTime(tx, { programId, now, limitMax: PASSING_MAX });
    if (due > 0) {
      await enqueue(tx, { name: "publish-members", programId });
      return { outcome: "more", changed: passed };
    }
    const program = await programState(tx, programId);
    const memberIds = await membersToReview(tx, { programId, now, limitMax: BATCH_MAX });
    const accounts = await lockAccounts(tx, { programId, memberIds });
    const changed = await settleMembers(tx, { shop, program, accounts, now });
    await publishLater(tx, { programId, memberIds });
    return { outcome: memberIds.length === BATCH_MAX ? "more" : "done", changed: changed.length };
  });
}
