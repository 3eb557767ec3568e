import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";

/** Steps of the set-up guide that nothing else in the database tells about. */
export type NotedStep = "guide-look-seen" | "guide-rewards-seen" | "guide-widget-added" | "guide-terms-seen";

/** Notes in the activity log that a step of the set-up guide was taken, so that it stays ticked. */
export async function noteGuideStep(options: {
  programId: string;
  step: NotedStep;
  actor: string;
  now: Date;
}): Promise<void> {
  const { programId, step, actor, now } = options;
  await withTransaction((tx) => record(tx, { programId, at: now, actor, action: step, data: {} }));
}
