import type { Tx } from "../../db.server.ts";
import { enqueue, soon } from "../../models/outbox.ts";
import { markUnpublished } from "../../models/publication.ts";

/** A page keeps the answer that it got meanwhile. */
const SECONDS = 2;

/** Has members published soon after the commit, together with whoever else changes meanwhile: a thousand take a few calls. */
export async function publishSoon(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<void> {
  await markUnpublished(tx, options);
  await enqueue(tx, { name: "publish-members", programId: options.programId }, soon(SECONDS));
}
