import { describe, expect, it } from "vitest";
import { settleDeletedOrder } from "../../app/jobs/settle-deleted-order.ts";
import { order, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";

const database = freshDatabase();

async function domainOf(shopId: string): Promise<string> {
  const [row] = await database.query<{ domain: string }>("SELECT domain FROM shop WHERE id = $1", [shopId]);
  return row?.domain ?? "";
}

describe("an order that is deleted in Shopify", () => {
  it("stands at nothing from then on, however often it is told, and stale news do not bring it back", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order({ id: "900001", netMinor: 5000 }));
    await settle(shop, facts);
    expect((await accountOf(database, shop, "1"))?.balance).toBe(50);
    const heard = { shopDomain: await domainOf(shop.shopId), body: { id: 900001 }, now: NOW };

    const first = await settleDeletedOrder(heard);
    const second = await settleDeletedOrder(heard);
    await settle(shop, { ...facts, updatedAt: START + 86_400 });

    expect([first.outcome, second.outcome]).toEqual(["settled", "cancelled before: nothing to do"]);
    expect((await accountOf(database, shop, "1"))?.balance).toBe(0);
  });

  it("is no news where we never heard of it", async () => {
    const shop = await liveShop(database);
    const shopDomain = await domainOf(shop.shopId);

    const told = await settleDeletedOrder({ shopDomain, body: { id: 900002 }, now: NOW });

    expect(told.outcome).toBe("not known to us: nothing to do");
    expect(await settleDeletedOrder({ shopDomain, body: {}, now: NOW })).toMatchObject({ outcome: "refused" });
  });
});
