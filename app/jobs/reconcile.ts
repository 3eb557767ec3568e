import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { noteReconciled } from "../flows/note-reconciled.ts";
import { log } from "../log.server.ts";
import { needsOfAny } from "../loyalty/reading-needs.ts";
import { connectedShops, type ConnectedShop } from "../models/connection.ts";
import { enqueueNow, type Job } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { shopById } from "../models/shop.ts";
import { ordersUpdatedSince } from "../shopify/read-orders.ts";
import { settleReadOrders } from "./settle-delivered-orders.ts";

/** Webhooks may be an hour late without being lost; what lies further back is looked at once a night. */
export const OVERLAP_SECONDS = 60 * 60;
export const NIGHT_OVERLAP_SECONDS = 3 * 24 * 60 * 60;
/** A shop that never was reconciled begins a day back: its older orders are fetched for the preview. */
const FIRST_SECONDS = 24 * 60 * 60;
/** Shopify pages through 25 000 things at most: then the search begins anew where the last one ended. */
const PAGES_MAX = 4000;

/** Enqueues the reconciliation of every shop that can be reached. */
export async function reconcileAll(): Promise<void> {
  const shops = await connectedShops();
  await enqueueNow(shops.map(({ programId, shopId }): Job => ({ name: "reconcile-shop", programId, shopId })));
}

/**
 * Reads the orders that changed since the shop's high-water mark, and settles them: no webhook is guaranteed to come.
 *
 * The mark moves with every page, so that a run which is cut off goes on where it stopped.
 */
export async function reconcileShop(of: { programId: string; shopId: string }, overlapSeconds: number): Promise<void> {
  const shop = await shopById(of);
  if (shop?.state !== "installed" || shop.currency === "") return;
  const now = clock.now();
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const mark = shop.reconciledTo ? Math.floor(shop.reconciledTo.getTime() / 1000) : nowSeconds - FIRST_SECONDS;
  let since: number | null = Math.min(mark, nowSeconds) - overlapSeconds;
  while (since !== null) {
    const seenTo: number | null = await readPages(shop, since);
    if (seenTo !== null && seenTo <= since) throw new Error(`${shop.domain}: too many orders changed in one second`);
    since = seenTo;
  }
  await noteReconciled({ ...of, to: now });
}

/** @returns the newest change seen when there is more than one search can show; null when everything was seen */
async function readPages(shop: ConnectedShop, since: number): Promise<number | null> {
  const admin = adminFor(shop.domain);
  const asked = needsOfAny((await programState(null, shop.programId)).versions);
  let cursor: string | null = null;
  let seenTo = since;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const askedAt = clock.now();
    const { orders, skipped, next } = await ordersUpdatedSince(admin, { since, cursor, asked });
    for (const { id, reason } of skipped) log.warn({ shop: shop.domain, order: id, reason }, "an order was skipped");
    await settleReadOrders(shop, { orders, askedAt });
    if (next === null) return null;
    cursor = next;
    seenTo = orders.at(-1)?.updatedAt ?? seenTo;
    await noteReconciled({ ...shop, to: new Date(seenTo * 1000) });
  }
  return seenTo;
}
