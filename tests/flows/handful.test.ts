import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith, tell, told } from "../support/facts.ts";
import { liveShop, NOW, reading } from "../support/live-shop.ts";

const database = freshDatabase();

/** How many statements reach the database while `work` is done. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const { length } = spy.mock.calls;
  spy.mockRestore();
  return length;
}

/** A program in which everything is at work at once. */
const everything = documentWith({
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "rolling", after: { months: 12 } } },
    { id: "status", kind: "status", name: { one: "Star", many: "Stars" } },
  ],
  earning: [
    { id: "welcome", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 10 } },
    {
      ...{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
      budget: { points: 1_000_000 },
    },
    { id: "stars", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1", unit: "status" } },
    { id: "gift", trigger: { kind: "order" }, effect: { kind: "reward", reward: "mug" } },
    { id: "reviews", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 5 } },
  ],
  tiers: [{ id: "silver", name: "Silver", qualifications: [{ basis: "points", unit: "status", threshold: 100 }] }],
  rewards: [
    { id: "mug", kind: "reference", name: "Mug" },
    { id: "cup", kind: "reference", name: "Cup", points: 100, automatic: true },
  ],
});

async function settleMany(shop: ShopContext, count: number): Promise<number> {
  const orders = Array.from({ length: count }, (_, index) => shipped(order({ customerId: String(index + 1) })));
  const deliveries = orders.map((facts) => ({ reading: reading(facts), deliveryId: null }));
  return statementsOf(() => settleOrders({ shop, orders: deliveries, now: NOW }));
}

describe("hundreds of facts of one shop", () => {
  it("cost the same handful of statements as a few", async () => {
    const shop = await liveShop(database, { program: everything });
    await settleMany(shop, 1);

    const few = await settleMany(shop, 50);
    const many = await settleMany(shop, 500);

    expect(many).toBe(few);
    // Begin and commit among them.
    expect(many).toBeLessThanOrEqual(20);
  });

  it("and so do hundreds of events", async () => {
    const shop = await liveShop(database, { program: everything });
    const events = (count: number, name: string) =>
      Array.from({ length: count }, (_, index) =>
        told({ id: `${name}${String(index)}`, customerId: String(index + 1) }),
      );
    await tell(shop, ...events(500, "first"));

    const few = await statementsOf(() => tell(shop, ...events(50, "few")));
    const many = await statementsOf(() => tell(shop, ...events(500, "many")));

    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(16);
  });
});
