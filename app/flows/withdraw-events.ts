import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { markWithdrawn, ownersOfEvents } from "../models/member-event.ts";
import { programState } from "../models/program.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export interface WithdrawnEvent {
  id: string;
  outcome: "withdrawn" | "already-withdrawn" | "unknown-event";
}

/**
 * Takes events back: what stands of them is taken back from the moment `at` on. They stay told; the same id never counts again.
 *
 * @param at when they stopped standing; never before they happened
 */
export async function withdrawEvents(options: {
  shop: ShopContext;
  ids: string[];
  at: Date;
  now: Date;
}): Promise<WithdrawnEvent[]> {
  const { shop, ids, at, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const memberIds = [...new Set((await ownersOfEvents(tx, { programId, ids })).values())];
    const accounts = await lockAccounts(tx, { programId, memberIds });
    const withdrawn = await markWithdrawn(tx, { programId, ids, at });
    // Read again under the lock: a merge may have moved them meanwhile, and then somebody else must be settled too.
    const owners = await ownersOfEvents(tx, { programId, ids });
    const program = await programState(tx, programId);
    const changed = new Set([...withdrawn].flatMap((id) => owners.get(id) ?? []));
    const late = await lockAccounts(tx, {
      programId,
      memberIds: [...changed].filter((memberId) => !memberIds.includes(memberId)),
    });
    const concerned = [...accounts, ...late].filter(({ memberId }) => changed.has(memberId));
    await settleMembers(tx, { shop, program, accounts: concerned, now });
    return ids.map((id) => {
      if (!owners.has(id)) return { id, outcome: "unknown-event" };
      return { id, outcome: withdrawn.has(id) ? "withdrawn" : "already-withdrawn" };
    });
  });
}
