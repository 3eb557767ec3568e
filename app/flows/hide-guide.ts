import { withTransaction } from "../db.server.ts";
import { dismissGuide } from "../models/guide.ts";

/** Hides the set-up guide of a shop for everybody who works there; hiding it twice is the same as once. */
export async function hideGuide(options: { programId: string; shopId: string; now: Date }): Promise<void> {
  await withTransaction((tx) => dismissGuide(tx, options));
}
