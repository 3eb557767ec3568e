import type { Tx } from "../../db.server.ts";
import { insertExtensions, lotsExpiringBefore } from "../../models/lot-extension.ts";

/**
 * Keeps all open points of members from expiring before `until`; points that are good for longer, or for ever, stay as they are.
 * The members' accounts are locked, and settling them (which must follow) gives the lots their dates.
 *
 * @param options.id one id for one action, such as a run's: taking it back takes all of it back
 * @param options.unit null: points of every unit
 * @returns how many lots are extended by this call
 */
export async function extendLots(
  tx: Tx,
  options: {
    programId: string;
    id: string;
    memberIds: string[];
    unit: string | null;
    until: Date;
    actor: string;
    now: Date;
  },
): Promise<number> {
  const { programId, id, until, actor, now } = options;
  const lots = await lotsExpiringBefore(tx, options);
  return insertExtensions(tx, { programId, id, lots, until, actor, now });
}
