import { describe, expect, it } from "vitest";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import { LACKS_NOTHING, type OrderFacts } from "../../app/loyalty/order-facts.ts";
import { DAY, order, refunded, shipped, silverAndGold, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, reading, settle, transfersOf } from "../support/live-shop.ts";

const database = freshDatabase();

describe("settling a shipped order", () => {
  it("credits its points once, however often and however many at once it is heard", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order());

    await Promise.all(Array.from({ length: 10 }, () => settle(shop, facts)));
    await settle(shop, facts, facts);

    expect(await transfersOf(database, shop)).toHaveLength(1);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129, debt: 0 });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("ends at +129 and -65 when the refund is heard of first", async () => {
    const shop = await liveShop(database);
    const facts = refunded(shipped(order({ quantity: 2 })), 1);

    await settle(shop, { ...facts, updatedAt: facts.placedAt + 5 * DAY });
    await settle(shop, { ...facts, refunds: [], updatedAt: facts.placedAt + DAY });

    expect((await transfersOf(database, shop)).map(([, points]) => points)).toEqual([129, -65]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 64, debt: 0 });
  });

  it("re-prices a later order when an earlier one, arriving late, had lifted the member to Silver", async () => {
    const shop = await liveShop(database, {
      program: documentWith({ tiers: silverAndGold }),
    });
    const later = shipped(order({ netMinor: 10_000, placedAt: START + 5 * DAY }));
    const earlier = shipped(order({ netMinor: 50_000, placedAt: START + DAY }));

    await settle(shop, later);
    await settle(shop, earlier);

    const transfers = await transfersOf(database, shop);
    expect(transfers.map(([, points]) => points).sort((a, b) => a - b)).toEqual([25, 100, 500]);
    expect(transfers.map(([key]) => key)).toContain(`order:${later.id}:orders:fulfilled-${later.id}7:c1`);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 625, tier: "silver" });
  });

  it("takes a withdrawn shipment back with a correction that names it", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order({ id: "77001" }));

    await settle(shop, facts);
    await settle(shop, { ...facts, fulfilments: [], updatedAt: facts.updatedAt + 1 });

    const key = "order:77001:orders:fulfilled-770017";
    expect(await transfersOf(database, shop)).toEqual([
      [key, 129],
      [`${key}:c1`, -129],
    ]);
  });
});

describe("an order whose customer changes", () => {
  it("gives the whole lot to the other member, and what was spent stays owed", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order());
    await settle(shop, facts);
    const first = await accountOf(database, shop, "1");
    await grantPoints({
      programId: shop.programId,
      memberId: first?.memberId ?? "",
      points: -100,
      reason: "error",
      note: "",
      actor: "a",
      requestId: "r1",
      now: NOW,
    });

    await settle(shop, { ...facts, customerId: "2", updatedAt: facts.updatedAt + 1 });
    await settle(shop, { ...facts, customerId: "2", updatedAt: facts.updatedAt + 1 });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: -100, debt: 100 });
    expect(await accountOf(database, shop, "2")).toMatchObject({ balance: 129, debt: 0 });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("claims a guest's order when it is attached later", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order({ customerId: null }));

    await settle(shop, facts);
    await settle(shop, { ...facts, customerId: "3", updatedAt: facts.updatedAt + 1 });

    expect(await accountOf(database, shop, "3")).toMatchObject({ balance: 129 });
  });
});

describe("joining", () => {
  const explicit = documentWith({
    joining: { mode: "explicit" },
    earning: [
      ...documentWith({}).earning,
      { id: "welcome", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 50 } },
    ],
  });

  it("by a person claims the orders placed since the program went live, and gives the gift once", async () => {
    const shop = await liveShop(database, { program: explicit });
    await settle(shop, shipped(order()));
    expect(await transfersOf(database, shop)).toEqual([]);

    const join = () => enrollMember({ shop, customerId: "1", by: "storefront", consent: null, now: NOW });
    const outcomes = await Promise.all([join(), join(), join()]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["already-member", "already-member", "joined"]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 179 });
  });

  it("at the same moment as the first order loses neither", async () => {
    for (let round = 0; round < 8; round += 1) {
      const shop = await liveShop(database, { program: explicit });
      await Promise.all([
        enrollMember({ shop, customerId: "1", by: "storefront", consent: null, now: NOW }),
        settle(shop, shipped(order())),
      ]);
      expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 179 });
    }
  });
});

describe("a refund after the points were spent", () => {
  it("leaves a debt, which the next credit repays first", async () => {
    const shop = await liveShop(database);
    const first = shipped(order({ id: "88001" }));
    await settle(shop, first);
    const account = await accountOf(database, shop, "1");
    await grantPoints({
      programId: shop.programId,
      memberId: account?.memberId ?? "",
      points: -120,
      reason: "error",
      note: "",
      actor: "a",
      requestId: "r2",
      now: NOW,
    });

    await settle(shop, { ...refunded(first, 1), updatedAt: first.updatedAt + 1 });
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: -120, debt: 120 });

    await settle(shop, shipped(order({ netMinor: 20_000 })));
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 80, debt: 0 });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });
});

describe("a reading that cannot tell what the program needs", () => {
  const unpaid = { ...LACKS_NOTHING, paidAt: true, edits: true, needsFulfilment: true };

  it("is handed back to be read from the Admin API, and its delivery stays open", async () => {
    const shop = await liveShop(database);
    const facts = order({ needsFulfilment: null });
    const body = { ...reading(facts), source: "body" as const, lacks: unpaid };

    const result = await settleOrders({ shop, orders: [{ reading: body, deliveryId: null }], now: NOW });

    expect(result).toEqual({ unread: [facts.id], members: [] });
  });

  it("settles from what there is when Shopify refuses to say more", async () => {
    const shop = await liveShop(database);
    const facts = order({ needsFulfilment: false });
    const body = {
      ...reading(facts),
      source: "body" as const,
      lacks: { ...unpaid, needsFulfilment: false },
      caveat: "older than 60 days",
    };

    await settleOrders({ shop, orders: [{ reading: body, deliveryId: null }], now: NOW });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
  });
});

describe("two states of one second", () => {
  const asked = (facts: OrderFacts, askedAt: Date) => [{ reading: { ...reading(facts), askedAt }, deliveryId: null }];
  const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

  it("never end in the older one, although it was read before and is settled last", async () => {
    const shop = await liveShop(database);
    const before = order();
    const after = shipped(before);
    await settleOrders({ shop, orders: asked(after, later(10)), now: later(20) });

    const late = await settleOrders({ shop, orders: asked(before, later(15)), now: later(30) });

    expect(late).toEqual({ unread: [before.id], members: [] });
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
    expect(await settleOrders({ shop, orders: asked(after, later(40)), now: later(50) })).toMatchObject({ unread: [] });
    expect(await transfersOf(database, shop)).toHaveLength(1);
  });

  it("end in the one that Shopify shows when it is asked afterwards", async () => {
    const shop = await liveShop(database);
    const before = order();
    await settleOrders({ shop, orders: asked(before, later(10)), now: later(20) });

    await settleOrders({ shop, orders: asked(shipped(before), later(25)), now: later(30) });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
  });
});

describe("the ledger's tables", () => {
  it("refuse a change even to whoever connects as the owner", async () => {
    const shop = await liveShop(database);
    await settle(shop, shipped(order()));

    await expect(database.query("UPDATE transfer SET points = 1")).rejects.toThrow("append-only");
    await expect(database.query("DELETE FROM transfer")).rejects.toThrow("append-only");
    await expect(database.query("TRUNCATE transfer")).rejects.toThrow("append-only");
  });
});
