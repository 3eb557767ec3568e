import { withTransaction } from "../../db.server.ts";
import { type Ending, cancelEnding } from "../../loyalty/rewards/ending.ts";
import { type TeamAction, teamActions } from "../../loyalty/rewards/team-actions.ts";
import { record } from "../../models/activity.ts";
import { noteSettled } from "../../models/donation.ts";
import { redemptionById, type RedemptionRecord } from "../../models/redemption.ts";
import { endNow } from "../steps/end-taking.ts";
import { lockWithAccount } from "../steps/give-back.ts";

/** done: the team delivered it. refuse: it cannot be delivered, and its points go back. pay-out: a donation reached its cause. */
export type FulfilAction = Extract<TeamAction, "done" | "refuse" | "pay-out">;

export type Fulfilment =
  | { outcome: "fulfilled"; pointsReturned: number }
  /** It has ended this way before. */
  | { outcome: "already" }
  /** It has ended another way, or is about to. */
  | { outcome: "not-open"; state: RedemptionRecord["state"] }
  | { outcome: "unknown-redemption" };

/**
 * Ends what nothing outside has to be stopped for: what the team does by hand, and a donation that was paid out.
 *
 * Safe to repeat. Of two who decide differently at the same moment the first one counts, and the second is told: points never go back
 * beside a delivery.
 */
export async function fulfilRedemption(options: {
  programId: string;
  redemptionId: string;
  action: FulfilAction;
  actor: string;
  now: Date;
}): Promise<Fulfilment> {
  const { programId, redemptionId, action, actor, now } = options;
  const known = await redemptionById(programId, redemptionId);
  if (!known) return { outcome: "unknown-redemption" };
  return withTransaction(async (tx) => {
    const locked = await lockWithAccount(tx, { programId, redemptionId, memberId: known.memberId });
    if (!locked) return { outcome: "unknown-redemption" };
    const { redemption } = locked;
    const { state, cause } = redemption;
    const ending = endingBy(action, redemption, actor);
    if (state === ending.state && cause === ending.cause) return { outcome: "already" };
    if (!teamActions(redemption).includes(action)) return { outcome: "not-open", state };
    const ended = await endNow(tx, { programId, locked, ending, now });
    if (action === "pay-out") await noteSettled(tx, { programId, id: redemptionId, at: now });
    const data = { redemption: redemptionId, reward: redemption.rewardId, action };
    await record(tx, { programId, at: now, actor, action: "redemption-fulfilled", data });
    return { outcome: "fulfilled", pointsReturned: ended.pointsReturned };
  });
}

function endingBy(action: FulfilAction, redemption: RedemptionRecord, actor: string): Ending {
  switch (action) {
    case "done":
      return { state: "used", cause: "done", actor, returns: 0 };
    case "pay-out":
      return { state: "used", cause: "paid-out", actor, returns: 0 };
    case "refuse":
      return cancelEnding(redemption, { cause: "refused", actor });
  }
}
