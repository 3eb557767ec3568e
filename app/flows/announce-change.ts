import { withTransaction } from "../db.server.ts";
import { firstConflict } from "../loyalty/change/merge.ts";
import { type Program, programSchema } from "../loyalty/program.ts";
import { record } from "../models/activity.ts";
import { insertAnnounced, waitingChanges } from "../models/announced-change.ts";
import { lockProgram, programState } from "../models/program.ts";
import { type WaitingConflict, withBases } from "./steps/check-waiting.ts";

export type Announced =
  | { outcome: "announced"; id: string }
  | { outcome: "stale"; version: number }
  /** Another announced change has changed the same. */
  | { outcome: "conflict"; conflict: WaitingConflict }
  | { outcome: "too-many" };

const WAITING_MAX = 10;

/**
 * Keeps a document until it is due: until then the present version holds. What is saved meanwhile is merged into it.
 *
 * @param options.baseVersion the version that the document was made from
 * @param options.dueAt the moment from which it shall hold
 * @returns "stale", and nothing is kept, when another version is the newest by now
 */
export async function announceChange(options: {
  programId: string;
  program: Program;
  baseVersion: number;
  name: string;
  dueAt: Date;
  actor: string;
  now: Date;
}): Promise<Announced> {
  const { programId, baseVersion, name, dueAt, actor, now } = options;
  const program = programSchema.parse(options.program);
  return withTransaction(async (tx) => {
    await lockProgram(tx, programId);
    const { versions } = await programState(tx, programId);
    const newest = versions.at(-1);
    if (!newest || newest.version !== baseVersion) return { outcome: "stale", version: newest?.version ?? 0 };
    const waiting = await waitingChanges(tx, programId);
    if (waiting.length >= WAITING_MAX) return { outcome: "too-many" };
    const change = { baseVersion, program, name, dueAt, announcedAt: now, announcedBy: actor };
    // Those of the same moment come into force in the order in which they were announced.
    const after = waiting.findIndex((other) => other.dueAt > dueAt);
    const all = waiting.toSpliced(after < 0 ? waiting.length : after, 0, { id: "new", ...change });
    const conflict = firstConflict(newest.program, withBases(all, versions));
    if (conflict) {
      // Of the two that meet, the merchant knows the new one: the other is named.
      const met = all.find(({ id }) => id === conflict.id && id !== "new") ?? waiting.at(-1);
      return { outcome: "conflict", conflict: { dueAt: met?.dueAt ?? dueAt, places: conflict.places } };
    }
    const id = await insertAnnounced(tx, { programId, ...change });
    const data = { announced: id, dueAt: dueAt.toISOString() };
    await record(tx, { programId, at: now, actor, action: "change-announced", data });
    return { outcome: "announced", id };
  });
}
