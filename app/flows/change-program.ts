import { withTransaction } from "../db.server.ts";
import { programSchema, type Program } from "../loyalty/program.ts";
import { enqueue } from "../models/outbox.ts";
import { insertVersion, lockProgram, programState } from "../models/program.ts";
import { record } from "../models/activity.ts";
import { requestReview } from "../models/standing.ts";

export interface SavedProgram {
  outcome: "saved" | "unchanged" | "stale";
  /** The version that is the newest now. */
  version: number;
}

/**
 * Saves a program document as a new immutable version, in force for orders placed from `now` on. Nothing in the past is
 * re-priced. The same document again makes no version.
 *
 * @param baseVersion the version that the document was made from, 0 for none; left out where it replaces whatever there is
 * @returns "stale", and nothing is saved, when another version is the newest by now
 * @throws ZodError when `program` is not valid: forms validate before they call
 */
export async function saveProgram(options: {
  programId: string;
  program: Program;
  baseVersion?: number;
  actor: string;
  now: Date;
}): Promise<SavedProgram> {
  const { programId, baseVersion, actor, now } = options;
  const program = programSchema.parse(options.program);
  return withTransaction(async (tx) => {
    await lockProgram(tx, programId);
    const newest = (await programState(tx, programId)).versions.at(-1);
    const newestVersion = newest?.version ?? 0;
    if (baseVersion !== undefined && baseVersion !== newestVersion) return { outcome: "stale", version: newestVersion };
    if (newest && JSON.stringify(newest.program) === JSON.stringify(program)) {
      return { outcome: "unchanged", version: newest.version };
    }
    const version = await insertVersion(tx, { programId, program, actor, now });
    await record(tx, { programId, at: now, actor, action: "program-saved", data: { version } });
    await enqueue(tx, { name: "publish-program", programId });
    // Thresholds, names and rewards may have changed for everybody: each member is reviewed and published anew.
    await requestReview(tx, { programId, now });
    await enqueue(tx, { name: "review-tiers", programId });
    return { outcome: "saved", version };
  });
}
