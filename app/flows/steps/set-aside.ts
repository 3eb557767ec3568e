import type { Tx } from "../../db.server.ts";
import { raiseAlerts } from "../../models/alert.ts";
import { markUnreadable, type Unreadable } from "../../models/unreadable-redemption.ts";

/** Puts redemptions aside that nobody can read, and tells the merchant: they keep no other from its turn. */
export async function setAside(
  tx: Tx,
  options: { programId: string; unreadable: readonly Unreadable[]; now: Date },
): Promise<void> {
  const { programId, unreadable, now } = options;
  await markUnreadable(tx, { programId, ids: unreadable.map(({ id }) => id), at: now });
  const alerts = unreadable.map(({ id, memberId, rewardId, todo }) => ({
    ...{ kind: "stuck-redemption" as const, subject: id, memberId, redemptionId: id, at: now },
    data: { reward: rewardId, trouble: "our-error", todo: todo ?? "end" },
  }));
  await raiseAlerts(tx, { programId, alerts });
}
