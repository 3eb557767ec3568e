import type { Tx } from "../../db.server.ts";
import { type NewAlert, raiseAlerts } from "../../models/alert.ts";
import { sharedAddress } from "../../models/order-address.ts";
import { hasOrderedBefore, insertReferral, referrersOf } from "../../models/referral.ts";

/** own-referral: friend and referrer are one, or the friend had brought the referrer. not-new: the friend had ordered before. */
export type NotedReferral = "referred" | "already-referred" | "own-referral" | "not-new";

/**
 * Notes that one member was brought by another, whose accounts this transaction has locked. What looks like somebody who brings
 * themselves is told the merchant.
 *
 * @param referral.at when the friend was referred: who had ordered before that moment is not new
 */
export async function noteReferral(
  tx: Tx,
  referral: { programId: string; friendId: string; referrerId: string; at: Date; now: Date },
): Promise<NotedReferral> {
  const { programId, friendId, referrerId } = referral;
  const outcome = await insertNew(tx, referral);
  if (outcome === "own-referral") await alert(tx, { ...referral, because: "own-referral" });
  if (outcome === "referred" && (await sharedAddress(tx, { programId, memberIds: [friendId, referrerId] }))) {
    await alert(tx, { ...referral, because: "same-address" });
  }
  return outcome;
}

async function insertNew(
  tx: Tx,
  referral: { programId: string; friendId: string; referrerId: string; at: Date; now: Date },
): Promise<NotedReferral> {
  const { programId, friendId, referrerId, at, now } = referral;
  if (friendId === referrerId) return "own-referral";
  const known = await referrersOf(tx, { programId, memberIds: [friendId, referrerId] });
  if (known.some((one) => one.friendId === friendId)) return "already-referred";
  if (known.some((one) => one.referrerId === friendId)) return "own-referral";
  if (await hasOrderedBefore(tx, { programId, memberId: friendId, at })) return "not-new";
  return (await insertReferral(tx, { programId, friendId, referrerId, now })) ? "referred" : "already-referred";
}

async function alert(
  tx: Tx,
  of: { programId: string; friendId: string; referrerId: string; now: Date; because: string },
): Promise<void> {
  const { programId, friendId, referrerId, because, now } = of;
  const one: NewAlert = {
    ...{ kind: "self-referral", subject: `${referrerId}:${friendId}`, memberId: referrerId, redemptionId: null },
    ...{ data: { friendId, because }, at: now },
  };
  await raiseAlerts(tx, { programId, alerts: [one] });
}
