import { afterEach, describe, expect, test } from "vitest";
import { createCustomer, mergeCustomers } from "../../sandbox/commerce/customers.ts";
import { placeOrder } from "../../sandbox/commerce/place-order.ts";
import { refundOrder } from "../../sandbox/commerce/refund-order.ts";
import { creditStoreCredit, creditAccountsOf, openCreditAccount } from "../../sandbox/commerce/store-credit.ts";
import { createGiftCard } from "../../sandbox/commerce/gift-cards.ts";
import type { Customer, Order } from "../../sandbox/state.ts";
import { orderBody } from "../../sandbox/webhooks/order-body.ts";
import { dig } from "./dig.ts";
import { discountDrafts } from "./discount-drafts.ts";
import { playground } from "./playground.ts";

const play = playground();
const { basic, freeShipping, clear } = discountDrafts(play);
afterEach(clear);

const LINES = [{ title: "Chair", price: "100.00", quantity: 1 }];

function customer(): Customer {
  return createCustomer(play.sandbox.context, { email: `${play.sandbox.world.newId()}@example.com` });
}

function paid(order: Order, kind: "sale" | "refund" = "sale"): [string, number][] {
  return order.transactions.filter((one) => one.kind === kind).map((one) => [one.gateway, one.amount.shop]);
}

function credit(of: { customerId: string; amountMinor: number; days: number | null }): void {
  const { context } = play.sandbox;
  const account = openCreditAccount(context, { customerId: of.customerId, currency: "EUR" });
  const expiresAt =
    of.days === null ? null : new Date(context.world.clock.nowMs() + of.days * 86_400_000).toISOString();
  creditStoreCredit(context, { account, amountMinor: of.amountMinor, expiresAt });
}

describe("an order with discounts", () => {
  test("says the same in its body and in the Admin API: by code, automatic, on goods and on shipping", async () => {
    const { context } = play.sandbox;
    const [ten, ship] = [basic({ title: "Ten" }), freeShipping({ title: "Ship" })];
    basic({ method: "automatic", codes: [], title: "Tier", value: { kind: "percentage", partsPerMillion: 50_000 } });
    const discountCodes = [ten, ship].map((one) => one.codes[0]?.code ?? "");

    const order = placeOrder(context, { lines: LINES, discountCodes, shipping: "4.90", paid: true });
    const body = orderBody(context, order);
    const admin = await play.graphql(
      `query($id: ID!) { order(id: $id) { discountCodes totalDiscountsSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }
        shippingLine { originalPriceSet { shopMoney { amount } } discountedPriceSet { shopMoney { amount } }
          discountAllocations { allocatedAmountSet { shopMoney { amount } } discountApplication { index } } }
        discountApplications(first: 5) { nodes { __typename index targetType
          ... on DiscountCodeApplication { code } ... on AutomaticDiscountApplication { title } } } } }`,
      { id: `gid://shopify/Order/${order.id}` },
    );

    // 10.00 + 5.00 off the chair, 4.90 off shipping; 85.00 is left to pay.
    expect(body["discount_codes"]).toEqual([
      { code: discountCodes[0], amount: "10.00", type: "percentage" },
      { code: discountCodes[1], amount: "4.90", type: "shipping" },
    ]);
    expect(body["discount_applications"]).toMatchObject([
      { type: "discount_code", code: discountCodes[0], target_type: "line_item", value: "10.0" },
      { type: "automatic", title: "Tier", target_type: "line_item", value: "5.0" },
      { type: "discount_code", code: discountCodes[1], target_type: "shipping_line", value: "100.0" },
    ]);
    expect([body["total_discounts"], body["total_price"], body["subtotal_price"]]).toEqual(["19.90", "85.00", "85.00"]);
    expect(dig(body, "shipping_lines.0")).toMatchObject({
      price: "4.90",
      discounted_price: "0.00",
      discount_allocations: [{ amount: "4.90", discount_application_index: 2 }],
    });
    expect(dig(admin.body, "data.order")).toMatchObject({
      discountCodes,
      totalDiscountsSet: { shopMoney: { amount: "19.9" } },
      totalPriceSet: { shopMoney: { amount: "85.0" } },
      shippingLine: {
        originalPriceSet: { shopMoney: { amount: "4.9" } },
        discountedPriceSet: { shopMoney: { amount: "0.0" } },
        discountAllocations: [
          { allocatedAmountSet: { shopMoney: { amount: "4.9" } }, discountApplication: { index: 2 } },
        ],
      },
      discountApplications: {
        nodes: [
          { __typename: "DiscountCodeApplication", index: 0, targetType: "LINE_ITEM", code: discountCodes[0] },
          { __typename: "AutomaticDiscountApplication", index: 1, targetType: "LINE_ITEM", title: "Tier" },
          { __typename: "DiscountCodeApplication", index: 2, targetType: "SHIPPING_LINE", code: discountCodes[1] },
        ],
      },
    });
  });

  test("goes to the customer's own address, to the one that is said, or nowhere", () => {
    const { context } = play.sandbox;
    const buyer = customer();
    const [city, countryCode] = ["Wien", "AT"];
    buyer.defaultAddress = placeOrder(context, {
      lines: LINES,
      shippingAddress: { city, countryCode },
    }).shippingAddress;
    const file = [{ title: "File", price: "5.00", quantity: 1, requiresShipping: false }];

    const own = placeOrder(context, { lines: LINES, customerId: buyer.id });
    const said = placeOrder(context, { lines: LINES, customerId: buyer.id, shippingAddress: { city: "Bern", countryCode: "CH" } }); // prettier-ignore
    const nowhere = placeOrder(context, { lines: file, customerId: buyer.id });

    expect(dig(orderBody(context, own), "shipping_address")).toMatchObject({
      city,
      country_code: "AT",
      country: "Austria",
    });
    expect(said.shippingAddress).toMatchObject({ city: "Bern", countryCode: "CH" });
    expect(nowhere.shippingAddress).toBeNull();
  });
});

describe("gift cards", () => {
  test("pay as much as they hold, one after the other, and get it back when the order is refunded", () => {
    const { context } = play.sandbox;
    const [first, second] = [1500, 3000].map((initialMinor) => createGiftCard(context, { initialMinor }));
    if (!first || !second) throw new Error("No gift cards");

    const payment = { giftCardCodes: [first.code, second.code.toUpperCase()] };
    const order = placeOrder(context, { lines: LINES, paid: true, payment });

    expect(paid(order)).toEqual([["gift_card", 1500], ["gift_card", 3000], ["bogus", 5500]]); // prettier-ignore
    expect([first.balanceMinor, second.balanceMinor]).toEqual([0, 0]);

    // 60.00 back: the 55.00 of the payment provider first, then 5.00 onto the first card.
    refundOrder(context, order.id, { amount: "60.00" });
    expect(paid(order, "refund")).toEqual([["bogus", 5500], ["gift_card", 500]]); // prettier-ignore
    expect([first.balanceMinor, second.balanceMinor]).toEqual([500, 0]);
    expect(first.transactions.map((one) => one.amountMinor)).toEqual([-1500, 500]);
  });

  test("that are unknown, deactivated, expired or empty are refused in words, and nothing is placed", async () => {
    const { context } = play.sandbox;
    const make = () => createGiftCard(context, { initialMinor: 1000 });
    const [off, old, empty] = [make(), make(), make()];
    await play.control("POST", `/gift-cards/${off.id}/deactivate`, {});
    await play.control("POST", `/gift-cards/${empty.id}/debit`, { amount: "10.00" });
    old.expiresOn = "2020-12-31";
    const count = context.shop.orders.size;
    const place = (code: string) => () => placeOrder(context, { lines: LINES, paid: true, payment: { giftCardCodes: [code] } }); // prettier-ignore

    expect(place("nope1234")).toThrow("There is no gift card nope1234");
    expect(place(off.code)).toThrow("is deactivated");
    expect(place(old.code)).toThrow("expired on 2020-12-31");
    expect(place(empty.code)).toThrow("has no balance left");
    expect(context.shop.orders.size).toBe(count);
  });
});

describe("store credit", () => {
  test("that expires soonest is spent first, and what expired is gone", async () => {
    const { context } = play.sandbox;
    const buyer = customer();
    credit({ customerId: buyer.id, amountMinor: 1000, days: null });
    credit({ customerId: buyer.id, amountMinor: 2000, days: 30 });
    credit({ customerId: buyer.id, amountMinor: 500, days: 10 });
    const lines = [{ title: "Cup", price: "12.00", quantity: 1 }];

    const order = placeOrder(context, { customerId: buyer.id, lines, paid: true, payment: { useStoreCredit: "yes" } });

    // 12.00: the 5.00 of ten days, then 7.00 of the 20.00 of thirty days.
    const [account] = creditAccountsOf(context, buyer.id);
    expect(paid(order)).toEqual([["shopify_store_credit", 1200]]);
    expect(account?.transactions.filter((one) => one.type === "credit").map((one) => one.remainingMinor)).toEqual([1000, 1300, 0]); // prettier-ignore
    expect(account?.balanceMinor).toBe(2300);

    await play.control("POST", "/clock", { advance: "P31D", app: "not-told" });
    const [later] = creditAccountsOf(context, buyer.id);
    expect(later?.balanceMinor).toBe(1000);
    expect(later?.transactions.at(-1)).toMatchObject({
      type: "expiration",
      amountMinor: -1300,
      balanceAfterMinor: 1000,
    });
  });

  test("takes a refund, whatever the order was paid with", () => {
    const { context } = play.sandbox;
    const buyer = customer();
    const order = placeOrder(context, { customerId: buyer.id, lines: LINES, paid: true });

    refundOrder(context, order.id, { amount: "25.00", to: "store-credit" });

    const [account] = creditAccountsOf(context, buyer.id);
    expect(paid(order, "refund")).toEqual([["shopify_store_credit", 2500]]);
    expect(account?.transactions).toMatchObject([{ type: "credit", amountMinor: 2500, event: "ORDER_REFUND" }]);
  });

  test("goes with a merged customer to the one who stays, each credit with its own end", () => {
    const { context } = play.sandbox;
    const [kept, gone] = [customer(), customer()];
    credit({ customerId: kept.id, amountMinor: 100, days: null });
    credit({ customerId: gone.id, amountMinor: 250, days: 10 });
    const card = createGiftCard(context, { initialMinor: 900, customerId: gone.id });

    mergeCustomers(context, { keptId: kept.id, deletedId: gone.id });

    const [account] = creditAccountsOf(context, kept.id);
    expect([account?.balanceMinor, creditAccountsOf(context, gone.id), card.customerId]).toEqual([350, [], kept.id]);
    expect(account?.transactions.at(-1)?.expiresAt).not.toBeNull();
  });
});
