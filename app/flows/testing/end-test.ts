import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { enqueue } from "../../models/outbox.ts";
import { lockGoingLive, lockProgram, markOff, programState } from "../../models/program.ts";

/**
 * Ends a test: the program stops at once, and a job wipes what the test left. Once nothing is left the program is as if it had never
 * been tested, and can go live.
 */
export async function endTest(options: {
  programId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "wiping" | "not-testing" }> {
  const { programId, actor, now } = options;
  return withTransaction(async (tx) => {
    await lockGoingLive(tx, { programId, mode: "exclusive" });
    await lockProgram(tx, programId);
    const { mode } = await programState(tx, programId);
    if (mode !== "test") return { outcome: "not-testing" };
    await markOff(tx, programId);
    await record(tx, { programId, at: now, actor, action: "test-ended", data: {} });
    await enqueue(tx, { name: "publish-program", programId });
    await enqueue(tx, { name: "wipe-test", programId });
    return { outcome: "wiping" };
  });
}
