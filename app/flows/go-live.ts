import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { enqueue } from "../models/outbox.ts";
import { lockGoingLive, lockProgram, markLive, programState } from "../models/program.ts";
import { reviewEverybody } from "./steps/review-everybody.ts";

export type GoingLive = {
  outcome:
    | "live"
    | "already-live"
    | "no-program"
    /** A test is on, or what it left is not wiped yet. */
    | "in-test";
};

/**
 * Starts the program: orders placed from `now` on earn. Orders placed before earn nothing, whenever they are shipped. A program that was
 * live before goes on where it stopped: orders placed meanwhile count too.
 */
export async function goLive(options: { programId: string; actor: string; now: Date }): Promise<GoingLive> {
  const { programId, actor, now } = options;
  return withTransaction(async (tx) => {
    await lockGoingLive(tx, { programId, mode: "exclusive" });
    await lockProgram(tx, programId);
    const program = await programState(tx, programId);
    if (program.mode === "test" || program.mode === "wiping") return { outcome: "in-test" };
    if (program.status === "live") return { outcome: "already-live" };
    if (program.versions.length === 0) return { outcome: "no-program" };
    await markLive(tx, { programId, now });
    await record(tx, { programId, at: now, actor, action: "program-live", data: {} });
    await enqueue(tx, { name: "publish-program", programId });
    if (program.liveFrom !== null) await reviewEverybody(tx, { programId, now });
    return { outcome: "live" };
  });
}
