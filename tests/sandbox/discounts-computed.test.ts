import { afterEach, describe, expect, test } from "vitest";
import { createCustomer } from "../../sandbox/commerce/customers.ts";
import { priceCart, type CartRequest, type PricedCart } from "../../sandbox/commerce/price-cart.ts";
import { createCollection, createProduct } from "../../sandbox/commerce/products.ts";
import type { Discount } from "../../sandbox/state-discounts.ts";
import { discountDrafts, EVERYTHING, NOTHING } from "./discount-drafts.ts";
import { playground } from "./playground.ts";

const play = playground();
const { basic, buyGet, freeShipping, clear } = discountDrafts(play);
afterEach(clear);

const AUTOMATIC: Pick<Discount, "method" | "codes"> = { method: "automatic", codes: [] };

function codeOf(discount: Discount): string {
  return discount.codes[0]?.code ?? "";
}

function cart(codes: Discount[], change: Partial<CartRequest> = {}): PricedCart {
  return priceCart(play.sandbox.context, {
    lines: [{ title: "Thing", price: "100.00", quantity: 1 }],
    codes: codes.map(codeOf),
    customerId: null,
    ...change,
  });
}

function product(price: string, collections: string[] = []): { productId: string; variantId: string } {
  const made = createProduct(play.sandbox.context, { title: `P${play.sandbox.world.newId()}`, price, collections });
  return { productId: made.id, variantId: made.variantId };
}

function percent(value: number): { kind: "percentage"; partsPerMillion: number } {
  return { kind: "percentage", partsPerMillion: value * 10_000 };
}

function reason(priced: PricedCart, place = 0): string | null {
  const code = priced.codes[place];
  return code?.isApplied === false ? code.reason : null;
}

function messageOf(priced: PricedCart): string {
  const [code] = priced.codes;
  return code?.isApplied === false ? code.message : "";
}

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

describe("what is refused", () => {
  test("each condition by its own reason", () => {
    const { context } = play.sandbox;
    const lamp = product("10.00");
    const digital = [{ title: "File", price: "10.00", quantity: 1, requiresShipping: false }];
    const at = (days: number) => new Date(context.world.clock.nowMs() + days * 86_400_000).toISOString();
    const cases: [Discount, string, Partial<CartRequest>?][] = [
      [basic({ startsAt: at(1) }), "not-active"],
      [basic({ endsAt: at(-1) }), "not-active"],
      [basic({ purchases: { oneTime: false, subscription: true } }), "subscription-only"],
      [basic({ context: { kind: "markets", marketIds: ["1"] } }), "other-customer"],
      [basic({ context: { kind: "customers", customerIds: ["1"] } }), "other-customer"],
      [basic({ items: { kind: "products", productIds: [lamp.productId], variantIds: [] } }), "no-items"],
      [basic({ minimum: { kind: "subtotal", amountMinor: 10_001 } }), "minimum"],
      [basic({ minimum: { kind: "quantity", quantity: 2 } }), "minimum"],
      [freeShipping(), "no-shipping", { lines: digital }],
      [freeShipping({ minimum: { kind: "subtotal", amountMinor: 10_001 } }), "minimum"],
      [freeShipping({ maximumShippingMinor: 499 }), "shipping-rate", { shipping: "5.00" }],
      [
        freeShipping({ destination: { kind: "countries", codes: ["DE", "AT"], includesRestOfWorld: false } }),
        "destination",
        { countryCode: "CH" },
      ],
    ];

    expect(cases.map(([discount, , change]) => reason(cart([discount], change)))).toEqual(cases.map(([, why]) => why));
    expect(reason(cart([], { codes: ["NOPE"] }))).toBe("not-found");
  });

  test("a usage limit counts each code by itself, and once per customer knows a guest by the address", async () => {
    const limited = basic({
      usageLimit: 1,
      codes: [
        { id: "1", code: "ONE" },
        { id: "2", code: "TWO" },
      ],
    });
    const once = basic({ appliesOncePerCustomer: true });
    const lines = [{ title: "Thing", price: "10.00" }];
    const codes = ["ONE", codeOf(once)];
    await play.control("POST", "/orders", { email: "guest@example.com", lines, discountCodes: codes });

    expect(limited.uses.map((use) => use.code)).toEqual(["ONE"]);
    expect(reason(cart([], { codes: ["one"] }))).toBe("usage-limit");
    expect(reason(cart([], { codes: ["TWO"] }))).toBeNull();
    expect(reason(cart([once], { email: "Guest@example.com" }))).toBe("once-per-customer");
    expect(reason(cart([once], { email: "other@example.com" }))).toBeNull();
  });

  test("a segment lets in whoever is in it now, and names the filter it cannot compute", async () => {
    const { context } = play.sandbox;
    const customer = createCustomer(context, { email: `${context.world.newId()}@example.com`, tags: ["gold"] });
    const segment = async (query: string) => (await play.control<{ id: string }>("POST", "/segments", { name: query, query })).body.id; // prettier-ignore
    const gold = basic({ context: { kind: "segments", segmentIds: [await segment("customer_tags CONTAINS 'gold'")] } });

    expect(reason(cart([gold], { customerId: customer.id }))).toBeNull();
    expect(reason(cart([gold]))).toBe("other-customer");
    customer.tags = [];
    expect(reason(cart([gold], { customerId: customer.id }))).toBe("other-customer");

    context.shop.segments.set("9", { id: "9", name: "x", query: "companies IS NULL", createdAt: "", updatedAt: "" });
    const odd = basic({ context: { kind: "segments", segmentIds: ["9"] } });
    expect(messageOf(cart([odd], { customerId: customer.id }))).toContain("the segment filter companies");
  });
});
