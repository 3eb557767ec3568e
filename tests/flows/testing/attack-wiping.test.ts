import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { goLive } from "../../../app/flows/go-live.ts";
import { enrollMember } from "../../../app/flows/enroll-member.ts";
import { mergeMembers } from "../../../app/flows/merge-members.ts";
import { redactCustomer } from "../../../app/flows/redact-customer.ts";
import { redactShop } from "../../../app/flows/redact-shop.ts";
import { rollUpFigures } from "../../../app/flows/roll-up-figures.ts";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import { settleOrders } from "../../../app/flows/settle-orders.ts";
import { settleMember } from "../../../app/flows/settle-member.ts";
import { dropTester } from "../../../app/flows/testing/drop-tester.ts";
import { endTest } from "../../../app/flows/testing/end-test.ts";
import { nameTester } from "../../../app/flows/testing/name-tester.ts";
import { startTest } from "../../../app/flows/testing/start-test.ts";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ShopRecord } from "../../../app/models/shop.ts";
import { testers, wipingStanding } from "../../../app/models/tester.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { freshDatabase } from "../../support/database.ts";
import { accountOf, reading } from "../../support/live-shop.ts";
import { secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { testShops } from "./test-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 3_600_000);
const shopify = sandboxedShop({ now });
const shops = testShops({ database, shopify, now });
const { shopInTest, tester, customer, settle, ordered, taken, work, end, wipe, wiped, balances, modeOf } = shops;
const later = secondsAfter(now, 1800);
const launch = secondsAfter(now, 2400);

async function liveAgain(shop: ShopRecord): Promise<void> {
  await end(shop);
  await wiped(shop);
  expect(await goLive({ programId: shop.programId, actor: "test", now: launch })).toEqual({ outcome: "live" });
}

const join = (shop: ShopRecord, customerId: string) =>
  enrollMember({ shop, customerId, by: "storefront", consent: null, now: launch });

describe("after a test", () => {
  it("the id of a redemption of the test is no other member's redemption", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await tester(shop);
    const redemption = await taken(shop, memberId);
    await liveAgain(shop);
    const joined = await join(shop, customerId);
    const anew = "memberId" in joined ? joined.memberId : "";

    const wish = { rewardId: "voucher" };
    const asked = { shop, redemptionId: redemption.id, wish, codes: drawCodes(), now: launch };
    const again = await reserveRedemption({ ...asked, memberId: anew });
    const other = await reserveRedemption({ ...asked, redemptionId: randomUUID(), memberId: anew });

    expect(again).toEqual({ outcome: "id-taken" });
    expect(other).toMatchObject({ outcome: "reserved" });
  });

  it("a late look at a wiped member takes nothing of a budget, and gives nothing", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await tester(shop);
    await liveAgain(shop);

    await settleMember({ shop, memberId, now: launch });
    await join(shop, customerId);

    expect(await balances(shop)).toEqual([0, 150]);
  });

  it("an order of the test that is refunded, and used a code of it, changes nothing", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await tester(shop);
    const redemption = await taken(shop, memberId);
    await work(shop);
    const facts = ordered(customerId, { discountCodes: [redemption.code ?? ""] });
    await settle(shop, facts);
    await liveAgain(shop);
    await join(shop, customerId);

    const at = Math.floor(launch.getTime() / 1000) + 60;
    const refund = { id: "9", at, lines: [], goodsAmountMinor: 6000, shippingMinor: 0 };
    const told = (more: Partial<OrderFacts>) => [
      { reading: reading({ ...facts, refunds: [refund], ...more }), deliveryId: null },
    ];
    await settleOrders({ shop, orders: told({ updatedAt: at }), now: secondsAfter(launch, 100) });
    const cancelled = { updatedAt: at + 1, cancelledAt: at + 1 };
    await settleOrders({ shop, orders: told(cancelled), now: secondsAfter(launch, 200) });

    expect(await balances(shop)).toEqual([0, 150]);
  });

  it("a late order with a code of the test does not bring the stranger who was given it", async () => {
    const reward = {
      id: "voucher",
      kind: "fixed-amount" as const,
      points: 100,
      amountMinor: 1000,
      transferable: true,
      valid: { days: 30 },
    };
    const shop = await shopInTest({ rewards: [reward] });
    const { memberId } = await tester(shop);
    const redemption = await taken(shop, memberId);
    await work(shop);
    const stranger = await customer();
    await settle(shop, ordered(stranger, { discountCodes: [redemption.code ?? ""] }));
    await liveAgain(shop);

    await settle(shop, ordered(stranger, { discountCodes: [redemption.code ?? ""] }, launch));

    expect(await accountOf(database, shop, stranger)).toMatchObject({ balance: 210 });
    expect(await database.query("SELECT 1 FROM referral WHERE program_id = $1", [shop.programId])).toEqual([]);
  });
});

describe("a test that ends", () => {
  it("ends once, however often it is asked for", async () => {
    const shop = await shopInTest();
    await tester(shop);

    const ended = await Promise.all([1, 2, 3].map(() => end(shop)));

    expect(ended.map(({ outcome }) => outcome).sort()).toEqual(["not-testing", "not-testing", "wiping"]);
    await wiped(shop);
    const noted = await database.query("SELECT 1 FROM activity WHERE program_id = $1 AND action = 'test-ended'", [
      shop.programId,
    ]);
    expect(noted).toHaveLength(1);
  });

  it("wipes members who were merged, wherever they were in it", async () => {
    const shop = await shopInTest();
    const [a, b, c] = [await tester(shop), await tester(shop), await tester(shop)];
    await settle(shop, ordered(a.customerId), ordered(b.customerId));
    await taken(shop, a.memberId);
    await work(shop);
    const merge = (keptCustomerId: string, deletedCustomerId: string) =>
      mergeMembers({ shop, keptCustomerId, deletedCustomerId, now: later });
    await merge(b.customerId, a.customerId);
    await end(shop);
    await Promise.all([merge(c.customerId, b.customerId), wipe(shop)]);

    await wiped(shop);

    expect([...new Set(await balances(shop))]).toEqual([0]);
    expect(await database.query("SELECT 1 FROM member_identity WHERE program_id = $1", [shop.programId])).toEqual([]);
    expect(
      await database.query("SELECT 1 FROM member WHERE program_id = $1 AND wiped_at IS NULL", [shop.programId]),
    ).toEqual([]);
  });

  it("wipes whoever is redacted, and whose customer is gone, in the middle of it", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await tester(shop);
    await taken(shop, memberId);
    await work(shop);
    const gone = await tester(shop);
    shopify.sandbox.context.shop.customers.delete(gone.customerId);
    await end(shop);
    await wipe(shop);
    const body = { shop_id: 1, shop_domain: shop.domain, customer: { id: customerId, email: null, phone: null } };
    await redactCustomer({ shopDomain: shop.domain, body: { ...body, orders_to_redact: [] }, now: later });

    await wiped(shop);

    expect([...new Set(await balances(shop))]).toEqual([0]);
  });

  it("does not wait for ever for a shop of several that is erased", async () => {
    const shop = await shopInTest();
    const [row] = await database.query<{ id: string }>(
      `INSERT INTO shop (program_id, domain, state, connection, currency, time_zone, scopes, shopify_id)
       SELECT program_id, 'second-' || id || '.myshopify.com', 'installed', 'ok', currency, time_zone, scopes, id + 1000 FROM shop WHERE id = $1
       RETURNING id::text`,
      [shop.shopId],
    );
    const second = { ...shop, shopId: row?.id ?? "", domain: `second-${shop.shopId}.myshopify.com` };
    const { memberId } = await tester(second);
    await taken(second, memberId);
    await tester(shop);
    await database.query("UPDATE shop SET state = 'uninstalled' WHERE id = $1", [second.shopId]);
    await end(shop);
    await wipe(shop);
    expect(await modeOf(shop)).toBe("wiping");
    await redactShop({ shopDomain: second.domain, now: later });

    await wiped(shop);

    expect(await wipingStanding(shop)).toEqual({ left: 0, openRedemptions: 0 });
    expect([...new Set(await balances(shop))]).toEqual([0]);
  });

  it("leaves nothing of points that are given, and of figures that are counted, while it is wiped", async () => {
    const shop = await shopInTest();
    const { customerId } = await tester(shop);
    await settle(shop, ordered(customerId));
    await end(shop);

    await Promise.all([
      wipe(shop),
      rollUpFigures({ ...shop, now: later }),
      wipe(shop),
      rollUpFigures({ ...shop, now: later }),
    ]);
    await wiped(shop).catch(() => null);
    await rollUpFigures({ ...shop, now: later });

    expect(await modeOf(shop)).toBe("off");
    expect([...new Set(await balances(shop))]).toEqual([0]);
    expect(await database.query("SELECT 1 FROM program_day WHERE program_id = $1", [shop.programId])).toEqual([]);
  });
});

describe("what was done", () => {
  const noted = (shop: ShopRecord, action: string) =>
    database.query<{ data: unknown }>("SELECT data FROM activity WHERE program_id = $1 AND action = $2 ORDER BY id", [
      shop.programId,
      action,
    ]);

  it("is noted once of a tester who is dropped twice, and with the members of this test and of no other", async () => {
    const shop = await shopInTest();
    const { customerId } = await tester(shop);
    await tester(shop);
    const at = { shop, customerId, actor: "test", now: later };
    expect(await Promise.all([dropTester(at), dropTester(at)])).toEqual([
      { outcome: "dropping" },
      { outcome: "dropping" },
    ]);
    await end(shop);
    await wiped(shop);
    await startTest({ programId: shop.programId, actor: "test", now: new Date() });
    await tester(shop);
    await end(shop);

    await wiped(shop);

    expect(await noted(shop, "tester-dropped")).toHaveLength(1);
    expect(await noted(shop, "test-wiped")).toEqual([{ data: { members: 2 } }, { data: { members: 1 } }]);
  });
});

describe("naming", () => {
  it("and dropping the same customer at once leaves a tester, or none, and nothing in between", async () => {
    const shop = await shopInTest();
    const customerId = await customer();
    const at = { shop, customerId, actor: "test", now: later };

    await Promise.all([nameTester(at), dropTester(at), nameTester(at), dropTester(at), nameTester(at), dropTester(at)]);
    await wipe(shop);
    await wipe(shop);

    const list = await testers(shop);
    const account = await accountOf(database, shop, customerId);
    expect(list.length).toBe(account ? 1 : 0);
    await end(shop);
    await wiped(shop);
    expect([...new Set(await balances(shop))].filter((balance) => balance !== 0)).toEqual([]);
  });
});

describe("another program", () => {
  it("keeps its members, its figures and its budgets while one is wiped", async () => {
    const other = await shopInTest();
    await tester(other);
    const shop = await shopInTest();
    await tester(shop);
    await endTest({ programId: shop.programId, actor: "test", now: later });

    await wiped(shop);

    expect(await balances(other)).toEqual([150]);
    expect(await database.query("SELECT used::int FROM budget WHERE program_id = $1", [other.programId])).toEqual([
      { used: 150 },
    ]);
    expect(await testers(other)).toHaveLength(1);
  });
});
