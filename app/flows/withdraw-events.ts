import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { record } from "../models/activity.ts";
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
 * @param actor the member of staff who takes them back, for the record; left out: nobody of the staff does
 */
export async function withdrawEvents(options: {
  shop: ShopContext;
  ids: string[];
  at: Date;
  actor?: string;
  now: Date;
}): Promise<WithdrawnEvent[]> {
  const { shop, ids, at, actor, now } = options;
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
    if (actor !== undefined) {
      for (const id of withdrawn)
        await record(tx, {
          programId,
          at: now,
          actor,
          action: "event-withdrawn",
          data: { memberId: owners.get(id), id },
        });
    }
    return ids.map((id) => {
      if (!owners.has(id)) return { id, outcome: "unknown-event" };
      return { id, outcome: withdrawn.has(id) ? "withdrawn" : "already-withdrawn" };
    });
  });
}
