import { withTransaction } from "../db.server.ts";
import { USUAL_SETTINGS } from "../loyalty/shop-settings.ts";
import { forgetReports as forget } from "../models/data-request-list.ts";

const BATCH = 200;

/**
 * Forgets reports on customers' data that the merchant took so many days ago as the shop says, 30 where it says nothing. That there was
 * a request, and when it was answered, stays. One bounded batch a call; call again while it returns "more".
 */
export async function forgetReports({ now }: { now: Date }): Promise<{ outcome: "more" | "done" }> {
  const usualDays = USUAL_SETTINGS.reportDays;
  const count = await withTransaction((tx) => forget(tx, { now, usualDays, limit: BATCH }));
  return { outcome: count === BATCH ? "more" : "done" };
}
