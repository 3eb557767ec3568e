import type { Tx } from "../db.server.ts";

const DISMISS = `UPDATE shop SET guide_dismissed_at = $3 WHERE program_id = $1 AND id = $2 AND guide_dismissed_at IS NULL`;

/** Notes that the merchant does not want to see the set-up guide any more. */
export async function dismissGuide(tx: Tx, options: { programId: string; shopId: string; now: Date }): Promise<void> {
  await tx.rows("guide-dismiss", DISMISS, [options.programId, options.shopId, options.now]);
}
