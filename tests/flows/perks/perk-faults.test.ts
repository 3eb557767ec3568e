import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/shopify/admin-client.ts";
import { freshDatabase } from "../../support/database.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { perkShop, tiersWith } from "./perks-support.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });
const perks = perkShop(shopify, database, now);

/** What each scenario leaves behind, read without ids and moments. */
const settled = async () => ({
  segments: perks
    .segments()
    .map(({ name, query }) => `${name}: ${query}`)
    .sort(),
  discounts: perks
    .discounts()
    .map(({ title, type, endsAt }) => [title, type, endsAt === null])
    .sort(),
  lines: await perks.lines(),
});

const scenarios = {
  made: async () => perks.save(tiersWith()),
  changed: async () => {
    await perks.sync();
    await perks.save(tiersWith({ percent: { percent: 20 }, silver: { tag: "insiders" } }));
  },
  stopped: async () => {
    await perks.sync();
    await perks.setStatus("off");
  },
  started: async () => {
    await perks.sync();
    await perks.setStatus("off");
    await perks.sync();
    await perks.setStatus("live");
  },
  replaced: async () => {
    await perks.sync();
    await perks.save(tiersWith({ silver: { discounts: [{ kind: "free-shipping", id: "ten", name: "Shipping" }] } }));
  },
  removed: async () => {
    await perks.sync();
    await perks.save(tiersWith().slice(0, 1));
  },
};

beforeAll(() => perks.goLive());
beforeEach(() => perks.reset());

const OPERATIONS = [
  ...["segmentCreate", "segmentUpdate", "discountAutomaticBasicCreate", "discountAutomaticBasicUpdate"],
  ...["discountAutomaticFreeShippingCreate", "discountAutomaticActivate", "discountAutomaticDeactivate"],
  ...["discountAutomaticDelete", "ActiveAutomaticDiscounts", "ListSegments", "ReadSegment", "ReadAutomaticDiscount"],
];

describe.each(Object.keys(scenarios) as (keyof typeof scenarios)[])("what is to be %s", (scenario) => {
  it.each(["before", "after"] as const)(
    "is so once, although every operation fails %s it took effect",
    async (when) => {
      await scenarios[scenario]();
      await perks.sync();
      const wanted = await settled();
      await perks.reset();
      await scenarios[scenario]();

      for (const operation of OPERATIONS) {
        shopify.sandbox.world.faults.add({ operation, when, how: "http500", times: 1, delayMs: 0 });
        await perks.sync().catch(() => undefined);
      }
      await perks.sync();

      expect(await settled()).toEqual(wanted);
    },
  );

  it("is so once, although the process died after each of its calls", async () => {
    await scenarios[scenario]();
    await perks.sync();
    const wanted = await settled();
    await perks.reset();
    await scenarios[scenario]();

    for (let calls = 1; calls < 12; calls += 1) {
      await perks.sync(dyingAfter(calls)).catch(() => undefined);
      // Whoever died holds on to what it worked on until its time is over.
      await database.query("UPDATE shop_perk SET claimed_until = NULL");
    }
    await perks.sync();

    expect(await settled()).toEqual(wanted);
  });
});

/** The real client of a process that is gone after so many calls: it hears of none of them that it is. */
function dyingAfter(calls: number): AdminClient {
  let left = calls;
  return {
    shopDomain: shopify.admin.shopDomain,
    query: async (operation, variables) => {
      const answer = left > 0 ? await shopify.admin.query(operation, variables) : null;
      left -= 1;
      if (left > 0 && answer) return answer;
      throw new Error("the process is gone");
    },
  };
}

describe("somebody who holds a perk", () => {
  it("keeps others from it until its time is over", async () => {
    await perks.sync();
    await perks.save(tiersWith({ percent: { percent: 20 } }));
    await database.query("UPDATE shop_perk SET claimed_until = now() + interval '1 minute' WHERE key = 'discount:ten'");

    const held = await perks.sync();
    const before = perks.discounts().map((one) => ("value" in one ? one.value : null));
    await database.query("UPDATE shop_perk SET claimed_until = now() - interval '1 second' WHERE key = 'discount:ten'");
    const free = await perks.sync();

    expect([held.outcome, free.outcome]).toEqual(["busy", "in-step"]);
    expect(before).toContainEqual({ kind: "percentage", partsPerMillion: 100_000 });
    expect(perks.discounts()).toContainEqual(
      expect.objectContaining({ value: { kind: "percentage", partsPerMillion: 200_000 } }),
    );
  });
});

describe("what Shopify refuses", () => {
  it("is shown in its words, and made when it takes it", async () => {
    shopify.sandbox.world.faults.add({
      operation: "discountAutomaticBasicCreate",
      when: "before",
      how: "userErrors",
      times: 1,
      delayMs: 0,
    });

    await perks.sync();
    const shown = await perks.lines();
    await perks.sync();

    expect(shown[2]).toEqual(["discount:ten", "refused", expect.stringMatching(/./)]);
    expect((await perks.lines())[2]).toEqual(["discount:ten", "active", null]);
    expect(perks.discounts()).toHaveLength(2);
  });
});
