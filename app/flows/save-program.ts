import { withTransaction } from "../db.server.ts";
import { programSchema, type Program } from "../loyalty/program.ts";
import { lockProgram, programState } from "../models/program.ts";
import { conflictWithWaiting, type WaitingConflict } from "./steps/check-waiting.ts";
import { putInForce } from "./steps/put-in-force.ts";

export interface SavedProgram {
  outcome: "saved" | "unchanged" | "stale";
  /** The version that is the newest now. */
  version: number;
}

/** Nothing was saved: an announced change has changed the same, or rests on what would be gone. */
export interface ConflictingProgram {
  outcome: "conflict";
  conflict: WaitingConflict;
}

/**
 * Saves a program document as a new immutable version, in force for orders placed from `now` on. Nothing in the past is
 * re-priced. The same document again makes no version.
 *
 * @param options.baseVersion the version that the document was made from, 0 for none; left out where it replaces whatever there is
 * @param options.name what the merchant calls the version; left out: nothing
 * @returns "stale", and nothing is saved, when another version is the newest by now; "conflict" when what is announced could not be
 *   put in force any more
 * @throws ZodError when `program` is not valid: forms validate before they call
 */
export async function saveProgram(options: {
  programId: string;
  program: Program;
  baseVersion?: number;
  name?: string;
  actor: string;
  now: Date;
}): Promise<SavedProgram | ConflictingProgram> {
  const { programId, baseVersion, name = "", actor, now } = options;
  const program = programSchema.parse(options.program);
  return withTransaction(async (tx) => {
    await lockProgram(tx, programId);
    const { versions } = await programState(tx, programId);
    const newest = versions.at(-1);
    const newestVersion = newest?.version ?? 0;
    if (baseVersion !== undefined && baseVersion !== newestVersion) return { outcome: "stale", version: newestVersion };
    if (newest && JSON.stringify(newest.program) === JSON.stringify(program)) {
      return { outcome: "unchanged", version: newest.version };
    }
    const conflict = await conflictWithWaiting(tx, { programId, program, versions });
    if (conflict) return { outcome: "conflict", conflict };
    return { outcome: "saved", version: await putInForce(tx, { programId, program, name, actor, now }) };
  });
}
