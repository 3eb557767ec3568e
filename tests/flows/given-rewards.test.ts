import { describe, expect, it } from "vitest";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { give } from "../support/give.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";
import { memberWith } from "../support/taken.ts";

const database = freshDatabase();

const valid = { valid: { days: 90 } };
const rewards: ProgramInput["rewards"] = [
  { id: "off", kind: "fixed-amount", amountMinor: 500, ...valid },
  { id: "spa", kind: "experience" },
  { id: "mug", kind: "reference", name: "Mug" },
  { id: "card", kind: "gift-card", amountMinor: 1000, points: 200, automatic: true },
];
const next: NonNullable<ProgramInput["earning"]>[number] = {
  ...{ id: "next", trigger: { kind: "order" }, effect: { kind: "reward", reward: "off" } },
};

async function shopWith(...earning: NonNullable<ProgramInput["earning"]>): Promise<ShopContext> {
  return liveShop(database, { program: documentWith({ rewards, earning }) });
}

async function redemptionsOf(shop: ShopContext) {
  return database.query<{ reward: string; state: string; todo: string | null; cause: string; points: number }>(
    `SELECT reward_id AS reward, state, todo, cause, points::int, ending->>'cause' AS ending FROM redemption
      WHERE program_id = $1 ORDER BY reserved_at, reward_id, state`,
    [shop.programId],
  );
}

function newer(facts: OrderFacts, seconds = 60): OrderFacts {
  return { ...facts, updatedAt: facts.updatedAt + seconds };
}

describe("a reward that facts give", () => {
  it("is there once, without a point, and lapses as it says", async () => {
    const shop = await shopWith(next);
    const facts = shipped(order());

    await settle(shop, facts);
    await settle(shop, newer({ ...facts, name: "#A" }));

    expect(await redemptionsOf(shop)).toEqual([
      { reward: "off", state: "reserved", todo: "issue", cause: "given", points: 0, ending: null },
    ]);
    const [{ days } = { days: 0 }] = await database.query<{ days: number }>(
      `SELECT extract(day FROM ends_at - to_timestamp($2))::int AS days FROM redemption WHERE program_id = $1`,
      [shop.programId, facts.fulfilments[0]?.at],
    );
    expect(days).toBe(90);
  });

  it("ends when its fact is gone, and is given anew when it comes back", async () => {
    const shop = await shopWith({ ...next, effect: { kind: "reward", reward: "spa" } });
    const facts = shipped(order());
    await settle(shop, facts);
    expect(await redemptionsOf(shop)).toMatchObject([{ reward: "spa", state: "issued", todo: null }]);

    await settle(shop, newer({ ...facts, fulfilments: [] }));

    expect(await redemptionsOf(shop)).toMatchObject([{ state: "cancelled", cause: "withdrawn" }]);
    await settle(shop, newer(facts, 120));
    expect(await redemptionsOf(shop)).toMatchObject([
      { state: "cancelled", cause: "withdrawn" },
      { state: "issued", cause: "given" },
    ]);
  });

  it("whose code is outside ends there first", async () => {
    const shop = await shopWith(next);
    const facts = shipped(order());
    await settle(shop, facts);
    await database.query(`UPDATE redemption SET state = 'issued', todo = NULL WHERE program_id = $1`, [shop.programId]);

    await settle(shop, newer({ ...facts, fulfilments: [] }));

    expect(await redemptionsOf(shop)).toMatchObject([{ state: "issued", todo: "end", ending: "withdrawn" }]);
  });

  it("that is only referred to is left to whoever delivers it", async () => {
    const shop = await shopWith({ ...next, effect: { kind: "reward", reward: "mug" } });

    await settle(shop, shipped(order()));

    expect(await redemptionsOf(shop)).toEqual([]);
    const awards = await database.query(`SELECT 1 FROM reward_award WHERE program_id = $1 AND settled_at IS NULL`, [
      shop.programId,
    ]);
    expect(awards).toHaveLength(1);
  });

  it("goes along where two customers become one, once for each fact", async () => {
    const shop = await shopWith({ ...next, effect: { kind: "reward", reward: "spa" } });
    const facts = shipped(order({ customerId: "2" }));
    await settle(shop, shipped(order({ customerId: "1" })), facts);

    await mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });
    await settle(shop, newer({ ...facts, customerId: "1" }));

    expect((await redemptionsOf(shop)).map(({ state }) => state)).toEqual(["issued", "issued"]);
    const { memberId = "" } = (await accountOf(database, shop, "1")) ?? {};
    const others = await database.query(`SELECT 1 FROM redemption WHERE program_id = $1 AND member_id <> $2`, [
      ...[shop.programId, memberId],
    ]);
    expect(others).toEqual([]);
  });
});

describe("a reward that is given by itself", () => {
  it("is taken for the points that pay for it, each time", async () => {
    const shop = await shopWith();
    const memberId = await memberWith(shop, 450);
    await settleMember({ shop, memberId, now: NOW });

    expect(await redemptionsOf(shop)).toMatchObject([
      { reward: "card", state: "reserved", points: 200 },
      { reward: "card", state: "reserved", points: 200 },
    ]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 50 });
    await give({ programId: shop.programId, memberId, points: 150, now: NOW });
    await settleMember({ shop, memberId, now: NOW });
    expect(await redemptionsOf(shop)).toHaveLength(3);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });
});
