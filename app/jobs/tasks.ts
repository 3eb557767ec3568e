import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { describeShop } from "../flows/describe-shop.ts";
import { fetchOrders } from "../flows/fetch-orders.ts";
import { publishMember } from "../flows/publish-member.ts";
import { publishProgram } from "../flows/publish-program.ts";
import { rollUpFigures } from "../flows/roll-up-figures.ts";
import { settleMember } from "../flows/settle-member.ts";
import { log } from "../log.server.ts";
import { connectedShopsOf, type ConnectedShop, shopOfProgram } from "../models/connection.ts";
import type { JobName } from "../models/outbox.ts";
import { shopById, type ShopRecord } from "../models/shop.ts";
import { sweepChanges } from "./changes.ts";
import { workOnBulk } from "./bulk.ts";
import { drainDeliveries, sweepDeliveries } from "./drain-deliveries.ts";
import { workOnImport } from "./imports.ts";
import { workOnLaunch } from "./launch.ts";
import { reviewProgram, runNight } from "./night.ts";
import { syncShopPerks } from "./perks.ts";
import { publishMarked } from "./publish-marked.ts";
import { sweepAllRedemptions, workRedemptions } from "./redemptions.ts";
import { sweepTests, wipeTest } from "./testing.ts";
import { workOnVoiding } from "./voiding.ts";
import { OVERLAP_SECONDS, reconcileAll, reconcileShop } from "./reconcile.ts";

const shopPayload = z.object({ programId: z.string(), shopId: z.string() });
const programPayload = z.object({ programId: z.string() });
const memberPayload = z.object({ programId: z.string(), memberId: z.string() });
const launchPayload = z.object({ programId: z.string(), runId: z.string() });
const drainPayload = z.object({ shopDomain: z.string() });

/** Which job calls which flow. Each may run twice, and each of a shop that is gone does nothing. */
const JOBS: Record<JobName, (payload: unknown) => Promise<void>> = {
  "drain-deliveries": (payload) => drainDeliveries(drainPayload.parse(payload).shopDomain),

  "describe-shop": async (payload) => {
    const shop = await presentShop(shopPayload.parse(payload));
    if (shop) await describeShop({ ...shop, admin: adminFor(shop.domain), now: clock.now() });
  },

  "fetch-orders": async (payload) => {
    const shop = await presentShop(shopPayload.parse(payload));
    if (!shop) return;
    const options = { ...shop, admin: adminFor(shop.domain), now: clock.now() };
    // Both jobs of a new installation start at once: whichever comes first asks Shopify about the shop.
    if (shop.currency === "") await describeShop(options);
    await fetchOrders(options);
  },

  "reconcile-shop": (payload) => reconcileShop(shopPayload.parse(payload), OVERLAP_SECONDS),

  "review-tiers": (payload) => reviewProgram(programPayload.parse(payload).programId, clock.now()),

  "publish-program": async (payload) => {
    const { programId } = programPayload.parse(payload);
    await forEachShop(programId, async ({ shopId, domain }) => {
      await publishProgram({ programId, shopId, admin: adminFor(domain) });
    });
  },

  "publish-member": async (payload) => {
    const { programId, memberId } = memberPayload.parse(payload);
    await forEachShop(programId, async ({ shopId, domain }) => {
      await publishMember({ programId, shopId, memberId, admin: adminFor(domain), now: clock.now() });
    });
  },

  "publish-members": (payload) => publishMarked(programPayload.parse(payload).programId),

  "sync-perks": (payload) => syncShopPerks(shopPayload.parse(payload)),

  "settle-member": async (payload) => {
    const { programId, memberId } = memberPayload.parse(payload);
    const shop = await shopOfProgram(null, programId);
    if (shop) await settleMember({ shop, memberId, now: clock.now() });
  },

  launch: (payload) => workOnLaunch(launchPayload.parse(payload)),

  import: (payload) => workOnImport(launchPayload.parse(payload)),

  "work-redemptions": (payload) => workRedemptions(shopPayload.parse(payload)),

  "void-redemptions": (payload) => workOnVoiding(launchPayload.parse(payload)),

  "wipe-test": (payload) => wipeTest(programPayload.parse(payload).programId),

  bulk: (payload) => workOnBulk(launchPayload.parse(payload)),

  "roll-up-figures": async (payload) => {
    const shop = await shopOfProgram(null, programPayload.parse(payload).programId);
    if (shop) await rollUpFigures({ ...shop, now: clock.now() });
  },
};

/** What the worker knows how to do: the jobs of the outbox, and what the clock starts. */
export const TASKS: TaskList = {
  ...JOBS,
  "sweep-deliveries": () => sweepDeliveries(),
  "sweep-redemptions": () => sweepAllRedemptions(),
  "sweep-changes": () => sweepChanges(),
  "sweep-tests": () => sweepTests(),
  "reconcile-all": () => reconcileAll(),
  night: () => runNight(clock.now()),
};

/** When the clock starts what (UTC). A night that was slept through is made up for. */
export const CRON: readonly CronItem[] = [
  {
    task: "sweep-deliveries",
    match: "* * * * *",
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: "sweep-deliveries" },
  },
  {
    task: "sweep-redemptions",
    match: "* * * * *",
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: "sweep-redemptions" },
  },
  {
    task: "sweep-changes",
    match: "* * * * *",
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: "sweep-changes" },
  },
  {
    task: "sweep-tests",
    match: "*/10 * * * *",
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: "sweep-tests" },
  },
  {
    task: "reconcile-all",
    match: "*/15 * * * *",
    options: { backfillPeriod: 0, maxAttempts: 3, jobKey: "reconcile-all" },
  },
  {
    task: "night",
    match: "17 2 * * *",
    options: { backfillPeriod: 12 * 60 * 60 * 1000, maxAttempts: 5, jobKey: "night" },
  },
];

/** The shop unless it is gone: a job that outlived an uninstallation does nothing. */
async function presentShop(of: { programId: string; shopId: string }): Promise<ShopRecord | null> {
  const shop = await shopById(of);
  return shop && ["installing", "installed"].includes(shop.state) ? shop : null;
}

/** Does the same in every shop of a program; one that cannot be reached now keeps no other from it, and is tried again. */
async function forEachShop(programId: string, work: (shop: ConnectedShop) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const shop of await connectedShopsOf(programId)) {
    try {
      await work(shop);
    } catch (error) {
      log.warn({ error, shop: shop.domain }, "a shop could not be told");
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some shops could not be told");
}
