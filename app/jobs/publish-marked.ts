import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { notePublished } from "../flows/note-published.ts";
import { publishMembers } from "../flows/publish-members.ts";
import { connectedShopsOf } from "../models/connection.ts";
import { enqueueNow } from "../models/outbox.ts";
import { markedMembers } from "../models/publication.ts";

const BATCH = 250;
/** After so many another job goes on: no job runs for hours. */
const BATCHES_MAX = 100;

/** Publishes the members of a program that are marked, in every shop of it, in batches. What a failure left marked is tried again. */
export async function publishMarked(programId: string): Promise<void> {
  const shops = await connectedShopsOf(programId);
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const members = await markedMembers({ programId, limitMax: BATCH });
    if (members.length === 0) return;
    const memberIds = members.map(({ memberId }) => memberId);
    const apart = new Set<string>();
    for (const shop of shops) {
      const published = await publishMembers({ admin: adminFor(shop.domain), shop, memberIds, now: clock.now() });
      for (const memberId of published.apart) apart.add(memberId);
    }
    await notePublished({ programId, members, apart: [...apart] });
  }
  await enqueueNow([{ name: "publish-members", programId }]);
}
