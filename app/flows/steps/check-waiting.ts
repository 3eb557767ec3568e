import type { Tx } from "../../db.server.ts";
import { invariant } from "../../loyalty/assert.ts";
import { firstConflict, type WaitingChange } from "../../loyalty/change/merge.ts";
import type { Program, ProgramVersion } from "../../loyalty/program.ts";
import type { Path } from "../../loyalty/program/names.ts";
import { type AnnouncedChange, waitingChanges } from "../../models/announced-change.ts";

/** An announced change that could not be put in force any more, and the places of the document that are in the way. */
export interface WaitingConflict {
  dueAt: Date;
  places: Path[];
}

/** The changes that wait, with what each was made from. */
export function withBases(changes: readonly AnnouncedChange[], versions: readonly ProgramVersion[]): WaitingChange[] {
  return changes.map(({ id, baseVersion, program }) => {
    const base = versions.find(({ version }) => version === baseVersion);
    invariant(base, `version ${baseVersion} was saved before anything was made from it`);
    return { id, base: base.program, program };
  });
}

/** Whether what is announced still goes together with a document that shall be the newest version; null: it does. */
export async function conflictWithWaiting(
  tx: Tx,
  options: { programId: string; program: Program; versions: readonly ProgramVersion[] },
): Promise<WaitingConflict | null> {
  const waiting = await waitingChanges(tx, options.programId);
  const conflict = firstConflict(options.program, withBases(waiting, options.versions));
  const change = waiting.find(({ id }) => id === conflict?.id);
  return conflict && change ? { dueAt: change.dueAt, places: conflict.places } : null;
}
