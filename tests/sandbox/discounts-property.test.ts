import fc from "fast-check";
import { expect, test } from "vitest";
import { priceCart } from "../../sandbox/commerce/price-cart.ts";
import { createProduct } from "../../sandbox/commerce/products.ts";
import { discountDrafts } from "./discount-drafts.ts";
import { playground } from "./playground.ts";

const play = playground();
const drafts = discountDrafts(play);

const price = fc.nat({ max: 9999 });
const discount = fc.record({
  kind: fc.constantFrom("basic", "buyGet", "freeShipping"),
  isAutomatic: fc.boolean(),
  isOnProduct: fc.boolean(),
  share: fc.nat({ max: 1_000_000 }),
  amountMinor: fc.option(fc.nat({ max: 15_000 })),
  combinesWith: fc.record({
    orderDiscounts: fc.boolean(),
    productDiscounts: fc.boolean(),
    shippingDiscounts: fc.boolean(),
  }),
});

test("whatever discounts meet in a cart, in two currencies not one minor unit is lost and nothing falls below nothing", () => {
  const { context } = play.sandbox;
  const lamp = createProduct(context, { title: "Lamp", price: "33.33" });
  fc.assert(
    fc.property(
      fc.array(discount, { maxLength: 6 }),
      fc.array(price, { minLength: 1, maxLength: 4 }),
      (made, prices) => {
        drafts.clear();
        const codes = made.flatMap((one) => {
          const common = {
            ...(one.isAutomatic ? { method: "automatic" as const, codes: [] } : {}),
            combinesWith: one.combinesWith,
          };
          const items = one.isOnProduct
            ? { kind: "products" as const, productIds: [lamp.id], variantIds: [] }
            : { kind: "all" as const };
          const percentage = { kind: "percentage" as const, partsPerMillion: one.share };
          const value =
            one.amountMinor === null
              ? percentage
              : { kind: "amount" as const, amountMinor: one.amountMinor, appliesOnEachItem: "no" as const };
          if (one.kind === "basic") return drafts.basic({ ...common, items, value }).codes;
          if (one.kind === "freeShipping") return drafts.freeShipping(common).codes;
          return drafts.buyGet({ ...common, gets: { items, quantity: 1, effect: percentage } }).codes;
        });
        const lines = [
          { productId: lamp.id, quantity: 3 },
          ...prices.map((minor) => ({ title: "Thing", price: (minor / 100).toFixed(2), quantity: 2 })),
        ];
        const request = { lines, codes: codes.map((one) => one.code), customerId: null, shipping: "4.95" };
        const cart = priceCart(context, { ...request, presentmentCurrency: "JPY" });

        const named = [
          ...cart.codes.flatMap((one) => (one.isApplied ? [one.amount] : [])),
          ...cart.automatic.map((one) => one.amount),
        ];
        const spread = [...cart.lines.flatMap((line) => line.discounts), ...cart.shippingDiscounts].map(
          (one) => one.amount,
        );
        for (const side of ["shop", "presentment"] as const) {
          const sum = (bags: typeof spread) => bags.reduce((total, bag) => total + bag[side], 0);
          expect(sum(named)).toBe(sum(spread));
          expect(cart.discountTotal[side]).toBe(sum(spread));
          expect(cart.total[side]).toBeGreaterThanOrEqual(0);
          expect(cart.lines.every((line) => line.net[side] >= 0)).toBe(true);
        }
        const perLine = cart.lines.map((line) =>
          line.discounts.filter((one) => cart.applications[one.application]?.targetSelection === "entitled"),
        );
        expect(perLine.every((found) => found.length <= 1)).toBe(true);
        expect(cart.applications).toHaveLength(named.length);
      },
    ),
    { numRuns: 300 },
  );
});
