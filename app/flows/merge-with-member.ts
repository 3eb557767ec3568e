import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { record } from "../models/activity.ts";
import { identitiesOfMembers, lockJoining, moveIdentities } from "../models/member.ts";
import { markMerged } from "../models/order.ts";
import { programState } from "../models/program.ts";
import { becomeOne } from "./steps/become-one.ts";
import { lockMembers } from "./steps/lock-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/**
 * An agent makes one member of two who are the same person under two customer numbers. Both customers stay in Shopify, and from now on
 * both are this member: whichever they order with, it counts here. It cannot be undone.
 *
 * Nothing before is re-priced, as when Shopify merges customers. A second call finds nothing left to merge.
 *
 * @param options.otherId the member who becomes part of `memberId`
 */
export async function mergeWithMember(options: {
  shop: ShopContext;
  memberId: string;
  otherId: string;
  reason: string;
  note: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "merged" | "unknown-member" | "same-member" }> {
  const { shop, memberId, otherId, reason, note, actor, now } = options;
  const { programId } = shop;
  if (memberId === otherId) return { outcome: "same-member" };
  const memberIds = [memberId, otherId];
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    const shops = Map.groupBy(await identitiesOfMembers(tx, { programId, memberIds }), ({ shopId }) => shopId);
    for (const [shopId, identities] of [...shops].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const customerIds = identities.map(({ customerId }) => customerId);
      await lockJoining(tx, { programId, shopId, customerIds, mode: "exclusive" });
    }
    const accounts = await lockMembers(tx, { programId, memberIds });
    if (accounts.length < memberIds.length) return { outcome: "unknown-member" };
    for (const { shopId, customerId } of await moveIdentities(tx, { programId, from: otherId, to: memberId })) {
      await markMerged(tx, { programId, shopId, merged: { customerId, at: wholeSeconds(now) } });
    }
    await becomeOne(tx, { shop, program, accounts, from: otherId, to: memberId, now });
    const data = { memberId, from: otherId, reason, note };
    await record(tx, { programId, at: now, actor, action: "member-merged", data });
    return { outcome: "merged" };
  });
}
