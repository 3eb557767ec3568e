import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { insertLaunch, type LaunchSource, lockLaunch } from "../models/launch.ts";
import { enqueue } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { beginCounting, pastUntil } from "./steps/begin-counting.ts";

export type LaunchStart = { outcome: "started" | "another-is-open" | "no-program" | "nothing-past" };

/**
 * Begins a run of launch day: past orders are read (or, with the source "stored", counted right away), and nothing else happens until
 * it is applied.
 *
 * @param options.runId made by the form: the same id twice is the same run
 * @param options.from orders placed from then on are past orders
 * @returns "nothing-past" when the program went live before `from`
 */
export async function startLaunch(options: {
  programId: string;
  shopId: string;
  runId: string;
  source: LaunchSource;
  from: Date;
  countsForTiers: boolean;
  countsForPoints: boolean;
  actor: string;
  now: Date;
}): Promise<LaunchStart> {
  const { programId, shopId, runId, source, from, countsForTiers, countsForPoints, actor, now } = options;
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    if (program.versions.length === 0) return { outcome: "no-program" };
    const untilAt = pastUntil(program, now);
    if (from >= untilAt) return { outcome: "nothing-past" };
    const of = { programId, runId };
    const isNew = await insertLaunch(tx, {
      ...{ id: runId, programId, shopId, state: "importing", source, fromAt: from, untilAt },
      ...{ countsForTiers, countsForPoints, actor, now },
    });
    const run = await lockLaunch(tx, of);
    if (!isNew || !run) return { outcome: run ? "started" : "another-is-open" };
    if (source === "stored") await beginCounting(tx, { run, program, now });
    await record(tx, {
      ...{ programId, at: now, actor, action: "launch-started" },
      data: { run: runId, source, from: from.toISOString(), countsForTiers, countsForPoints },
    });
    await enqueue(tx, { name: "launch", programId, runId });
    return { outcome: "started" };
  });
}
