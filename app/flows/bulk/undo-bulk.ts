import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { addDoneOf, insertBulkRun, lockBulkRun } from "../../models/bulk-run.ts";
import { enqueue } from "../../models/outbox.ts";

export interface BulkUndoing {
  /** "too-early": it still works; stop it first. "already-undone": by this or another run. */
  outcome: "started" | "already-undone" | "too-early" | "nothing-done" | "unknown-run";
}

/**
 * Begins to take back what a run did, as a run of its own with progress of its own. A run that takes another one back is not undone
 * itself: begin what it undid anew. One that has written a file has changed nothing.
 *
 * @param undoId made by the browser: the same id twice is one run
 */
export async function undoBulk(options: {
  programId: string;
  runId: string;
  undoId: string;
  actor: string;
  now: Date;
}): Promise<BulkUndoing> {
  const { programId, runId, undoId, actor, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockBulkRun(tx, { programId, runId });
    if (!run || run.undoes !== null) return { outcome: "unknown-run" };
    if (run.state === "running") return { outcome: "too-early" };
    if (run.done === 0 || run.wish.kind === "export") return { outcome: "nothing-done" };
    const { shopId, wish, query, done } = run;
    const undo = { id: undoId, shopId, wish, query, undoes: runId, total: done, startedBy: actor, startedAt: now };
    if (!(await insertBulkRun(tx, { programId, ...undo }))) return { outcome: "already-undone" };
    const members = await addDoneOf(tx, { programId, runId, into: undoId });
    await record(tx, {
      programId,
      at: now,
      actor,
      action: "bulk-undone",
      data: { run: undoId, undoes: runId, members },
    });
    await enqueue(tx, { name: "bulk", programId, runId: undoId });
    return { outcome: "started" };
  });
}
