import { type Tx, withTransaction } from "../db.server.ts";
import { assertNever } from "../loyalty/assert.ts";
import { record } from "../models/activity.ts";
import { deleteLines } from "../models/launch-line.ts";
import { type LaunchRun, lockLaunch, moveLaunch } from "../models/launch.ts";
import { enqueue } from "../models/outbox.ts";
import { type ProgramState, programState, setPastFrom } from "../models/program.ts";
import { beginCounting } from "./steps/begin-counting.ts";

/** count: past orders are all here, or are to be counted again. */
export type LaunchDecision = "count" | "apply" | "undo" | "cancel";

export type DecidedLaunch = {
  outcome:
    | "decided"
    /** The run is not in a state in which this can be decided (any more). */
    | "too-late"
    | "unknown-run"
    | "not-live"
    /** A test is on, or what it left is not wiped yet: past orders count once the program is live. */
    | "in-test"
    /** The program changed since it was counted: what would happen is not what was shown. */
    | "count-again";
};

/**
 * Somebody decides how a run of launch day goes on; the work is done by a job. Deciding the same twice decides once.
 */
export async function decideLaunch(options: {
  programId: string;
  runId: string;
  decision: LaunchDecision;
  actor: string;
  now: Date;
}): Promise<DecidedLaunch> {
  const { programId, runId, decision, actor, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockLaunch(tx, { programId, runId });
    if (!run) return { outcome: "unknown-run" };
    const program = await programState(tx, programId);
    const outcome = await decide(tx, { run, program, decision, now });
    if (outcome !== "decided") return { outcome };
    await record(tx, { programId, at: now, actor, action: `launch-${decision}`, data: { run: runId } });
    await enqueue(tx, { name: "launch", programId, runId });
    return { outcome };
  });
}

interface Deciding {
  run: LaunchRun;
  program: ProgramState;
  now: Date;
}

async function decide(
  tx: Tx,
  { decision, ...of }: Deciding & { decision: LaunchDecision },
): Promise<DecidedLaunch["outcome"]> {
  const { run, now } = of;
  switch (decision) {
    case "count":
      return count(tx, of);
    case "apply":
      return apply(tx, of);
    case "undo":
      if (run.state !== "applied" && run.state !== "applying") return "too-late";
      if (run.countsForTiers) await setPastFrom(tx, { programId: run.programId, from: null });
      await moveLaunch(tx, { run, state: "undoing", total: run.report?.customers ?? 0, now });
      return "decided";
    case "cancel":
      if (run.state !== "importing" && run.state !== "counting" && run.state !== "ready") return "too-late";
      await deleteLines(tx, run);
      await moveLaunch(tx, { run, state: "cancelled", now });
      return "decided";
    default:
      return assertNever(decision);
  }
}

async function count(tx: Tx, { run, program, now }: Deciding): Promise<DecidedLaunch["outcome"]> {
  const isWholeFile = run.state === "importing" && run.source === "csv";
  if (!isWholeFile && run.state !== "ready") return "too-late";
  await deleteLines(tx, run);
  await beginCounting(tx, { run, program, now });
  return "decided";
}

async function apply(tx: Tx, { run, program, now }: Deciding): Promise<DecidedLaunch["outcome"]> {
  if (run.state !== "ready" || !run.report) return "too-late";
  if (program.mode === "test" || program.mode === "wiping") return "in-test";
  if (program.status !== "live" || program.liveFrom === null) return "not-live";
  const isAsShown =
    run.untilAt.getTime() === program.liveFrom * 1000 && run.report.version === program.versions.at(-1)?.version;
  if (!isAsShown) return "count-again";
  if (run.countsForTiers) await setPastFrom(tx, { programId: run.programId, from: run.fromAt });
  await moveLaunch(tx, { run, state: "applying", total: run.report.customers, now });
  return "decided";
}
