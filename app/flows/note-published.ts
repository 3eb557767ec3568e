import { withTransaction } from "../db.server.ts";
import { enqueueAll } from "../models/outbox.ts";
import { type MarkedMember, unmark } from "../models/publication.ts";

/** Takes the marks off members that were published in every shop, and has those published apart that could not be with the others. */
export async function notePublished(options: {
  programId: string;
  members: MarkedMember[];
  apart: string[];
}): Promise<void> {
  const { programId, members, apart } = options;
  await withTransaction(async (tx) => {
    await unmark(tx, { programId, members });
    await enqueueAll(
      tx,
      apart.map((memberId) => ({ name: "publish-member", programId, memberId })),
    );
  });
}
