import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import { grantPoints } from "../../../app/flows/grant-points.ts";
import type { ShopRecord } from "../../../app/models/shop.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { freshDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import { secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { testShops } from "./test-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 3_600_000);
const shopify = sandboxedShop({ now });
const { shopInTest, tester, work, end, wiped, balances } = testShops({ database, shopify, now });
const later = secondsAfter(now, 700);
const state = () => shopify.sandbox.context.shop;

beforeAll(async () => {
  const optional = ["write_gift_cards", "write_store_credit_account_transactions", "read_store_credit_accounts"];
  await shopify.control("/scopes", { granted: [...state().installation.scopes, ...optional] });
});

const rewards = [
  { id: "gift", kind: "gift-card" as const, points: 100, amountMinor: 1000, valid: { days: 30 } },
  { id: "credit", kind: "store-credit" as const, points: 100, amountMinor: 1000, valid: { days: 30 } },
  { id: "early", kind: "early-access" as const, points: 100, tag: "early-bird", valid: { days: 7 } },
  { id: "tour", kind: "experience" as const, points: 100, name: "A tour" },
  { id: "cause", kind: "donation" as const, points: 100, cause: "The sea", amountMinor: 500 },
];

/** A tester who has taken one of everything. */
async function testerWithAll(shop: ShopRecord) {
  const one = await tester(shop);
  const { memberId } = one;
  const gift = { points: 1000, reason: "goodwill", note: "", actor: "test", requestId: randomUUID(), now: later };
  await grantPoints({ programId: shop.programId, memberId, ...gift });
  for (const { id: rewardId } of rewards) {
    const asked = { wish: { rewardId }, redemptionId: randomUUID(), codes: drawCodes() };
    expect(await reserveRedemption({ shop, memberId, ...asked, now: later })).toMatchObject({ outcome: "reserved" });
  }
  await work(shop);
  return one;
}

const cardOf = (customerId: string) =>
  must([...state().giftCards.values()].find((card) => card.customerId === customerId));
const creditOf = (customerId: string) =>
  [...state().storeCreditAccounts.values()].find((account) => account.customerId === customerId)?.balanceMinor;

describe("what a tester was given", () => {
  it("goes where nothing of it was spent", async () => {
    const shop = await shopInTest({ rewards });
    const { customerId } = await testerWithAll(shop);
    expect(creditOf(customerId)).toBe(1000);
    expect(state().customers.get(customerId)?.tags).toEqual(["early-bird"]);
    await end(shop);

    await wiped(shop);

    expect(cardOf(customerId).deactivatedAt).not.toBeNull();
    expect(creditOf(customerId)).toBe(0);
    expect(state().customers.get(customerId)?.tags).toEqual([]);
    expect(await balances(shop)).toEqual([0]);
    expect(await database.query("SELECT 1 FROM redemption WHERE program_id = $1", [shop.programId])).toEqual([]);
  });

  it("stays the customer's where a part of it has paid for something, and holds nothing up", async () => {
    const shop = await shopInTest({ rewards });
    const { customerId } = await testerWithAll(shop);
    cardOf(customerId).balanceMinor = 400;
    await shopify.control(`/customers/${customerId}/store-credit/debit`, { amount: "3.00" });
    await end(shop);

    await wiped(shop);

    expect(cardOf(customerId)).toMatchObject({ balanceMinor: 400, deactivatedAt: null });
    expect(creditOf(customerId)).toBe(700);
    expect(await balances(shop)).toEqual([0]);
  });

  it("goes though Shopify's answers are lost, once each", async () => {
    const shop = await shopInTest({ rewards });
    const { customerId } = await testerWithAll(shop);
    await shopify.control(`/customers/${customerId}/store-credit`, { amount: "10.00" });
    await end(shop);
    for (const operation of ["storeCreditAccountDebit", "giftCardDeactivate", "tagsRemove", "metafieldsDelete"]) {
      await shopify.control("/faults", { operation, when: "after", how: "http500" });
    }

    const { wipeTest } = await import("../../../app/jobs/testing.ts");
    for (let turn = 0; turn < 4; turn += 1) {
      await wipeTest(shop.programId).catch(() => null);
      await database.query("UPDATE redemption SET next_at = now() WHERE next_at > now()");
      await work(shop);
    }
    await wiped(shop);

    expect(creditOf(customerId)).toBe(1000);
    expect(cardOf(customerId).deactivatedAt).not.toBeNull();
    expect(await balances(shop)).toEqual([0]);
  });
});
