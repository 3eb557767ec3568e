import { describe, expect, it } from "vitest";
import { deliverReward } from "../../app/flows/deliver-reward.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { order, refunded, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { awardsOf, documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";

const database = freshDatabase();

describe("a reward that an order gives", () => {
  it("is taken back with the order, and given again when the order stands again", async () => {
    const program = documentWith({
      earning: [{ id: "gift", trigger: { kind: "order" }, effect: { kind: "reward", reward: "mug" } }],
      rewards: [{ id: "mug", kind: "reference", name: "Mug" }],
    });
    const shop = await liveShop(database, { program });
    const facts = shipped(order());

    await settle(shop, facts);
    await settle(shop, facts);
    expect(await awardsOf(database, shop)).toEqual([["mug", "stands"]]);
    await settle(shop, { ...refunded(facts, 1), updatedAt: facts.updatedAt + 10 });
    expect(await awardsOf(database, shop)).toEqual([["mug", "withdrawn"]]);
    await settle(shop, { ...facts, updatedAt: facts.updatedAt + 20 });

    expect(await awardsOf(database, shop)).toEqual([["mug", "stands"]]);
  });
});

describe("a reward that is due", () => {
  it("is delivered once, and not after it was taken back", async () => {
    const program = documentWith({
      earning: [{ id: "gift", trigger: { kind: "order" }, effect: { kind: "reward", reward: "mug" } }],
      rewards: [{ id: "mug", kind: "reference", name: "Mug" }],
    });
    const shop = await liveShop(database, { program });
    const [one, other] = [shipped(order()), shipped(order())];
    await settle(shop, one, other);
    await settle(shop, { ...refunded(other, 1), updatedAt: other.updatedAt + 10 });
    const rows = await database.query<{ key: string; memberId: string }>(
      `SELECT key, member_id AS "memberId" FROM reward_award WHERE program_id = $1 ORDER BY withdrawn_at NULLS FIRST`,
      [shop.programId],
    );
    const deliver = async (row: { key: string; memberId: string } | undefined) =>
      (await deliverReward({ programId: shop.programId, ...must(row), actor: "a", now: NOW })).outcome;

    const outcomes = await Promise.all([deliver(rows[0]), deliver(rows[0])]);

    expect(outcomes.sort()).toEqual(["delivered", "not-due"]);
    expect(await deliver(rows[1])).toBe("not-due");
  });
});

describe("a reward that is given by itself", () => {
  const program = documentWith({
    rewards: [{ id: "mug", kind: "reference", name: "Mug", points: 50, automatic: true, lapses: { days: 30 } }],
  });

  it("is given as often as the points pay for it, and once however often it is settled", async () => {
    const shop = await liveShop(database, { program });

    await Promise.all(Array.from({ length: 4 }, () => settle(shop, shipped(order({ id: "88001" })))));

    expect(await awardsOf(database, shop)).toEqual([
      ["mug", "stands"],
      ["mug", "stands"],
    ]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 29, debt: 0 });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("is given a hundred times at once, and the rest by the jobs that follow", async () => {
    const penny = { id: "penny", kind: "reference" as const, name: "Penny", points: 1, automatic: true };
    const shop = await liveShop(database, { program: documentWith({ rewards: [penny] }) });
    await settle(shop, shipped(order({ netMinor: 25_000 })));
    const { memberId = "", balance } = (await accountOf(database, shop, "1")) ?? {};
    const jobs = () =>
      database.query(`SELECT FROM graphile_worker.jobs WHERE key = 'settle-member:' || $1 || ':' || $2`, [
        shop.programId,
        memberId,
      ]);
    expect([balance, (await jobs()).length]).toEqual([150, 1]);

    await settleMember({ shop, memberId, now: NOW });
    await settleMember({ shop, memberId, now: NOW });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 0, debt: 0 });
    expect(await awardsOf(database, shop)).toHaveLength(250);
    expect(await settleMember({ shop, memberId, now: NOW })).toEqual({ outcome: "unchanged" });
  });

  it("is given for goodwill too", async () => {
    const shop = await liveShop(database, { program });
    await settle(shop, order());
    const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";
    const grant = { programId: shop.programId, memberId, points: 60, reason: "goodwill", note: "", actor: "a" };

    await grantPoints({ ...grant, requestId: "g1", now: NOW });
    await grantPoints({ ...grant, requestId: "g1", now: NOW });

    expect(await awardsOf(database, shop)).toEqual([["mug", "stands"]]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 10 });
  });
});
