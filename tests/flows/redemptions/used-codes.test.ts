import { describe, expect, it } from "vitest";
import { workRedemption } from "../../../app/flows/redemptions/work-redemption.ts";
import { shopById } from "../../../app/models/shop.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { DAY, refunded, START } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { NOW, settle } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { ended, memberWith, nowOf, taken } from "../../support/taken.ts";
import { endRedemption } from "../../../app/flows/redemptions/end-redemption.ts";
import { redactCustomer } from "../../../app/flows/redact-customer.ts";
import { cancelled, placedWith, reserved, silent, usedIn, voucher, voucherShops, work } from "./voucher-shop.ts";

const database = freshDatabase();
const { shopWith, balanceOf, toEnd } = voucherShops(database);

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

describe("a code of which nobody knows whether it was made", () => {
  it("gives its points back only once it cannot come any more", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, id: "tour" }] });
    const { programId } = shop;
    const { id: redemptionId } = await reserved(shop, await memberWith(shop, 100));
    // Shopify does not answer what it is asked to make, and makes it much later.
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

describe("an erased customer", () => {
  it("is not named by what was asked of Shopify for a redemption any more", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, id: "tour" }] });
    const redemption = await reserved(shop, await memberWith(shop, 100));
    const tried = { at: NOW.toISOString(), what: "end", customerId: "1", movementId: "gid://shopify/Debit/5" };
    await database.query(`UPDATE redemption SET tried = $2 WHERE id = $1`, [redemption.id, JSON.stringify(tried)]);

    const { domain: shopDomain } = must(await shopById(shop));
    await redactCustomer({ shopDomain, body: { customer: { id: 1 }, orders_to_redact: [] }, now: NOW });

    const { customerId: _forgotten, ...rest } = tried;
    expect((await nowOf(shop, redemption)).tried).toEqual(rest);
  });
});
