import { afterEach, describe, expect, test } from "vitest";
import type { Discount } from "../../sandbox/state-discounts.ts";
import { discountDrafts, EVERYTHING, NOTHING } from "./discount-drafts.ts";
import { playground } from "./playground.ts";
import { messageOf, percent, pricedCarts, reason } from "./priced-carts.ts";

const play = playground();
const { basic, freeShipping, clear } = discountDrafts(play);
const { cart, product } = pricedCarts(play);
afterEach(clear);

const AUTOMATIC: Pick<Discount, "method" | "codes"> = { method: "automatic", codes: [] };

describe("what goes together", () => {
  const kinds = {
    product: (allows: Discount["combinesWith"]) => {
      const items = { kind: "products", productIds: [thing()], variantIds: [] } as const;
      return basic({ items: { ...items, productIds: [...items.productIds], variantIds: [] }, combinesWith: allows });
    },
    order: (allows: Discount["combinesWith"]) => basic({ combinesWith: allows }),
    shipping: (allows: Discount["combinesWith"]) => freeShipping({ combinesWith: allows }),
  };
  let things: string[] = [];
  const thing = () => {
    const { productId } = product("10.00");
    things.push(productId);
    return productId;
  };

  test.each([
    ["order", "order", true],
    ["order", "product", true],
    ["order", "shipping", true],
    ["product", "product", true],
    ["product", "shipping", true],
    ["shipping", "shipping", false],
  ] as const)("%s and %s, where both allow it: %s", (one, other, together) => {
    for (const [first, second] of [
      [EVERYTHING, EVERYTHING],
      [EVERYTHING, NOTHING],
      [NOTHING, EVERYTHING],
    ] as const) {
      things = [];
      const codes = [kinds[one]({ ...first }), kinds[other]({ ...second })];
      const lines = [
        { title: "Base", price: "50.00", quantity: 1 },
        ...things.map((productId) => ({ productId, quantity: 1 })),
      ];
      const priced = cart(codes, { lines, shipping: "5.00" });

      expect(reason(priced, 0)).toBeNull();
      expect(reason(priced, 1)).toBe(
        together && first === EVERYTHING && second === EVERYTHING ? null : "cannot-combine",
      );
    }
  });

  test("five codes for goods and one for shipping, not more", () => {
    const six = Array.from({ length: 6 }, () => basic({ value: percent(1) }));
    const priced = cart([...six, freeShipping()], { shipping: "5.00" });

    expect(priced.codes.map((one) => (one.isApplied ? "applied" : one.reason))).toEqual([
      ...Array.from({ length: 5 }, () => "applied"),
      "too-many",
      "applied",
    ]);
  });

  test("of automatic discounts that do not go together, those that save the buyer most are taken", () => {
    basic({ ...AUTOMATIC, title: "Ten", value: percent(10) });
    basic({ ...AUTOMATIC, title: "Twelve", value: percent(12) });
    basic({ ...AUTOMATIC, title: "Fifteen alone", value: percent(15), combinesWith: { ...NOTHING } });
    freeShipping({ ...AUTOMATIC, title: "Ship" });

    const priced = cart([], { shipping: "4.00" });

    // 10 % + 12 % + 4.00 shipping = 26.00 beats 15.00.
    expect(priced.automatic.map((one) => [one.title, one.amount.shop])).toEqual([
      ["Ten", 1000],
      ["Twelve", 1200],
      ["Ship", 400],
    ]);
  });

  test("a code stands against an automatic discount that it does not go with, as far as it saves more", () => {
    basic({ ...AUTOMATIC, title: "Tier", value: percent(15), combinesWith: { ...NOTHING } });
    const [small, large] = [basic({ value: percent(5) }), basic({ value: percent(20) })];

    const refused = cart([small]);
    expect([reason(refused), refused.discountTotal.shop]).toEqual(["cannot-combine", 1500]);
    expect(messageOf(refused)).toContain("Tier, which saves more");
    const taken = cart([large]);
    expect([reason(taken), taken.automatic, taken.discountTotal.shop]).toEqual([null, [], 2000]);
  });

  test("a product code that a better one takes every line from is refused and not spent", () => {
    const lamp = product("100.00");
    const items = { kind: "products" as const, productIds: [lamp.productId], variantIds: [] };
    const [small, large] = [basic({ value: percent(5), items }), basic({ value: percent(20), items })];

    expect(reason(cart([small, large], { lines: [{ productId: lamp.productId, quantity: 1 }] }))).toBe("no-effect");
  });
});
