import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveProgram } from "../../../app/flows/save-program.ts";
import { goLive } from "../../../app/flows/go-live.ts";
import { compareCustomers } from "../../../app/flows/perks/compare-customers.ts";
import { publishMember } from "../../../app/flows/publish-member.ts";
import { recordEvents } from "../../../app/flows/record-events.ts";
import { memberOfCustomer } from "../../../app/models/published-member.ts";
import { freshDatabase } from "../../support/database.ts";
import { documentWith, told, waitingFor } from "../../support/facts.ts";
import { must } from "../../support/must.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });

beforeAll(async () => {
  const { programId } = shopify.shop;
  const program = documentWith({
    earning: [{ id: "visit", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 7 } }],
    tiers: [{ id: "gold", name: "Gold", qualifications: [], tag: "gold-member" }],
  });
  await saveProgram({ programId, program, actor: "test", now });
  await goLive({ programId, actor: "test", now });
});
beforeEach(async () => {
  await database.query("DELETE FROM member_identity");
});

/** A member in the tier, published with the tier's tag. */
async function member() {
  const { programId, shopId } = shopify.shop;
  const { id: customerId } = await shopify.control("/customers", { email: `${randomUUID()}@example.com` });
  const visit = told({ id: randomUUID(), customerId, name: "visit", at: Math.floor(now.getTime() / 1000) });
  await recordEvents({ shop: shopify.shop, events: [visit], source: "api", now: new Date() });
  const memberId = must(await memberOfCustomer({ programId, shopId, customerId }));
  await database.query(`UPDATE member SET tier_id = 'gold' WHERE id = $1`, [memberId]);
  await publish(memberId);
  await database.query("DELETE FROM graphile_worker._private_jobs");
  return { customerId, memberId };
}

const publish = (memberId: string) => {
  const { programId, shopId } = shopify.shop;
  return publishMember({ admin: shopify.admin, programId, shopId, memberId, now: new Date() });
};
const compare = (limit?: number) =>
  compareCustomers({ admin: shopify.admin, shop: shopify.shop, now: new Date(), ...(limit ? { limit } : {}) });
const customer = (id: string) => must(shopify.sandbox.context.shop.customers.get(id));
const field = (id: string) =>
  must(
    [...shopify.sandbox.context.shop.metafields.values()].find(
      ({ ownerId, key }) => ownerId === id && key === "loyalty",
    ),
  );
const balanceOf = (id: string) => (JSON.parse(field(id).value) as { balance: number }).balance;

describe("the nightly comparison", () => {
  it("finds nothing to do where Shopify has what it should", async () => {
    await member();
    await member();

    expect(await compare()).toEqual({ compared: 2, repaired: 0, gone: 0 });
    expect(await waitingFor(database, "publish-member", shopify.shop)).toEqual([]);
  });

  it("has those published anew whose points or tags somebody changed, and leaves tags of others alone", async () => {
    const [ada, bob, eve] = [await member(), await member(), await member()];
    field(ada.customerId).value = JSON.stringify({ balance: 9999 });
    customer(bob.customerId).tags = ["by-hand"];

    const found = await compare();
    const waiting = await waitingFor(database, "publish-member", shopify.shop);
    await publish(ada.memberId);
    await publish(bob.memberId);

    expect(found).toEqual({ compared: 3, repaired: 2, gone: 0 });
    expect(waiting.sort()).toEqual([ada.memberId, bob.memberId].sort());
    expect([balanceOf(ada.customerId), balanceOf(eve.customerId)]).toEqual([7, 7]);
    expect(customer(bob.customerId).tags.toSorted()).toEqual(["by-hand", "gold-member"]);
    expect(await compare()).toEqual({ compared: 3, repaired: 0, gone: 0 });
  });

  it("takes turns: who was not compared for longest comes first, and so many a night", async () => {
    const members = [await member(), await member(), await member()];
    for (const { customerId } of members) customer(customerId).tags = [];

    const first = await compare(2);
    const waiting = await waitingFor(database, "publish-member", shopify.shop);
    for (const memberId of waiting) await publish(memberId);
    const second = await compare(1);

    expect([first, second]).toEqual([
      { compared: 2, repaired: 2, gone: 0 },
      { compared: 1, repaired: 1, gone: 0 },
    ]);
    expect((await waitingFor(database, "publish-member", shopify.shop)).sort()).toEqual(
      members.map(({ memberId }) => memberId).sort(),
    );
  });

  it("passes over customers whom Shopify does not have, who do not keep others from their turn", async () => {
    const [ada, bob] = [await member(), await member()];
    shopify.sandbox.context.shop.customers.delete(ada.customerId);
    customer(bob.customerId).tags = [];

    const nights = [await compare(1), await compare(1)];

    expect(nights).toContainEqual({ compared: 1, repaired: 0, gone: 1 });
    expect(nights).toContainEqual({ compared: 1, repaired: 1, gone: 0 });
  });
});
