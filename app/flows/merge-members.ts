import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { adoptCustomers, identitiesOf, lockJoining } from "../models/member.ts";
import { markMerged } from "../models/order.ts";
import { programState } from "../models/program.ts";
import { becomeOne } from "./steps/become-one.ts";
import { lockFound } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export type Merge = { outcome: "merged" | "nothing-to-merge" };

/**
 * Two customers of a shop became one: the kept customer's member takes over the other's orders, events, tier grants, referrals,
 * awards, points and redemptions, and the birthday if it has none.
 *
 * Nothing before the merge is re-priced: until then each customer's orders counted towards that customer's tier alone. A second
 * call finds nothing left to merge.
 */
export async function mergeMembers(options: {
  shop: ShopContext;
  keptCustomerId: string;
  deletedCustomerId: string;
  now: Date;
}): Promise<Merge> {
  const { shop, keptCustomerId, deletedCustomerId, now } = options;
  const { programId, shopId } = shop;
  const customerIds = [keptCustomerId, deletedCustomerId];
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    await lockJoining(tx, { programId, shopId, customerIds, mode: "exclusive" });
    const identities = await identitiesOf(tx, { programId, shopId, customerIds });
    const kept = identities.find((identity) => identity.customerId === keptCustomerId)?.memberId;
    const deleted = identities.find((identity) => identity.customerId === deletedCustomerId)?.memberId;
    const survivor = kept ?? deleted;
    if (survivor === undefined || kept === deleted) return { outcome: "nothing-to-merge" };

    const memberIds = [...new Set([survivor, deleted ?? survivor])];
    const accounts = await lockFound(tx, { programId, memberIds });
    await markMerged(tx, { programId, shopId, merged: { customerId: deletedCustomerId, at: wholeSeconds(now) } });
    await adoptCustomers(tx, {
      programId,
      shopId,
      keptCustomerId,
      deletedCustomerId,
      memberId: survivor,
      from: deleted ?? null,
    });
    if (deleted === undefined || deleted === survivor) {
      await settleMembers(tx, { shop, program, accounts, now });
      return { outcome: "merged" };
    }
    await becomeOne(tx, { shop, program, accounts, from: deleted, to: survivor, now });
    return { outcome: "merged" };
  });
}
