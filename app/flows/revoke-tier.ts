import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { programState } from "../models/program.ts";
import { markRevoked, ownerOfTierGrant } from "../models/tier-grant.ts";
import { lockFound } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/** Takes a granted tier back from now on; what it brought until now stays. */
export async function revokeTier(options: {
  shop: ShopContext;
  id: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "revoked" | "already-revoked" | "unknown-grant" }> {
  const { shop, id, actor, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const memberId = await ownerOfTierGrant(tx, { programId, id });
    if (memberId === null) return { outcome: "unknown-grant" };
    // A merge moves a member's grants along: whoever has it by then is found anew.
    const accounts = await lockFound(tx, { programId, memberIds: [memberId] });
    if (!(await markRevoked(tx, { programId, id, at: now }))) return { outcome: "already-revoked" };
    await record(tx, { programId, at: now, actor, action: "tier-revoked", data: { id, memberId } });
    await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
    return { outcome: "revoked" };
  });
}
