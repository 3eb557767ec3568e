import { clock } from "../clock.server.ts";
import { applyChanges } from "../flows/apply-changes.ts";
import { programWithDueChange } from "../models/announced-change.ts";

/** Puts every announced change in force that is due. */
export async function sweepChanges(): Promise<void> {
  const now = clock.now();
  for (;;) {
    const programId = await programWithDueChange(now);
    if (programId === null) return;
    await applyChanges({ programId, now });
  }
}
