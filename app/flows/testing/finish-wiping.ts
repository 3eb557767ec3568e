import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { enqueue } from "../../models/outbox.ts";
import { lockGoingLive, lockProgram, programState } from "../../models/program.ts";
import { countTestMembers, finishTesting, forgetDropped } from "../../models/wiping.ts";

/**
 * Ends the wiping of a test of which nothing is left: the program is one that never was live again. While the test goes on, those who
 * were dropped and are wiped are forgotten as testers.
 *
 * @returns "left" while a test has ended and members of it are not wiped
 */
export async function finishWiping(options: {
  programId: string;
  now: Date;
}): Promise<{ outcome: "finished" | "left" | "not-wiping" }> {
  const { programId, now } = options;
  return withTransaction(async (tx) => {
    await lockGoingLive(tx, { programId, mode: "exclusive" });
    await lockProgram(tx, programId);
    const { mode } = await programState(tx, programId);
    if (mode === "test") await forgetDropped(tx, programId);
    if (mode !== "wiping") return { outcome: "not-wiping" };
    const { all, left } = await countTestMembers(tx, programId);
    if (left > 0) return { outcome: "left" };
    await finishTesting(tx, programId);
    await record(tx, { programId, at: now, actor: "system", action: "test-wiped", data: { members: all } });
    await enqueue(tx, { name: "publish-program", programId });
    return { outcome: "finished" };
  });
}
