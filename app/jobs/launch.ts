import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { applyLaunch } from "../flows/apply-launch.ts";
import { countLaunch } from "../flows/count-launch.ts";
import { giveToLateJoiners } from "../flows/give-to-late-joiners.ts";
import { importPastOrders } from "../flows/import-past-orders.ts";
import { noteLaunchHeldUp } from "../flows/note-launch-held-up.ts";
import { undoLaunch } from "../flows/undo-launch.ts";
import { launchById, type LaunchRun } from "../models/launch.ts";
import { enqueueNow } from "../models/outbox.ts";
import { shopById } from "../models/shop.ts";
import { ShopifyError, UnauthorizedError } from "../shopify/admin-client.ts";

const WAIT_SECONDS = 3;

/**
 * Works on a run of launch day until somebody must decide, or Shopify must be waited for. What was done stays done: whoever comes
 * after a crash goes on with the next batch.
 */
export async function workOnLaunch(of: { programId: string; runId: string }): Promise<void> {
  try {
    for (;;) {
      const run = await launchById(of);
      const next = run ? await workOn(run) : "rest";
      if (next === "rest") return;
      if (next === "wait") {
        await enqueueNow([{ name: "launch", ...of }], { seconds: WAIT_SECONDS, label: ":wait" });
        return;
      }
    }
  } catch (error) {
    await noteLaunchHeldUp({ ...of, error: wordFor(error) });
    throw error;
  }
}

async function workOn(run: LaunchRun): Promise<"on" | "wait" | "rest"> {
  const shop = await shopById(run);
  if (!shop || shop.state === "erased" || shop.currency === "") return "rest";
  const { programId, shopId, currency, timeZone, domain } = shop;
  const runId = run.id;
  const work = { shop: { programId, shopId, currency, timeZone }, runId, now: clock.now() };
  switch (run.state) {
    case "importing": {
      if (run.source !== "bulk" || shop.state !== "installed") return "rest";
      const { outcome } = await importPastOrders({ admin: adminFor(domain), programId, runId, now: work.now });
      return outcome === "wait" ? "wait" : "on";
    }
    case "counting":
      await countLaunch(work);
      return "on";
    case "applying":
      await applyLaunch(work);
      return "on";
    case "undoing":
      await undoLaunch(work);
      return "on";
    case "applied":
      return (await giveToLateJoiners(work)).outcome === "more" ? "on" : "rest";
    case "ready":
    case "undone":
    case "cancelled":
    case "failed":
      return "rest";
  }
}

/** What screens say of it, in the reader's language. */
function wordFor(error: unknown): string {
  if (error instanceof UnauthorizedError) return "reconnect";
  return error instanceof ShopifyError ? "shopify" : "internal";
}
