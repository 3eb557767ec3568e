import { type Tx, withTransaction } from "../db.server.ts";
import { invariant } from "../loyalty/assert.ts";
import { mergePrograms } from "../loyalty/change/merge.ts";
import { record } from "../models/activity.ts";
import { type AnnouncedChange, endAnnounced, waitingChanges } from "../models/announced-change.ts";
import { lockProgram, programState } from "../models/program.ts";
import { withBases } from "./steps/check-waiting.ts";
import { putInForce } from "./steps/put-in-force.ts";

/**
 * Puts the announced changes of a program in force that are due, in their order, each as a version of its own, merged with what was
 * saved meanwhile. All in one transaction: each exactly once, however often this is called, and none half.
 *
 * @returns how many were put in force
 */
export async function applyChanges(options: { programId: string; now: Date }): Promise<number> {
  const { programId, now } = options;
  return withTransaction(async (tx) => {
    await lockProgram(tx, programId);
    const due = (await waitingChanges(tx, programId)).filter(({ dueAt }) => dueAt <= now);
    let applied = 0;
    for (const change of due) if (await apply(tx, { programId, change, now })) applied += 1;
    return applied;
  });
}

async function apply(tx: Tx, of: { programId: string; change: AnnouncedChange; now: Date }): Promise<boolean> {
  const { programId, change, now } = of;
  const { id, name, announcedBy: actor } = change;
  const { versions } = await programState(tx, programId);
  const newest = versions.at(-1);
  const [waiting] = withBases([change], versions);
  invariant(newest && waiting, "what is announced was made from a version");
  const merged = mergePrograms({ base: waiting.base, change: change.program, present: newest.program });
  if (merged.outcome === "conflict") {
    // Whatever is saved is checked against what waits: only a document that came another way leads here.
    await endAnnounced(tx, { programId, id, state: "stopped", version: null, now });
    const data = { announced: id, places: merged.places };
    await record(tx, { programId, at: now, actor, action: "change-stopped", data });
    return false;
  }
  const { program } = merged;
  const version = await putInForce(tx, { programId, program, name, actor, now, announcedId: id });
  await endAnnounced(tx, { programId, id, state: "in-force", version, now });
  return true;
}
