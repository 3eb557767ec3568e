import { type Tx, withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { enqueueAll, type Job } from "../models/outbox.ts";
import { createShop, lockShop, markInstalled, type ShopRecord } from "../models/shop.ts";
import { runningBulkRuns } from "../models/bulk-run.ts";
import { unfinishedVoidRuns } from "../models/void-run.ts";
import { noteScopes } from "./steps/note-scopes.ts";
import { reviewEverybody } from "./steps/review-everybody.ts";

export interface Installation {
  outcome: "installed" | "reinstalled" | "reconnected";
  programId: string;
  shopId: string;
}

/**
 * A shop has just given us a token: at its first visit, after it had removed the app, or because the last token had lapsed.
 *
 * A new shop gets a program; one that comes back finds its own again, and whatever happened while we could not look is
 * reconciled. The granted scopes are checked, and what is missing is shown. Runs after every token exchange, so it may come twice.
 */
export async function installShop(options: { shopDomain: string; scopes: string[]; now: Date }): Promise<Installation> {
  const { shopDomain, now } = options;
  const scopes = options.scopes.toSorted();
  return withTransaction(async (tx) => {
    const known = await lockShop(tx, shopDomain);
    const installation = known
      ? await resume(tx, known, { scopes, now })
      : await start(tx, { shopDomain, scopes, now });
    const { programId, shopId } = installation;
    await noteScopes(tx, { programId, shopId, scopes });
    return installation;
  });
}

async function start(tx: Tx, options: { shopDomain: string; scopes: string[]; now: Date }): Promise<Installation> {
  const { shopDomain, scopes, now } = options;
  const shop = await createShop(tx, { domain: shopDomain, scopes, now });
  await record(tx, { programId: shop.programId, at: now, actor: "shopify", action: "shop-installed", data: shop });
  await enqueueAll(tx, [
    { name: "describe-shop", ...shop },
    { name: "fetch-orders", ...shop },
  ]);
  return { outcome: "installed", ...shop };
}

async function resume(tx: Tx, known: ShopRecord, options: { scopes: string[]; now: Date }): Promise<Installation> {
  const { programId, shopId } = known;
  const shop = { programId, shopId };
  const hasNewScopes = known.scopes.join() !== options.scopes.join();
  await markInstalled(tx, { ...shop, ...options });
  const wasGone = known.state === "uninstalled";
  const wasCutOff = wasGone || known.connection === "reconnect";
  const jobs: Job[] = [];
  if (wasCutOff || hasNewScopes || known.currency === "") jobs.push({ name: "describe-shop", ...shop });
  if (known.historyFetchedAt === null) jobs.push({ name: "fetch-orders", ...shop });
  if (wasCutOff) {
    jobs.push({ name: "reconcile-shop", ...shop });
    const runIds = await unfinishedVoidRuns(tx, programId);
    jobs.push({ name: "sync-perks", ...shop }, { name: "work-redemptions", ...shop });
    jobs.push(...runIds.map((runId) => ({ name: "void-redemptions" as const, programId, runId })));
    const bulkRunIds = await runningBulkRuns(tx, programId);
    jobs.push(...bulkRunIds.map((runId) => ({ name: "bulk" as const, programId, runId })));
    // What could not be published while the shop was out of reach is published with the review of everybody.
    await reviewEverybody(tx, { programId, now: options.now });
  }
  await enqueueAll(tx, jobs);
  if (wasGone)
    await record(tx, { programId, at: options.now, actor: "shopify", action: "shop-reinstalled", data: shop });
  return { outcome: wasGone ? "reinstalled" : "reconnected", ...shop };
}
