import { describe, expect, it } from "vitest";
import { bringTagsInStep } from "../../../app/flows/steps/tags-in-step.ts";
import { publishMember } from "../../../app/flows/publish-member.ts";
import { publishMembers } from "../../../app/flows/publish-members.ts";
import { showMemberAnew } from "../../../app/flows/show-member.ts";
import { dropTester } from "../../../app/flows/testing/drop-tester.ts";
import { wipeMember } from "../../../app/flows/testing/wipe-member.ts";
import { withTransaction } from "../../../app/db.server.ts";
import type { ShopRecord } from "../../../app/models/shop.ts";
import type { AdminClient } from "../../../app/shopify/admin-client.ts";
import { freshDatabase } from "../../support/database.ts";
import { secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { testShops } from "./test-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 3_600_000);
const shopify = sandboxedShop({ now });
const { shopInTest, tester, settle, ordered, end, wiped, work } = testShops({ database, shopify, now });
const later = secondsAfter(now, 1800);

/** What Liquid would read of a customer. */
function published(customerId: string) {
  const { metafields } = shopify.sandbox.context.shop;
  const field = [...metafields.values()].find(({ ownerId, key }) => ownerId === customerId && key === "loyalty");
  return field ? (JSON.parse(field.value) as { balance: number; revision: number }) : null;
}
/** The balance that the storefront shows of a customer, and the tags that they have. */
const outside = (customerId: string) => ({
  balance: published(customerId)?.balance ?? null,
  tags: shopify.sandbox.context.shop.customers.get(customerId)?.tags,
});

/** A Shopify in which, as the first call of a name is on its way, something else happens. */
function meanwhile(call: string, happens: () => Promise<unknown>): AdminClient {
  let isFirst = true;
  return {
    ...shopify.admin,
    query: async (document, variables) => {
      if (isFirst && document.includes(call)) {
        isFirst = false;
        await happens();
      }
      return shopify.admin.query(document, variables);
    },
  };
}

/** A tester who is Gold and not published yet. */
async function golden(shop: ShopRecord) {
  const one = await tester(shop);
  const facts = ordered(one.customerId);
  await settle(shop, { ...facts, lines: facts.lines.map((line) => ({ ...line, netMinor: 12_000 })) });
  return one;
}

async function over(shop: ShopRecord): Promise<void> {
  await end(shop);
  await work(shop);
  await wiped(shop);
}

describe("a tester who is wiped while", () => {
  it("being published is not left in the storefront", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await golden(shop);
    const admin = meanwhile("metafieldsSet", () => over(shop));

    await publishMember({ ...shop, admin, memberId, now: later });

    expect(outside(customerId)).toEqual({ balance: null, tags: [] });
  });

  it("being published with others is not left in the storefront", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await golden(shop);
    const admin = meanwhile("metafieldsSet", () => over(shop));

    await publishMembers({ admin, shop, memberIds: [memberId], now: later });

    expect(outside(customerId)).toEqual({ balance: null, tags: [] });
  });

  it("getting a tag does not keep it", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await golden(shop);
    const admin = meanwhile("tagsAdd", () => over(shop));

    await bringTagsInStep({ ...shop, transact: withTransaction, admin, memberIds: [memberId], now: later });

    expect(outside(customerId)).toEqual({ balance: null, tags: [] });
  });

  it("a tag is put on them that wiping has not seen does not keep it", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await golden(shop);
    await end(shop);
    const tag = { ...shop, transact: withTransaction, admin: shopify.admin, memberIds: [memberId], now: later };
    const admin = meanwhile("metafieldsDelete", () => bringTagsInStep(tag));

    expect(await wipeMember({ ...shop, memberId, now: later, adminFor: () => admin })).toEqual({ outcome: "waiting" });
    await wiped(shop);

    expect(outside(customerId)).toEqual({ balance: null, tags: [] });
  });
});

describe("a customer who is named again at once", () => {
  async function dropped(shop: ShopRecord) {
    const one = await golden(shop);
    await publishMember({ ...shop, admin: shopify.admin, memberId: one.memberId, now: later });
    await dropTester({ shop, customerId: one.customerId, actor: "test", now: later });
    return one;
  }
  async function namedAnew(shop: ShopRecord, customerId: string) {
    const { memberId } = await tester(shop, customerId, later);
    await publishMember({ ...shop, admin: shopify.admin, memberId, now: later });
    // Their own job has done it, too early.
    await database.query("DELETE FROM graphile_worker._private_jobs");
    return memberId;
  }

  it("is not taken out of the storefront by what wiped who they were before", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await dropped(shop);
    let calls = 0;
    const admin: AdminClient = {
      ...shopify.admin,
      query: async (document, variables) => {
        // The second time, who they were is gone already.
        if (document.includes("metafieldsDelete") && ++calls === 2) await namedAnew(shop, customerId);
        return shopify.admin.query(document, variables);
      },
    };

    await wipeMember({ ...shop, memberId, now: later, adminFor: () => admin });
    if (calls < 2) await namedAnew(shop, customerId);

    const waiting = await database.query<{ key: string }>(
      "SELECT key FROM graphile_worker.jobs WHERE key LIKE 'publish-member:' || $1 || ':%' ORDER BY id DESC",
      [shop.programId],
    );
    for (const { key } of waiting) {
      await publishMember({ ...shop, admin: shopify.admin, memberId: key.split(":")[2] ?? "", now: later });
    }
    expect(outside(customerId)).toEqual({ balance: 270, tags: ["gold"] });
  });

  it("is published as newer than anything a page may have kept of who they were before", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await dropped(shop);
    const kept = await showMemberAnew({ shop, memberId, now: later });
    await wipeMember({ ...shop, memberId, now: later, adminFor: () => shopify.admin });

    await namedAnew(shop, customerId);

    expect(published(customerId)?.revision).toBeGreaterThan(kept?.revision ?? 0);
  });

  it("has what a late publication of who they were before left put right", async () => {
    const shop = await shopInTest();
    const { customerId, memberId } = await golden(shop);
    let anew = "";
    const admin = meanwhile("metafieldsSet", async () => {
      await dropTester({ shop, customerId, actor: "test", now: later });
      await wipeMember({ ...shop, memberId, now: later, adminFor: () => shopify.admin });
      anew = await namedAnew(shop, customerId);
    });

    await publishMember({ ...shop, admin, memberId, now: later });

    const waiting = await database.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [
      `publish-member:${shop.programId}:${anew}`,
    ]);
    expect(waiting).toHaveLength(1);
  });
});
