import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { isUndone, lockBulkRun, moveBulkRun } from "../../models/bulk-run.ts";
import { enqueue } from "../../models/outbox.ts";

export interface Steering {
  outcome: "done" | "too-late" | "unknown-run";
}

/** Stops a run after the batch it is at: what was done stays done, and can be undone. */
export async function stopBulk(options: {
  programId: string;
  runId: string;
  actor: string;
  now: Date;
}): Promise<Steering> {
  const { programId, runId, actor, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockBulkRun(tx, options);
    if (!run) return { outcome: "unknown-run" };
    if (run.state !== "running") return { outcome: run.state === "stopped" ? "done" : "too-late" };
    await moveBulkRun(tx, { programId, id: runId, state: "stopped", now });
    await record(tx, { programId, at: now, actor, action: "bulk-stopped", data: { run: runId } });
    return { outcome: "done" };
  });
}

/** Lets a run go on that was stopped, unless it is being undone. */
export async function resumeBulk(options: {
  programId: string;
  runId: string;
  actor: string;
  now: Date;
}): Promise<Steering> {
  const { programId, runId, actor, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockBulkRun(tx, options);
    if (!run) return { outcome: "unknown-run" };
    if (run.state === "running") return { outcome: "done" };
    if (run.state === "finished" || (await isUndone(tx, options))) return { outcome: "too-late" };
    await moveBulkRun(tx, { programId, id: runId, state: "running", now });
    await record(tx, { programId, at: now, actor, action: "bulk-resumed", data: { run: runId } });
    await enqueue(tx, { name: "bulk", programId, runId });
    return { outcome: "done" };
  });
}
