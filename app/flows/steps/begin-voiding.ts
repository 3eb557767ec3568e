import type { Tx } from "../../db.server.ts";
import { enqueue } from "../../models/outbox.ts";
import { countVoidable, insertVoidRun, type VoidFilter } from "../../models/void-run.ts";

/** Which redemptions a run ends, and whether what they were taken for goes back to the members. */
export interface Voiding {
  programId: string;
  runId: string;
  filter: VoidFilter;
  points: "return" | "keep";
  actor: string;
  now: Date;
}

/**
 * Begins a run that ends issued redemptions; what is issued later than it began is left alone.
 *
 * @returns how many there are to end, and what they were chosen by
 */
export async function beginVoiding(
  tx: Tx,
  options: Voiding,
): Promise<
  { outcome: "begun"; count: number; filter: VoidFilter } | { outcome: "nothing-to-void" | "already-started" }
> {
  const { programId, runId, points, actor, now } = options;
  const filter = { ...options.filter, issuedBefore: soonest(options.filter.issuedBefore, now) };
  const { count } = await countVoidable(tx, { programId, filter });
  if (count === 0) return { outcome: "nothing-to-void" };
  const chosen = { id: runId, filter, returnsPoints: points === "return", total: count };
  if (!(await insertVoidRun(tx, { programId, ...chosen, startedBy: actor, startedAt: now }))) {
    return { outcome: "already-started" };
  }
  await enqueue(tx, { name: "void-redemptions", programId, runId });
  return { outcome: "begun", count, filter };
}

/** What was issued while the run works must not end by it. */
function soonest(issuedBefore: string | null, now: Date): string {
  const began = now.toISOString();
  return issuedBefore !== null && issuedBefore < began ? issuedBefore : began;
}
