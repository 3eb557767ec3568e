import { withTransaction } from "../../db.server.ts";
import { lockAccounts } from "../../ledger/read.ts";
import { leavingMembers, leaveProgram } from "../../models/import-leave.ts";
import { importById, lockImport, moveImport, noteImported } from "../../models/import-run.ts";
import { enqueue } from "../../models/outbox.ts";
import { customersOfMembers } from "../../models/publication.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import { removeMemberStates } from "../../shopify/remove-member-states.ts";
import { publishLater } from "../steps/publish-later.ts";
import { bringTagsInStep } from "../steps/tags-in-step.ts";

const BATCH_MAX = 25;

/**
 * Lets members leave again who joined by an import that is taken back and have nothing else, one bounded batch a call; at the end the
 * run is undone. Shopify is told first: who was taken off and stays after all, because something has come in between, is published
 * again.
 *
 * @throws {ShopifyError} when Shopify cannot be told: nobody has left who is still shown
 */
export async function leaveAfterImport(options: {
  admin: AdminClient;
  programId: string;
  shopId: string;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { admin, programId, shopId, runId, now } = options;
  const seen = await importById({ programId, runId });
  if (seen?.state !== "leaving") return { outcome: "done" };
  const leaving = await leavingMembers(seen, BATCH_MAX);
  const memberIds = leaving.map(({ memberId }) => memberId);
  await bringTagsInStep({ transact: withTransaction, admin, programId, shopId, memberIds, now });
  const shown = await customersOfMembers({ programId, shopId, memberIds });
  await removeMemberStates(admin, shown.map(({ customerId }) => customerId)); // prettier-ignore
  return withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    if (run?.state !== "leaving") return { outcome: "done" };
    if (leaving.length === 0) {
      await moveImport(tx, { run, state: "undone", now });
      await enqueue(tx, { name: "roll-up-figures", programId });
      return { outcome: "done" };
    }
    await lockAccounts(tx, { programId, memberIds });
    const gone = await leaveProgram(tx, run, { memberIds, now });
    const stay = memberIds.filter((memberId) => !gone.has(memberId));
    await publishLater(tx, { programId, memberIds: stay });
    // Whoever stays is not asked again.
    await noteImported(tx, { run, cursor: leaving.at(-1)?.customerId ?? run.cursor, rows: leaving.length });
    return { outcome: "more" };
  });
}
