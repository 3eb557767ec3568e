import { describe, expect, it } from "vitest";
import { lapsePoints } from "../../app/flows/lapse-points.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { remindExpiry } from "../../app/flows/remind-expiry.ts";
import { reviewTiers } from "../../app/flows/review-tiers.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { DAY, order, paid, refunded, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { awardsOf, balancesOf, documentWith } from "../support/facts.ts";
import { give } from "../support/give.ts";
import { accountOf, liveShop, NOW, reading, settle, transfersOf } from "../support/live-shop.ts";

const database = freshDatabase();
const at = (seconds: number) => new Date(seconds * 1000);
const settleAt = (shop: ShopContext, now: Date, ...orders: OrderFacts[]) =>
  settleOrders({ shop, now, orders: orders.map((facts) => ({ reading: reading(facts), deliveryId: null })) });

describe("points that are delayed", () => {
  it("come at the review of their day, and nothing but a shipment is heard of in between", async () => {
    const program = documentWith({
      earning: [
        { id: "orders", trigger: { kind: "order", delayDays: 14 }, effect: { kind: "points-per-unit", rate: "1" } },
      ],
    });
    const shop = await liveShop(database, { program });
    const facts = shipped(order());
    const due = facts.placedAt + DAY + 14 * DAY;
    await settleAt(shop, at(due - 1), facts);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 0, pending: 129 });

    expect(await reviewTiers({ shop, now: at(due - 1) })).toEqual({ outcome: "done", changed: 0 });
    expect(await reviewTiers({ shop, now: at(due) })).toEqual({ outcome: "done", changed: 1 });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129, pending: 0 });
    expect(await reviewTiers({ shop, now: NOW })).toEqual({ outcome: "done", changed: 0 });
  });

  it("are counted but cannot be spent before they vest, and pay for a reward then", async () => {
    const program = documentWith({
      units: [{ id: "points", name: { one: "Coin", many: "Coins" }, vesting: { kind: "after", after: { days: 30 } } }],
      rewards: [{ id: "mug", kind: "reference", name: "Mug", points: 100, automatic: true }],
    });
    const shop = await liveShop(database, { program });
    const facts = shipped(order());
    await settleAt(shop, at(START + 5 * DAY), facts);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });

    await reviewTiers({ shop, now: at(START + 40 * DAY) });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 29 });
    expect(await awardsOf(database, shop)).toEqual([["mug", "stands"]]);
  });
});

describe("a tier that is reached by an order that comes back", () => {
  it("leaves no gift behind, however often, and takes it from its own lot", async () => {
    const program = documentWith({
      earning: [
        { id: "up", trigger: { kind: "tier-reached" }, effect: { kind: "fixed-points", points: 500 } },
        { id: "hello", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 20 } },
      ],
      tiers: [
        {
          ...{ id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 200_00 }] },
          benefits: [{ id: "welcome", when: "entry", effect: { kind: "fixed-points", points: 300 } }],
        },
      ],
    });
    const shop = await liveShop(database, { program });
    const bought = (day: number) => {
      const facts = order({ placedAt: START + day * DAY, netMinor: 200_00 });
      return shipped(facts, facts.placedAt);
    };
    const orders = [bought(1), bought(5)];
    await settleAt(shop, at(START + 2 * DAY), ...orders.slice(0, 1));
    const reached = await balancesOf(database, shop, "1");
    await settleAt(shop, at(START + 4 * DAY), ...orders.slice(0, 1).map((facts) => refunded(facts, 1)));
    const left = await balancesOf(database, shop, "1");
    await settleAt(shop, at(START + 8 * DAY), ...orders.slice(1).map((facts) => refunded(facts, 1)));

    expect([(reached.points ?? 0) - (left.points ?? 0), left]).toEqual([800, await balancesOf(database, shop, "1")]);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });
});

describe("a cap over several orders", () => {
  const program = documentWith({ policies: { caps: [{ id: "year", per: "year", points: 200 }] } });

  it("ends the same whichever of them is heard of first", async () => {
    const first = shipped(order({ placedAt: START + DAY }));
    const second = shipped(order({ placedAt: START + 2 * DAY }));
    const [one, other] = [await liveShop(database, { program }), await liveShop(database, { program })];

    await settle(one, first);
    await settle(one, second);
    await settle(other, second);
    await settle(other, first);

    const sums = async (shop: ShopContext) =>
      Object.entries(Object.groupBy(await transfersOf(database, shop), ([key]) => key.replace(/:c\d+$/, ""))).map(
        ([key, moves = []]) => [key, moves.reduce((sum, [, points]) => sum + points, 0)],
      );
    expect((await sums(one)).sort()).toEqual((await sums(other)).sort());
    expect((await sums(one)).map(([, points]) => points).sort()).toEqual([129, 71]);
    expect(await accountOf(database, other, "1")).toMatchObject({ balance: 200, debt: 0 });
  });
});

describe("a budget", () => {
  it("that two orders use up at the same moment is closed once, for whatever is placed later", async () => {
    const program = documentWith({
      earning: [
        {
          id: "opening",
          trigger: { kind: "order", when: "paid" },
          effect: { kind: "fixed-points", points: 60 },
          budget: { points: 100 },
        },
      ],
    });
    const shop = await liveShop(database, { program });
    const placed = (customerId: string, placedAt: number) => paid(order({ customerId, placedAt }));

    await Promise.all([
      settleAt(shop, at(START + DAY + 100), placed("1", START + DAY)),
      settleAt(shop, at(START + DAY + 100), placed("2", START + DAY)),
    ]);
    await settleAt(shop, at(START + 3 * DAY), placed("3", START + 2 * DAY));
    await settleAt(shop, at(START + 3 * DAY), placed("4", START + DAY));

    const budgets = await database.query("SELECT used::int, closed_at FROM budget WHERE program_id = $1", [
      shop.programId,
    ]);
    expect(budgets).toEqual([{ used: 180, closed_at: at(START + DAY + 101) }]);
    expect(await balancesOf(database, shop, "3")).toEqual({ points: 0 });
    expect(await balancesOf(database, shop, "4")).toEqual({ points: 60 });
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 60 });
  });
});

describe("points that are kept alive by activity", () => {
  const program = documentWith({
    units: [
      {
        ...{ id: "points", name: { one: "Coin", many: "Coins" } },
        expiry: { kind: "rolling", after: { days: 60 }, activity: ["order"] },
      },
    ],
    policies: { reminderDays: 10 },
  });

  it("come back when an order in time is heard of after they had lapsed", async () => {
    const shop = await liveShop(database, { program });
    const first = shipped(order({ placedAt: START + DAY }));
    await settleAt(shop, at(START + 3 * DAY), first);
    const { programId } = shop;
    await remindExpiry({ programId, now: at(START + 55 * DAY) });
    expect(await lapsePoints({ programId, now: at(START + 70 * DAY) })).toMatchObject({ lots: 1, points: 129 });
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 0 });

    const late = order({ placedAt: START + 40 * DAY, needsFulfilment: true });
    await settleAt(shop, at(START + 71 * DAY), shipped(late));

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 258, debt: 0 });
    expect(await proveLedger({ programId, now: NOW })).toEqual([]);
  });

  it("given by an agent expire by the unit's rule", async () => {
    const shop = await liveShop(database, { program });
    await settle(shop, order());
    const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";

    await give({ programId: shop.programId, memberId, points: 60, now: at(START + 2 * DAY) });

    const [lot] = await database.query<{ days: number }>(
      `SELECT extract(epoch FROM expires_at - earned_at)::float8 / 86400 AS days FROM lot WHERE program_id = $1`,
      [shop.programId],
    );
    expect(Math.floor(lot?.days ?? 0)).toBe(60);
  });
});

it("a member who is settled again without a new fact changes nothing", async () => {
  const shop = await liveShop(database);
  await settle(shop, shipped(order()), order());
  const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";

  expect(await settleMember({ shop, memberId, now: NOW })).toEqual({ outcome: "unchanged" });
});

it("an order that an earlier Laurel stored, which knew less of orders, counts as it did", async () => {
  const shop = await liveShop(database);
  await settle(shop, shipped(order({ id: "99001" })));
  await database.query(
    `UPDATE shop_order SET facts = facts - ARRAY['country', 'customerTags', 'shipping', 'paidByGiftCardMinor',
            'paidByStoreCreditMinor', 'disputes'] WHERE program_id = $1`,
    [shop.programId],
  );

  await settle(shop, shipped(order({ id: "99002" })));

  expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 258, debt: 0 });
});
