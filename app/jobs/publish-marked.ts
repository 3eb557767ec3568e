import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { notePublished } from "../flows/note-published.ts";
import { publishMembers } from "../flows/publish-members.ts";
import { type ConnectedShop, connectedShopsOf } from "../models/connection.ts";
import { enqueueNow, soon } from "../models/outbox.ts";
import { markedMembers } from "../models/publication.ts";
import { ThrottledError } from "../shopify/admin-client.ts";
import { MEMBER_STATES_MAX } from "../shopify/metafields.ts";

/** As many as one call to Shopify takes: what was written is noted at once. */
const BATCH = MEMBER_STATES_MAX;
/** After so many another job goes on: no job runs for hours. */
const BATCHES_MAX = 100;

/**
 * Publishes the members of a program that are marked, in every shop of it, in batches. What a failure left marked is tried again; a
 * shop whose rate limit is used up comes back when it is not, and holds nobody else up meanwhile.
 */
export async function publishMarked(programId: string): Promise<void> {
  const shops = await connectedShopsOf(programId);
  try {
    for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
      if ((await publishBatch(programId, shops)) === "none-left") return;
    }
  } catch (error) {
    if (!(error instanceof ThrottledError)) throw error;
    await enqueueNow([{ name: "publish-members", programId }], soon(error.waitMs / 1000));
    return;
  }
  await enqueueNow([{ name: "publish-members", programId }]);
}

async function publishBatch(programId: string, shops: readonly ConnectedShop[]): Promise<"none-left" | "published"> {
  const members = await markedMembers({ programId, limitMax: BATCH });
  if (members.length === 0) return "none-left";
  const memberIds = members.map(({ memberId }) => memberId);
  const apart = new Set<string>();
  for (const shop of shops) {
    const admin = adminFor(shop.domain, "paced");
    const published = await publishMembers({ admin, shop, memberIds, now: clock.now() });
    for (const memberId of published.apart) apart.add(memberId);
  }
  await notePublished({ programId, members, apart: [...apart] });
  return "published";
}
