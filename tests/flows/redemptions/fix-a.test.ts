import { describe, expect, it } from "vitest";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { sweepRedemptions } from "../../../app/flows/redemptions/sweep-redemptions.ts";
import { workRedemption } from "../../../app/flows/redemptions/work-redemption.ts";
import { workShop } from "../../../app/flows/redemptions/work-shop.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { noteTried, type Claim } from "../../../app/models/redemption-work.ts";
import type { RedemptionRecord } from "../../../app/models/redemption.ts";
import { withTransaction } from "../../../app/db.server.ts";
import { shopById } from "../../../app/models/shop.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { type AdminClient, UnavailableError } from "../../../app/shopify/admin-client.ts";
import { DAY, line, order, refunded, START } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { documentWith } from "../../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { ended, memberWith, nowOf, taken } from "../../support/taken.ts";

const database = freshDatabase();
const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 1000 } as const;
const shopWith = (changes: Partial<ProgramInput>) => liveShop(database, { program: documentWith(changes) });

/** Shopify, which does not answer. */
const silent: AdminClient = {
  shopDomain: "nobody.myshopify.com",
  query: () => Promise.reject(new UnavailableError("no answer")),
};

/** Shopify, by whose count the code was used, in these orders. */
function usedIn(orders: readonly OrderFacts[]): AdminClient {
  const nodes = orders.map(({ id, discountCodes, placedAt, customerId }) => ({
    ...{ id: `gid://shopify/Order/${id}`, discountCodes, processedAt: new Date(placedAt * 1000).toISOString() },
    customer: customerId === null ? null : { id: `gid://shopify/Customer/${customerId}` },
  }));
  const codeDiscountNode = { codeDiscount: { asyncUsageCount: orders.length } };
  const answer = { discountCodeDeactivate: { codeDiscountNode, userErrors: [] }, orders: { nodes } };
  return { ...silent, query: () => Promise.resolve(answer as never) };
}

function placedWith(redemption: RedemptionRecord, part: Partial<OrderFacts> & { id: string }): OrderFacts {
  const code = redemption.code ?? "";
  const goods = { quantity: 1, netMinor: 9000, discountMinor: 1000, rewardDiscountMinor: 1000 };
  const lines = [line({ id: `${part.id}1`, ...goods, rewardCodes: [{ code, minor: 1000 }] })];
  return order({ placedAt: START + 10 * DAY, discountCodes: [code], lines, ...part });
}

const cancelled = (facts: OrderFacts): OrderFacts => ({
  ...{ ...facts, cancelledAt: facts.placedAt + DAY, updatedAt: facts.updatedAt + 60 },
});

const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

async function balanceOf(shop: ShopContext): Promise<number | undefined> {
  expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  return (await accountOf(database, shop, "1"))?.balance;
}

const work = (shop: ShopContext, redemption: { id: string }, how: { admin: AdminClient; now?: Date }) =>
  workRedemption({
    ...{ admin: how.admin, programId: shop.programId, redemptionId: redemption.id, drawCodes, now: how.now ?? NOW },
  });

const toEnd = (redemption: { id: string }, ending: object) =>
  database.query(`UPDATE redemption SET todo = 'end', next_at = $2, ending = $3 WHERE id = $1`, [
    redemption.id,
    NOW,
    JSON.stringify({ actor: "system", returns: 0, ...ending }),
  ]);

describe("Shopify that does not answer", () => {
  it("is asked for a day, every ten minutes in the end, before a person is", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const redemption = await taken(shop, await memberWith(shop, 100));
    await toEnd(redemption, { state: "cancelled", cause: "agent", returns: 100 });

    let at = NOW;
    let attempts = 0;
    let hours = 0;
    for (let after = await nowOf(shop, redemption); after.stuckAt === null; after = await nowOf(shop, redemption)) {
      at = after.nextAt ?? at;
      hours = (at.getTime() - NOW.getTime()) / 3_600_000;
      attempts += 1;
      await work(shop, redemption, { admin: silent, now: at });
    }

    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(25);
    expect(attempts).toBe(150);
    expect(await nowOf(shop, redemption)).toMatchObject({ trouble: "no-answer", pointsReturned: 0 });
  });
});

describe("a code that was used, as is found while it is stopped", () => {
  it("takes the points again that had come back", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const redemption = await taken(shop, await memberWith(shop, 300));
    await ended(shop, redemption, { state: "cancelled", returns: 100 });
    await toEnd(redemption, { state: "cancelled", cause: "cancelled" });
    const facts = placedWith(redemption, { id: "71" });

    await work(shop, redemption, { admin: usedIn([facts]) });

    expect(await nowOf(shop, redemption)).toMatchObject({ state: "used", usedOrderId: "71", pointsReturned: 0 });
    expect(await balanceOf(shop)).toBe(200);
    const alerts = `SELECT kind FROM alert WHERE redemption_id = $1`;
    expect(await database.query(alerts, [redemption.id])).toEqual([{ kind: "used-after-return" }]);
  });

  it("by another order than the cancelled one gives back what was refunded of that one already", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const redemption = await taken(shop, await memberWith(shop, 300));
    const first = placedWith(redemption, { id: "71" });
    await settle(shop, first);
    const second = refunded(placedWith(redemption, { id: "72", placedAt: START + 11 * DAY }), 1);
    await settle(shop, second);
    await settle(shop, cancelled(first));

    await work(shop, redemption, { admin: usedIn([first, second]) });

    expect(await nowOf(shop, redemption)).toMatchObject({
      ...{ state: "used", usedOrderId: "72", todo: null, pointsReturned: 100 },
    });
    expect(await balanceOf(shop)).toBe(300);
  });

  it("by orders that are all cancelled ends, and its points come back", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const redemption = await taken(shop, await memberWith(shop, 300));
    const first = placedWith(redemption, { id: "71" });
    const second = placedWith(redemption, { id: "72", placedAt: START + 11 * DAY });
    await settle(shop, first);
    await settle(shop, cancelled(second));
    await settle(shop, cancelled(first));

    await work(shop, redemption, { admin: usedIn([first, second]) });

    expect(await nowOf(shop, redemption)).toMatchObject({ state: "cancelled", todo: null, pointsReturned: 100 });
    expect(await balanceOf(shop)).toBe(300);
  });
});

describe("a redemption that cannot be read", () => {
  it("keeps no other of the shop from its turn, and asks a person", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const memberId = await memberWith(shop, 200);
    const [bad, good] = [await taken(shop, memberId), await taken(shop, memberId)];
    for (const one of [bad, good]) await toEnd(one, { state: "cancelled", cause: "agent", returns: 100 });
    await database.query(`UPDATE redemption SET ending = '{"state":"nonsense"}' WHERE id = $1`, [bad.id]);
    const nothingUsed = usedIn([]);

    await workShop({ admin: nothingUsed, shop: must(await shopById(shop)), drawCodes, clock: () => NOW });

    expect(await nowOf(shop, good)).toMatchObject({ state: "cancelled" });
    const row = `SELECT trouble, stuck_at IS NOT NULL AS stuck, claimed_until AS claimed FROM redemption WHERE id = $1`;
    expect(await database.query(row, [bad.id])).toEqual([{ trouble: "our-error", stuck: true, claimed: null }]);
    const alerts = await database.query(`SELECT kind FROM alert WHERE redemption_id = $1`, [bad.id]);
    expect(alerts).toEqual([{ kind: "stuck-redemption" }]);
  });

  it("keeps no other from ending when its time is over", async () => {
    const tour = { id: "tour", kind: "experience", points: 100, valid: { days: 1 } } as const;
    const shop = await shopWith({ rewards: [tour] });
    const memberId = await memberWith(shop, 200);
    const [bad, good] = [await taken(shop, memberId, "tour"), await taken(shop, memberId, "tour")];
    await database.query(`UPDATE redemption SET wish = '7', ends_at = ends_at - interval '1 hour' WHERE id = $1`, [
      bad.id,
    ]);

    await sweepRedemptions({ now: secondsLater(3 * DAY) });

    expect(await nowOf(shop, good)).toMatchObject({ state: "lapsed" });
    const row = `SELECT trouble, stuck_at IS NOT NULL AS stuck FROM redemption WHERE id = $1`;
    expect(await database.query(row, [bad.id])).toEqual([{ trouble: "our-error", stuck: true }]);
  });
});

describe("a claim that is nearly over", () => {
  it("lets nobody begin a call to Shopify", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const { programId } = shop;
    const redemption = await taken(shop, await memberWith(shop, 100));
    const until = secondsLater(120);
    await database.query(`UPDATE redemption SET claimed_until = $2 WHERE id = $1`, [redemption.id, until]);
    const claim: Claim = { redemption, until };
    const noteAt = (before: Date) => {
      const tried = { at: before.toISOString(), what: "end" as const };
      return withTransaction((tx) => noteTried(tx, { programId, claim, tried, before }));
    };

    expect(await noteAt(secondsLater(80))).toBe(true);
    expect(await noteAt(secondsLater(100))).toBe(false);
    expect((await nowOf(shop, redemption)).tried).toMatchObject({ at: secondsLater(80).toISOString() });
  });
});
