import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type AdminClient, UnavailableError } from "../../../app/shopify/admin-client.ts";
import { freshDatabase } from "../../support/database.ts";
import { redeeming } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { rewardsOf } from "./lives.ts";
import { isSound, standingOf } from "./sound.ts";
import { stage } from "./stage.ts";

/* Shopify may still be at work on a call that we have given up: what is not there yet may come. */

const database = freshDatabase();
const start = new Date(Math.floor(Date.now() / 1000) * 1000);
const shopify = sandboxedShop({ now: start });
const { offer, memberWith, reserved, cancel } = redeeming({ database, shopify, now: start });
const on = stage({ database, shopify, start });

beforeAll(async () => {
  await on.open();
  const all = rewardsOf({ mug: { productId: "1", variantId: "1" }, tea: { productId: "2", variantId: "2" } });
  await offer(...all.filter(({ id }) => id === "amount" || id === "card" || id === "credit"));
});
afterEach(() => on.clear());

/** A client that gives up a call which takes effect later: when `land` is called. */
function givingUp(admin: AdminClient, operationName: string) {
  const late: (() => Promise<unknown>)[] = [];
  const client: AdminClient = {
    shopDomain: admin.shopDomain,
    query: (operation, variables) => {
      if (!operation.includes(` ${operationName}(`) || late.length > 0) return admin.query(operation, variables);
      late.push(() => admin.query(operation, variables));
      return Promise.reject(new UnavailableError("given up"));
    },
  };
  const land = () => Promise.all(late.map((call) => call()));
  return { client, land };
}

describe.each([
  { rewardId: "amount", operation: "CreateDiscountCode" },
  { rewardId: "card", operation: "CreateGiftCard" },
  { rewardId: "credit", operation: "CreditStoreCredit" },
])("$operation that takes effect after we have given it up", ({ rewardId, operation }) => {
  it("leaves nothing that works beside points, though it is cancelled at once", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId, { rewardId });
    const { client, land } = givingUp(shopify.admin, operation);

    await on.turn(client);
    await cancel(id, on.now());
    await on.turn();
    await land();
    await on.rest();

    const after = await standingOf({ database, shopify }, { id, customerId: member.customerId });
    expect(after).toMatchObject({ state: "cancelled", points: 100, works: 0 });
  });

  it("leaves nothing that works beside points, though the next attempt is refused", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId, { rewardId });
    const { client, land } = givingUp(shopify.admin, operation);

    await on.turn(client);
    shopify.sandbox.world.faults.add({ operation, when: "before", how: "userErrors", times: 1, delayMs: 0 });
    await on.turn();
    shopify.sandbox.world.faults.clear();
    await land();
    await on.rest();

    const after = await standingOf({ database, shopify }, { id, customerId: member.customerId });
    expect(after).toSatisfy(isSound);
  });

  it("is what was meant, where nobody cancels it", async () => {
    const member = await memberWith(100);
    const { id } = await reserved(member.memberId, { rewardId });
    const { client, land } = givingUp(shopify.admin, operation);

    await on.turn(client);
    await land();
    await on.rest();

    const after = await standingOf({ database, shopify }, { id, customerId: member.customerId });
    expect(after).toMatchObject({ state: "issued" });
    expect(after).toSatisfy(isSound);
  });
});
