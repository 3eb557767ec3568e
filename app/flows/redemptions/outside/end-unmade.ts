import { withTransaction } from "../../../db.server.ts";
import { cancelEnding } from "../../../loyalty/rewards/ending.ts";
import { enqueue } from "../../../models/outbox.ts";
import { lockRedemption } from "../../../models/redemption.ts";
import { releaseClaims, startEnding } from "../../../models/redemption-work.ts";
import type { Attempt } from "./attempt.ts";

/** Whether its time was over before it could be made: nobody could use it any more. */
export function isTooLate({ redemption, now }: Pick<Attempt, "redemption" | "now">): boolean {
  const { state, todo, endsAt } = redemption;
  return state === "reserved" && todo === "issue" && endsAt !== null && endsAt <= now;
}

/**
 * Ends what could not be made in its time: what was asked of Shopify for it is stopped first, should it have come, and then the
 * points come back. What was given is withdrawn.
 */
export async function endUnmade({ shop, claim, redemption, now }: Attempt): Promise<void> {
  const { programId, shopId } = shop;
  const { id } = redemption;
  await withTransaction(async (tx) => {
    const locked = await lockRedemption(tx, programId, id);
    await releaseClaims(tx, { programId, ids: [id], until: claim.until });
    if (!locked || !isTooLate({ redemption: locked, now })) return;
    const ending = cancelEnding(locked, { cause: "lapsed" });
    await startEnding(tx, { programId, id, ending, voidRunId: null, at: now });
    await enqueue(tx, { name: "work-redemptions", programId, shopId });
  });
}
