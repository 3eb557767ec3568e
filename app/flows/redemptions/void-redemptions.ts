import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { enqueueAll } from "../../models/outbox.ts";
import { finishVoidRun, isVoidRunReachable, markVoided, voidRunById } from "../../models/void-run.ts";
import { beginVoiding, type Voiding } from "../steps/begin-voiding.ts";

const BATCH = 500;

/**
 * Begins to end many issued redemptions at once. What they are is decided while the run works: what was issued later than it began,
 * or is used before its turn, is left alone.
 *
 * @param options.runId made by the browser: the same id twice is one run
 */
export async function startVoiding(
  options: Voiding,
): Promise<{ outcome: "started" | "already-started" | "nothing-to-void" }> {
  const { programId, runId, points, actor, now } = options;
  return withTransaction(async (tx) => {
    if (await voidRunById(programId, runId)) return { outcome: "already-started" };
    const begun = await beginVoiding(tx, options);
    if (begun.outcome !== "begun") return { outcome: begun.outcome };
    const data = { run: runId, ...begun.filter, count: begun.count, points };
    await record(tx, { programId, at: now, actor, action: "voiding-started", data });
    return { outcome: "started" };
  });
}

/**
 * Goes on with a run where it stands: marks the next redemptions to end, each with its own work to be done outside, or notes that all
 * of them have ended. Killed at any moment, the next call goes on; two at once mark nothing twice.
 *
 * @returns "marked" when more may be left to mark, "waiting" while marked ones have not ended, "held-up" while they cannot, because
 *   their shop is out of reach, "finished" when nothing is under way
 */
export async function continueVoiding(options: {
  programId: string;
  runId: string;
  now: Date;
}): Promise<{ outcome: "marked" | "waiting" | "held-up" | "finished" }> {
  const { programId, runId, now } = options;
  const run = await voidRunById(programId, runId);
  if (!run || run.finishedAt !== null) return { outcome: "finished" };
  return withTransaction(async (tx) => {
    const marked = await markVoided(tx, { programId, run, limitMax: BATCH, now });
    await enqueueAll(
      tx,
      marked.map(({ shopId }) => ({ name: "work-redemptions" as const, programId, shopId })),
    );
    if (marked.length > 0) return { outcome: "marked" };
    if (await finishVoidRun(tx, { programId, id: runId, at: now })) return { outcome: "finished" };
    return { outcome: (await isVoidRunReachable(tx, { programId, id: runId })) ? "waiting" : "held-up" };
  });
}
