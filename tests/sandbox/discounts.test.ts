import fc from "fast-check";
import { expect, test } from "vitest";
import { priceCart } from "../../sandbox/commerce/price-cart.ts";
import type { BasicDiscount } from "../../sandbox/state-discounts.ts";
import { dig, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

const CREATE = `mutation($discount: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $discount) {
  codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { title status discountClasses usageLimit endsAt
    codes(first: 1) { nodes { code } } } } }
  userErrors { field message code } } }`;

const ONE_EURO = { discountAmount: { amount: "1.00", appliesOnEachItem: false } };

function input(change: object = {}): object {
  return {
    title: "Reward",
    code: `CODE${String(play.sandbox.world.newId())}`,
    startsAt: "2020-01-01T00:00:00Z",
    customerGets: { items: { all: true }, value: ONE_EURO },
    ...change,
  };
}

async function create(change: object = {}): Promise<string> {
  const discount = input(change);
  const { body } = await play.graphql(CREATE, { discount });
  expect(dig(body, "data.discountCodeBasicCreate.userErrors")).toEqual([]);
  return digText(discount, "code");
}

async function customer(): Promise<string> {
  const email = `${play.sandbox.world.newId()}@example.com`;
  return (await play.control<{ id: string }>("POST", "/customers", { email })).body.id;
}

function check(code: string, customerId: string | null, price = "20.00"): unknown {
  const lines = [{ title: "Thing", price, quantity: 1 }];
  const [outcome] = priceCart(play.sandbox.context, { lines, codes: [code], customerId }).codes;
  return outcome?.isApplied ? "applied" : outcome?.reason;
}

test("a code bound to one customer works for nobody else, and once", async () => {
  const owner = await customer();
  const stranger = await customer();
  const code = await create({
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: [`gid://shopify/Customer/${owner}`] } },
  });

  expect(check(code, stranger)).toBe("other-customer");
  expect(check(code, null)).toBe("other-customer");
  expect(check(code.toLowerCase(), owner)).toBe("applied");
  const lines = [{ title: "Thing", price: "20.00", quantity: 1 }];
  const order = await play.control<{ discounts: string }>("POST", "/orders", {
    customerId: owner,
    lines,
    discountCodes: [code],
  });

  expect(order.body.discounts).toBe("1.00");
  expect(check(code, owner)).toBe("usage-limit");
});

test("each condition of a discount refuses with its reason", async () => {
  const buyer = await customer();
  const future = new Date(Date.now() + 86_400_000).toISOString();
  const past = new Date(Date.now() - 86_400_000).toISOString();

  expect(check("NOSUCHCODE", buyer)).toBe("not-found");
  expect(check(await create({ startsAt: future }), buyer)).toBe("not-active");
  expect(check(await create({ endsAt: past }), buyer)).toBe("not-active");
  const subtotal = { subtotal: { greaterThanOrEqualToSubtotal: "20.01" } };
  expect(check(await create({ minimumRequirement: subtotal }), buyer)).toBe("minimum");
  expect(check(await create({ minimumRequirement: subtotal }), buyer, "20.01")).toBe("applied");
  const quantity = { quantity: { greaterThanOrEqualToQuantity: "2" } };
  expect(check(await create({ minimumRequirement: quantity }), buyer)).toBe("minimum");
  const product = await play.control<{ id: string }>("POST", "/products", { title: "Other", price: "5" });
  const items = { products: { productsToAdd: [`gid://shopify/Product/${product.body.id}`] } };
  expect(check(await create({ customerGets: { items, value: ONE_EURO } }), buyer)).toBe("no-items");
});

test("a code follows business time from its start to its end", async () => {
  const day = (days: number) => new Date(play.sandbox.world.clock.nowMs() + days * 86_400_000).toISOString();
  const code = await create({ startsAt: day(1), endsAt: day(3) });

  const seen = [check(code, null)];
  for (let count = 0; count < 2; count += 1) {
    await play.control("POST", "/clock", { advance: "P1DT12H", app: "not-told" });
    seen.push(check(code, null));
  }

  expect(seen).toEqual(["not-active", "applied", "not-active"]);
});

test("codes combine only where both allow it, and the second one says why not", async () => {
  const both = { combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true } };
  const [open, other, closed] = [await create(both), await create(both), await create()];
  const lines = [{ title: "Thing", price: "20.00", quantity: 1 }];
  const cart = (codes: string[]) => priceCart(play.sandbox.context, { lines, codes, customerId: null });

  expect(cart([open, other]).discountTotal.shop).toBe(200);
  const refused = cart([open, closed]);
  expect(refused.discountTotal.shop).toBe(100);
  expect(refused.codes[1]).toMatchObject({ code: closed, isApplied: false, reason: "cannot-combine" });
});

test("gift cards are never discounted", async () => {
  const lines = [{ title: "Gift card", price: "50.00", quantity: 1, giftCard: true }];
  const codes = [await create()];
  const cart = priceCart(play.sandbox.context, { lines, codes, customerId: null });

  expect(cart.codes[0]).toMatchObject({ isApplied: false, reason: "no-items" });
});

test("input that Shopify refuses is refused with its field, message and code", async () => {
  const taken = await create();
  const percentage = { items: { all: true }, value: { percentage: 1.1 } };
  const cases: [object, string, string][] = [
    [{ title: "" }, "title", "BLANK"],
    [{ code: "" }, "code", "TOO_SHORT"],
    [{ code: "A\nB" }, "code", "INVALID"],
    [{ code: taken.toLowerCase() }, "code", "TAKEN"],
    [{ endsAt: "2019-01-01T00:00:00Z" }, "endsAt", "INVALID"],
    [{ customerGets: percentage }, "customerGets.value.percentage", "VALUE_OUTSIDE_RANGE"],
    [{ usageLimit: 0 }, "usageLimit", "GREATER_THAN"],
    [{ context: { customers: { add: ["gid://shopify/Customer/1"] } } }, "context.customers.add", "INVALID"],
  ];
  for (const [change, field, code] of cases) {
    const { body } = await play.graphql(CREATE, { discount: input(change) });
    expect(dig(body, "data.discountCodeBasicCreate.codeDiscountNode")).toBeNull();
    expect(dig(body, "data.discountCodeBasicCreate.userErrors.0")).toMatchObject({
      field: ["basicCodeDiscount", ...field.split(".")],
      code,
    });
  }
});

test("a deactivated code expires at once and comes back when it is activated", async () => {
  const code = await create();
  const found = await play.graphql(`query($code: String!) { codeDiscountNodeByCode(code: $code) { id } }`, { code });
  const id = digText(found.body, "data.codeDiscountNodeByCode.id");
  const change = (verb: string) =>
    play.graphql(`mutation($id: ID!) { ${verb}(id: $id) { codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { status endsAt } } } userErrors { message } } }`, { id }); // prettier-ignore

  const off = await change("discountCodeDeactivate");
  expect(dig(off.body, "data.discountCodeDeactivate.codeDiscountNode.codeDiscount.status")).toBe("EXPIRED");
  expect(check(code, null)).toBe("not-active");
  const on = await change("discountCodeActivate");
  expect(dig(on.body, "data.discountCodeActivate.codeDiscountNode.codeDiscount")).toEqual({
    status: "ACTIVE",
    endsAt: null,
  });
  expect(check(code, null)).toBe("applied");

  const gone = await play.graphql(`mutation($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { message code } } }`, { id }); // prettier-ignore
  expect(dig(gone.body, "data.discountCodeDelete.deletedCodeDiscountId")).toBe(id);
  expect(check(code, null)).toBe("not-found");
});

test("however a discount is spread, not one cent is lost and no line falls below nothing", () => {
  const discount = fc.record({
    amountMinor: fc.nat({ max: 20_000 }),
    partsPerMillion: fc.nat({ max: 1_000_000 }),
    kind: fc.constantFrom("amount" as const, "percentage" as const),
  });
  const prices = fc.array(fc.record({ cents: fc.nat({ max: 9999 }), quantity: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(discount, prices, ({ amountMinor, partsPerMillion, kind }, cart) => {
      const { context } = play.sandbox;
      const value: BasicDiscount["value"] =
        kind === "amount" ? { kind, amountMinor, appliesOnEachItem: "no" } : { kind, partsPerMillion };
      context.shop.discounts.set("7", { ...plainDiscount, value });
      const lines = cart.map(({ cents, quantity }) => ({ title: "Thing", price: (cents / 100).toFixed(2), quantity }));
      const priced = priceCart(context, { lines, codes: ["PLAIN"], customerId: null, presentmentCurrency: "JPY" });
      context.shop.discounts.delete("7");

      const whole = cart.reduce((sum, one) => sum + one.cents * one.quantity, 0);
      const expected = kind === "amount" ? Math.min(amountMinor, whole) : Number((BigInt(whole) * BigInt(partsPerMillion) + 500_000n) / 1_000_000n); // prettier-ignore
      expect(priced.discountTotal.shop).toBe(expected);
      expect(priced.subtotal.shop).toBe(whole - expected);
      for (const line of priced.lines) {
        expect(line.net.shop).toBeGreaterThanOrEqual(0);
        expect(line.net.presentment).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});

const plainDiscount: Omit<BasicDiscount, "value"> = {
  id: "7",
  type: "basic",
  method: "code",
  purchases: { oneTime: true, subscription: false },
  recurringCycleLimit: 1,
  codes: [{ id: "8", code: "PLAIN" }],
  title: "Plain",
  startsAt: "2020-01-01T00:00:00Z",
  endsAt: null,
  usageLimit: null,
  appliesOncePerCustomer: false,
  context: { kind: "all" },
  items: { kind: "all" },
  minimum: { kind: "none" },
  combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
  tags: [],
  createdAt: "2020-01-01T00:00:00Z",
  updatedAt: "2020-01-01T00:00:00Z",
  uses: [],
};
