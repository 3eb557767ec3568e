import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { closeAlert } from "../../models/alert.ts";
import { enqueue } from "../../models/outbox.ts";
import { startOver } from "../../models/redemption-work.ts";

/**
 * Somebody asks that a redemption is tried again that no attempt could end: it starts over.
 *
 * @returns "nothing-to-do" when it has ended meanwhile, or is none
 */
export async function retryRedemption(options: {
  programId: string;
  redemptionId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "started-over" | "nothing-to-do" }> {
  const { programId, redemptionId, actor, now } = options;
  return withTransaction(async (tx) => {
    const started = await startOver(tx, { programId, id: redemptionId, at: now });
    if (!started) return { outcome: "nothing-to-do" };
    await closeAlert(tx, { programId, kind: "stuck-redemption", subject: redemptionId, at: now });
    const data = { redemption: redemptionId };
    await record(tx, { programId, at: now, actor, action: "redemption-tried-again", data });
    await enqueue(tx, { name: "work-redemptions", programId, ...started });
    return { outcome: "started-over" };
  });
}
