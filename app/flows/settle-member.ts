import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { programState } from "../models/program.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/** Brings one member to what the facts say: somebody else's order counted for a referral, or points came that a reward waits for. */
export async function settleMember(options: {
  shop: ShopContext;
  memberId: string;
  now: Date;
}): Promise<{ outcome: "settled" | "unchanged" }> {
  const { shop, memberId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
    const changed = await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
    return { outcome: changed.length > 0 ? "settled" : "unchanged" };
  });
}
