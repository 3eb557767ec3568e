import { describe, expect, it } from "vitest";
import { sweepRedemptions } from "../../../app/flows/redemptions/sweep-redemptions.ts";
import { workShop } from "../../../app/flows/redemptions/work-shop.ts";
import { noteTried, type Claim } from "../../../app/models/redemption-work.ts";
import { withTransaction } from "../../../app/db.server.ts";
import { shopById } from "../../../app/models/shop.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import type { AdminClient } from "../../../app/shopify/admin-client.ts";
import { DAY } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { NOW } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { memberWith, nowOf, taken } from "../../support/taken.ts";
import { reserved, silent, usedIn, voucher, voucherShops, work } from "./voucher-shop.ts";

const database = freshDatabase();
const { shopWith, toEnd } = voucherShops(database);

const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

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

describe("a redemption that a bug keeps from ending", () => {
  it("keeps no other from it", async () => {
    const shop = await shopWith({ rewards: [{ id: "tour", kind: "experience", points: 100, valid: { days: 1 } }] });
    const memberId = await memberWith(shop, 200);
    const bad = await reserved(shop, memberId);
    const good = await reserved(shop, memberId);
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
    const redemption = await reserved(shop, await memberWith(shop, 100));
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
