import { beforeAll, describe, expect, it } from "vitest";
import { segmentsOfCustomer } from "../../../app/shopify/rewards/segments.ts";
import { freshDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import { redeeming } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const { offer, memberWith, reserved, work, issued, balanceOf } = redeeming({ database, shopify, now });

const state = () => shopify.sandbox.context.shop;
const discountOf = (code: string | null) =>
  must([...state().discounts.values()].find(({ codes }) => codes.some((one) => one.code === code)));

const ids: { products: string[]; variants: string[] } = { products: [], variants: [] };

beforeAll(async () => {
  for (const [title, price] of [
    ["Mug", "12.50"],
    ["Tea", "8.00"],
    ["Book", "20.00"],
  ] as const) {
    const product = await shopify.control("/products", { title, price });
    ids.products.push(product.id);
    ids.variants.push(must(state().products.get(product.id)).variantId);
  }
  const [mug = "", tea = "", book = ""] = ids.products;
  const [mugVariant = ""] = ids.variants;
  const amount = { kind: "fixed-amount" as const, points: 100, amountMinor: 500 };
  await offer(
    { id: "only", ...amount, only: { products: [tea, book], variants: [], collections: [] } },
    { id: "except", ...amount, except: { products: [mug] } },
    { id: "none-left", ...amount, except: { products: [mug, tea, book] } },
    { id: "share", ...amount, shareMaxPercent: 30 },
    { id: "abroad", ...amount, amounts: [{ currency: "CHF", amountMinor: 550 }] },
    { id: "free", kind: "free-product", points: 100, productId: mug, variantId: mugVariant },
    { id: "gone", kind: "free-product", points: 100, productId: "999", variantId: "999" },
    {
      ...{ id: "beside", kind: "free-product", points: 100, productId: mug, variantId: mugVariant },
      buys: { from: { products: [tea], variants: [], collections: [] }, quantity: 2 },
    },
    { id: "anyone", ...amount, transferable: true, valid: { days: 30 } },
  );
});

describe("a code that is for some products", () => {
  it("names those", async () => {
    const { memberId } = await memberWith(100);
    const { code } = await issued(memberId, { rewardId: "only" });

    expect(discountOf(code)).toMatchObject({ items: { kind: "products", productIds: ids.products.slice(1) } });
  });

  it("or for all but some names what remains", async () => {
    const { memberId } = await memberWith(100);
    const { code } = await issued(memberId, { rewardId: "except" });

    const { items } = discountOf(code) as { items?: { productIds?: string[] } };
    expect(items?.productIds?.toSorted()).toEqual(ids.products.slice(1).toSorted());
  });

  it("that are none any more is not made: the points come back, with the cause", async () => {
    const member = await memberWith(100);
    for (const rewardId of ["none-left", "gone"]) {
      const { id } = await reserved(member.memberId, { rewardId });
      expect(await work(id)).toMatchObject({ state: "cancelled", cause: "product-gone" });
    }
    expect(await balanceOf(member)).toBe(100);
  });
});

describe("a free product", () => {
  it("alone is what one piece costs now", async () => {
    const { memberId } = await memberWith(100);
    const { code } = await issued(memberId, { rewardId: "free" });

    expect(discountOf(code)).toMatchObject({
      value: { kind: "amount", amountMinor: 1250 },
      items: { kind: "products", variantIds: ids.variants.slice(0, 1) },
    });
  });

  it("beside others is one for nothing, once in an order", async () => {
    const { memberId } = await memberWith(100);
    const { code } = await issued(memberId, { rewardId: "beside" });

    expect(discountOf(code)).toMatchObject({ type: "bxgy", usesPerOrderLimit: 1, gets: { quantity: 1 } });
  });
});

describe("a code", () => {
  it("of at most a share of the basket asks for a basket that is worth enough", async () => {
    const { memberId } = await memberWith(100);
    const { code } = await issued(memberId, { rewardId: "share" });

    expect(discountOf(code)).toMatchObject({ minimum: { kind: "subtotal", amountMinor: 1667 } });
  });

  it("whose worth is told in another currency is converted by the rate that the merchant fixed", async () => {
    const { memberId } = await memberWith(100);
    const { code, amountMinor, currency } = await issued(memberId, { rewardId: "abroad", currency: "CHF" });

    expect([amountMinor, currency]).toEqual([550, "CHF"]);
    expect(discountOf(code)).toMatchObject({ value: { kind: "amount", amountMinor: 587 } });
  });

  it("that anyone may use is bound to nobody, and good once", async () => {
    const { memberId } = await memberWith(100);
    const { code } = await issued(memberId, { rewardId: "anyone" });

    expect(discountOf(code)).toMatchObject({ context: { kind: "all" }, usageLimit: 1, appliesOncePerCustomer: false });
  });
});

describe("segments", () => {
  it("are asked of Shopify for one customer", async () => {
    const { customerId } = await memberWith(0);
    const { id } = await shopify.control("/segments", { name: "Friends", query: "customer_tags CONTAINS 'friend'" });
    const ask = () => segmentsOfCustomer(shopify.admin, { customerId, segmentIds: [id] });

    expect(await ask()).toEqual([]);
    must(state().customers.get(customerId)).tags.push("friend");
    expect(await ask()).toEqual([id]);
  });
});
