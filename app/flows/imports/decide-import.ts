import { type Tx, withTransaction } from "../../db.server.ts";
import { assertNever } from "../../loyalty/assert.ts";
import { type Mapping, type MappingProblem, mappingProblems } from "../../loyalty/import/mapping.ts";
import { type GrantLimits, isLimited } from "../../loyalty/staff.ts";
import { record } from "../../models/activity.ts";
import { deleteImportRows } from "../../models/import-row.ts";
import { type ImportRun, lockImport, moveImport } from "../../models/import-run.ts";
import { enqueue } from "../../models/outbox.ts";
import { lockGoingLive, programState } from "../../models/program.ts";
import { followImport } from "../steps/follow-import.ts";

/** map: the columns are to be chosen again. */
export type ImportDecision = "map" | "apply" | "stop" | "undo" | "cancel";

interface DecidedImport {
  outcome:
    | "decided"
    /** The run is not in a state in which this can be decided (any more). */
    | "too-late"
    | "unknown-run"
    /** The program changed since the file was checked: what would happen is not what was shown. */
    | "check-again"
    /** A test is on, or what it left is not wiped yet: members come after it. */
    | "in-test"
    /** It moves points, and whoever decides may give some only. */
    | "limited";
}

interface Deciding {
  programId: string;
  runId: string;
  actor: string;
  now: Date;
}

/**
 * Somebody decides how an import goes on; the work is done by a job. Deciding the same twice decides once.
 *
 * @param options.limits of whoever decides: a file that moves points is applied by somebody without any
 */
export async function decideImport(
  options: Deciding & { decision: ImportDecision; limits: GrantLimits },
): Promise<DecidedImport> {
  const { programId, runId, decision, limits, actor, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    if (!run) return { outcome: "unknown-run" };
    const outcome = await decide(tx, { run, decision, limits, now });
    if (outcome !== "decided") return { outcome };
    const data = { run: runId, file: run.fileName };
    await record(tx, { programId, at: now, actor, action: `import-${decision}`, data });
    await enqueue(tx, { name: "import", programId, runId });
    return { outcome };
  });
}

async function decide(
  tx: Tx,
  { run, decision, limits, now }: { run: ImportRun; decision: ImportDecision; limits: GrantLimits; now: Date },
): Promise<DecidedImport["outcome"]> {
  const { state } = run;
  switch (decision) {
    case "map":
      if (state !== "checking" && state !== "ready") return "too-late";
      await moveImport(tx, { run, state: "mapping", now });
      return "decided";
    case "apply": {
      if (state !== "ready" && state !== "stopped") return "too-late";
      if (movesPoints(run) && isLimited(limits)) return "limited";
      // A test that is about to start waits for us, or we for it.
      await lockGoingLive(tx, { programId: run.programId, mode: "shared" });
      const { mode, versions } = await programState(tx, run.programId);
      if (mode === "test" || mode === "wiping") return "in-test";
      const newest = versions.at(-1);
      if (state === "ready" && run.report?.version !== newest?.version) return "check-again";
      await moveImport(tx, { run, state: "applying", total: run.report?.ready ?? 0, now });
      return "decided";
    }
    case "stop":
      if (state !== "applying") return "too-late";
      await moveImport(tx, { run, state: "stopped", total: run.report?.ready ?? 0, now });
      await followImport(tx, run.programId);
      return "decided";
    case "undo":
      if (state !== "applied" && state !== "stopped") return "too-late";
      await moveImport(tx, { run, state: "undoing", total: run.report?.ready ?? 0, now });
      return "decided";
    case "cancel":
      if (state !== "uploading" && state !== "mapping" && state !== "checking" && state !== "ready") return "too-late";
      await deleteImportRows(tx, run);
      await moveImport(tx, { run, state: "cancelled", now });
      return "decided";
    default:
      return assertNever(decision);
  }
}

/** Whether it may: what setting balances moves is known when it is applied. */
function movesPoints({ mapping }: ImportRun): boolean {
  return (mapping?.columns.points ?? null) !== null;
}

type MappedImport =
  | { outcome: "checking" | "too-late" | "unknown-run" | "unknown-unit" }
  | { outcome: "bad-columns"; problems: MappingProblem[] };

/** Says what the columns of an import are, which is remembered for files like it; its rows are read without effect then. */
export async function mapImport(options: Deciding & { mapping: Mapping }): Promise<MappedImport> {
  const { programId, runId, mapping, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    if (!run) return { outcome: "unknown-run" };
    if (run.state !== "mapping") return { outcome: "too-late" };
    const problems = mappingProblems(mapping, run.header.length);
    if (problems.length > 0) return { outcome: "bad-columns", problems };
    const program = (await programState(tx, programId)).versions.at(-1)?.program;
    if (!program?.units.some(({ id }) => id === mapping.unit)) return { outcome: "unknown-unit" };
    await moveImport(tx, { run, state: "checking", total: run.rows, mapping, now });
    await enqueue(tx, { name: "import", programId, runId });
    return { outcome: "checking" };
  });
}
