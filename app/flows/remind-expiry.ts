import { withTransaction } from "../db.server.ts";
import { remindLots } from "../ledger/lapse.ts";
import { programState } from "../models/program.ts";
import { publishLater } from "./steps/publish-later.ts";

const LOTS_MAX = 10_000;

/**
 * Tells members which of their points will expire, so many days before as the program says: what is published of them shows it.
 *
 * That it was enqueued is noted in the same transaction, for nothing lapses without. One bounded batch a call; call again while it
 * returns "more". A lot is reminded of once, and once more when its date moved.
 */
export async function remindExpiry(options: {
  programId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done"; members: number }> {
  const { programId, now } = options;
  return withTransaction(async (tx) => {
    const { versions } = await programState(tx, programId);
    const reminderDays = versions.at(-1)?.program.policies.reminderDays;
    if (reminderDays === undefined) return { outcome: "done", members: 0 };
    const { lots, memberIds } = await remindLots(tx, { programId, now, reminderDays, lotsMax: LOTS_MAX });
    await publishLater(tx, { programId, memberIds });
    return { outcome: lots === LOTS_MAX ? "more" : "done", members: memberIds.length };
  });
}
