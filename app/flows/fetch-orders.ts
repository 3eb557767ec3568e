import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { needsOfAny } from "../loyalty/reading-needs.ts";
import { enqueue } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { noteHistory, shopById } from "../models/shop.ts";
import type { AdminClient } from "../shopify/admin-client.ts";
import { ordersCreatedSince } from "../shopify/read-orders.ts";
import { storePastOrders } from "./steps/store-past-orders.ts";

/** As far back as Shopify lets an app read orders without `read_all_orders`. */
const HISTORY_SECONDS = 60 * 24 * 60 * 60;

/**
 * Fetches the shop's orders of the last 60 days, for the preview beside the program's form. They are only stored: a program that is
 * off settles nothing, and one that is live settles its own orders by reconciliation, which this starts.
 *
 * Safe to repeat: a page that was stored before is stored again.
 *
 * @throws when Shopify cannot be reached; then the next try begins anew
 */
export async function fetchOrders(options: {
  admin: AdminClient;
  programId: string;
  shopId: string;
  now: Date;
}): Promise<{ outcome: "fetched" | "not-described-yet"; orders: number }> {
  const { admin, programId, shopId, now } = options;
  const shop = await shopById({ programId, shopId });
  if (!shop || shop.currency === "") return { outcome: "not-described-yet", orders: 0 };
  const since = wholeSeconds(now) - HISTORY_SECONDS;
  const asked = needsOfAny((await programState(null, programId)).versions);
  let cursor: string | null = null;
  let orders = 0;
  do {
    const page = await ordersCreatedSince(admin, { since, cursor, asked });
    orders += page.orders.length;
    await withTransaction((tx) => storePastOrders(tx, { programId, shopId, orders: page.orders, askedAt: now, now }));
    cursor = page.next;
  } while (cursor !== null);

  await withTransaction(async (tx) => {
    const { status } = await programState(tx, programId);
    // The mark of a live program moves only with what was settled.
    await noteHistory(tx, { programId, shopId, fetchedAt: now, reconciledTo: status === "live" ? null : now });
    if (status === "live") await enqueue(tx, { name: "reconcile-shop", programId, shopId });
  });
  return { outcome: "fetched", orders };
}
