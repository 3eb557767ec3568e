import type { Tx } from "../../db.server.ts";
import { enqueue, enqueueAll } from "../../models/outbox.ts";
import { markUnpublished } from "../../models/publication.ts";

/** A few are published at once and apart; more are marked, and one job publishes them, many with each call. */
const APART_MAX = 25;

/** Has members published after the commit. */
export async function publishLater(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<void> {
  const { programId, memberIds } = options;
  if (memberIds.length <= APART_MAX) {
    await enqueueAll(
      tx,
      memberIds.map((memberId) => ({ name: "publish-member", programId, memberId })),
    );
    return;
  }
  await markUnpublished(tx, { programId, memberIds });
  await enqueue(tx, { name: "publish-members", programId });
}
