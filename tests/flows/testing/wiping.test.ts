import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { goLive } from "../../../app/flows/go-live.ts";
import { startLeaving } from "../../../app/flows/leave/start-leaving.ts";
import { redactCustomer } from "../../../app/flows/redact-customer.ts";
import { referMember } from "../../../app/flows/refer-member.ts";
import { dropTester } from "../../../app/flows/testing/drop-tester.ts";
import { endTest } from "../../../app/flows/testing/end-test.ts";
import { nameTester } from "../../../app/flows/testing/name-tester.ts";
import { startTest } from "../../../app/flows/testing/start-test.ts";
import { wipeMember } from "../../../app/flows/testing/wipe-member.ts";
import { redemptionById } from "../../../app/models/redemption.ts";
import type { ShopRecord } from "../../../app/models/shop.ts";
import { testers, wipingStanding } from "../../../app/models/tester.ts";
import { freshDatabase } from "../../support/database.ts";
import { accountOf } from "../../support/live-shop.ts";
import { secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { testShops } from "./test-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 3_600_000);
const shopify = sandboxedShop({ now });
const shops = testShops({ database, shopify, now });
const { shopWith, shopInTest, customer, tester, settle, ordered, taken, work } = shops;
const { end, wipe, wiped, modeOf, balances } = shops;

const later = secondsAfter(now, 1800);
const drop = (shop: ShopRecord, customerId: string) => dropTester({ shop, customerId, actor: "test", now: later });

/** A tester with 150 points, of which 100 were spent for a voucher that is there. */
async function testerWithVoucher(shop: ShopRecord) {
  const one = await tester(shop);
  const redemption = await taken(shop, one.memberId);
  await work(shop);
  return { ...one, redemption };
}

describe("wiping", () => {
  it("goes on where it was killed, and does nothing twice", async () => {
    const shop = await shopInTest();
    const { programId } = shop;
    const { memberId } = await testerWithVoucher(shop);
    await tester(shop);
    await end(shop);
    await wipe(shop);
    await work(shop);
    const one = { programId, memberId, now: later };
    // What leaves Shopify is done again by whoever comes after a crash.
    const killed = { shopDomain: shop.domain, query: () => Promise.reject(new Error("killed")) };
    await expect(wipeMember({ ...one, adminFor: () => killed })).rejects.toThrow("killed");
    expect(await balances(shop)).toEqual([0, 150]);

    await wipeMember({ ...one, adminFor: () => shopify.admin });
    await wipeMember({ ...one, adminFor: () => shopify.admin });
    await Promise.all([wipe(shop), wipe(shop)]);

    expect(await modeOf(shop)).toBe("off");
    expect(await balances(shop)).toEqual([0, 0]);
    const ended = await database.query(
      "SELECT action FROM activity WHERE program_id = $1 AND action LIKE 'test-%' ORDER BY id",
      [programId],
    );
    expect(ended).toEqual([{ action: "test-started" }, { action: "test-ended" }, { action: "test-wiped" }]);
  });

  it("waits while Shopify does not answer, and ends the same once it does", async () => {
    const shop = await shopInTest();
    await testerWithVoucher(shop);
    await end(shop);
    await wipe(shop);
    await work(shop);

    await shopify.control("/faults", { operation: "metafieldsDelete", when: "before", how: "http500", times: 9 });
    await expect(wipe(shop)).rejects.toThrow("could not be wiped");
    expect(await wipingStanding(shop)).toEqual({ left: 1, openRedemptions: 0 });
    shopify.sandbox.world.faults.clear();
    await wiped(shop);

    expect(await balances(shop)).toEqual([0]);
  });

  it("waits for a redemption of which a person is asked, and keeps its points until that is decided", async () => {
    const shop = await shopInTest();
    const { redemption } = await testerWithVoucher(shop);
    await end(shop);
    await wipe(shop);
    await database.query("UPDATE redemption SET stuck_at = $2 WHERE id = $1", [redemption.id, later]);

    await wipe(shop);

    expect(await modeOf(shop)).toBe("wiping");
    expect(await wipingStanding(shop)).toEqual({ left: 1, openRedemptions: 1 });
    await database.query("UPDATE redemption SET stuck_at = NULL WHERE id = $1", [redemption.id]);
    await wiped(shop);
    expect(await redemptionById(shop.programId, redemption.id)).toBeNull();
  });

  it("waits for a shop that cannot be reached", async () => {
    const shop = await shopInTest();
    await tester(shop);
    await end(shop);
    await database.query("UPDATE shop SET connection = 'reconnect' WHERE id = $1", [shop.shopId]);

    await wipe(shop);

    expect(await wipingStanding(shop)).toEqual({ left: 1, openRedemptions: 0 });
    await database.query("UPDATE shop SET connection = 'ok' WHERE id = $1", [shop.shopId]);
    await wiped(shop);
  });

  it("takes what was owed away with what was had", async () => {
    const shop = await shopInTest();
    const { memberId, customerId } = await testerWithVoucher(shop);
    await database.query("UPDATE redemption SET state = 'used', used_at = $2 WHERE member_id = $1", [memberId, later]);
    const facts = ordered(customerId);
    await settle(shop, facts);
    const { grantPoints } = await import("../../../app/flows/grant-points.ts");
    const taking = { programId: shop.programId, memberId, points: -110, reason: "goodwill", note: "", actor: "test" };
    await grantPoints({ ...taking, requestId: randomUUID(), now: later });
    const refund = { id: "9", at: facts.placedAt + 200, lines: [], goodsAmountMinor: 6000, shippingMinor: 0 };
    await settle(shop, { ...facts, updatedAt: facts.updatedAt + 1, refunds: [refund] });
    expect(await balances(shop)).toEqual([-60]);
    await end(shop);

    await wiped(shop);

    expect(await balances(shop)).toEqual([0]);
  });

  it("reaches who was erased during the test", async () => {
    const shop = await shopInTest();
    const { customerId } = await tester(shop);
    const body = { shop_id: 1, shop_domain: shop.domain, customer: { id: customerId, email: null, phone: null } };
    await redactCustomer({ shopDomain: shop.domain, body: { ...body, orders_to_redact: [] }, now: later });
    expect(await testers(shop)).toEqual([]);
    await end(shop);

    await wiped(shop);

    expect(await balances(shop)).toEqual([0]);
    expect(await database.query("SELECT 1 FROM budget WHERE program_id = $1", [shop.programId])).toEqual([]);
  });
});

describe("a tester who is dropped", () => {
  it("is wiped while the test goes on, and can be named again", async () => {
    const shop = await shopInTest();
    const { customerId, redemption } = await testerWithVoucher(shop);
    const other = await tester(shop, undefined, secondsAfter(now, 30));
    await settle(shop, ordered(customerId, { id: "601" }), ordered(other.customerId));

    expect(await drop(shop, customerId)).toEqual({ outcome: "dropping" });
    expect(await testers(shop)).toMatchObject([{ customerId, isDropping: true }, { isDropping: false }]);
    expect(await nameTester({ shop, customerId, actor: "test", now: later })).toMatchObject({
      outcome: "already-named",
    });
    await wipe(shop);
    await work(shop);
    await wipe(shop);

    expect(await redemptionById(shop.programId, redemption.id)).toBeNull();
    expect(await testers(shop)).toMatchObject([{ customerId: other.customerId }]);
    expect(await modeOf(shop)).toBe("test");
    expect(await accountOf(database, shop, customerId)).toBeUndefined();
    expect(await tester(shop, customerId, later)).toMatchObject({ customerId });
    // 150 for joining, for the budget is free again, and 60 for the order, which is claimed anew.
    expect(await accountOf(database, shop, customerId)).toMatchObject({ balance: 210 });
    expect(await balances(shop)).toEqual([0, 60, 210]);
  });

  it("earns nothing and joins by nothing from then on", async () => {
    const shop = await shopInTest();
    const { customerId } = await tester(shop);
    await drop(shop, customerId);
    await settle(shop, ordered(customerId, {}, later));
    await wipe(shop);

    await settle(shop, ordered(customerId, {}, later));

    expect(await balances(shop)).toEqual([0]);
    expect(await accountOf(database, shop, customerId)).toBeUndefined();
  });

  it("is given no reward by itself with the points that come back", async () => {
    const shop = await shopInTest({
      rewards: [{ id: "treat", kind: "fixed-amount", points: 100, amountMinor: 500, automatic: true }],
    });
    const { customerId, memberId } = await tester(shop);
    await work(shop);
    await drop(shop, customerId);
    const { settleMember } = await import("../../../app/flows/settle-member.ts");

    await wipe(shop);
    await work(shop);
    await settleMember({ shop, memberId, now: new Date() });
    await wipe(shop);

    expect(await balances(shop)).toEqual([0]);
    expect(await testers(shop)).toEqual([]);
  });

  it("is nobody's friend any more", async () => {
    const shop = await shopInTest({
      earning: [
        {
          id: "brought",
          trigger: { kind: "referral", side: "referrer", after: "joined" },
          effect: { kind: "fixed-points", points: 30 },
        },
      ],
    });
    const [friend, referrer] = [await tester(shop, undefined, secondsAfter(now, 100)), await tester(shop)];
    const asked = { friendCustomerId: friend.customerId, referrerCustomerId: referrer.customerId };
    expect(await referMember({ shop, ...asked, at: now, now: later })).toEqual({ outcome: "referred" });
    expect(await balances(shop)).toEqual([0, 30]);
    await drop(shop, friend.customerId);

    await wipe(shop);
    const { settleMember } = await import("../../../app/flows/settle-member.ts");
    await settleMember({ shop, memberId: referrer.memberId, now: new Date() });

    expect(await balances(shop)).toEqual([0, 0]);
  });
});

describe("what a test does not go together with", () => {
  const start = ({ programId }: { programId: string }) => startTest({ programId, actor: "test", now });

  it("is refused while it is on, and while it is wiped", async () => {
    const shop = await shopInTest();
    const { programId } = shop;
    await tester(shop);
    const refused = async () => {
      expect(await start(shop)).toEqual({ outcome: "already-testing" });
      expect(await goLive({ programId, actor: "test", now: later })).toEqual({ outcome: "in-test" });
      const leaving = { programId, leaveId: randomUUID(), what: "everything" as const, actor: "test", now: later };
      expect(await startLeaving(leaving)).toEqual({ outcome: "in-test" });
    };

    await refused();
    await end(shop);

    await refused();
    expect(await endTest({ programId, actor: "test", now: later })).toEqual({ outcome: "not-testing" });
    expect(await nameTester({ shop, customerId: "5", actor: "test", now: later })).toEqual({ outcome: "not-testing" });
    expect(await drop(shop, "5")).toEqual({ outcome: "not-testing" });
  });

  it("keeps it from starting: no program, members, and having been live", async () => {
    const [row] = await database.query<{ id: string }>("INSERT INTO program DEFAULT VALUES RETURNING id::text");
    expect(await start({ programId: row?.id ?? "" })).toEqual({ outcome: "no-program" });

    const shop = await shopWith();
    const member = [shop.programId, randomUUID(), now];
    await database.query(
      "INSERT INTO member (program_id, id, joined_at, joined_by) VALUES ($1, $2, $3, 'import')",
      member,
    );
    expect(await start(shop)).toEqual({ outcome: "has-members" });

    await goLive({ programId: shop.programId, actor: "test", now });
    expect(await start(shop)).toEqual({ outcome: "was-live" });
  });

  it("is one test, and one member, however many ask at once", async () => {
    const shop = await shopWith();
    const customerId = await customer();

    const started = await Promise.all([start(shop), start(shop)]);
    const named = await Promise.all([1, 2, 3].map(() => nameTester({ shop, customerId, actor: "test", now: later })));

    expect(started.map(({ outcome }) => outcome).sort()).toEqual(["already-testing", "testing"]);
    expect(named.map(({ outcome }) => outcome).sort()).toEqual(["already-named", "already-named", "named"]);
    expect(await balances(shop)).toEqual([150]);
  });

  it("is a customer whom the program excludes, and a tester nobody has named", async () => {
    const exclude = { companies: true, customerTags: [], countries: [] };
    const shop = await shopInTest({ joining: { mode: "automatic", exclude } });
    const customerId = await customer();
    await settle(shop, ordered(customerId, { isCompany: true }));

    expect(await nameTester({ shop, customerId, actor: "test", now: later })).toEqual({ outcome: "excluded" });
    expect(await testers(shop)).toEqual([]);
    expect(await drop(shop, customerId)).toEqual({ outcome: "unknown-tester" });
  });
});
