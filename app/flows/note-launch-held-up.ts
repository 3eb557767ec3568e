import { withTransaction } from "../db.server.ts";
import { noteLaunchError } from "../models/launch.ts";

/** Says what holds a run of launch day up; it goes on by itself once that is over. */
export async function noteLaunchHeldUp(of: { programId: string; runId: string; error: string }): Promise<void> {
  await withTransaction((tx) => noteLaunchError(tx, of));
}
