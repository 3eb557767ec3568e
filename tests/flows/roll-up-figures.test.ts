import { describe, expect, it } from "vitest";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { rollUpFigures } from "../../app/flows/roll-up-figures.ts";
import { dayFigures, programStanding } from "../../app/models/figures.ts";
import { DAY, order, refunded, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";

const database = freshDatabase();
const expiring = documentWith({
  units: [{ id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "fixed", after: { months: 12 } } }],
});

async function shopWithPoints() {
  const shop = await liveShop(database, { program: expiring });
  await settle(shop, refunded(shipped(order({ netMinor: 10_000, quantity: 2 })), 1));
  return shop;
}

const since = (shop: { programId: string }, from = "2026-01-01") =>
  dayFigures({ programId: shop.programId, unit: "points", from });

describe("the figures of a program", () => {
  it("are what was recorded on each day, and what stands", async () => {
    const shop = await shopWithPoints();
    const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";
    const take = { programId: shop.programId, memberId, points: -20, reason: "goodwill", note: "", actor: "test" };
    await grantPoints({ ...take, requestId: crypto.randomUUID(), now: new Date(NOW.getTime() + DAY * 1000) });

    await rollUpFigures({ ...shop, now: new Date(NOW.getTime() + 2 * DAY * 1000) });

    expect(await since(shop)).toEqual([
      { day: "2026-04-30", earned: 100, takenBack: 50, redeemed: 0, expired: 0, forgiven: 0 },
      { day: "2026-05-01", earned: 0, takenBack: 20, redeemed: 0, expired: 0, forgiven: 0 },
    ]);
    expect(await programStanding(shop.programId)).toMatchObject({
      tiers: { "": 1 },
      liability: { points: { "2027-03": 30 } },
    });
  });

  it("are the same when they are counted twice, and at the same time", async () => {
    const shop = await shopWithPoints();
    const now = new Date(NOW.getTime() + 40 * DAY * 1000);

    await Promise.all([rollUpFigures({ ...shop, now }), rollUpFigures({ ...shop, now })]);
    await rollUpFigures({ ...shop, now });

    expect(await since(shop)).toMatchObject([{ day: "2026-04-30", earned: 100 }]);
  });

  it("are those of one program alone, and empty before anything happened", async () => {
    const [ours, theirs] = [await liveShop(database, { program: expiring }), await shopWithPoints()];

    await rollUpFigures({ ...ours, now: NOW });
    await rollUpFigures({ ...theirs, now: NOW });

    expect(await since(ours)).toEqual([]);
    expect(await programStanding(ours.programId)).toMatchObject({ tiers: {}, liability: {} });
    expect((await since(theirs)).length).toBe(1);
  });

  it("go on from where they ended: what is recorded later on the same day is counted", async () => {
    const shop = await shopWithPoints();
    await rollUpFigures({ ...shop, now: NOW });
    await settle(shop, shipped(order({ netMinor: 7000, placedAt: START + 3 * DAY })));

    await rollUpFigures({ ...shop, now: new Date(NOW.getTime() + 3 * DAY * 1000) });

    expect(await since(shop)).toMatchObject([{ day: "2026-04-30", earned: 170, takenBack: 50 }]);
  });
});
