import { expect, test } from "vitest";
import { handleAdmin } from "../../sandbox/admin/handle-admin.ts";
import { createCustomer } from "../../sandbox/commerce/customers.ts";
import { createGiftCard } from "../../sandbox/commerce/gift-cards.ts";
import { createProduct } from "../../sandbox/commerce/products.ts";
import { creditAccountsOf, creditStoreCredit, openCreditAccount } from "../../sandbox/commerce/store-credit.ts";
import type { Order } from "../../sandbox/state.ts";
import { handleStore } from "../../sandbox/storefront/handle-store.ts";
import { dig } from "./dig.ts";
import { discountDrafts } from "./discount-drafts.ts";
import { playground } from "./playground.ts";

const play = playground();
const { basic, freeShipping } = discountDrafts(play);
const STORE = "http://store.test";

/** A shopper's browser: keeps cookies, follows redirects. */
function browser(): (method: "GET" | "POST", path: string, fields?: Record<string, string>) => Promise<Response> {
  const cookies = new Map<string, string>();
  const visit = async (
    method: "GET" | "POST",
    path: string,
    fields: Record<string, string> = {},
  ): Promise<Response> => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const body = method === "POST" ? new URLSearchParams(fields) : null;
    const response = await handleStore(new Request(`${STORE}${path}`, { method, headers, body }), play.sandbox.context);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = response.headers.get("location");
    return response.status === 303 && to !== null ? visit("GET", to) : response;
  };
  return visit;
}

function variant(price: string): string {
  return createProduct(play.sandbox.context, { title: `Lamp ${play.sandbox.world.newId()}`, price }).variantId;
}

function newestOrder(): Order {
  const order = [...play.sandbox.context.shop.orders.values()].at(-1);
  if (!order) throw new Error("No order was placed");
  return order;
}

test("a link's code is kept for the session, and the Ajax cart replaces codes and says which apply", async () => {
  const visit = browser();
  const [ten, twenty] = [basic({ title: "Ten" }), basic({ value: { kind: "percentage", partsPerMillion: 200_000 } })];
  const codes = [ten, twenty].map((one) => one.codes[0]?.code ?? "");

  await visit("GET", `/discount/${codes[0] ?? ""}?redirect=/`);
  const added: unknown = await (await visit("POST", "/cart/add.js", { id: variant("50.00"), quantity: "2" })).json();
  expect(added).toMatchObject({ item_count: 2, total_discount: 1000, total_price: 9000, currency: "EUR" });

  const both = [codes[1], "NOPE"].join(",");
  const updated: unknown = await (await visit("POST", "/cart/update.js", { discount: both })).json();
  expect(dig(updated, "discount_codes")).toMatchObject([
    { code: codes[1], applicable: true },
    { code: "NOPE", applicable: false },
  ]);
  const none: unknown = await (await visit("POST", "/cart/update.js", { discount: "" })).json();
  expect(none).toMatchObject({ discount_codes: [], total_discount: 0, total_price: 10_000 });
  expect(await (await visit("GET", "/cart.js")).json()).toEqual(none);
});

test("the checkout ships to the chosen country, lets gift card and store credit pay, and shows what is left", async () => {
  const { context } = play.sandbox;
  await play.control("POST", "/shop", { shipping: "4.90" });
  const buyer = createCustomer(context, { email: `${context.world.newId()}@example.com`, firstName: "Ada" });
  const account = openCreditAccount(context, { customerId: buyer.id, currency: "EUR" });
  creditStoreCredit(context, { account, amountMinor: 3000 });
  const card = createGiftCard(context, { initialMinor: 2000 });
  const free = freeShipping({ destination: { kind: "countries", codes: ["AT"], includesRestOfWorld: false } });
  const visit = browser();
  await visit("GET", `/account/login?customer=${buyer.id}`);
  await visit("POST", "/cart/add", { id: variant("100.00") });
  await visit("POST", "/cart/update", { discount: free.codes[0]?.code ?? "", back: "/checkout" });

  // Germany: the code is refused, the parcel costs 4.90.
  const home = await (await visit("GET", "/checkout")).text();
  expect(home).toContain("this code is not good for the country it is shipped to.");
  expect(home).toContain("€104.90");
  const unknown = await visit("POST", "/checkout/gift-card", { gift_card: "nope nope" });
  expect([unknown.status, await unknown.text()]).toEqual([422, expect.stringContaining("There is no gift card")]);
  await visit("POST", "/checkout/gift-card", { gift_card: card.code.toUpperCase() });

  const address = {
    first_name: "Ada",
    last_name: "L",
    address1: "Ring 1",
    zip: "1010",
    city: "Wien",
    country_code: "AT",
  };
  const choice = { ...address, use_store_credit: "yes" };
  const shown = await (await visit("POST", "/checkout", { ...choice, update: "yes" })).text();
  // 100.00, shipping free; 20.00 by the card, 30.00 by store credit.
  expect(shown).toMatch(/Left to pay<\/dt>\s*<dd>€50\.00/);

  const thanks = await (await visit("POST", "/checkout", choice)).text();
  const order = newestOrder();
  expect(thanks).toContain("Paid with store credit");
  expect(order.shippingAddress).toMatchObject({ city: "Wien", countryCode: "AT" });
  expect(order.transactions.map((one) => [one.gateway, one.amount.shop])).toEqual([
    ["gift_card", 2000],
    ["shopify_store_credit", 3000],
    ["bogus", 5000],
  ]);
  expect([card.balanceMinor, creditAccountsOf(context, buyer.id)[0]?.balanceMinor]).toEqual([0, 0]);
});

test("discounts are changed by hand in the admin, and the app hears of every change", async () => {
  const { context } = play.sandbox;
  const discount = basic({ title: "By hand" });
  const press = (action: string, fields: Record<string, string> = {}) =>
    handleAdmin(
      new Request(`http://home.test/admin/discounts/${discount.id}/${action}`, {
        method: "POST",
        body: new URLSearchParams(fields),
      }),
      context,
    );
  play.received.length = 0;

  await press("end", { day: "2030-12-31" });
  expect(discount.endsAt).toBe("2030-12-31T23:59:59Z");
  await press("deactivate");
  const page = await (await handleAdmin(new Request("http://home.test/admin/discounts"), context)).text();
  expect(page).toContain(discount.codes[0]?.code);
  expect(page).toContain("expired");
  await play.control("POST", `/discounts/${discount.id}`, { percent: "12.5" });
  expect(discount.value).toEqual({ kind: "percentage", partsPerMillion: 125_000 });
  await press("delete");
  expect(context.shop.discounts.has(discount.id)).toBe(false);

  await play.atRest();
  const told = play.received.filter((one) => one.topic.startsWith("discounts/")).map((one) => one.topic);
  expect(told).toEqual(["discounts/update", "discounts/update", "discounts/update", "discounts/delete"]);
});

test("the admin shows gift cards and what a customer has; scopes are granted as far as the configuration names them", async () => {
  const { context } = play.sandbox;
  const customer = createCustomer(context, { email: `${context.world.newId()}@example.com`, tags: ["gold"] });
  await play.control("POST", "/segments", { name: "Gold members", query: "customer_tags CONTAINS 'gold'" });
  await play.control("POST", `/customers/${customer.id}/store-credit`, { amount: "7.50" });
  const card = createGiftCard(context, { initialMinor: 2500, customerId: customer.id });
  const get = async (path: string) => (await handleAdmin(new Request(`http://home.test/admin${path}`), context)).text();

  expect(await get("/gift-cards")).toContain(card.code.slice(-4));
  const page = await get(`/customers/${customer.id}`);
  for (const words of ["gold", "Gold members", "€7.50"]) expect(page).toContain(words);

  const ask = (scopes: string[]) =>
    handleAdmin(
      new Request("http://home.test/admin/bridge/scopes", { method: "POST", body: JSON.stringify(scopes) }),
      context,
    );
  const [optional] = context.world.config()?.optionalScopes ?? [];
  const granted: unknown = await (await ask([optional ?? ""])).json();
  expect(dig(granted, "granted")).toContain(optional);
  await expect(ask(["write_everything"])).rejects.toThrow("does not name write_everything");
});
