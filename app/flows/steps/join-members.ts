import type { Tx } from "../../db.server.ts";
import { isTransferable } from "../../loyalty/rewards/price.ts";
import { createMembers, type Identity, lockJoining, type NewMember } from "../../models/member.ts";
import { enqueue } from "../../models/outbox.ts";
import type { ProgramState } from "../../models/program.ts";
import { noteGivers } from "./note-uses.ts";
import { publishLater } from "./publish-later.ts";

/**
 * Lets customers who are no members join without being asked, where the program says so. A customer who joins elsewhere in this very
 * moment either sees what we have stored, or we see them. Who had ordered with a code that a member passed on was brought by them.
 *
 * @param customerIds strangers: no members when they were looked up
 * @param members those of them who may join
 */
export async function joinMembers(
  tx: Tx,
  options: {
    shop: { programId: string; shopId: string };
    program: ProgramState;
    customerIds: string[];
    members: NewMember[];
    now: Date;
  },
): Promise<Identity[]> {
  const { shop, program, customerIds, members, now } = options;
  const { programId, shopId } = shop;
  if (customerIds.length === 0) return [];
  await lockJoining(tx, { programId, shopId, customerIds, mode: "shared" });
  if (program.versions.at(-1)?.program.joining.mode !== "automatic") return [];
  const made = await createMembers(tx, { programId, shopId, members });
  const arePassedOn = program.versions.some((version) => version.program.rewards.some(isTransferable));
  if (arePassedOn) await noteGivers(tx, { shop, joined: made, now });
  // Somebody who joins without a point is a member too: the storefront must know.
  await publishLater(tx, { programId, memberIds: made.map(({ memberId }) => memberId) });
  const { givingRunId: runId } = program;
  // What launch day has for them follows by a job, under the run's own lock.
  if (runId !== null && made.length > 0) await enqueue(tx, { name: "launch", programId, runId });
  return made;
}
