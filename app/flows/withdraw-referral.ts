import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { record } from "../models/activity.ts";
import { enqueue } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { markReferralWithdrawn } from "../models/referral.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/** Takes a referral back on both sides, such as one that was made up. */
export async function withdrawReferral(options: {
  shop: ShopContext;
  id: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "withdrawn" | "unknown-referral" }> {
  const { shop, id, actor, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const sides = await markReferralWithdrawn(tx, { programId, id, at: now });
    if (!sides) return { outcome: "unknown-referral" };
    await record(tx, { programId, at: now, actor, action: "referral-withdrawn", data: { id } });
    const accounts = await lockAccounts(tx, { programId, memberIds: [sides.friendId] });
    await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
    await enqueue(tx, { name: "settle-member", programId, memberId: sides.referrerId });
    return { outcome: "withdrawn" };
  });
}
