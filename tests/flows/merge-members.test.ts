import { describe, expect, it } from "vitest";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { grantTier } from "../../app/flows/grant-tier.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { noteBirthday } from "../../app/flows/note-birthday.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { referMember } from "../../app/flows/refer-member.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { DAY, order, shipped, silverAndGold, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { awardsOf, balancesOf, documentWith, tell, told } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";

const database = freshDatabase();

const merge = (shop: ShopContext) => mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });

describe("two customers who become one", () => {
  it("have one balance, and a second delivery of the merge changes nothing", async () => {
    const shop = await liveShop(database);
    await settle(shop, shipped(order({ customerId: "1" })), shipped(order({ customerId: "2" })));
    const second = await accountOf(database, shop, "2");
    await grantPoints({
      programId: shop.programId,
      memberId: second?.memberId ?? "",
      points: 40,
      reason: "goodwill",
      note: "",
      actor: "a",
      requestId: "m1",
      now: NOW,
    });
    await grantPoints({
      programId: shop.programId,
      memberId: second?.memberId ?? "",
      points: -100,
      reason: "error",
      note: "",
      actor: "a",
      requestId: "m2",
      now: NOW,
    });

    const outcomes = await Promise.all([merge(shop), merge(shop)]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["merged", "nothing-to-merge"]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 + 129 + 40 - 100, debt: 0 });
    expect((await accountOf(database, shop, "2"))?.memberId).toBe((await accountOf(database, shop, "1"))?.memberId);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("are not re-priced for what each bought before, and count together from then on", async () => {
    const shop = await liveShop(database, {
      program: documentWith({ tiers: silverAndGold }),
    });
    const one = shipped(order({ customerId: "1", netMinor: 50_000, placedAt: START + DAY }));
    const two = shipped(order({ customerId: "2", netMinor: 50_000, placedAt: START + 5 * DAY }));
    await settle(shop, one, two);
    expect(await accountOf(database, shop, "2")).toMatchObject({ balance: 500, tier: "silver" });

    await merge(shop);
    // Shopify names the kept customer on the other's old orders from now on.
    await settle(shop, { ...two, customerId: "1", updatedAt: two.updatedAt + 1 });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 1000, tier: "gold" });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("lose no order that is settled at the same moment", async () => {
    for (let round = 0; round < 12; round += 1) {
      const shop = await liveShop(database);
      await settle(shop, shipped(order({ customerId: "1" })), shipped(order({ customerId: "2" })));

      await Promise.all([merge(shop), settle(shop, shipped(order({ customerId: "2" })))]);

      expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 3 * 129, debt: 0 });
      expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
    }
  });

  it("of whom only the deleted one was a member, keep that member", async () => {
    const shop = await liveShop(database, { program: documentWith({}) });
    await settle(shop, shipped(order({ customerId: "2" })));

    await merge(shop);

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
  });
});

describe("what two customers had besides orders", () => {
  const program = documentWith({
    units: [
      { id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "fixed", after: { months: 12 } } },
      { id: "status", kind: "status", name: { one: "Star", many: "Stars" } },
    ],
    earning: [
      { id: "reviews", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 50 } },
      {
        id: "stars",
        trigger: { kind: "event", name: "review" },
        effect: { kind: "fixed-points", points: 3, unit: "status" },
      },
      { id: "gift", trigger: { kind: "event", name: "visit" }, effect: { kind: "reward", reward: "mug" } },
    ],
    tiers: [{ id: "vip", name: "VIP", qualifications: [] }],
    rewards: [{ id: "mug", kind: "reference", name: "Mug" }],
  });

  it("goes to the one who remains: events, units, tiers given, awards, birthday and goodwill with its date", async () => {
    const shop = await liveShop(database, { program });
    await tell(shop, told(), told({ id: "e2", customerId: "2" }), told({ id: "e3", customerId: "2", name: "visit" }));
    const gone = (await accountOf(database, shop, "2"))?.memberId ?? "";
    const grant = { id: "g1", memberId: gone, tierId: "vip", from: START, until: null };
    await grantTier({ shop, grant, actor: "a", now: NOW });
    await noteBirthday({
      shop,
      memberId: gone,
      birthday: { month: 2, day: 28 },
      now: new Date((START - 9 * DAY) * 1000),
    });
    await noteBirthday({ shop, memberId: gone, birthday: { month: 5, day: 1 }, now: NOW });
    const goodwill = {
      programId: shop.programId,
      memberId: gone,
      points: 40,
      reason: "goodwill",
      note: "",
      actor: "a",
    };
    await grantPoints({ ...goodwill, requestId: "m9", now: NOW });

    await merge(shop);
    await merge(shop);

    expect(await balancesOf(database, shop, "1")).toEqual({ points: 140, status: 6 });
    expect(await accountOf(database, shop, "1")).toMatchObject({ tier: "vip" });
    expect(await awardsOf(database, shop)).toEqual([["mug", "stands"]]);
    const survivor = (await accountOf(database, shop, "1"))?.memberId ?? "";
    const [row] = await database.query(
      `SELECT birthday_month AS month, birthday_day AS day, jsonb_array_length(birthdays_past) AS past,
              (SELECT count(*)::int FROM member_event e WHERE e.member_id = m.id) AS events,
              (SELECT count(*)::int FROM reward_award a WHERE a.member_id = m.id AND a.merged_from IS NULL) AS awards,
              (SELECT count(*)::int FROM lot l WHERE l.member_id = m.id AND l.unit = 'points' AND l.expires_at IS NULL) AS endless
         FROM member m WHERE m.id = $1`,
      [survivor],
    );
    expect(row).toEqual({ month: 5, day: 1, past: 1, events: 3, awards: 1, endless: 0 });
    expect(await settleMember({ shop, memberId: survivor, now: NOW })).toEqual({ outcome: "unchanged" });
    expect(await settleMember({ shop, memberId: gone, now: NOW })).toEqual({ outcome: "unchanged" });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("keeps a referral, but not of oneself", async () => {
    const shop = await liveShop(database, { program });
    await tell(shop, told(), told({ id: "e2", customerId: "2" }));
    await referMember({ shop, friendCustomerId: "2", referrerCustomerId: "1", at: NOW, now: NOW });

    await merge(shop);

    const [referral] = await database.query(
      "SELECT friend_id = referrer_id AS own, withdrawn_at AS ended FROM referral WHERE program_id = $1",
      [shop.programId],
    );
    expect(referral).toEqual({ own: true, ended: NOW });
  });
});
