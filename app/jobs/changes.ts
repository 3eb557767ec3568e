import { clock } from "../clock.server.ts";
import { applyChanges } from "../flows/apply-changes.ts";
import { log } from "../log.server.ts";
import { programWithDueChange } from "../models/announced-change.ts";

/** Puts every announced change in force that is due. Where that goes wrong it is tried again with the next sweep; the others do not wait. */
export async function sweepChanges(): Promise<void> {
  const now = clock.now();
  const except: string[] = [];
  for (;;) {
    const programId = await programWithDueChange({ now, except });
    if (programId === null) return;
    try {
      await applyChanges({ programId, now });
    } catch (error) {
      log.error({ error, programId }, "an announced change could not be put in force");
      except.push(programId);
    }
  }
}
