import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { enrollMember } from "../../../app/flows/enroll-member.ts";
import { explainOrder } from "../../../app/flows/explain-order.ts";
import { goLive } from "../../../app/flows/go-live.ts";
import { publishMember } from "../../../app/flows/publish-member.ts";
import { recordEvents } from "../../../app/flows/record-events.ts";
import { rollUpFigures } from "../../../app/flows/roll-up-figures.ts";
import { startTest } from "../../../app/flows/testing/start-test.ts";
import { exportRows } from "../../../app/models/export-rows.ts";
import { dayFigures } from "../../../app/models/figures.ts";
import { homeFigures } from "../../../app/models/home-figures.ts";
import { movementsOfOrder } from "../../../app/models/order-movements.ts";
import { programState } from "../../../app/models/program.ts";
import { rewardFigures } from "../../../app/models/reward-figures.ts";
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
const { shopInTest, customer, tester, settle, ordered, taken, work, end, wipe, wiped, modeOf, balances } = testShops({
  ...{ database, shopify, now },
});

const later = secondsAfter(now, 1800);
const statusOf = async (code: string | null) => {
  const all = await shopify.control<{ code: string; codes?: { code: string }[]; status: string }[]>("/discounts");
  return all.find((one) => one.code === code || one.codes?.some((each) => each.code === code))?.status;
};
/** What Shopify has of a customer: what Liquid would read, and tags. */
const outside = (customerId: string) => {
  const { metafields, customers } = shopify.sandbox.context.shop;
  const isPublished = [...metafields.values()].some(({ ownerId, key }) => ownerId === customerId && key === "loyalty");
  return { isPublished, tags: customers.get(customerId)?.tags };
};

/** A tester with an order, a review, Gold and a voucher that is there. */
async function testerWithEverything(shop: ShopRecord) {
  const { customerId, memberId } = await tester(shop);
  const facts = ordered(customerId, { id: "501" });
  const lines = facts.lines.map((line) => ({ ...line, netMinor: 12_000 }));
  await settle(shop, { ...facts, lines });
  await recordEvents({ shop, events: [review(customerId)], source: "api", now: secondsAfter(now, 650) });
  const redemption = await taken(shop, memberId);
  await work(shop);
  await publishMember({ admin: shopify.admin, ...shop, memberId, now });
  return { customerId, memberId, redemption };
}

function review(customerId: string, at = secondsAfter(now, 500)) {
  return {
    ...{ id: `review-${customerId}`, customerId, name: "review", at: Math.floor(at.getTime() / 1000) },
    ...{ amountMinor: null, quantity: 1, subject: null, code: null, attributes: {} },
  };
}

async function exported(shop: ShopRecord) {
  const rows: unknown[] = [];
  for (const kind of ["members", "balances", "lots", "transfers", "redemptions", "events", "tiers"] as const) {
    for await (const some of exportRows(kind, shop)) rows.push(...some);
  }
  return rows;
}

describe("a test", () => {
  it("makes members of named customers at once, and of nobody else, whichever way they come", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await tester(shop);
    const stranger = await customer();

    await settle(shop, ordered(customerId), ordered(stranger));
    await recordEvents({ shop, events: [review(stranger)], source: "api", now: later });
    const enrolled = await enrollMember({ shop, customerId: stranger, by: "storefront", consent: null, now: later });

    expect(enrolled).toEqual({ outcome: "not-live" });
    expect(await accountOf(database, shop, customerId)).toMatchObject({ memberId, balance: 210 });
    expect(await accountOf(database, shop, stranger)).toBeUndefined();
    const made = await database.query("SELECT id, is_test, joined_by FROM member WHERE program_id = $1", [
      shop.programId,
    ]);
    expect(made).toEqual([{ id: memberId, is_test: true, joined_by: "agent" }]);
    expect(await testers(shop)).toEqual([
      { shopId: shop.shopId, customerId, memberId, namedAt: now, isDropping: false },
    ]);
  });

  it("claims orders that a customer had placed since it began, once they are named", async () => {
    const shop = await shopInTest();
    const customerId = await customer();
    await settle(shop, ordered(customerId), ordered(customerId, {}, secondsAfter(now, -7200)));

    await tester(shop, customerId, later);

    expect(await accountOf(database, shop, customerId)).toMatchObject({ balance: 210 });
  });

  it("that ends stops the codes in Shopify first, and then leaves nothing: no points, no traces, no figures", async () => {
    const shop = await shopInTest();
    const { programId } = shop;
    const { customerId, redemption } = await testerWithEverything(shop);
    await rollUpFigures({ ...shop, now: later });
    expect(outside(customerId)).toEqual({ isPublished: true, tags: ["gold"] });
    expect(await statusOf(redemption.code)).toBe("ACTIVE");

    expect(await end(shop)).toEqual({ outcome: "wiping" });
    await wipe(shop);

    expect(await statusOf(redemption.code)).toBe("ACTIVE");
    expect(await modeOf(shop)).toBe("wiping");
    expect(await wipingStanding(shop)).toEqual({ left: 1, openRedemptions: 1 });
    expect(await accountOf(database, shop, customerId)).toMatchObject({ balance: 190 });

    await wiped(shop);

    expect(await statusOf(redemption.code)).toBe("EXPIRED");
    expect(outside(customerId)).toEqual({ isPublished: false, tags: [] });
    expect(await balances(shop)).toEqual([0]);
    expect(await accountOf(database, shop, customerId)).toBeUndefined();
    expect(await programState(null, programId)).toMatchObject({ status: "off", liveFrom: null });
    expect(await testers(shop)).toEqual([]);
    await rollUpFigures({ ...shop, now: later });
    expect(await dayFigures({ programId, unit: "points", from: "2020-01-01" })).toEqual([]);
    const home = await homeFigures({ programId, shopDomain: shop.domain, since: secondsAfter(now, -86_400) });
    expect(home).toMatchObject({ members: 0, earned: 0, redeemed: 0, outstanding: 0 });
    expect(await rewardFigures(programId)).toEqual(new Map());
    expect(await exported(shop)).toEqual([]);
    expect(await movementsOfOrder({ ...shop, orderId: "501" })).toEqual([]);
  });

  it("leaves the shop's orders, and whoever tried it joins anew with gift, budget and the last piece of a reward", async () => {
    const shop = await shopInTest();
    const { programId } = shop;
    const { customerId, memberId } = await testerWithEverything(shop);
    await end(shop);
    await wiped(shop);
    const launch = secondsAfter(now, 1000);

    expect(await goLive({ programId, actor: "test", now: launch })).toEqual({ outcome: "live" });
    const joined = await enrollMember({ shop, customerId, by: "storefront", consent: null, now: launch });
    // The order of the test is told of once more, with one that counts.
    const toldAgain = ordered(customerId, { id: "501", updatedAt: Math.floor(launch.getTime() / 1000) });
    await settle(shop, toldAgain, ordered(customerId, {}, launch));

    expect(joined).toMatchObject({ outcome: "joined" });
    const account = await accountOf(database, shop, customerId);
    expect(account?.memberId).not.toBe(memberId);
    expect(account).toMatchObject({ balance: 210 });
    expect(await taken(shop, account?.memberId ?? "", later)).toMatchObject({ points: 100 });
    expect(await balances(shop)).toEqual([0, 110]);
    expect(await programState(null, programId)).toMatchObject({ mode: "live" });
  });

  it("counts the same event again for the member who comes after it, under the same id", async () => {
    const shop = await shopInTest();
    const { customerId } = await testerWithEverything(shop);
    await end(shop);
    await wiped(shop);
    const launch = secondsAfter(now, 900);
    await goLive({ programId: shop.programId, actor: "test", now: launch });
    await enrollMember({ shop, customerId, by: "storefront", consent: null, now: launch });

    const told = review(customerId, secondsAfter(now, 950));
    const [recorded] = await recordEvents({ shop, events: [told], source: "api", now: later });

    expect(recorded).toMatchObject({ outcome: "recorded" });
    expect(await balances(shop)).toEqual([0, 170]);
  });

  it("can be had again once it is wiped", async () => {
    const shop = await shopInTest();
    const { customerId } = await testerWithEverything(shop);
    await end(shop);
    await wiped(shop);

    expect(await startTest({ programId: shop.programId, actor: "test", now: later })).toEqual({ outcome: "testing" });
    await tester(shop, customerId, later);

    expect(await balances(shop)).toEqual([0, 150]);
  });

  it("is one program's business alone", async () => {
    const other = await shopInTest();
    await tester(other, randomId());
    const shop = await shopInTest();
    await testerWithEverything(shop);

    await end(shop);
    await wiped(shop);

    expect(await modeOf(other)).toBe("test");
    expect(await balances(other)).toEqual([150]);
  });
});

describe("an order of a customer who is not named", () => {
  it("says so", async () => {
    const shop = await shopInTest();
    const facts = ordered(await customer());
    const program = await programState(null, shop.programId);

    const explained = await explainOrder({ shop, program, order: facts, memberId: null, now: later });

    expect(explained).toMatchObject({ reason: "in-test", wouldBe: { points: 60 } });
  });
});

function randomId(): string {
  return String(BigInt(`0x${randomUUID().slice(0, 8)}`));
}
