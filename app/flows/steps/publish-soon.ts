import type { Tx } from "../../db.server.ts";
import { enqueue } from "../../models/outbox.ts";
import { markUnpublished } from "../../models/publication.ts";

/**
 * Has members published after the commit, together with whoever else changes meanwhile: one alone at once, a thousand that redeem
 * in the same minute with a few calls.
 */
export async function publishSoon(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<void> {
  await markUnpublished(tx, options);
  await enqueue(tx, { name: "publish-members", programId: options.programId });
}
