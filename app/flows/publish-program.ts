import { withTransaction } from "../db.server.ts";
import { publishedProgram } from "../loyalty/published-program.ts";
import { enqueue } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { shopById } from "../models/shop.ts";
import type { AdminClient } from "../shopify/admin-client.ts";
import { ensureMemberDefinition, writeProgramState } from "../shopify/metafields.ts";

/**
 * Publishes the program's newest version to a shop's theme, makes sure that the members' metafield is defined there, and has the
 * shop's segments and automatic discounts brought in step.
 *
 * @returns "nothing-to-publish" before the first version was saved or the shop's facts were read; the definition is there all the same
 */
export async function publishProgram(options: {
  admin: AdminClient;
  programId: string;
  shopId: string;
}): Promise<{ outcome: "published" | "nothing-to-publish" }> {
  const { admin, programId, shopId } = options;
  const namespace = await ensureMemberDefinition(admin);
  const shop = await shopById({ programId, shopId });
  for (;;) {
    const { mode, versions } = await programState(null, programId);
    const newest = versions.at(-1);
    if (!newest || !shop || shop.appInstallationId === "") return { outcome: "nothing-to-publish" };
    const state = publishedProgram({ program: newest.program, mode, currency: shop.currency, namespace });
    await writeProgramState(admin, shop.appInstallationId, state);
    // Saved again, or gone live or into a test, while this was on its way: another run may have overtaken us, so the newest is written
    // last.
    const after = await programState(null, programId);
    if (after.mode === mode && after.versions.at(-1)?.version === newest.version) break;
  }
  await withTransaction((tx) => enqueue(tx, { name: "sync-perks", programId, shopId }));
  return { outcome: "published" };
}
