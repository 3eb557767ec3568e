import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { endAnnounced } from "../models/announced-change.ts";
import { lockProgram } from "../models/program.ts";

/**
 * Takes an announced change back before it is due.
 *
 * @returns "gone" where it waits no more: it was withdrawn before, or is in force
 */
export async function withdrawChange(options: {
  programId: string;
  id: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "withdrawn" | "gone" }> {
  const { programId, id, actor, now } = options;
  return withTransaction(async (tx) => {
    await lockProgram(tx, programId);
    const dueAt = await endAnnounced(tx, { programId, id, state: "withdrawn", version: null, now });
    if (!dueAt) return { outcome: "gone" };
    const data = { announced: id, dueAt: dueAt.toISOString() };
    await record(tx, { programId, at: now, actor, action: "change-withdrawn", data });
    return { outcome: "withdrawn" };
  });
}
