import { withTransaction } from "../../db.server.ts";
import { lockBulkRun, nextLines, settleLines } from "../../models/bulk-run.ts";

/** Notes the next member of a run as one with whom something is wrong, so that the others do not wait for them. */
export async function skipBroken(options: { programId: string; runId: string }): Promise<void> {
  const { programId, runId } = options;
  await withTransaction(async (tx) => {
    const run = await lockBulkRun(tx, { programId, runId });
    if (run?.state !== "running") return;
    const [line] = await nextLines(tx, { programId, runId, limitMax: 1 });
    if (!line) return;
    await settleLines(tx, { programId, runId, lines: [{ memberId: line.memberId, problem: "broken" }] });
  });
}
