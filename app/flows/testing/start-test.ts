import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { enqueue } from "../../models/outbox.ts";
import { lockGoingLive, lockProgram, programState } from "../../models/program.ts";
import { hasMembers, startTesting } from "../../models/tester.ts";

/**
 * Starts a test: from now on the program works as if it were live, for customers who are named (`nameTester`) and for nobody else. What
 * the test leaves is wiped at its end, so that only a program that never was live, and has no members, can be tested.
 */
export async function startTest(options: {
  programId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "testing" | "no-program" | "was-live" | "has-members" | "already-testing" }> {
  const { programId, actor, now } = options;
  return withTransaction(async (tx) => {
    await lockGoingLive(tx, { programId, mode: "exclusive" });
    await lockProgram(tx, programId);
    const { mode, liveFrom, versions } = await programState(tx, programId);
    if (mode === "test" || mode === "wiping") return { outcome: "already-testing" };
    if (liveFrom !== null) return { outcome: "was-live" };
    if (versions.length === 0) return { outcome: "no-program" };
    if (await hasMembers(tx, programId)) return { outcome: "has-members" };
    await startTesting(tx, { programId, now });
    await record(tx, { programId, at: now, actor, action: "test-started", data: {} });
    await enqueue(tx, { name: "publish-program", programId });
    return { outcome: "testing" };
  });
}
