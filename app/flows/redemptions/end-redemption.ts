import { type Tx, withTransaction } from "../../db.server.ts";
import { cancelEnding, type Ending } from "../../loyalty/rewards/ending.ts";
import { record } from "../../models/activity.ts";
import { closeAlert } from "../../models/alert.ts";
import { redemptionById, type RedemptionState } from "../../models/redemption.ts";
import { endTaking } from "../steps/end-taking.ts";
import { lockWithAccount } from "../steps/give-back.ts";

export type EndRedemption =
  /** "ending": Shopify is asked first; "ended": it is over. */
  | { outcome: "ending" | "ended" }
  /** It was over before. */
  | { outcome: "over"; state: RedemptionState }
  | { outcome: "unknown-redemption" };

interface Asked {
  programId: string;
  redemptionId: string;
  /** cancelled, unless something else is meant. */
  state?: Ending["state"];
  /** Why, in a word: agent, voided, withdrawn, order-cancelled … */
  cause: string;
  /** shopper | system | the staff member's name */
  actor: string;
  /** Points that come back; left out: all that have not yet. */
  returns?: number;
  /** "stopped": somebody has made sure that nothing of it is left in Shopify. Otherwise Shopify is asked. */
  outside?: "stopped";
  now: Date;
}

/**
 * Ends a redemption. What is in Shopify is stopped first (`workRedemption` does, at once or by its job), and only then the points
 * come back: points and a working code at once would be spent twice. Safe to repeat.
 */
export async function endRedemption(options: Asked): Promise<EndRedemption> {
  const { programId, redemptionId, now } = options;
  const known = await redemptionById(programId, redemptionId);
  if (!known) return { outcome: "unknown-redemption" };
  return withTransaction(async (tx) => {
    const locked = await lockWithAccount(tx, { programId, redemptionId, memberId: known.memberId });
    if (!locked) return { outcome: "unknown-redemption" };
    const { redemption } = locked;
    const { state = "cancelled", cause, actor, outside } = options;
    const back = cancelEnding(redemption, { cause, actor });
    const ending = { ...back, state, returns: options.returns ?? back.returns };
    const stop = outside === undefined ? {} : { outside };
    const outcome = await endTaking(tx, { programId, locked, ending, ...stop, now });
    if (outcome === "over") return { outcome, state: redemption.state };
    await closeAlert(tx, { programId, kind: "stuck-redemption", subject: redemptionId, at: now });
    await noteWho(tx, options);
    return { outcome };
  });
}

async function noteWho(tx: Tx, { programId, redemptionId, cause, actor, now }: Asked): Promise<void> {
  if (actor === "system" || actor === "shopper") return;
  const data = { redemption: redemptionId, cause };
  await record(tx, { programId, at: now, actor, action: "redemption-returned", data });
}
