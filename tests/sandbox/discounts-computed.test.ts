import { afterEach, describe, expect, test } from "vitest";
import { type PricedCart } from "../../sandbox/commerce/price-cart.ts";
import { createCollection } from "../../sandbox/commerce/products.ts";
import { discountDrafts } from "./discount-drafts.ts";
import { playground } from "./playground.ts";
import { codeOf, percent, pricedCarts, reason } from "./priced-carts.ts";

const play = playground();
const { basic, buyGet, freeShipping, clear } = discountDrafts(play);
const { cart, product } = pricedCarts(play);
afterEach(clear);

function discountsOfLines(priced: PricedCart): number[] {
  return priced.lines.map((line) => line.discounts.reduce((sum, one) => sum + one.amount.shop, 0));
}

describe("what is taken off", () => {
  test("order percentages are each of the price after product discounts, not of what the other left", () => {
    const lamp = product("50.00");
    const onLamp = basic({
      value: percent(50),
      items: { kind: "products", productIds: [lamp.productId], variantIds: [] },
    });
    const [ten, twenty] = [basic(), basic({ value: percent(20) })];
    const lines = [
      { productId: lamp.productId, quantity: 1 },
      { title: "Thing", price: "100.00", quantity: 1 },
    ];

    const priced = cart([ten, twenty, onLamp], { lines });

    // Lamp 50.00 - 25.00; the goods are 125.00; 10 % = 12.50, 20 % = 25.00; 62.50 in all, 87.50 is left.
    expect(priced.codes.map((one) => (one.isApplied ? one.amount.shop : -1))).toEqual([1250, 2500, 2500]);
    expect([priced.discountTotal.shop, priced.subtotal.shop]).toEqual([6250, 8750]);
    expect(priced.applications.map((one) => one.code)).toEqual([onLamp, ten, twenty].map(codeOf));
  });

  test("discounts never take more than the goods cost, and every cent is spread", () => {
    const amount = { kind: "amount", amountMinor: 1000, appliesOnEachItem: "no" } as const;
    const lines = [
      { title: "A", price: "3.33", quantity: 1 },
      { title: "B", price: "3.33", quantity: 1 },
      { title: "C", price: "3.33", quantity: 1 },
    ];
    const [half, ten] = [basic({ value: percent(50) }), basic({ value: amount })];

    const priced = cart([half, ten], { lines });

    // 50 % of 9.99 is 5.00 (half a cent rounds up): 1.67 + 1.67 + 1.66; of 10.00 only 4.99 are left.
    expect(priced.codes.map((one) => (one.isApplied ? one.amount.shop : -1))).toEqual([500, 499]);
    expect(priced.lines.map((line) => line.net.shop)).toEqual([0, 0, 0]);
  });

  test("an amount on each item is taken off every unit of the entitled lines; a collection entitles its products", () => {
    const collection = createCollection(play.sandbox.context, { title: "Tea" });
    const [tea, cup] = [product("4.00", [collection.id]), product("9.00")];
    const each = basic({
      value: { kind: "amount", amountMinor: 500, appliesOnEachItem: "yes" },
      items: { kind: "collections", collectionIds: [collection.id] },
    });
    const lines = [
      { productId: tea.productId, quantity: 3 },
      { productId: cup.productId, quantity: 1 },
    ];

    // 5.00 off each, but no unit of 4.00 gives more than 4.00: 12.00.
    expect(discountsOfLines(cart([each], { lines }))).toEqual([1200, 0]);
  });

  test("on one line the best product discount stays; an amount over several lines goes to those that are left", () => {
    const [lamp, rug] = [product("100.00"), product("40.00")];
    const both = { kind: "products", productIds: [lamp.productId, rug.productId], variantIds: [] } as const;
    const across = basic({
      value: { kind: "amount", amountMinor: 2800, appliesOnEachItem: "no" },
      items: { ...both, productIds: [...both.productIds], variantIds: [] },
    });
    const onLamp = basic({
      value: percent(50),
      items: { kind: "products", productIds: [], variantIds: [lamp.variantId] },
    });
    const lines = [lamp, rug].map(({ productId }) => ({ productId, quantity: 1 }));

    const priced = cart([across, onLamp], { lines });

    // 28.00 over 140.00 would be 20.00 + 8.00; the lamp is better off with 50.00, so the rug bears all 28.00.
    expect(discountsOfLines(priced)).toEqual([5000, 2800]);
  });

  test("buy two get one: the cheapest units are given, as often as the cart and the limit allow", () => {
    const lines = [
      { title: "A", price: "30.00", quantity: 2 },
      { title: "B", price: "10.00", quantity: 4 },
    ];

    // Six units: 30, 30 buy a 10; 10, 10 buy a 10. Seven uses are allowed, two fit.
    expect(discountsOfLines(cart([buyGet()], { lines }))).toEqual([0, 2000]);
    expect(discountsOfLines(cart([buyGet({ usesPerOrderLimit: 1 })], { lines }))).toEqual([0, 1000]);
  });

  test("buy for an amount, get a product for less", () => {
    const [lamp, candle] = [product("60.00"), product("9.80")];
    const gift = buyGet({
      buys: {
        items: { kind: "products", productIds: [lamp.productId], variantIds: [] },
        minimum: { kind: "amount", amountMinor: 10_000 },
      },
      gets: {
        items: { kind: "products", productIds: [candle.productId], variantIds: [] },
        quantity: 1,
        effect: { kind: "amount", amountMinor: 500 },
      },
    });
    const lines = (lamps: number, candles: number) => [
      { productId: lamp.productId, quantity: lamps },
      ...(candles > 0 ? [{ productId: candle.productId, quantity: candles }] : []),
    ];

    expect(discountsOfLines(cart([gift], { lines: lines(2, 2) }))).toEqual([0, 500]);
    expect(reason(cart([gift], { lines: lines(1, 1) }))).toBe("buys-missing");
    expect(reason(cart([gift], { lines: lines(2, 0) }))).toBe("gets-missing");
  });

  test("free shipping takes the fee and the tax on it, and nothing off the goods", () => {
    const priced = cart([freeShipping()], { shipping: "5.95" });

    // 19 % within 100.00 is 15.97.
    expect([priced.discountTotal.shop, priced.total.shop, priced.tax.shop]).toEqual([595, 10_000, 1597]);
    expect(priced.applications[0]).toMatchObject({
      targetType: "shipping_line",
      value: "100.0",
      valueType: "percentage",
    });
  });

  test("in another currency the amounts are converted, and again none is lost", () => {
    const ten = basic({ value: { kind: "amount", amountMinor: 1000, appliesOnEachItem: "no" } });
    const lines = [
      { title: "A", price: "10.00", quantity: 1 },
      { title: "B", price: "20.00", quantity: 1 },
    ];

    const priced = cart([ten], { lines, presentmentCurrency: "JPY" });

    // 10.00 EUR are 1624 JPY (162.35 each, 1623.5 rounds up); 1624 and 3247 JPY bear 541 and 1083.
    expect(priced.discountTotal).toEqual({ shop: 1000, presentment: 1624 });
    expect(priced.lines.map((line) => line.discounts[0]?.amount.presentment)).toEqual([541, 1083]);
  });
});
