import { withTransaction } from "../db.server.ts";
import { lapseLots } from "../ledger/lapse.ts";
import { programState } from "../models/program.ts";
import { publishLater } from "./steps/publish-later.ts";

const LOTS_MAX = 10_000;
const DAY_MS = 86_400_000;

/**
 * Lets points lapse that have reached their date, if their member was reminded long enough ago, and publishes the members.
 *
 * One bounded batch a call; call again while it returns "more". Points that lapsed once are gone: a second call finds none.
 */
export async function lapsePoints(options: {
  programId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done"; lots: number; points: number }> {
  const { programId, now } = options;
  return withTransaction(async (tx) => {
    const { versions } = await programState(tx, programId);
    const reminderDays = versions.at(-1)?.program.policies.reminderDays;
    if (reminderDays === undefined) return { outcome: "done", lots: 0, points: 0 };
    const remindedBy = new Date(now.getTime() - reminderDays * DAY_MS);
    const { lots, points, memberIds } = await lapseLots(tx, { programId, now, remindedBy, lotsMax: LOTS_MAX });
    await publishLater(tx, { programId, memberIds });
    return { outcome: lots === LOTS_MAX ? "more" : "done", lots, points };
  });
}
