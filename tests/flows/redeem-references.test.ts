import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../../app/db.server.ts";
import { deliverReward } from "../../app/flows/deliver-reward.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { takeBackReward } from "../../app/flows/take-back-reward.ts";
import { programSchema } from "../../app/loyalty/program.ts";
import { drawCodes } from "../../app/reward-codes.server.ts";
import { memberStanding } from "../../app/models/published-member.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, liveShop, NOW, settle, transfersOf } from "../support/live-shop.ts";

const database = freshDatabase();

const program = programSchema.parse({
  schema: 2,
  units: [
    {
      id: "points",
      name: { one: "Coin", many: "Coins" },
      expiry: { kind: "rolling", after: { months: 2 }, activity: ["redemption"] },
    },
  ],
  earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
  rewards: [
    { id: "cause", kind: "reference", name: "10 to a good cause", points: 100, valueMinor: 1000 },
    { id: "drink", kind: "reference", name: "A drink", points: 100, lapses: { days: 7 } },
    { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 },
  ],
  joining: { mode: "automatic" },
});

/** A customer with 250 ordinary points of one order. */
async function member(shop: ShopContext, customerId = "7") {
  await settle(shop, shipped(order({ id: `9${customerId}`, customerId, netMinor: 25_000 })));
  return (await accountOf(database, shop, customerId))?.memberId ?? "";
}

async function world() {
  const shop = await liveShop(database, { program });
  return { shop, memberId: await member(shop) };
}

function redeem(of: { shop: ShopContext; memberId: string }, options: { id?: string; reward?: string } = {}) {
  const { id: redemptionId = randomUUID(), reward: rewardId = "cause" } = options;
  return reserveRedemption({ ...of, redemptionId, wish: { rewardId }, codes: drawCodes(), now: NOW });
}

const takeBack = ({ shop, memberId }: { shop: ShopContext; memberId: string }, id: string) =>
  takeBackReward({ ...shop, memberId, key: `redemption:${id}`, actor: "test", now: NOW });
const deliver = ({ shop, memberId }: { shop: ShopContext; memberId: string }, id: string) =>
  deliverReward({ ...shop, memberId, key: `redemption:${id}`, actor: "test", now: NOW });

/** The balance, with the ledger proved. */
async function balanceOf(shop: ShopContext, customerId = "7"): Promise<number | undefined> {
  expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  return (await accountOf(database, shop, customerId))?.balance;
}

const awards = (shop: ShopContext) =>
  database.query<{ key: string; withdrawn: boolean; delivered: boolean }>(
    `SELECT key, withdrawn_at IS NOT NULL AS withdrawn, settled_at IS NOT NULL AS delivered
       FROM reward_award WHERE program_id = $1`,
    [shop.programId],
  );

describe("redeeming what somebody else delivers", () => {
  it("takes the points and makes it due, with nothing to be issued by Shopify", async () => {
    const of = await world();
    const id = randomUUID();

    const answer = await redeem(of, { id, reward: "drink" });

    expect(answer).toMatchObject({
      outcome: "due",
      state: { balance: 150, due: [{ name: "A drink" }] },
    });
    expect(JSON.stringify(answer)).toMatch(/"until":"\d{4}-\d{2}-\d{2}"/);
    expect(await awards(of.shop)).toEqual([{ key: `redemption:${id}`, withdrawn: false, delivered: false }]);
    expect(await transfersOf(database, of.shop)).toContainEqual([`redemption:${id}`, -100]);
    const issued = `SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'redemptionId' = $1`;
    expect(await database.query(issued, [id])).toEqual([]);
  });

  it("ten times at once under one id takes the points once", async () => {
    const of = await world();
    const id = randomUUID();

    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(of, { id })));

    expect(answers.filter(({ outcome }) => outcome === "due")).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === "already-due")).toHaveLength(9);
    expect([await balanceOf(of.shop), await awards(of.shop)]).toMatchObject([150, [{ key: `redemption:${id}` }]]);
  });

  it("ten times at once under ten ids, beside vouchers, never spends a point twice", async () => {
    const of = await world();

    const rewards = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? "cause" : "voucher"));
    const answers = await Promise.all(rewards.map((reward) => redeem(of, { reward })));

    expect(answers.filter(({ outcome }) => outcome === "insufficient-points")).toHaveLength(8);
    expect(await balanceOf(of.shop)).toBe(50);
  });

  it("refuses an id that another member, or another reward, has used", async () => {
    const of = await world();
    const other = { shop: of.shop, memberId: await member(of.shop, "8") };
    const id = randomUUID();
    await redeem(of, { id });

    expect(await redeem(other, { id })).toEqual({ outcome: "id-taken" });
    expect(await redeem(of, { id, reward: "voucher" })).toEqual({ outcome: "id-taken" });
    expect(await balanceOf(of.shop, "8")).toBe(250);
  });

  it("keeps points alive as a redemption does, until it is taken back", async () => {
    const of = await world();
    const end = async () => {
      await settleMember({ ...of, now: NOW });
      const [lot] = await database.query<{ at: Date }>(
        "SELECT expires_at AS at FROM lot WHERE program_id = $1 AND remaining > 0",
        [of.shop.programId],
      );
      return lot?.at ?? null;
    };
    const before = await end();
    const id = randomUUID();

    await redeem(of, { id });
    const during = await end();
    await takeBack(of, id);

    expect([before === null, (during ?? 0) > (before ?? 0)]).toEqual([false, true]);
    expect(await end()).toEqual(before);
  });
});

describe("what is published of points that expire", () => {
  it("is about those that can be spent, not about those that cannot yet", async () => {
    const of = await world();
    const { programId } = of.shop;
    const soon = new Date(NOW.getTime() + 20 * 86_400_000);
    const update = "UPDATE lot SET vests_at = $2, expires_at = $3 WHERE program_id = $1";
    await database.query(update, [programId, soon, new Date(soon.getTime() + 86_400_000)]);

    const read = () => withTransaction((tx) => memberStanding(tx, { programId, memberId: of.memberId, now: NOW }));
    const before = await read();
    await database.query(update, [programId, NOW, soon]);
    const after = await read();

    expect([before, after].map((standing) => standing?.balances[0]?.expiring?.points)).toEqual([undefined, 250]);
  });
});

describe("taking such a reward back", () => {
  it("gives the points back to their lots, once, however often and however many at once", async () => {
    const of = await world();
    const id = randomUUID();
    await redeem(of, { id });

    const answers = await Promise.all(Array.from({ length: 5 }, () => takeBack(of, id)));

    for (const answer of answers) expect(answer).toEqual({ outcome: "returned" });
    expect(await balanceOf(of.shop)).toBe(250);
    expect(await awards(of.shop)).toMatchObject([{ withdrawn: true }]);
    expect(await redeem(of, { id })).toMatchObject({ outcome: "returned", state: { balance: 250, due: [] } });
  });

  it("and delivering it at the same time does one of both", async () => {
    const of = await world();
    const id = randomUUID();
    await redeem(of, { id });

    const [back, delivered] = await Promise.all([takeBack(of, id), deliver(of, id)]);

    const isBack = back.outcome === "returned";
    expect(delivered.outcome).toBe(isBack ? "not-due" : "delivered");
    expect(await balanceOf(of.shop)).toBe(isBack ? 250 : 150);
    expect(await takeBack(of, id)).toEqual({ outcome: isBack ? "returned" : "delivered" });
  });

  it("is nobody else's to ask for, and not for what was given", async () => {
    const of = await world();
    const other = { shop: of.shop, memberId: await member(of.shop, "8") };
    const id = randomUUID();
    await redeem(of, { id });

    expect(await takeBack(other, id)).toEqual({ outcome: "not-redeemed" });
    expect(await deliver(other, id)).toEqual({ outcome: "not-due" });
    const given = { ...of.shop, memberId: of.memberId, key: "order:97:orders", actor: "test", now: NOW };
    expect(await takeBackReward(given)).toEqual({ outcome: "not-redeemed" });
    expect(await balanceOf(of.shop)).toBe(150);
  });

  it("works for who has become part of somebody else", async () => {
    const of = await world();
    const kept = { shop: of.shop, memberId: await member(of.shop, "8") };
    const id = randomUUID();
    await redeem(of, { id });
    await mergeMembers({ shop: of.shop, keptCustomerId: "8", deletedCustomerId: "7", now: NOW });

    expect(await redeem(kept, { id })).toMatchObject({ outcome: "already-due" });
    expect(await takeBack(kept, id)).toEqual({ outcome: "returned" });

    expect(await balanceOf(of.shop, "8")).toBe(500);
  });

  it("also repays what is owed first", async () => {
    const of = await world();
    const id = randomUUID();
    await redeem(of, { id });
    const { programId } = of.shop;
    const goodwill = { programId, memberId: of.memberId, points: -150, reason: "correction", note: "", actor: "test" };
    await grantPoints({ ...goodwill, requestId: randomUUID(), now: NOW });
    const gone = shipped(order({ id: "97", customerId: "7", netMinor: 25_000 }));
    await settle(of.shop, { ...gone, cancelledAt: gone.placedAt + 86_400 });

    expect(await balanceOf(of.shop)).toBe(-250);
    await takeBack(of, id);

    expect(await balanceOf(of.shop)).toBe(-150);
  });
});
