import { afterEach, describe, expect, test } from "vitest";
import { createCustomer } from "../../sandbox/commerce/customers.ts";
import { type CartRequest } from "../../sandbox/commerce/price-cart.ts";
import type { Discount } from "../../sandbox/state-discounts.ts";
import { discountDrafts } from "./discount-drafts.ts";
import { playground } from "./playground.ts";
import { codeOf, messageOf, pricedCarts, reason } from "./priced-carts.ts";

const play = playground();
const { basic, freeShipping, clear } = discountDrafts(play);
const { cart, product } = pricedCarts(play);
afterEach(clear);

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
