import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { markDelivered } from "../models/award.ts";
import { enqueue } from "../models/outbox.ts";

/**
 * Notes that somebody delivered a reward that was due by reference, such as a parcel or an invitation. It is due no more then, and
 * facts that would take it back later find it delivered.
 *
 * @param key the award's key
 */
export async function deliverReward(options: {
  programId: string;
  memberId: string;
  key: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "delivered" | "not-due" }> {
  const { programId, memberId, key, actor, now } = options;
  return withTransaction(async (tx) => {
    if (!(await markDelivered(tx, { programId, memberId, key, at: now }))) return { outcome: "not-due" };
    await record(tx, { programId, at: now, actor, action: "reward-delivered", data: { memberId, key } });
    await enqueue(tx, { name: "publish-member", programId, memberId });
    return { outcome: "delivered" };
  });
}
