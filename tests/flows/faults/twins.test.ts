import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type AdminClient, UnavailableError } from "../../../app/shopify/admin-client.ts";
import { freshDatabase } from "../../support/database.ts";
import { redeeming } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { rewardsOf } from "./lives.ts";
import { stage } from "./stage.ts";

/*
 * Two of one member that nothing in Shopify tells apart: store credit has no note, and where it never ends not even a moment of its
 * own.
 */

const database = freshDatabase();
const start = new Date(Math.floor(Date.now() / 1000) * 1000);
const shopify = sandboxedShop({ now: start });
const { offer, memberWith, reserved, cancel, balanceOf } = redeeming({ database, shopify, now: start });
const on = stage({ database, shopify, start });

beforeAll(async () => {
  await on.open();
  await offer(
    ...rewardsOf({ mug: { productId: "1", variantId: "1" }, tea: { productId: "2", variantId: "2" } }).filter(
      ({ kind }) => kind === "store-credit",
    ),
  );
});
afterEach(() => on.clear());

const movements = (type: string) =>
  [...shopify.sandbox.context.shop.storeCreditAccounts.values()]
    .flatMap(({ transactions }) => transactions)
    .filter((one) => one.type === type);

const states = async () =>
  (await database.query<{ state: string }>("SELECT state FROM redemption ORDER BY state")).map(({ state }) => state);

/**
 * Two calls of an operation meet: the first takes effect, the second does not and is looked for, and only then the first is
 * answered.
 */
function crossed(admin: AdminClient, of: { operation: string; look: string }): AdminClient {
  const [met, effect, looked] = [signal(), signal(), signal()];
  let calls = 0;
  return {
    shopDomain: admin.shopDomain,
    query: async (operation, variables) => {
      const call = operation.includes(` ${of.operation}(`) ? (calls += 1) : 0;
      if (call === 1) await met.promise;
      if (call === 2) {
        met.resolve(undefined);
        await effect.promise;
        throw new UnavailableError("cut before it took effect");
      }
      const answer = await admin.query(operation, variables);
      if (call === 1) {
        effect.resolve(undefined);
        await looked.promise;
      } else if (calls === 2 && operation.includes(` ${of.look}(`)) looked.resolve(undefined);
      return answer;
    },
  };
}

const signal = () => Promise.withResolvers<undefined>();

describe.each(["credit", "endless"])("two of one amount of one member (%s)", (rewardId) => {
  it("are given twice, though one is not and finds the other's", async () => {
    const member = await memberWith(200);
    await reserved(member.memberId, { rewardId });
    await reserved(member.memberId, { rewardId });

    await on.turn(crossed(shopify.admin, { operation: "CreditStoreCredit", look: "StoreCreditTransactions" }));
    await on.rest();

    expect(await states()).toEqual(["issued", "issued"]);
    expect(movements("credit")).toHaveLength(2);
  });

  it("are taken back twice, though the second debit fails before it takes effect", async () => {
    const member = await memberWith(200);
    const ids = [await reserved(member.memberId, { rewardId }), await reserved(member.memberId, { rewardId })];
    await on.rest();

    for (const { id } of ids) {
      await cancel(id, on.now());
      const isSecond = id === ids[1]?.id;
      const fault = { operation: "DebitStoreCredit", when: "before" as const, how: "http500" as const };
      if (isSecond) shopify.sandbox.world.faults.add({ ...fault, times: 1, delayMs: 0 });
      await on.rest();
    }

    expect(await balanceOf(member)).toBe(200 - 100 * (await states()).filter((state) => state === "used").length);
    expect(movements("debit")).toHaveLength((await states()).filter((state) => state === "cancelled").length);
  });

  it("are taken back twice at the same moment, though one is not and finds the other's", async () => {
    const member = await memberWith(200);
    const ids = [await reserved(member.memberId, { rewardId }), await reserved(member.memberId, { rewardId })];
    await on.rest();
    for (const { id } of ids) await cancel(id, on.now());

    await on.turn(crossed(shopify.admin, { operation: "DebitStoreCredit", look: "StoreCreditTransactions" }));
    await on.rest();

    expect(await balanceOf(member)).toBe(200 - 100 * (await states()).filter((state) => state === "used").length);
    expect(movements("debit")).toHaveLength((await states()).filter((state) => state === "cancelled").length);
  });
});
