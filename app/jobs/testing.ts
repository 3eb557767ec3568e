import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { finishWiping } from "../flows/testing/finish-wiping.ts";
import { wipeMember } from "../flows/testing/wipe-member.ts";
import { log } from "../log.server.ts";
import { enqueueNow } from "../models/outbox.ts";
import { membersToWipe, programsToWipe } from "../models/wiping.ts";

/** How often it is looked whether what members took has ended. What is held up is looked at by the sweep. */
const LOOK_SECONDS = 3;

/**
 * Wipes what is to be wiped of a program's test, member by member. One that cannot be wiped now keeps no other from it.
 *
 * @throws AggregateError when Shopify did not answer for some: the job is tried again
 */
export async function wipeTest(programId: string): Promise<void> {
  const failures: unknown[] = [];
  let isSoon = false;
  for (const memberId of await membersToWipe(programId)) {
    try {
      const { outcome } = await wipeMember({ programId, memberId, adminFor, now: clock.now() });
      if (outcome === "waiting") isSoon = true;
    } catch (error) {
      log.warn({ error, programId, memberId }, "a member of a test could not be wiped");
      failures.push(error);
    }
  }
  await finishWiping({ programId, now: clock.now() });
  if (isSoon) await enqueueNow([{ name: "wipe-test", programId }], { seconds: LOOK_SECONDS, label: ":look" });
  if (failures.length > 0) throw new AggregateError(failures, "some members of a test could not be wiped");
}

/** Goes on with what was held up: by a shop that could not be reached, or by a redemption of which a person was asked. */
export async function sweepTests(): Promise<void> {
  await enqueueNow((await programsToWipe()).map((programId) => ({ name: "wipe-test", programId })));
}
