import { describe, expect, it } from "vitest";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { alertsOf } from "../../app/models/alert.ts";
import type { RedemptionRecord } from "../../app/models/redemption.ts";
import { stepsOf } from "../../app/models/redemption-step.ts";
import { DAY, line, order, refunded, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith, waitingFor } from "../support/facts.ts";
import { accountOf, liveShop, NOW, reading, settle, transfersOf } from "../support/live-shop.ts";
import { ended, memberWith, nowOf, taken } from "../support/taken.ts";

const database = freshDatabase();

type Reward = NonNullable<ProgramInput["rewards"]>[number];
const voucher: Reward = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 1000 };

async function shopWith(changes: Partial<ProgramInput> = {}, reward: object = {}): Promise<ShopContext> {
  return liveShop(database, { program: documentWith({ rewards: [{ ...voucher, ...reward }], ...changes }) });
}

/** An order of four pieces, 100.00 in all, from which the code took 10.00. */
function placedWith(redemption: RedemptionRecord, changes: Partial<OrderFacts> = {}): OrderFacts {
  const code = redemption.code ?? "";
  const goods = { quantity: 4, netMinor: 9000, discountMinor: 1000, rewardDiscountMinor: 1000 };
  return order({
    placedAt: START + 10 * DAY,
    discountCodes: [code.toLowerCase()],
    lines: [line({ id: "71", ...goods, rewardCodes: [{ code, minor: 1000 }] })],
    ...changes,
  });
}

function newer(facts: OrderFacts, seconds = 60): OrderFacts {
  return { ...facts, updatedAt: facts.updatedAt + seconds };
}

async function balanceOf(shop: ShopContext, customerId = "1") {
  expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  const account = await accountOf(database, shop, customerId);
  return account?.balance;
}

async function alertKinds(shop: ShopContext): Promise<string[]> {
  const alerts = await alertsOf({ programId: shop.programId, which: "open", limit: 10, offset: 0 });
  return alerts.map(({ kind }) => kind);
}

describe("the code of a redemption in an order", () => {
  it("makes it used, however it was typed and however often the order is told", async () => {
    const shop = await shopWith();
    const redemption = await taken(shop, await memberWith(shop, 300));
    const facts = placedWith(redemption);

    await settle(shop, facts);
    await settle(shop, newer({ ...facts, name: "#A" }));
    await settle(shop, placedWith(redemption, { placedAt: START + 11 * DAY }));

    expect(await nowOf(shop, redemption)).toMatchObject({ state: "used", cause: "used", usedOrderId: facts.id });
    expect(await balanceOf(shop)).toBe(200);
    const steps = await stepsOf(shop.programId, redemption.id);
    expect(steps.filter(({ state }) => state === "used")).toHaveLength(1);
  });

  it("takes the points again that had come back when it lapsed, and the merchant is told", async () => {
    const shop = await shopWith();
    const redemption = await taken(shop, await memberWith(shop, 300));
    await ended(shop, redemption, { state: "lapsed", returns: 50 });
    expect(await balanceOf(shop)).toBe(250);

    await settle(shop, placedWith(redemption));

    expect(await balanceOf(shop)).toBe(200);
    expect(await nowOf(shop, redemption)).toMatchObject({
      ...{ state: "used", cause: "used-after-return", pointsReturned: 0 },
    });
    expect(await transfersOf(database, shop)).toContainEqual([`redemption:${redemption.id}:used-again`, -50]);
    expect(await alertKinds(shop)).toEqual(["used-after-return"]);
  });

  it.each([
    { shortfall: "negative" as const, balance: -100, debt: 100 },
    { shortfall: "forgiven" as const, balance: 0, debt: 0 },
  ])("where those points are spent meanwhile, they are owed or let go: $shortfall", async (of) => {
    const shop = await shopWith({ policies: { shortfall: of.shortfall } });
    const memberId = await memberWith(shop, 100);
    const first = await taken(shop, memberId);
    await ended(shop, first, { state: "cancelled", returns: 100 });
    await taken(shop, memberId);

    await settle(shop, placedWith(first));

    expect(await balanceOf(shop)).toBe(of.balance);
    expect(await accountOf(database, shop, "1")).toMatchObject({ debt: of.debt });
  });
});

describe("an order that a reward was used in and that is refunded", () => {
  it("gives points back for what is refunded of what the code took off, each refund once", async () => {
    const shop = await shopWith();
    const redemption = await taken(shop, await memberWith(shop, 300));
    const facts = placedWith(redemption);
    await settle(shop, facts);

    const one = newer(refunded(facts, 1));
    await settle(shop, one);
    await settle(shop, newer({ ...one, name: "#B" }));

    expect(await balanceOf(shop)).toBe(225);
    expect(await nowOf(shop, redemption)).toMatchObject({ state: "used", pointsReturned: 25 });
    await settle(shop, newer(refunded(one, 3), 120));
    expect(await balanceOf(shop)).toBe(300);
    expect(await nowOf(shop, redemption)).toMatchObject({ state: "used", pointsReturned: 100 });
    const back = (await transfersOf(database, shop)).filter(([key]) => key.includes(":refund:"));
    expect(back).toEqual([
      [`redemption:${redemption.id}:refund:25`, 25],
      [`redemption:${redemption.id}:refund:100`, 75],
    ]);
  });

  it.each([
    { refundReturns: "full", part: 200, whole: 300 },
    { refundReturns: "none", part: 200, whole: 200 },
  ])("gives them back as the reward says: $refundReturns", async ({ refundReturns, part, whole }) => {
    const shop = await shopWith({}, { refundReturns });
    const facts = placedWith(await taken(shop, await memberWith(shop, 300)));
    await settle(shop, facts);

    const one = newer(refunded(facts, 1));
    await settle(shop, one);

    expect(await balanceOf(shop)).toBe(part);
    await settle(shop, newer(refunded(one, 3), 120));
    expect(await balanceOf(shop)).toBe(whole);
  });

  it("that is cancelled ends the code first: the points wait for it", async () => {
    const shop = await shopWith();
    const redemption = await taken(shop, await memberWith(shop, 300));
    const facts = placedWith(redemption);
    await settle(shop, facts);
    const one = newer(refunded(facts, 1));
    await settle(shop, one);

    await settle(shop, newer({ ...one, cancelledAt: one.updatedAt }, 120));

    expect(await balanceOf(shop)).toBe(225);
    expect(await nowOf(shop, redemption)).toMatchObject({
      ...{ state: "used", todo: "end" },
      ending: { state: "cancelled", cause: "order-cancelled", returns: 75 },
    });
  });

  it("that is cancelled changes nothing where the reward says so", async () => {
    const shop = await shopWith({}, { refundReturns: "none" });
    const redemption = await taken(shop, await memberWith(shop, 300));
    const facts = placedWith(redemption);

    await settle(shop, { ...facts, cancelledAt: facts.updatedAt });

    expect(await nowOf(shop, redemption)).toMatchObject({ state: "used", todo: null, pointsReturned: 0 });
  });

  it.each([
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [2, 0, 2],
    [0, 2, 1],
  ])("stands at the same, in whatever order its refunds are told: %i %i %i", async (...told) => {
    const shop = await shopWith();
    const redemption = await taken(shop, await memberWith(shop, 300));
    const facts = placedWith(redemption);
    const one = newer(refunded(facts, 1));
    const states = [facts, one, newer(refunded(one, 2), 120)];

    for (const index of told) await settle(shop, states[index] ?? facts);

    expect(await balanceOf(shop)).toBe(275);
    expect(await nowOf(shop, redemption)).toMatchObject({ state: "used", pointsReturned: 75 });
  });

  it("leaves a debt of points that were spent before, of which the merchant is told", async () => {
    const shop = await shopWith();
    const facts = shipped(order({ netMinor: 10_000 }));
    await settle(shop, facts);
    const { memberId = "" } = (await accountOf(database, shop, "1")) ?? {};
    await taken(shop, memberId);

    await settle(shop, newer(refunded(facts, 1)));

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: -100, debt: 100 });
    expect(await alertKinds(shop)).toEqual(["refund-after-spending"]);
  });
});

describe("what the merchant may want to look at", () => {
  it("is told of three members of one address who redeemed", async () => {
    const shop = await shopWith();
    const place = async (customerId: string) => {
      await taken(shop, await memberWith(shop, 100, customerId));
      const facts = order({ customerId });
      const deliveries = [{ reading: reading(facts), deliveryId: null, addressHash: "abc" }];
      await settleOrders({ shop, orders: deliveries, now: NOW });
    };
    await place("1");
    await place("2");
    expect(await alertKinds(shop)).toEqual([]);

    await place("3");

    expect(await alertKinds(shop)).toEqual(["shared-address"]);
  });

  it("is told of a member who redeems more than five times a day", async () => {
    const shop = await shopWith();
    const memberId = await memberWith(shop, 600);
    for (let count = 0; count < 5; count += 1) await taken(shop, memberId);
    expect(await alertKinds(shop)).toEqual([]);

    await taken(shop, memberId);

    expect(await alertKinds(shop)).toEqual(["many-redemptions"]);
  });
});

describe("a code that can be passed on", () => {
  const passedOn = { transferable: true, valid: { days: 365 } };

  async function referrals(shop: ShopContext) {
    return database.query<{ friend: string; referrer: string }>(
      `SELECT f.customer_id::text AS friend, r.customer_id::text AS referrer FROM referral x
         JOIN member_identity f ON f.program_id = x.program_id AND f.member_id = x.friend_id
         JOIN member_identity r ON r.program_id = x.program_id AND r.member_id = x.referrer_id
        WHERE x.program_id = $1`,
      [shop.programId],
    );
  }

  it("makes a stranger who orders with it a friend whom its owner has brought", async () => {
    const shop = await shopWith({}, passedOn);
    const ownerId = await memberWith(shop, 300);
    const redemption = await taken(shop, ownerId);

    await settle(shop, shipped(placedWith(redemption, { customerId: "2" })));

    expect(await nowOf(shop, redemption)).toMatchObject({ state: "used" });
    expect(await referrals(shop)).toEqual([{ friend: "2", referrer: "1" }]);
    expect(await waitingFor(database, "settle-member", shop)).toContain(ownerId);
  });

  it("brings the friend once they join, where ordering alone makes no member", async () => {
    const shop = await shopWith({ joining: { mode: "explicit" } }, passedOn);
    const redemption = await taken(shop, await memberWith(shop, 300));
    await settle(shop, placedWith(redemption, { customerId: "2" }));
    expect(await referrals(shop)).toEqual([]);

    await enrollMember({ shop, customerId: "2", by: "storefront", consent: null, now: NOW });

    expect(await referrals(shop)).toEqual([{ friend: "2", referrer: "1" }]);
  });

  it("brings the friend also where a later order makes them a member by itself", async () => {
    const shop = await shopWith({ joining: { mode: "automatic", exclude: { customerTags: ["trade"] } } }, passedOn);
    const ownerId = await memberWith(shop, 300);
    const redemption = await taken(shop, ownerId);
    await settle(shop, placedWith(redemption, { customerId: "2", customerTags: ["trade"] }));
    expect(await referrals(shop)).toEqual([]);

    await settle(shop, order({ customerId: "2", placedAt: START + 11 * DAY }));

    expect(await referrals(shop)).toEqual([{ friend: "2", referrer: "1" }]);
    expect(await waitingFor(database, "settle-member", shop)).toContain(ownerId);
  });

  it("is no referral for its owner, nor for somebody who had ordered before", async () => {
    const shop = await shopWith({}, passedOn);
    const memberId = await memberWith(shop, 300);
    await settle(shop, order({ customerId: "2" }));

    await settle(shop, placedWith(await taken(shop, memberId)));
    await settle(shop, placedWith(await taken(shop, memberId), { customerId: "2" }));

    expect(await referrals(shop)).toEqual([]);
  });
});
