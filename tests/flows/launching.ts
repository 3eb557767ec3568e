import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { applyLaunch } from "../../app/flows/apply-launch.ts";
import { countLaunch } from "../../app/flows/count-launch.ts";
import { decideLaunch, type LaunchDecision } from "../../app/flows/decide-launch.ts";
import { startLaunch } from "../../app/flows/start-launch.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { launchById } from "../../app/models/launch.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { DAY, order, paid, shipped, START } from "../loyalty/orders.ts";
import type { TestDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { liveShop, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";

const FROM = new Date((START - 365 * DAY) * 1000);
/** Silver from 500.00, gold from 1000.00. */
export const tiers: ProgramInput["tiers"] = [
  { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 50_000 }], multiplier: "1.25" },
  { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 100_000 }], multiplier: "1.5" },
];

/** An order that was shipped so many days before the start. */
export function past(customerId: string, netMinor: number, days = 100) {
  return shipped(paid(order({ customerId, netMinor, placedAt: START - days * DAY, updatedAt: START - days * DAY })));
}

/** What staff does on launch day, and the worker after it, in shops of one database. */
export function launching(database: TestDatabase) {
  async function shopWith(
    joining: "automatic" | "explicit",
    changes: Partial<ProgramInput> = {},
  ): Promise<ShopContext> {
    const shop = await liveShop(database, { program: documentWith({ tiers, joining: { mode: joining }, ...changes }) });
    // 7 spent 600.00 and 700.00 of which the second order had the tier of the first; 8 spent 20.00.
    await settle(shop, past("7", 60_000, 100), past("7", 70_000, 50), past("8", 2_000));
    return shop;
  }

  async function begin(
    shop: ShopContext,
    changes: { countsForTiers?: boolean; countsForPoints?: boolean; runId?: string } = {},
  ) {
    const runId = changes.runId ?? randomUUID();
    const started = await startLaunch({
      ...{ ...shop, runId, source: "stored", from: FROM, countsForTiers: true, countsForPoints: true },
      ...{ actor: "staff:1", now: NOW, ...changes },
    });
    return { runId, ...started };
  }

  const decide = async (shop: ShopContext, runId: string, decision: LaunchDecision) =>
    (await decideLaunch({ programId: shop.programId, runId, decision, actor: "staff:1", now: NOW })).outcome;

  async function work(
    flow: (options: { shop: ShopContext; runId: string; now: Date }) => Promise<{ outcome: "more" | "done" }>,
    shop: ShopContext,
    runId: string,
  ): Promise<void> {
    while ((await flow({ shop, runId, now: NOW })).outcome === "more");
  }

  async function counted(shop: ShopContext, changes: Parameters<typeof begin>[1] = {}): Promise<string> {
    const { runId } = await begin(shop, changes);
    await work(countLaunch, shop, runId);
    return runId;
  }

  async function applied(shop: ShopContext, changes: Parameters<typeof begin>[1] = {}): Promise<string> {
    const runId = await counted(shop, changes);
    expect(await decide(shop, runId, "apply")).toBe("decided");
    await work(applyLaunch, shop, runId);
    return runId;
  }

  const stateOf = async (shop: ShopContext, runId: string) =>
    must(await launchById({ programId: shop.programId, runId })).state;

  return { shopWith, begin, decide, work, counted, applied, stateOf };
}
