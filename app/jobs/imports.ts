import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { applyImport } from "../flows/imports/apply-import.ts";
import { checkImport } from "../flows/imports/check-import.ts";
import { leaveAfterImport } from "../flows/imports/leave-after-import.ts";
import { noteImportHeldUp } from "../flows/imports/note-import-held-up.ts";
import { undoImport } from "../flows/imports/undo-import.ts";
import { importById, type ImportRun } from "../models/import-run.ts";
import { shopById } from "../models/shop.ts";
import { ShopifyError, UnauthorizedError } from "../shopify/admin-client.ts";

/**
 * Works on an import until somebody must decide. What was done stays done: whoever comes after a crash goes on with the next batch.
 */
export async function workOnImport(of: { programId: string; runId: string }): Promise<void> {
  try {
    for (;;) {
      const run = await importById(of);
      if (!run || (await workOn(run)) === "rest") return;
    }
  } catch (error) {
    const word =
      error instanceof UnauthorizedError ? "reconnect" : error instanceof ShopifyError ? "shopify" : "internal";
    await noteImportHeldUp({ ...of, error: word });
    throw error;
  }
}

async function workOn(run: ImportRun): Promise<"on" | "rest"> {
  const shop = await shopById(run);
  if (!shop || shop.state === "erased" || shop.currency === "") return "rest";
  const { programId, shopId, currency, timeZone, domain } = shop;
  const work = { shop: { programId, shopId, currency, timeZone }, runId: run.id, now: clock.now() };
  switch (run.state) {
    case "checking":
      if (shop.state !== "installed") return "rest";
      await checkImport({ ...work, admin: adminFor(domain) });
      return "on";
    case "applying":
      await applyImport(work);
      return "on";
    case "undoing":
      await undoImport(work);
      return "on";
    case "leaving":
      if (shop.state !== "installed") return "rest";
      await leaveAfterImport({ admin: adminFor(domain), programId, shopId, runId: run.id, now: work.now });
      return "on";
    case "uploading":
    case "mapping":
    case "ready":
    case "stopped":
    case "applied":
    case "undone":
    case "cancelled":
      return "rest";
  }
}
