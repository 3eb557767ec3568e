import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { programState } from "../models/program.ts";
import { insertTierGrant, isSameTierGrant, type NewTierGrant } from "../models/tier-grant.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export interface TierGranting {
  /** duplicate: granted before under this id, with the same content. conflict: the id is that of another grant. */
  outcome: "granted" | "duplicate" | "conflict" | "unknown-member" | "unknown-tier" | "bad-term";
}

/**
 * Gives a member a tier from outside the earning rules, for a time or for life; it never lowers the tier that is held.
 *
 * @param grant.id made by whoever grants: the same id twice is the same grant
 */
export async function grantTier(options: {
  shop: ShopContext;
  grant: NewTierGrant;
  actor: string;
  now: Date;
}): Promise<TierGranting> {
  const { shop, grant, actor, now } = options;
  const { programId } = shop;
  const { id, memberId, tierId, from, until } = grant;
  if (until !== null && until <= from) return { outcome: "bad-term" };
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    if (!program.versions.at(-1)?.program.tiers.some((tier) => tier.id === tierId)) return { outcome: "unknown-tier" };
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    if (accounts.length === 0) return { outcome: "unknown-member" };
    if (!(await insertTierGrant(tx, { programId, grant, actor, now }))) {
      return { outcome: (await isSameTierGrant(tx, { programId, grant })) ? "duplicate" : "conflict" };
    }
    await record(tx, {
      programId,
      at: now,
      actor,
      action: "tier-granted",
      data: { id, memberId, tierId, from, until },
    });
    await settleMembers(tx, { shop, program, accounts, now });
    return { outcome: "granted" };
  });
}
