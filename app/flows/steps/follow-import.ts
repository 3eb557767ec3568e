import type { Tx } from "../../db.server.ts";
import { enqueueAll } from "../../models/outbox.ts";

/** Asks for what follows from an import: reviews of the members that are in line, that the storefront knows, and that they are counted. */
export async function followImport(tx: Tx, programId: string): Promise<void> {
  await enqueueAll(tx, [
    { name: "review-tiers", programId },
    { name: "publish-members", programId },
    { name: "roll-up-figures", programId },
  ]);
}
