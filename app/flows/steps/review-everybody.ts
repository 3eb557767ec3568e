import type { Tx } from "../../db.server.ts";
import { enqueue } from "../../models/outbox.ts";
import { requestReview } from "../../models/standing.ts";

/** Has every member of a program reviewed after the commit, by the whole fold, and published anew. */
export async function reviewEverybody(tx: Tx, options: { programId: string; now: Date }): Promise<void> {
  await requestReview(tx, options);
  await enqueue(tx, { name: "review-tiers", programId: options.programId });
}
