import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { continueBulk } from "../../../app/flows/bulk/continue-bulk.ts";
import { startBulk } from "../../../app/flows/bulk/start-bulk.ts";
import { undoBulk } from "../../../app/flows/bulk/undo-bulk.ts";
import { blockMember } from "../../../app/flows/block-member.ts";
import { enrollMember } from "../../../app/flows/enroll-member.ts";
import { mergeWithMember } from "../../../app/flows/merge-with-member.ts";
import { goLive } from "../../../app/flows/go-live.ts";
import { grantPoints } from "../../../app/flows/grant-points.ts";
import { grantTier } from "../../../app/flows/grant-tier.ts";
import { publishMember } from "../../../app/flows/publish-member.ts";
import { payOutCashback } from "../../../app/flows/redemptions/pay-out-cashback.ts";
import { reviewTiers } from "../../../app/flows/review-tiers.ts";
import { rollUpFigures } from "../../../app/flows/roll-up-figures.ts";
import { settleMember } from "../../../app/flows/settle-member.ts";
import { undoGrant } from "../../../app/flows/undo-grant.ts";
import { NO_FILTER } from "../../../app/loyalty/member-filter.ts";
import { UNLIMITED } from "../../../app/loyalty/staff.ts";
import type { ShopRecord } from "../../../app/models/shop.ts";
import type { AdminClient } from "../../../app/shopify/admin-client.ts";
import { wipeMember } from "../../../app/flows/testing/wipe-member.ts";
import { freshDatabase } from "../../support/database.ts";
import { accountOf } from "../../support/live-shop.ts";
import { secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { testShops } from "./test-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 3_600_000);
const shopify = sandboxedShop({ now });
const shops = testShops({ database, shopify, now });
const { shopInTest, tester, settle, ordered, taken, work, end, wipe, wiped, balances } = shops;
const later = secondsAfter(now, 1800);

const outside = (customerId: string) => {
  const { metafields, customers } = shopify.sandbox.context.shop;
  const isPublished = [...metafields.values()].some(({ ownerId, key }) => ownerId === customerId && key === "loyalty");
  return { isPublished, tags: customers.get(customerId)?.tags };
};

async function golden(shop: ShopRecord) {
  const one = await tester(shop);
  const facts = ordered(one.customerId);
  await settle(shop, { ...facts, lines: facts.lines.map((line) => ({ ...line, netMinor: 12_000 })) });
  await publishMember({ ...shop, admin: shopify.admin, memberId: one.memberId, now: later });
  return one;
}

/** A Shopify that dies with the call of this number, before or after doing what it was asked. */
function dying(at: number, when: "before" | "after"): AdminClient {
  let calls = 0;
  return {
    ...shopify.admin,
    query: async (document, variables) => {
      calls += 1;
      if (calls === at && when === "before") throw new Error("killed");
      const answer = await shopify.admin.query(document, variables);
      if (calls === at) throw new Error("killed");
      return answer;
    },
  };
}

describe("wiping a member that is killed", () => {
  it.each(
    [1, 2, 3].flatMap((at) => [
      { at, when: "before" as const },
      { at, when: "after" as const },
    ]),
  )("$when its call $at leaves nothing once it goes on", async ({ at, when }) => {
    const shop = await shopInTest();
    const { customerId, memberId } = await golden(shop);
    expect(outside(customerId)).toEqual({ isPublished: true, tags: ["gold"] });
    await end(shop);

    const one = { programId: shop.programId, memberId, now: later };
    await expect(wipeMember({ ...one, adminFor: () => dying(at, when) })).rejects.toThrow("killed");
    await wiped(shop);

    expect(outside(customerId)).toEqual({ isPublished: false, tags: [] });
    expect(await balances(shop)).toEqual([0]);
  });
});

describe("wiping a member whose customer was deleted in Shopify", () => {
  it("is not refused for ever, and reaches the other customer whom the member is", async () => {
    const shop = await shopInTest();
    const [gone, there] = [await golden(shop), await golden(shop)];
    const together = {
      memberId: there.memberId,
      otherId: gone.memberId,
      reason: "same-person",
      note: "",
      actor: "test",
    };
    expect(await mergeWithMember({ shop, ...together, now: later })).toEqual({ outcome: "merged" });
    await end(shop);
    // As Shopify refuses to write to a customer whom it does not have: all of the call.
    const userErrors = [{ field: ["metafields", "0", "ownerId"], message: "Owner does not exist." }];
    const admin: AdminClient = {
      ...shopify.admin,
      query: async (document, variables) => {
        const answer = { metafieldsDelete: { deletedMetafields: [], userErrors } };
        const isRefused = document.includes("metafieldsDelete") && JSON.stringify(variables).includes(gone.customerId);
        return isRefused ? answer : shopify.admin.query(document, variables);
      },
    };

    const wiping = { programId: shop.programId, memberId: there.memberId, now: later, adminFor: () => admin };
    expect(await wipeMember(wiping)).toEqual({ outcome: "wiped" });

    expect(outside(there.customerId)).toEqual({ isPublished: false, tags: [] });
  });
});

describe("staff, the night and runs that meet the end of a test", () => {
  it("give nothing to anybody who is wiped, and take nothing of the program", async () => {
    const shop = await shopInTest({
      rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 1000 }],
    });
    const { programId } = shop;
    const members = await Promise.all([1, 2, 3, 4].map(() => golden(shop)));
    const by = { actor: "test", now: later };
    const grantId = randomUUID();
    const give = (memberId: string, requestId = randomUUID(), points = 40) =>
      grantPoints({ programId, memberId, points, reason: "goodwill", note: "", requestId, ...by });
    await give(members[0]?.memberId ?? "", grantId);
    const wish = { kind: "grant" as const, unit: "points", points: 50, reason: "goodwill" as const, note: "" };
    const [runId, undoId, secondId] = [randomUUID(), randomUUID(), randomUUID()];
    const run = { shop, wish, selection: { kind: "list" as const, filter: NO_FILTER }, limits: UNLIMITED, ...by };
    expect(await startBulk({ ...run, runId, expected: 4 })).toEqual({ outcome: "started" });
    const goOn = async (id: string) => {
      while ((await continueBulk({ shop, runId: id, limitMax: 1, now: later })).outcome === "more");
    };
    await goOn(runId);
    expect(await startBulk({ ...run, runId: secondId, expected: 4 })).toEqual({ outcome: "started" });
    await undoBulk({ programId, runId, undoId, ...by });
    const grant = { id: randomUUID(), memberId: members[2]?.memberId ?? "", tierId: "gold", from: 0, until: null };
    const quietly = (work: Promise<unknown>) => work.catch(() => null);

    await Promise.all([
      end(shop),
      ...members.map(({ memberId }) => quietly(taken(shop, memberId))),
      goOn(secondId),
      goOn(undoId),
      quietly(grantTier({ shop, grant, ...by })),
      quietly(
        blockMember({
          shop,
          memberId: members[3]?.memberId ?? "",
          reason: "fraud",
          note: "",
          requestId: randomUUID(),
          ...by,
        }),
      ),
      reviewTiers({ shop, now: later }),
      payOutCashback({ shop, now: later }),
      rollUpFigures({ ...shop, now: later }),
      wipe(shop),
      ...members.map(({ memberId }) => quietly(give(memberId))),
    ]);
    await Promise.all([work(shop), wipe(shop)]);
    await wiped(shop);
    const key = `grant:${grantId}`;
    const memberId = members[0]?.memberId ?? "";
    expect(await undoGrant({ shop, memberId, key, limits: UNLIMITED, ...by })).toEqual({ outcome: "unknown-grant" });
    expect(await give(memberId)).toEqual({ outcome: "unknown-member" });
    for (const one of members) await settleMember({ shop, memberId: one.memberId, now: later });

    expect([...new Set(await balances(shop))]).toEqual([0]);
    await goLive({ programId, actor: "test", now: later });
    const customerId = members[0]?.customerId ?? "";
    await enrollMember({ shop, customerId, by: "storefront", consent: null, now: later });
    expect(await accountOf(database, shop, customerId)).toMatchObject({ balance: 150 });
    for (const one of members.slice(1)) expect(outside(one.customerId)).toEqual({ isPublished: false, tags: [] });
  });
});
