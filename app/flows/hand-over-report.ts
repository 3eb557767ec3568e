import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { takeReport } from "../models/data-request-list.ts";

/** Hands the merchant the report on what is stored of a customer, and notes who took it and when. */
export async function handOverReport(options: {
  programId: string;
  shopId: string;
  id: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "report"; json: string } | { outcome: "unknown-request" }> {
  const { programId, id, actor, now } = options;
  return withTransaction(async (tx) => {
    const json = await takeReport(tx, options);
    if (json === null) return { outcome: "unknown-request" };
    await record(tx, { programId, at: now, actor, action: "data-report-taken", data: { request: id } });
    return { outcome: "report", json };
  });
}
