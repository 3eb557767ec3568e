import type { Tx } from "../../db.server.ts";
import { countCustomers } from "../../models/launch-line.ts";
import { type LaunchRun, moveLaunch } from "../../models/launch.ts";
import type { ProgramState } from "../../models/program.ts";

/** Until when orders are past: the program went live then; it has not, and all that there are by now are. */
export function pastUntil({ liveFrom }: Pick<ProgramState, "liveFrom">, now: Date): Date {
  return liveFrom === null ? now : new Date(liveFrom * 1000);
}

/** Has a run of launch day, which must be locked, count what past orders bring: all of them are here. */
export async function beginCounting(
  tx: Tx,
  { run, program, now }: { run: LaunchRun; program: ProgramState; now: Date },
): Promise<void> {
  const untilAt = pastUntil(program, now);
  await moveLaunch(tx, { run, state: "counting", total: await countCustomers(tx, run, untilAt), untilAt, now });
}
