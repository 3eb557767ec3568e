import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { insertBlock } from "../../models/member-block.ts";
import { identitiesOf } from "../../models/member.ts";
import { enqueue } from "../../models/outbox.ts";
import { lockGoingLive, programState } from "../../models/program.ts";
import { markDropped } from "../../models/tester.ts";

/**
 * Takes a customer out of the test who was named by mistake: from now on nothing counts for them, and a job wipes what the test gave
 * them. The test goes on; they can be named again afterwards.
 */
export async function dropTester(options: {
  shop: { programId: string; shopId: string };
  customerId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "dropping" | "unknown-tester" | "not-testing" }> {
  const { shop, customerId, actor, now } = options;
  const { programId, shopId } = shop;
  return withTransaction(async (tx) => {
    // Nobody lets them join while they are dropped.
    await lockGoingLive(tx, { programId, mode: "exclusive" });
    const { mode } = await programState(tx, programId);
    if (mode !== "test") return { outcome: "not-testing" };
    const dropped = await markDropped(tx, { programId, shopId, customerId, now });
    if (dropped !== "dropped") return { outcome: dropped === null ? "unknown-tester" : "dropping" };
    const [known] = await identitiesOf(tx, { programId, shopId, customerIds: [customerId] });
    const data = { memberId: known?.memberId ?? null };
    if (known) {
      // What comes back to them until they are wiped buys nothing by itself.
      await insertBlock(tx, { programId, id: `dropped:${known.memberId}`, memberId: known.memberId, actor, now });
    }
    await record(tx, { programId, at: now, actor, action: "tester-dropped", data });
    await enqueue(tx, { name: "wipe-test", programId });
    return { outcome: "dropping" };
  });
}
