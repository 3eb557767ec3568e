import { beforeAll, describe, expect, it } from "vitest";
import { creditStoreCredit, debitStoreCredit } from "../../../sandbox/commerce/store-credit.ts";
import { freshDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import { redeeming, secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { offerCredit } from "./credit-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const actions = redeeming({ database, shopify, now });
const { memberWith, reserved, work, issued, cancel, balanceOf } = actions;

const context = () => shopify.sandbox.context;
const accountOf = (customerId: string) =>
  must([...context().shop.storeCreditAccounts.values()].find((one) => one.customerId === customerId));

beforeAll(() => offerCredit(shopify, actions));

describe("store credit", () => {
  it("of a busy customer is found at its end, though many movements came after it", async () => {
    const member = await memberWith(100);
    const { id } = await issued(member.memberId, { rewardId: "endless" });
    const account = accountOf(member.customerId);
    for (let count = 0; count < 60; count += 1) {
      creditStoreCredit(context(), { account, amountMinor: 100, expiresAt: null });
    }
    await cancel(id);

    expect(await work(id)).toMatchObject({ state: "cancelled", pointsReturned: 100 });
    expect(await balanceOf(member)).toBe(100);
  });

  it("that somebody gave by hand before is not taken for what nobody knows to be given", async () => {
    const first = await memberWith(200);
    await issued(first.memberId, { rewardId: "endless" });
    const account = accountOf(first.customerId);
    const byHand = creditStoreCredit(context(), { account, amountMinor: 1000, expiresAt: null });
    byHand.at = secondsAfter(now, -120).toISOString();
    const { id } = await reserved(first.memberId, { rewardId: "endless" });
    await shopify.control("/faults", { operation: "storeCreditAccountCredit", when: "before", how: "http500" });

    expect(await work(id)).toMatchObject({ state: "reserved", remoteId: null });
  });

  it("of which two debits may be the one that was begun asks a person", async () => {
    const member = await memberWith(100);
    const { id } = await issued(member.memberId, { rewardId: "endless" });
    const account = accountOf(member.customerId);
    creditStoreCredit(context(), {
      account,
      amountMinor: 2000,
      expiresAt: secondsAfter(new Date(), 3600).toISOString(),
    });
    debitStoreCredit(context(), { account, amountMinor: 1000 });
    await cancel(id);
    await shopify.control("/faults", { operation: "storeCreditAccountDebit", when: "after", how: "http500" });

    expect(await work(id)).toMatchObject({ state: "issued", trouble: "ambiguous", pointsReturned: 0 });
  });

  it("that is taken in the last hour of its time ends in the future", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId, { rewardId: "credit" });
    await database.query("UPDATE redemption SET ends_at = $2 WHERE id = $1", [id, secondsAfter(now, 300)]);

    expect(await work(id)).toMatchObject({ state: "issued" });
    const [given] = accountOf(member.customerId).transactions;
    expect(Date.parse(given?.expiresAt ?? "")).toBeGreaterThan(now.getTime());
    expect(Date.parse(given?.expiresAt ?? "")).toBeLessThan(secondsAfter(now, 300).getTime());
  });
});
