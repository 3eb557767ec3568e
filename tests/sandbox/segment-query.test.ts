import { expect, test } from "vitest";
import { createCustomer } from "../../sandbox/commerce/customers.ts";
import { addressOf } from "../../sandbox/commerce/addresses.ts";
import { placeOrder } from "../../sandbox/commerce/place-order.ts";
import {
  isInSegment,
  parseSegmentQuery,
  segmentMembers,
  unknownFilters,
} from "../../sandbox/commerce/segment-query.ts";
import { playground } from "./playground.ts";

const play = playground();

test("who is in a segment follows tags, orders, money, consent, address and time", () => {
  const { context } = play.sandbox;
  const customer = createCustomer(context, {
    email: "ada@example.org",
    tags: ["VIP", "o'hara"],
    locale: "de",
    emailConsent: "subscribed",
    defaultAddress: addressOf(context, { countryCode: "AT" }),
  });
  const other = createCustomer(context, { email: "bob@example.com" });
  const lines = [{ title: "Thing", price: "100.50", quantity: 1 }];
  placeOrder(context, { customerId: customer.id, lines, paid: true });
  const isIn = (query: string) => isInSegment(context, { query, customer });

  const yes = [
    "",
    "customer_tags CONTAINS 'VIP'",
    "customer_tags CONTAINS 'o\\'hara'",
    "customer_tags NOT CONTAINS 'blocked'",
    "number_of_orders = 1",
    "number_of_orders BETWEEN 1 AND 3",
    "amount_spent >= 100.50",
    "email_subscription_status = 'SUBSCRIBED' AND customer_email_domain = 'example.org'",
    "customer_email_domain IN ('example.com', 'example.org')",
    "number_of_orders > 5 OR customer_tags CONTAINS 'VIP' AND amount_spent > 100",
    "(number_of_orders > 5 OR customer_tags CONTAINS 'VIP') AND amount_spent > 100",
    "customer_countries CONTAINS 'AT'",
    "customer_language != 'en'",
    "last_order_date >= -30d",
    "customer_added_date > 2020-01-01",
  ];
  const no = [
    "customer_tags CONTAINS 'vip'",
    "customer_tags NOT CONTAINS 'VIP'",
    "customer_tags IS NULL",
    "number_of_orders > 1",
    "amount_spent > 100.50",
    "(number_of_orders > 5 OR customer_tags CONTAINS 'VIP') AND amount_spent > 1000",
    "last_order_date <= -1d",
  ];

  expect(yes.filter((query) => !isIn(query))).toEqual([]);
  expect(no.filter((query) => isIn(query))).toEqual([]);
  expect(segmentMembers(context, "last_order_date IS NULL")).toEqual([other]);
});

test("a query that makes no sense is refused with the place of the fault, in Shopify's words", () => {
  expect(parseSegmentQuery("not a valid segment query ???").problems).toEqual([
    "Line 1 Column 6: 'valid' is unexpected.",
    "Line 1 Column 4: 'a' filter cannot be found.",
  ]);
  expect(parseSegmentQuery("number_of_orders >= 1 number_of_orders").problems).toEqual([
    "Line 1 Column 22: 'number_of_orders' is unexpected.",
  ]);
  expect(parseSegmentQuery("number_of_orders >=").condition).toBeNull();
});

test("a filter that the sandbox does not compute is read, and refused by its name when somebody asks who is in", () => {
  const { context } = play.sandbox;
  const query = "abandoned_checkout_date >= -30d AND companies IS NULL";
  const { condition } = parseSegmentQuery(query);

  expect(condition && unknownFilters(condition)).toEqual(["abandoned_checkout_date", "companies"]);
  expect(() => segmentMembers(context, query)).toThrow("abandoned_checkout_date");
});
