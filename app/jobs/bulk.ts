import { clock } from "../clock.server.ts";
import { continueBulk } from "../flows/bulk/continue-bulk.ts";
import { skipBroken } from "../flows/bulk/skip-broken.ts";
import { log } from "../log.server.ts";
import { shopOfProgram } from "../models/connection.ts";
import { enqueueNow } from "../models/outbox.ts";

const BATCH_MAX = 200;
/** How long one job works before it lets others have their turn. */
const SLICE_MS = 20_000;

/** Works on a run of bulk actions until nobody waits; killed, the next run of the job goes on. */
export async function workOnBulk(run: { programId: string; runId: string }): Promise<void> {
  const began = clock.now().getTime();
  while (clock.now().getTime() - began < SLICE_MS) {
    const shop = await shopOfProgram(null, run.programId);
    if (!shop) return;
    if ((await workOnBatch({ shop, runId: run.runId })) === "done") return;
  }
  await enqueueNow([{ name: "bulk", ...run }]);
}

type Working = Pick<Parameters<typeof continueBulk>[0], "shop" | "runId">;

/** A batch; should it fail, its members one by one, so that one with whom something is wrong holds up nobody else. */
async function workOnBatch(run: Working): Promise<"more" | "done"> {
  try {
    return (await continueBulk({ ...run, limitMax: BATCH_MAX, now: clock.now() })).outcome;
  } catch (error) {
    log.warn({ error, run: run.runId }, "a batch of a bulk run failed: its members one by one");
  }
  for (let count = 0; count < BATCH_MAX; count += 1) {
    if ((await workOnOne(run)) === "done") return "done";
  }
  return "more";
}

async function workOnOne(run: Working): Promise<"more" | "done"> {
  try {
    return (await continueBulk({ ...run, limitMax: 1, now: clock.now() })).outcome;
  } catch (error) {
    log.error({ error, run: run.runId }, "a bulk run went wrong for one member");
    // Where the database is at fault this fails as well, and the job is tried again later.
    await skipBroken({ programId: run.shop.programId, runId: run.runId });
    return "more";
  }
}
