import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { applyLaunch } from "../../app/flows/apply-launch.ts";
import { undoLaunch } from "../../app/flows/undo-launch.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import { drawCodes } from "../../app/reward-codes.server.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, NOW } from "../support/live-shop.ts";
import { must } from "../support/must.ts";

import { launching } from "./launching.ts";

const database = freshDatabase();
const { shopWith, decide, work, counted, applied, stateOf } = launching(database);

describe("launch day, undone", () => {
  it("takes back everything, points and tiers, and can be done anew", async () => {
    const shop = await shopWith("automatic");
    const runId = await applied(shop);

    expect(await decide(shop, runId, "undo")).toBe("decided");
    await Promise.all([work(undoLaunch, shop, runId), work(undoLaunch, shop, runId)]);
    await database.query(`UPDATE launch_run SET state = 'undoing', cursor = 0 WHERE id = $1`, [runId]);
    await work(undoLaunch, shop, runId);

    expect(await stateOf(shop, runId)).toBe("undone");
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 0, debt: 0, tier: null });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
    await applied(shop);
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 1475, tier: "gold" });
  });

  it("half way through applying takes back what was given so far", async () => {
    const shop = await shopWith("automatic");
    const runId = await counted(shop);
    await decide(shop, runId, "apply");
    await applyLaunch({ shop, runId, now: NOW });

    expect(await decide(shop, runId, "undo")).toBe("decided");
    await work(undoLaunch, shop, runId);
    await work(applyLaunch, shop, runId);

    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 0, tier: null });
  });

  it("what was spent meanwhile is owed", async () => {
    const shop = await shopWith("automatic");
    const runId = await applied(shop);
    const { memberId } = must(await accountOf(database, shop, "7"));
    await reserveRedemption({
      ...{ shop, memberId, redemptionId: randomUUID(), now: NOW, codes: drawCodes() },
      wish: { rewardId: must(documentWith({}).rewards[0]).id },
    });
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 1375 });

    await decide(shop, runId, "undo");
    await work(undoLaunch, shop, runId);

    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: -100, debt: 100 });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });
});
