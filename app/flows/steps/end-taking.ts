import type { Tx } from "../../db.server.ts";
import type { Ending } from "../../loyalty/rewards/ending.ts";
import { endedBecause } from "../../loyalty/rewards/explained.ts";
import { deliveryOf } from "../../loyalty/rewards/price.ts";
import { enqueue } from "../../models/outbox.ts";
import type { RedemptionRecord } from "../../models/redemption.ts";
import { noteStep } from "../../models/redemption-step.ts";
import { markEnded, startEnding } from "../../models/redemption-work.ts";
import { type LockedRedemption, returnPoints } from "./give-back.ts";
import { publishSoon } from "./publish-soon.ts";

const OVER: ReadonlySet<string> = new Set(["used", "lapsed", "cancelled"]);

/** Whether a redemption is over: nothing ends it a second time. */
export function isOver({ state }: RedemptionRecord): boolean {
  return OVER.has(state);
}

/**
 * Ends a redemption: at once where nothing is outside, else what is outside is stopped first and then the points come back. One that
 * is over stays as it is.
 *
 * @param options.locked the redemption with its member's account, both locked
 * @returns "ending": Shopify is asked after the commit, by the job that is enqueued
 */
export async function endTaking(
  tx: Tx,
  options: {
    programId: string;
    locked: LockedRedemption;
    ending: Ending;
    voidRunId?: string | null;
    /** "stopped": somebody has made sure that nothing is left in Shopify. */
    outside?: "stopped";
    now: Date;
  },
): Promise<"ending" | "ended" | "over"> {
  const { programId, locked, ending, voidRunId = null, now } = options;
  const { redemption } = locked;
  if (isOver(redemption)) {
    // It is over, and what is outside was still to be stopped: it ends as it was about to.
    if (options.outside !== "stopped" || redemption.todo !== "end" || !redemption.ending) return "over";
    await endNow(tx, { programId, locked, ending: { ...redemption.ending, actor: ending.actor }, now });
    return "ended";
  }
  if (options.outside === "stopped" || !isOutside(redemption)) {
    await endNow(tx, { programId, locked, ending, now });
    return "ended";
  }
  await startEnding(tx, { programId, id: redemption.id, ending, voidRunId, at: now });
  await enqueue(tx, { name: "work-redemptions", programId, shopId: redemption.shopId });
  return "ending";
}

/** Whether something of it may be in Shopify. */
function isOutside({ terms }: RedemptionRecord): boolean {
  const delivery = deliveryOf(terms);
  return delivery === "discount" || delivery === "gift-card" || delivery === "store-credit" || delivery === "tag";
}

/** Writes the end of a redemption down of which nothing is outside any more, and gives back what comes back. */
export async function endNow(
  tx: Tx,
  options: { programId: string; locked: LockedRedemption; ending: Ending; now: Date },
): Promise<RedemptionRecord> {
  const { programId, locked, now } = options;
  const { redemption, accounts } = locked;
  const { id, memberId, rewardId, spentKey, unit, points, pointsReturned } = redemption;
  const returns = spentKey === null ? 0 : Math.max(0, Math.min(options.ending.returns, points - pointsReturned));
  const ending = { ...options.ending, returns };
  if (spentKey !== null && returns > 0) {
    const { cause } = ending;
    // What came back once was taken again as it was used: this is another return of the same spend.
    const end = redemption.cause === "used-after-return" ? { end: "returned-again" } : {};
    const { state } = ending;
    const explanation = state === "used" ? {} : { explanation: endedBecause(redemption, { state, cause }) };
    const back = { spentKey, unit, points: returns, rewardId, cause, ...end, ...explanation };
    await returnPoints(tx, { programId, memberId, accounts, ...back, now });
  } else {
    await publishSoon(tx, { programId, memberIds: [memberId] });
  }
  const ended = await markEnded(tx, { programId, id, ending, at: now });
  const { state, cause, actor } = ending;
  const data = returns > 0 ? { returns } : undefined;
  await noteStep(tx, { programId, redemptionId: id, at: now, state, cause, actor, data });
  return ended ?? redemption;
}
