import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../../app/db.server.ts";
import { saveProgram } from "../../app/flows/save-program.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { grantTier } from "../../app/flows/grant-tier.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { noteBirthday } from "../../app/flows/note-birthday.ts";
import { redactCustomer } from "../../app/flows/redact-customer.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import { drawCodes } from "../../app/reward-codes.server.ts";
import { reviewTiers } from "../../app/flows/review-tiers.ts";
import { revokeTier } from "../../app/flows/revoke-tier.ts";
import { endNow } from "../../app/flows/steps/end-taking.ts";
import { lockWithAccount } from "../../app/flows/steps/give-back.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { order, shipped, silverAndGold, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { balancesOf, documentWith, tell, told } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";

const database = freshDatabase();

const program = documentWith({
  earning: [
    { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
    { id: "reviews", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 7 } },
  ],
  tiers: silverAndGold,
});

/** Makes whoever needs what `statement` locks wait, until it is opened. */
async function gate(statement: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement, values);
  return {
    until: async (waiting: number) => {
      for (;;) {
        const [row] = await database.query<{ waiting: number }>(
          `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        if (must(row).waiting >= waiting) return;
      }
    },
    open: async () => {
      await client.query("COMMIT");
      await client.end();
    },
  };
}

const accountsGate = (shop: ShopContext) =>
  gate("SELECT 1 FROM account WHERE program_id = $1 ORDER BY member_id FOR UPDATE", [shop.programId]);

/** Customers 1 and 2 become one; `meet` has begun before, and goes on only when they are one (or, by chance, just before). */
async function meetingMerge(meet: (shop: ShopContext, memberId: string) => Promise<unknown>): Promise<ShopContext> {
  const shop = await liveShop(database, { program });
  for (const customerId of ["1", "2"]) {
    await enrollMember({ shop, customerId, by: "storefront", consent: null, now: new Date(START * 1000) });
  }
  const { memberId } = must(await accountOf(database, shop, "2"));
  await grantTier({
    ...{ shop, actor: "a", now: NOW },
    grant: { id: "before", memberId, tierId: "silver", from: START, until: null },
  });
  const doors = await accountsGate(shop);
  const merging = mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });
  await doors.until(1);
  const meeting = meet(shop, memberId);
  await doors.until(2);
  await doors.open();
  await Promise.all([merging, meeting]);
  return shop;
}

/** What lies with somebody who became part of somebody else. */
async function leftBehind(shop: ShopContext): Promise<unknown[]> {
  return database.query(
    `SELECT m.id FROM member m WHERE m.program_id = $1 AND m.merged_into IS NOT NULL AND (
       m.birthday_month IS NOT NULL
       OR EXISTS (SELECT 1 FROM member_event e WHERE e.program_id = m.program_id AND e.member_id = m.id)
       OR EXISTS (SELECT 1 FROM tier_grant g WHERE g.program_id = m.program_id AND g.member_id = m.id)
       OR EXISTS (SELECT 1 FROM account a WHERE a.program_id = m.program_id AND a.member_id = m.id AND a.balance <> 0))`,
    [shop.programId],
  );
}

describe("what meets a merge of its member", () => {
  it("is an event: the one who remains has it", async () => {
    const shop = await meetingMerge((of) => tell(of, told({ customerId: "2" })));

    expect(await leftBehind(shop)).toEqual([]);
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 7 });
  });

  it("is a gift, a tier or a birthday: it goes along, or is told that there is no such member", async () => {
    const outcomes: unknown[] = [];
    const rest = { actor: "a", now: NOW };
    const given = await meetingMerge(async ({ programId }, memberId) => {
      const grant = { programId, memberId, points: 40, reason: "goodwill", note: "", requestId: "met", ...rest };
      outcomes.push((await grantPoints(grant)).outcome);
    });
    const held = await meetingMerge(async (shop, memberId) => {
      const grant = { id: "met", memberId, tierId: "gold", from: START, until: null };
      outcomes.push((await grantTier({ shop, grant, ...rest })).outcome);
    });
    const born = await meetingMerge(async (shop, memberId) => {
      outcomes.push((await noteBirthday({ shop, memberId, birthday: { month: 5, day: 5 }, now: NOW })).outcome);
    });

    for (const shop of [given, held, born]) expect(await leftBehind(shop)).toEqual([]);
    const [points, tier] = [await balancesOf(database, given, "1"), await accountOf(database, held, "1")];
    expect([outcomes[0], points.points]).toEqual(points.points === 40 ? ["granted", 40] : ["unknown-member", 0]);
    expect([outcomes[1], tier?.tier]).toEqual(
      tier?.tier === "gold" ? ["granted", "gold"] : ["unknown-member", "silver"],
    );
  });

  it("is a redemption that comes back: the one who remains has its points again", async () => {
    const redemptionId = randomUUID();
    const shop = await liveShop(database, { program });
    await settle(shop, shipped(order({ customerId: "2", netMinor: 10_000 })));
    await enrollMember({ shop, customerId: "1", by: "storefront", consent: null, now: NOW });
    const { memberId } = must(await accountOf(database, shop, "2"));
    const reserving = { shop, memberId, redemptionId, codes: drawCodes(), now: NOW };
    const wish = { rewardId: "voucher" };
    await reserveRedemption({ ...reserving, wish });
    await mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });

    const { programId } = shop;
    const ending = { state: "cancelled" as const, cause: "agent", actor: "a", returns: 100 };
    const after = await withTransaction(async (tx) => {
      const locked = must(await lockWithAccount(tx, { programId, redemptionId, memberId }));
      return endNow(tx, { programId, locked, ending, now: NOW });
    });

    expect(after.state).toBe("cancelled");
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 100 });
  });

  it("is a tier that is revoked: the one who remains does not hold it", async () => {
    const shop = await meetingMerge((of) => revokeTier({ shop: of, id: "before", actor: "a", now: NOW }));

    expect(await accountOf(database, shop, "1")).toMatchObject({ tier: null });
  });
});

describe("an order that is settled while the program is saved", () => {
  it("leaves the member in line for the review that the save asked for", async () => {
    const shop = await liveShop(database, { program });
    await settle(shop, shipped(order({ netMinor: 50_000 })));
    const doors = await accountsGate(shop);
    const settling = settle(shop, shipped(order({ netMinor: 1_000 })));
    await doors.until(1);
    const qualifications = [{ basis: "spend" as const, threshold: 100 }];
    const tiers = documentWith({ tiers: [{ id: "diamond", name: "Diamond", qualifications }] }).tiers;
    await saveProgram({ programId: shop.programId, program: { ...program, tiers }, actor: "a", now: NOW });
    await doors.open();
    await settling;

    while ((await reviewTiers({ shop, now: NOW })).outcome === "more");

    expect(await accountOf(database, shop, "1")).toMatchObject({ tier: "diamond" });
  });
});

describe("an event that is told while its member is erased", () => {
  it("is erased too", async () => {
    const shop = await liveShop(database, {
      program: { ...program, joining: { ...program.joining, mode: "explicit" } },
    });
    await enrollMember({ shop, customerId: "1", by: "storefront", consent: null, now: new Date(START * 1000) });
    const shopDomain = await domainOf(database, shop);
    const doors = await gate("LOCK TABLE budget IN ACCESS EXCLUSIVE MODE");
    const telling = tell(shop, told());
    await doors.until(1);
    const erasing = redactCustomer({ shopDomain, body: { customer: { id: 1 }, orders_to_redact: [] }, now: NOW });
    await Promise.race([erasing, doors.until(2)]);
    await doors.open();
    await Promise.all([telling, erasing]);

    expect(await database.query("SELECT 1 FROM member_event WHERE program_id = $1", [shop.programId])).toEqual([]);
  });
});
