import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { settleOrders } from "../../../app/flows/settle-orders.ts";
import { readOrders } from "../../../app/shopify/read-orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { reading } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { type Redeemer, redeeming, secondsAfter } from "../../support/redeeming.ts";
import { NOTHING_MORE, sandboxedShop } from "../../support/sandboxed-shop.ts";
import { storefrontOf } from "../../http/storefront-client.ts";
import { rewardsOf } from "./lives.ts";
import { isSound, standingOf } from "./sound.ts";
import { stage } from "./stage.ts";

/* What happens at the same moment: nothing is spent twice, nothing is made twice, and value and points stay in step. */

const database = freshDatabase();
const start = new Date(Math.floor(Date.now() / 1000) * 1000);
const shopify = sandboxedShop({ now: start });
const { offer, memberWith, reserve, reserved, work, cancel, balanceOf } = redeeming({ database, shopify, now: start });
const on = stage({ database, shopify, start });
const ask = storefrontOf(shopify);
const TABS = Array.from({ length: 32 }, (_, index) => index);
const ROUNDS = Array.from({ length: 5 }, (_, index) => index);

beforeAll(async () => {
  await on.open();
  const kinds = new Set(["fixed-amount", "gift-card", "store-credit", "early-access"]);
  const all = rewardsOf({ mug: { productId: "1", variantId: "1" }, tea: { productId: "2", variantId: "2" } });
  await offer(...all.filter((reward) => kinds.has(reward.kind) && reward.id !== "except" && reward.id !== "abroad"));
});
afterEach(() => on.clear());

const count = async (state: string) =>
  (
    await database.query<{ count: number }>("SELECT count(*)::int AS count FROM redemption WHERE state = $1", [state])
  )[0]?.count;
const discounts = () => [...shopify.sandbox.context.shop.discounts.values()];
const standing = (id: string, { customerId }: Redeemer) => standingOf({ database, shopify }, { id, customerId });

/** Hears of everything that was ordered. */
async function hearAll(): Promise<void> {
  const ids = [...shopify.sandbox.context.shop.orders.keys()];
  const read = await readOrders(shopify.admin, { ids, asked: NOTHING_MORE });
  const orders = [...read.values()].map((facts) => ({ reading: reading(facts), deliveryId: null }));
  await settleOrders({ shop: shopify.shop, orders, now: on.now() });
}

function order(customerId: string, code: string | null) {
  const lines = [{ title: "Lamp", price: "80.00" }];
  return shopify.control("/orders", { customerId, paid: true, lines, discountCodes: [must(code)] });
}

describe("many tabs, one balance", () => {
  it("of 32 redemptions at once, seven succeed where there are points for seven", async () => {
    const member = await memberWith(750);

    const answers = await Promise.all(TABS.map(() => reserve(member.memberId, { rewardId: "amount" })));

    const outcomes = answers.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "reserved")).toHaveLength(7);
    expect(outcomes.filter((outcome) => outcome === "insufficient-points")).toHaveLength(25);
    expect(await balanceOf(member)).toBe(50);
    await on.rest();
    expect(discounts()).toHaveLength(7);
    expect(await count("issued")).toBe(7);
  });

  it("and through the storefront, where each tab has its code made at once", async () => {
    const { customerId, memberId } = await memberWith(750);

    const answers = await Promise.all(
      TABS.map(() => ask("/redeem", { customerId, body: { id: randomUUID(), rewardId: "amount" } })),
    );

    expect(answers.filter(({ answer }) => "redemption" in answer)).toHaveLength(7);
    expect(answers.filter(({ answer }) => answer.outcome === "insufficient-points")).toHaveLength(25);
    await on.rest();
    expect(discounts()).toHaveLength(7);
    expect(await balanceOf({ customerId, memberId })).toBe(50);
  });

  it("the same id 32 times at once is one redemption and one discount", async () => {
    const { customerId, memberId } = await memberWith(750);
    const body = { id: randomUUID(), rewardId: "amount" };

    await Promise.all(TABS.map(() => ask("/redeem", { customerId, body })));
    await on.rest();

    expect(discounts()).toHaveLength(1);
    expect(await count("issued")).toBe(1);
    expect(await balanceOf({ customerId, memberId })).toBe(650);
  });
});

describe("at the same moment", () => {
  it.each(["amount", "card", "credit", "endless", "early"])(
    "four workers of one shop make everything once, and end it once (%s)",
    async (rewardId) => {
      const members = await Promise.all(ROUNDS.map(() => memberWith(100)));
      const ids = await Promise.all(members.map(async ({ memberId }) => (await reserved(memberId, { rewardId })).id));
      const four = () => Promise.all([on.turn(), on.turn(), on.turn(), on.turn()]);
      on.moveTo(secondsAfter(start, 5));

      await four();
      const issued = await Promise.all(ids.map((id, index) => standing(id, must(members[index]))));
      await Promise.all(ids.map((id) => cancel(id, on.now())));
      await four();
      await on.rest();

      for (const one of issued) expect(one).toMatchObject({ state: "issued", works: 1, made: 1, points: 0 });
      for (const [index, id] of ids.entries()) {
        expect(await standing(id, must(members[index]))).toMatchObject({ state: "cancelled", works: 0, points: 100 });
      }
    },
  );

  it.each(ROUNDS)("cancelled and issued: no value beside points (%i)", async () => {
    for (const rewardId of ["amount", "card", "credit", "early"]) {
      const member = await memberWith(100);
      const { id } = await reserved(member.memberId, { rewardId });

      await Promise.all([work(id), cancel(id), work(id)]);
      await on.rest();

      const after = await standing(id, member);
      expect(after).toMatchObject({ state: "cancelled", points: 100 });
      expect(after).toSatisfy(isSound);
    }
  });

  it.each(ROUNDS)("cancelled and used: whichever was first, never both (%i)", async () => {
    const member = await memberWith(100);
    const { id, code } = await reserved(member.memberId, { rewardId: "amount" });
    await on.rest();

    await cancel(id, on.now());
    await Promise.all([on.turn(), order(member.customerId, code).catch(() => undefined)]);
    await Promise.all([on.turn(), hearAll()]);
    await on.rest();

    const after = await standing(id, member);
    const wasOrdered = shopify.sandbox.context.shop.orders.size === 1;
    expect(after).toMatchObject({ state: wasOrdered ? "used" : "cancelled", stuck: "no" });
    expect(after).toSatisfy(isSound);
  });

  it.each(ROUNDS)("lapsed and ordered in its last minute: it was used (%i)", async () => {
    const member = await memberWith(100);
    const { id, code, endsAt } = await reserved(member.memberId, { rewardId: "amount" });
    await on.rest();
    on.moveTo(secondsAfter(must(endsAt), -30));
    await order(member.customerId, code);

    on.moveTo(secondsAfter(must(endsAt), 16 * 60));
    await on.sweep();
    await Promise.all([on.turn(), hearAll(), on.sweep()]);
    await on.rest();

    const after = await standing(id, member);
    expect(after).toMatchObject({ state: "used", stuck: "no" });
    expect(after).toSatisfy(isSound);
  });

  it("two shops' workers leave each other's alone", async () => {
    const member = await memberWith(200);
    const { id } = await reserved(member.memberId, { rewardId: "amount" });
    const { shop, admin } = shopify;
    const { workShop } = await import("../../../app/flows/redemptions/work-shop.ts");
    const { drawCodes } = await import("../../../app/reward-codes.server.ts");
    const [other] = await database.query<{ id: string }>(
      `INSERT INTO shop (program_id, domain, currency, time_zone, state, installed_at)
       VALUES ($1, 'second.myshopify.com', 'EUR', 'Europe/Berlin', 'installed', $2) RETURNING id::text`,
      [shop.programId, start],
    );
    const second = { ...shop, shopId: must(other).id, domain: "second.myshopify.com" };
    on.moveTo(secondsAfter(start, 5));

    await workShop({ admin, shop: second, drawCodes, clock: on.now });
    const before = await standing(id, member);
    await Promise.all([workShop({ admin, shop: second, drawCodes, clock: on.now }), on.turn()]);

    expect(before).toMatchObject({ state: "reserved", made: 0 });
    expect(await standing(id, member)).toMatchObject({ state: "issued", made: 1 });
    await database.query("DELETE FROM shop WHERE id = $1", [second.shopId]);
  });
});
