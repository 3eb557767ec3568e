import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { publishMember } from "../../app/flows/publish-member.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import { showMember, showMemberAnew } from "../../app/flows/show-member.ts";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import type { AdminClient } from "../../app/shopify/admin-client.ts";
import { readOrders } from "../../app/shopify/read-orders.ts";
import { freshDatabase } from "../support/database.ts";
import { give } from "../support/give.ts";
import { reading } from "../support/live-shop.ts";
import { redeeming } from "../support/redeeming.ts";
import { NOTHING_MORE, sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });

beforeAll(async () => {
  const { programId } = shopify.shop;
  const tiers = [
    { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 10_000 }], multiplier: "1.5" },
    { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 50_000 }], multiplier: "2" },
  ];
  const program = programSchema.parse({ ...simpleProgram(100), tiers });
  await saveProgram({ programId, program, actor: "test", now });
  await goLive({ programId, actor: "test", now });
});

const member = () => redeeming({ database, shopify, now }).memberWith(0);

/** What Liquid would read of this customer. */
function published(customerId: string): unknown {
  const fields = [...shopify.sandbox.context.shop.metafields.values()];
  const field = fields.find(({ ownerId, key }) => ownerId === customerId && key === "loyalty");
  return field ? JSON.parse(field.value) : null;
}

const publish = (memberId: string, admin: AdminClient = shopify.admin) =>
  publishMember({ admin, ...shopify.shop, memberId, now: new Date() });

const grant = (memberId: string, points: number) => give({ programId: shopify.shop.programId, memberId, points, now });

describe("publishing a member", () => {
  it("writes balance, pending points, tier and the way to the next where Liquid reads them", async () => {
    const { shop, admin, control } = shopify;
    const { memberId, customerId } = await member();
    const lines = [{ title: "Chair", price: "120.10", quantity: 1 }];
    const waiting = await control("/orders", { customerId, lines: [{ title: "Lamp", price: "40.00", quantity: 1 }] });
    const shipped = await control("/orders", { customerId, lines, paid: true, fulfilled: true });
    const found = await readOrders(admin, { ids: [shipped.id, waiting.id], asked: NOTHING_MORE });
    const orders = [...found.values()].map((facts) => ({ reading: reading(facts), deliveryId: null }));
    await settleOrders({ shop, orders, now: new Date() });

    expect(await publish(memberId)).toEqual({ outcome: "published" });

    const inAYear = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string;
    expect(published(customerId)).toEqual({
      v: 1,
      revision: 1,
      balance: 120,
      pending: [{ points: 40, when: "fulfilled" }],
      vesting: [],
      expiring: null,
      units: [],
      tier: { id: "silver", name: "Silver" },
      tierUntil: inAYear,
      next: { name: "Gold", missing: "379.90", percent: 5, ways: [{ basis: "spend", value: "379.90" }] },
      ahead: { tier: null, at: inAYear },
      due: [],
      ownDays: [],
      joined: true,
    });
  });

  it("shows a member without points as one who joined", async () => {
    const { memberId, customerId } = await member();
    await publish(memberId);

    expect(published(customerId)).toMatchObject({ balance: 0, pending: [], tier: null, joined: true });
  });

  it("raises the revision each time, and catches up with every answer a page was given", async () => {
    const { shop } = shopify;
    const { memberId, customerId } = await member();
    await publish(memberId);
    await grant(memberId, 10);
    const answer = await showMemberAnew({ shop, memberId, now });
    const looked = await showMember({ shop, memberId, now });
    const before = published(customerId);
    await publish(memberId);

    expect(before).toMatchObject({ revision: 1, balance: 0 });
    expect(answer).toMatchObject({ revision: 2, balance: 10 });
    expect(looked).toEqual(answer);
    expect(published(customerId)).toMatchObject({ revision: 3, balance: 10 });
  });

  it("ends with the newest state when an earlier write reaches Shopify last", async () => {
    const { admin, shop } = shopify;
    const { memberId, customerId } = await member();
    let overtaken = false;
    // The first write is held up until another run has published a newer balance.
    const slow: AdminClient = {
      shopDomain: admin.shopDomain,
      query: async (operation, variables) => {
        if (!overtaken) {
          overtaken = true;
          await grant(memberId, 25);
          await publish(memberId);
        }
        return admin.query(operation, variables);
      },
    };

    await publish(memberId, slow);

    const state = await showMember({ shop, memberId, now });
    expect(state).toMatchObject({ balance: 25 });
    expect(published(customerId)).toEqual(state);
  });

  it("is tried again when Shopify does not answer, and gives up on a customer who is gone", async () => {
    const { memberId, customerId } = await member();
    await shopify.control("/faults", { operation: "metafieldsSet", when: "before", how: "http500" });

    await expect(publish(memberId)).rejects.toThrow();
    expect(await publish(memberId)).toEqual({ outcome: "published" });

    shopify.sandbox.context.shop.customers.delete(customerId);
    expect(await publish(memberId)).toEqual({ outcome: "nobody-there" });
    expect(await publish(randomUUID())).toEqual({ outcome: "nobody-there" });
  });
});
