import type { Tx } from "../../db.server.ts";
import type { Program } from "../../loyalty/program.ts";
import { record } from "../../models/activity.ts";
import { enqueue } from "../../models/outbox.ts";
import { insertVersion } from "../../models/program.ts";
import { setVersionName } from "../../models/program-version-list.ts";
import { reviewEverybody } from "./review-everybody.ts";

/**
 * Makes a document the newest version, in force for orders placed from `now` on, and sees to it that everybody is told: thresholds,
 * names and rewards may have changed for each member, so all are reviewed and published anew. The program must be locked.
 *
 * @param options.announcedId the announced change that it was, where it was one
 * @returns the number of the version
 */
export async function putInForce(
  tx: Tx,
  options: { programId: string; program: Program; name: string; actor: string; now: Date; announcedId?: string },
): Promise<number> {
  const { programId, program, name, actor, now, announcedId } = options;
  const version = await insertVersion(tx, { programId, program, actor, now });
  if (name !== "") await setVersionName(tx, { programId, version, name });
  const data = announcedId === undefined ? { version } : { version, announced: announcedId };
  await record(tx, { programId, at: now, actor, action: "program-saved", data });
  await enqueue(tx, { name: "publish-program", programId });
  await reviewEverybody(tx, { programId, now });
  return version;
}
