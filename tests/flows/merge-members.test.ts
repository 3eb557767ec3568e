import { describe, expect, it } from "vitest";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import type { ShopContext } from "../../app/flows/steps/settle-members.ts";
import { DAY, order, programWith, shipped, silverAndGold, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";

const database = freshDatabase();

const merge = (shop: ShopContext) => mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });

describe("two customers who become one", () => {
  it("have one balance, and a second delivery of the merge changes nothing", async () => {
    const shop = await liveShop(database);
    await settle(shop, shipped(order({ customerId: "1" })), shipped(order({ customerId: "2" })));
    const second = await accountOf(database, shop, "2");
    await grantPoints({
      programId: shop.programId,
      memberId: second?.memberId ?? "",
      points: 40,
      reason: "goodwill",
      note: "",
      actor: "a",
      requestId: "m1",
      now: NOW,
    });
    await grantPoints({
      programId: shop.programId,
      memberId: second?.memberId ?? "",
      points: -100,
      reason: "error",
      note: "",
      actor: "a",
      requestId: "m2",
      now: NOW,
    });

    const outcomes = await Promise.all([merge(shop), merge(shop)]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["merged", "nothing-to-merge"]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 + 129 + 40 - 100, debt: 0 });
    expect((await accountOf(database, shop, "2"))?.memberId).toBe((await accountOf(database, shop, "1"))?.memberId);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("are not re-priced for what each bought before, and count together from then on", async () => {
    const shop = await liveShop(database, {
      program: { ...programWith({ tiers: silverAndGold }), joining: { mode: "automatic" } },
    });
    const one = shipped(order({ customerId: "1", netMinor: 50_000, placedAt: START + DAY }));
    const two = shipped(order({ customerId: "2", netMinor: 50_000, placedAt: START + 5 * DAY }));
    await settle(shop, one, two);
    expect(await accountOf(database, shop, "2")).toMatchObject({ balance: 500, tier: "silver" });

    await merge(shop);
    // Shopify names the kept customer on the other's old orders from now on.
    await settle(shop, { ...two, customerId: "1", updatedAt: two.updatedAt + 1 });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 1000, tier: "gold" });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("lose no order that is settled at the same moment", async () => {
    for (let round = 0; round < 12; round += 1) {
      const shop = await liveShop(database);
      await settle(shop, shipped(order({ customerId: "1" })), shipped(order({ customerId: "2" })));

      await Promise.all([merge(shop), settle(shop, shipped(order({ customerId: "2" })))]);

      expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 3 * 129, debt: 0 });
      expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
    }
  });

  it("of whom only the deleted one was a member, keep that member", async () => {
    const shop = await liveShop(database, { program: programWith({ joining: { mode: "automatic" } }) });
    await settle(shop, shipped(order({ customerId: "2" })));

    await merge(shop);

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
  });
});
