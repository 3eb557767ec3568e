import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { markExtensionsRevoked } from "../models/lot-extension.ts";
import { programState } from "../models/program.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/**
 * Takes back that an agent kept points of a member for longer: they expire when they would have. If that moment is past, the member is
 * reminded first, as of any points that are about to lapse.
 *
 * @param options.id of the extension, as the activity log has it
 */
export async function undoExtension(options: {
  shop: ShopContext;
  memberId: string;
  id: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "undone" | "unknown-extension" }> {
  const { shop, memberId, id, actor, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    if (accounts.length === 0) return { outcome: "unknown-extension" };
    const owners = await markExtensionsRevoked(tx, { programId, id, memberIds: [memberId], now });
    if (owners.length === 0) return { outcome: "unknown-extension" };
    await record(tx, { programId, at: now, actor, action: "extension-undone", data: { memberId, id } });
    await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
    return { outcome: "undone" };
  });
}
