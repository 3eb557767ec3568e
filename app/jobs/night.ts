import { adminFor } from "../admin.server.ts";
import { freshSession } from "../fresh-session.server.ts";
import { compareCustomers } from "../flows/perks/compare-customers.ts";
import { forgetReports } from "../flows/forget-reports.ts";
import { forgetImports } from "../flows/imports/forget-imports.ts";
import { lapsePoints } from "../flows/lapse-points.ts";
import { proveLedger } from "../flows/prove-ledger.ts";
import { purgeDeliveries } from "../flows/purge-deliveries.ts";
import { payOutCashback, type PayoutPlace } from "../flows/redemptions/pay-out-cashback.ts";
import { remindExpiry } from "../flows/remind-expiry.ts";
import { rollUpFigures } from "../flows/roll-up-figures.ts";
import { reviewTiers } from "../flows/review-tiers.ts";
import { log } from "../log.server.ts";
import { connectedShops, connectedShopsOf, type ConnectedShop } from "../models/connection.ts";
import { enqueueNow } from "../models/outbox.ts";
import { shopsToKeepAlive } from "../session-storage.server.ts";
import { UnauthorizedError } from "../shopify/admin-client.ts";
import { NIGHT_OVERLAP_SECONDS, reconcileShop } from "./reconcile.ts";

/** Shopify lets a refresh token lapse after 90 days; ours is renewed after 60. */
const KEEP_ALIVE_MS = 30 * 24 * 60 * 60 * 1000;
const KEEP_ALIVE_MAX = 1000;
const BATCHES_MAX = 10_000;

/**
 * Does what time alone makes due: reconciles three days back, reviews members, reminds of points that will expire, lets those lapse
 * that have, compares what Shopify has of customers, of segments and of automatic discounts, proves every ledger, forgets raw bodies
 * and reports that were taken, keeps tokens alive. What goes wrong with one shop or program is counted, and keeps nothing else from being done.
 *
 * @throws AggregateError afterwards, when anything went wrong: the whole night is safe to repeat
 */
export async function runNight(now: Date): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      log.error({ error, what }, "the night went wrong for one");
      failures.push(error);
    }
  };

  await attempt("keep-alive", () => keepTokensAlive(attempt));
  const shops = await connectedShops();
  for (const shop of shops) {
    await attempt(`reconcile ${shop.domain}`, () => reconcileShop(shop, NIGHT_OVERLAP_SECONDS));
  }
  for (const [programId, [shop]] of Map.groupBy(shops, (one) => one.programId)) {
    if (shop) await attempt(`review members ${programId}`, () => reviewAll(shop, now));
    await attempt(`remind of expiry ${programId}`, () => untilDone(() => remindExpiry({ programId, now })));
    await attempt(`lapse points ${programId}`, () => untilDone(() => lapsePoints({ programId, now })));
    await attempt(`prove ledger ${programId}`, () => prove(programId, now));
    if (shop) await attempt(`figures ${programId}`, () => rollUpFigures({ ...shop, now }));
  }
  for (const shop of shops) {
    const { programId, shopId, domain } = shop;
    await attempt(`pay out cashback ${domain}`, () => payOutAll(shop, now));
    await attempt(`compare customers ${domain}`, () => compare(shop, now));
    await attempt(`perks ${domain}`, () => enqueueNow([{ name: "sync-perks", programId, shopId }]));
  }
  await attempt("purge", () => purgeDeliveries({ now }));
  await attempt("forget imports", () => untilDone(() => forgetImports({ now })));
  await attempt("forget reports", () => untilDone(() => forgetReports({ now })));
  if (failures.length > 0) throw new AggregateError(failures, `the night went wrong ${String(failures.length)} times`);
}

/** Reviews every member of a program that is in line for it. */
export async function reviewProgram(programId: string, now: Date): Promise<void> {
  const [shop] = await connectedShopsOf(programId);
  if (shop) await reviewAll(shop, now);
}

async function reviewAll({ programId, shopId, currency, timeZone }: ConnectedShop, now: Date): Promise<void> {
  await untilDone(() => reviewTiers({ shop: { programId, shopId, currency, timeZone }, now }));
}

/** Works in bounded batches, each a transaction of its own: what was done stays done, should a later one fail. */
async function untilDone(batch: () => Promise<{ outcome: "more" | "done" }>): Promise<void> {
  for (let count = 0; count < BATCHES_MAX; count += 1) if ((await batch()).outcome === "done") return;
}

async function payOutAll({ programId, shopId, currency, timeZone }: ConnectedShop, now: Date): Promise<void> {
  let from: PayoutPlace | null = null;
  for (let count = 0; count < BATCHES_MAX; count += 1) {
    const { next }: Awaited<ReturnType<typeof payOutCashback>> = await payOutCashback({
      ...{ shop: { programId, shopId, currency, timeZone }, from, now },
    });
    if (next === null) return;
    from = next;
  }
}

async function compare(shop: ConnectedShop, now: Date): Promise<void> {
  const found = await compareCustomers({ admin: adminFor(shop.domain), shop, now });
  if (found.repaired > 0) log.warn({ shop: shop.domain, ...found }, "customers in Shopify were not as they should be");
}

async function prove(programId: string, now: Date): Promise<void> {
  const disagreements = await proveLedger({ programId, now });
  if (disagreements.length > 0) log.error({ programId, disagreements }, "the ledger disagrees with itself");
}

async function keepTokensAlive(attempt: (what: string, work: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const now = Date.now();
  const lapsing = { after: new Date(now), before: new Date(now + KEEP_ALIVE_MS) };
  for (const domain of await shopsToKeepAlive(lapsing, KEEP_ALIVE_MAX))
    await attempt(`keep alive ${domain}`, () => renew(domain));
}

/** A token that is dead shows the merchant "reconnect"; the night, which would be repeated for all shops, has done what it can. */
async function renew(domain: string): Promise<void> {
  try {
    await freshSession(domain, { kind: "keep-alive" });
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) throw error;
  }
}
