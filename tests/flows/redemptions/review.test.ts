import { describe, expect, it } from "vitest";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { endRedemption } from "../../../app/flows/redemptions/end-redemption.ts";
import { payOutCashback } from "../../../app/flows/redemptions/pay-out-cashback.ts";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import { sweepRedemptions } from "../../../app/flows/redemptions/sweep-redemptions.ts";
import { workShop } from "../../../app/flows/redemptions/work-shop.ts";
import { workRedemption } from "../../../app/flows/redemptions/work-redemption.ts";
import { redactCustomer } from "../../../app/flows/redact-customer.ts";
import { settleMember } from "../../../app/flows/settle-member.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import type { RedemptionRecord } from "../../../app/models/redemption.ts";
import { shopById } from "../../../app/models/shop.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { type AdminClient, UnavailableError } from "../../../app/shopify/admin-client.ts";
import { DAY, line, order, shipped, START } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { balancesOf, documentWith } from "../../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { ended, memberWith, nowOf, taken } from "../../support/taken.ts";

const database = freshDatabase();

const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 1000 } as const;

/** Shopify, of which the code's discount is gone: nothing is left to stop. */
const withoutDiscount: AdminClient = {
  shopDomain: "nobody.myshopify.com",
  query: () => Promise.reject(new UnavailableError("nobody is asked")),
};

async function shopWith(changes: Partial<ProgramInput>): Promise<ShopContext> {
  return liveShop(database, { program: documentWith(changes) });
}

async function balanceOf(shop: ShopContext): Promise<number | undefined> {
  expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  return (await accountOf(database, shop, "1"))?.balance;
}

/** An order from which the code took 10.00. */
function placedWith(redemption: RedemptionRecord): OrderFacts {
  const code = redemption.code ?? "";
  const goods = { quantity: 1, netMinor: 9000, discountMinor: 1000, rewardDiscountMinor: 1000 };
  return order({
    placedAt: START + 10 * DAY,
    discountCodes: [code],
    lines: [line({ id: "71", ...goods, rewardCodes: [{ code, minor: 1000 }] })],
  });
}

function cancelled(facts: OrderFacts): OrderFacts {
  return { ...facts, cancelledAt: facts.placedAt + DAY, updatedAt: facts.updatedAt + 60 };
}

async function reservedAt(shop: ShopContext, memberId: string, now: Date): Promise<{ id: string }> {
  const asked = { wish: { rewardId: "tour" }, redemptionId: crypto.randomUUID(), codes: drawCodes() };
  const reserved = await reserveRedemption({ shop, memberId, ...asked, now });
  if (reserved.outcome !== "reserved") throw new Error(reserved.outcome);
  return reserved.redemption;
}

const redemptionIdsOf = async (shop: ShopContext) =>
  (await database.query<{ id: string }>(`SELECT id FROM redemption WHERE program_id = $1`, [shop.programId])).map(
    ({ id }) => id,
  );

describe("cashback that became store credit", () => {
  it("stays paid out when the member's facts are settled again", async () => {
    const shop = await shopWith({
      units: [
        { id: "points", name: { one: "Coin", many: "Coins" } },
        {
          ...{ id: "cash", kind: "cashback", name: { one: "Cent", many: "Cents" } },
          payout: { every: "month", day: 1, minimumMinor: 500 },
        },
      ],
      earning: [
        { id: "back", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "5", unit: "cash" } },
      ],
    });
    await settle(shop, shipped(order({ netMinor: 20_000 })));
    await payOutCashback({ shop, now: NOW });

    const { memberId = "" } = (await accountOf(database, shop, "1")) ?? {};
    await settleMember({ shop, memberId, now: NOW });

    expect(await balancesOf(database, shop, "1")).toMatchObject({ cash: 0 });
  });
});

describe("a code that was used after its points had come back", () => {
  it.each([
    { state: "cancelled" as const, returns: 100 },
    { state: "lapsed" as const, returns: 50 },
  ])("gives them back once more when that order is cancelled: $state", async (before) => {
    const shop = await shopWith({ rewards: [voucher] });
    const redemption = await taken(shop, await memberWith(shop, 300));
    await ended(shop, redemption, before);
    const facts = placedWith(redemption);
    await settle(shop, facts);
    expect(await balanceOf(shop)).toBe(200);

    await settle(shop, cancelled(facts));
    const { programId } = shop;
    const how = { cause: "order-cancelled", actor: "test", outside: "stopped" as const, now: NOW };
    await endRedemption({ programId, redemptionId: redemption.id, ...how });

    expect(await balanceOf(shop)).toBe(300);
    expect(await nowOf(shop, redemption)).toMatchObject({ state: "cancelled", todo: null, pointsReturned: 100 });
  });
});

describe("a reward that is given by itself", () => {
  it("to a customer who is gone asks a person, and is not given again and again", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, automatic: true }] });
    const memberId = await memberWith(shop, 100);
    const { programId } = shop;
    await settleMember({ shop, memberId, now: NOW });
    const [redemptionId = ""] = await redemptionIdsOf(shop);
    await database.query(`DELETE FROM member_identity WHERE program_id = $1`, [programId]);

    const worked = await workRedemption({ admin: withoutDiscount, programId, redemptionId, drawCodes, now: NOW });
    await settleMember({ shop, memberId, now: NOW });

    expect(worked).toMatchObject({ state: "reserved", trouble: "customer-gone", stuckAt: NOW });
    expect(await redemptionIdsOf(shop)).toEqual([redemptionId]);
  });

  it("takes no points once what it gives could not be used any more", async () => {
    const over = { ...voucher, automatic: true, valid: { until: "2026-04-01T00:00" } };
    const shop = await shopWith({ rewards: [over] });
    const memberId = await memberWith(shop, 300);

    await settleMember({ shop, memberId, now: NOW });

    expect(await balanceOf(shop)).toBe(300);
    expect(await redemptionIdsOf(shop)).toEqual([]);
  });
});

describe("a redemption that a bug keeps from ending", () => {
  it("keeps no other from it", async () => {
    const shop = await shopWith({ rewards: [{ id: "tour", kind: "experience", points: 100, valid: { days: 1 } }] });
    const memberId = await memberWith(shop, 200);
    const bad = await reservedAt(shop, memberId, NOW);
    const good = await reservedAt(shop, memberId, NOW);
    await database.query(
      `UPDATE redemption SET spent_key = 'redemption:never', ends_at = ends_at - interval '1 hour' WHERE id = $1`,
      [bad.id],
    );

    const swept = sweepRedemptions({ now: new Date(NOW.getTime() + 3 * DAY * 1000) });

    await expect(swept).rejects.toThrow("could not be ended");
    expect(await nowOf(shop, bad)).toMatchObject({ state: "issued" });
    expect(await nowOf(shop, good)).toMatchObject({ state: "lapsed", pointsReturned: 100 });
  });

  it("counts each attempt, and asks a person in the end", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, id: "tour" }] });
    const redemption = await reservedAt(shop, await memberWith(shop, 100), NOW);
    const record = must(await shopById(shop));
    const buggy: AdminClient = { shopDomain: record.domain, query: () => Promise.reject(new Error("a bug")) };

    for (let hours = 1; hours <= 8; hours += 1) {
      const at = new Date(NOW.getTime() + hours * 7_200_000);
      const turn = workShop({ admin: buggy, shop: record, drawCodes, clock: () => at });
      await expect(turn).rejects.toThrow("could not be worked on");
      expect(await nowOf(shop, redemption)).toMatchObject({
        attempts: hours,
        trouble: "our-error",
        claimedUntil: null,
      });
    }

    expect(await nowOf(shop, redemption)).toMatchObject({ state: "reserved", stuckAt: expect.any(Date) as Date });
  });
});

describe("an erased customer", () => {
  it("is not named by what was asked of Shopify for a redemption any more", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, id: "tour" }] });
    const redemption = await reservedAt(shop, await memberWith(shop, 100), NOW);
    const tried = { at: NOW.toISOString(), what: "end", customerId: "1", movementId: "gid://shopify/Debit/5" };
    await database.query(`UPDATE redemption SET tried = $2 WHERE id = $1`, [redemption.id, JSON.stringify(tried)]);

    const { domain: shopDomain } = must(await shopById(shop));
    await redactCustomer({ shopDomain, body: { customer: { id: 1 }, orders_to_redact: [] }, now: NOW });

    const { customerId: _forgotten, ...rest } = tried;
    expect((await nowOf(shop, redemption)).tried).toEqual(rest);
  });
});

describe("a code of which nobody knows whether it was made", () => {
  it("gives its points back only once it cannot come any more", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, id: "tour" }] });
    const { programId } = shop;
    const { id: redemptionId } = await reservedAt(shop, await memberWith(shop, 100), NOW);
    // Shopify does not answer what it is asked to make, and makes it much later.
    const silent: AdminClient = {
      shopDomain: "nobody.myshopify.com",
      query: () => Promise.reject(new UnavailableError("no answer")),
    };
    const nothingThere = { ...silent, query: () => Promise.resolve({ codeDiscountNodeByCode: null } as never) };
    await workRedemption({ admin: silent, programId, redemptionId, drawCodes, now: NOW });
    await endRedemption({ programId, redemptionId, cause: "agent", actor: "test", now: NOW });
    const workAt = (seconds: number) => {
      const now = new Date(NOW.getTime() + seconds * 1000);
      return workRedemption({ admin: nothingThere, programId, redemptionId, drawCodes, now });
    };

    const soon = await workAt(5);
    const late = await workAt(65);

    expect(soon).toMatchObject({ state: "reserved", todo: "end", trouble: "unknown-outcome", pointsReturned: 0 });
    expect(late).toMatchObject({ state: "cancelled", todo: null, pointsReturned: 100 });
  });
});

describe("a reward that facts give", () => {
  it("is given anew where its fact comes back while it is being stopped", async () => {
    const rewards: ProgramInput["rewards"] = [{ id: "off", kind: "fixed-amount", amountMinor: 500 }];
    const shop = await shopWith({
      ...{ rewards, earning: [{ id: "next", trigger: { kind: "order" }, effect: { kind: "reward", reward: "off" } }] },
    });
    const { programId } = shop;
    const facts = shipped(order());
    await settle(shop, facts);
    const [redemptionId = ""] = await redemptionIdsOf(shop);
    await database.query(`UPDATE redemption SET state = 'issued', todo = NULL WHERE id = $1`, [redemptionId]);
    await settle(shop, { ...facts, updatedAt: facts.updatedAt + 60, fulfilments: [] });
    await settle(shop, { ...facts, updatedAt: facts.updatedAt + 120 });
    const { memberId = "" } = (await accountOf(database, shop, "1")) ?? {};

    await workRedemption({ admin: withoutDiscount, programId, redemptionId, drawCodes, now: NOW });
    await settleMember({ shop, memberId, now: NOW });
    await settleMember({ shop, memberId, now: NOW });

    const stands = await database.query(`SELECT state FROM redemption WHERE program_id = $1 ORDER BY state`, [
      programId,
    ]);
    expect(stands).toEqual([{ state: "cancelled" }, { state: "reserved" }]);
  });
});
