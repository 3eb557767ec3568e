import { withTransaction } from "../../db.server.ts";
import { markDismissed, markOpen } from "../../models/alert.ts";
import { record } from "../../models/activity.ts";

/**
 * Takes an alert off the merchant's list. It is not raised again for the same reason.
 *
 * @returns "not-open" when it was dismissed before, or there is none
 */
export async function dismissAlert(options: {
  programId: string;
  alertId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "dismissed" | "not-open" }> {
  const { programId, alertId, actor, now } = options;
  return withTransaction(async (tx) => {
    const alert = await markDismissed(tx, { programId, id: alertId, by: actor, at: now });
    if (!alert) return { outcome: "not-open" };
    await record(tx, { programId, at: now, actor, action: "alert-dismissed", data: { alertId, kind: alert.kind } });
    return { outcome: "dismissed" };
  });
}

/**
 * Puts a dismissed alert back on the list.
 *
 * @returns "not-dismissed" when it is there already, or there is none
 */
export async function reopenAlert(options: {
  programId: string;
  alertId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "reopened" | "not-dismissed" }> {
  const { programId, alertId, actor, now } = options;
  return withTransaction(async (tx) => {
    const alert = await markOpen(tx, { programId, id: alertId });
    if (!alert) return { outcome: "not-dismissed" };
    await record(tx, { programId, at: now, actor, action: "alert-reopened", data: { alertId, kind: alert.kind } });
    return { outcome: "reopened" };
  });
}
