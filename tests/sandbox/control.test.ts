import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { startSandbox } from "../../sandbox/server.ts";
import { dig, digList, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();
const lines = [{ title: "Lamp", price: "129.90", quantity: 2 }];

test("bad input is answered in words", async () => {
  const cases: [string, unknown, number][] = [
    ["/orders", {}, 400],
    ["/orders", { lines: [] }, 400],
    ["/orders", { lines: [{ title: "Lamp", price: 12, quantity: 1 }] }, 400],
    ["/orders", { lines: [{ title: "Lamp", price: "12.999", quantity: 1 }] }, 422],
    ["/orders", { lines, colour: "red" }, 400],
    ["/orders", { lines, customerId: "7" }, 422],
    ["/orders", { lines, discountCodes: ["NOPE"] }, 422],
    ["/orders", { lines, presentmentCurrency: "XXX" }, 422],
    ["/orders/7/pay", {}, 404],
    ["/customers", { email: "nonsense" }, 400],
    ["/shop", { timeZone: "Mars/Olympus" }, 400],
    ["/nothing", {}, 404],
  ];
  for (const [at, body, status] of cases) {
    const answer = await play.control<{ error: string }>("POST", at, body);
    expect([at, answer.status]).toEqual([at, status]);
    expect(answer.body.error).toMatch(/\w+ \w+/);
  }
  const response = await fetch(`${play.sandbox.home}/control/orders`, { method: "POST", body: "{" });
  expect(response.status).toBe(400);
});

test("what needs no shipping is fulfilled with the rest of its order, but for gift cards and tips", async () => {
  const mixed = [
    ...lines,
    { title: "Manual", price: "9.90", requiresShipping: false },
    { title: "Gift card", price: "25.00", giftCard: true },
    { title: "Tip", price: "2.00", tip: true },
  ];
  const { body: order } = await play.control<{ id: string }>("POST", "/orders", { lines: mixed, paid: true });

  const { body: partly } = await play.control<object>("POST", `/orders/${order.id}/fulfill`, {
    lines: [{ index: 0, quantity: 2 }],
  });
  expect(digText(partly, "fulfillmentStatus")).toBe("partial");
  const { body: whole } = await play.control<object>("POST", `/orders/${order.id}/fulfill`, {});
  expect(digText(whole, "fulfillmentStatus")).toBe("fulfilled");
  const { body } = await play.control<object>("GET", `/orders/${order.id}`);
  const shipped = digList(body, "fulfillments").map((one) =>
    digList(one, "line_items").map((line) => dig(line, "title")),
  );
  expect(shipped).toEqual([["Lamp"], ["Manual"]]);
});

test("the shipping fee is refunded whole and once, be it named by its amount", async () => {
  const request = { lines, shipping: "4.90", paid: true, fulfilled: true };
  const { body: order } = await play.control<{ id: string }>("POST", "/orders", request);
  const refund = (body: object) => play.control<object>("POST", `/orders/${order.id}/refund`, body);

  expect((await refund({ shipping: "1.90" })).status).toBe(422);
  expect((await refund({ lines: [{ index: 0, quantity: 1 }], shipping: "4.90" })).status).toBe(200);
  expect((await refund({ shipping: true })).status).toBe(422);
  const { body } = await play.control<object>("GET", `/orders/${order.id}`);
  const amounts = digList(body, "refunds").flatMap((one) =>
    digList(one, "transactions").map((transaction) => dig(transaction, "amount")),
  );
  expect(amounts).toEqual(["134.80"]);
});

test("the log of calls finds a mutation by its root field too", async () => {
  await play.graphql(`mutation Forget { metafieldsDelete(metafields: []) { userErrors { message } } }`);

  for (const name of ["Forget", "metafieldsDelete"]) {
    const { body } = await play.control<object[]>("GET", `/calls?operation=${name}`);
    expect(body).toHaveLength(1);
    expect(dig(body[0], "fields")).toEqual(["metafieldsDelete"]);
  }
});

test("ids are decimal strings below 2^53, and as large as asked otherwise", async () => {
  const { body: small } = await play.control<{ id: string }>("POST", "/customers", { email: "small@example.com" });
  const { body: large } = await play.control<{ id: string }>("POST", "/orders", { lines, id: "820982911946154508" });

  expect(Number(small.id)).toBeLessThan(Number.MAX_SAFE_INTEGER);
  expect(large.id).toBe("820982911946154508");
  expect((await play.control("GET", `/orders/${large.id}`)).text).toContain('"id":820982911946154508,');
  expect((await play.control("POST", "/orders", { lines, id: large.id })).status).toBe(422);
});

test("an order can be placed, paid and shipped in one request, and priced with taxes on top", async () => {
  const { body } = await play.control("POST", "/orders", {
    ...{ lines, shipping: "4.90", taxesIncluded: false, paid: true, fulfilled: true, test: true, sourceName: "pos" },
  });

  expect(body).toMatchObject({
    total: "314.99",
    subtotal: "259.80",
    financialStatus: "paid",
    fulfillmentStatus: "fulfilled",
  });
  const read = await play.control("GET", `/orders/${digText(body, "id")}`);
  expect(read.body).toMatchObject({ test: true, source_name: "pos", taxes_included: false, total_tax: "50.29" });
});

test("what a cancelled order still owes the buyer can be refunded later", async () => {
  const { body: order } = await play.control<{ id: string }>("POST", "/orders", { lines, paid: true });
  await play.control("POST", `/orders/${order.id}/cancel`, {});

  const { body } = await play.control("POST", `/orders/${order.id}/refund`, { lines: [{ index: 0, quantity: 2 }] });

  expect(body).toMatchObject({ financialStatus: "refunded", currentTotal: "0.00", outstanding: "0.00" });
  const read = await play.control("GET", `/orders/${order.id}`);
  expect(dig(read.body, "refunds.0.refund_line_items.0.restock_type")).toBe("cancel");
});

test("a free order is paid without a transaction", async () => {
  const { body } = await play.control("POST", "/orders", { lines: [{ title: "Sample", price: "0", quantity: 1 }] });

  expect(body).toMatchObject({ financialStatus: "paid", transactions: [] });
});

test("the currency changes until somebody has bought something", async () => {
  const domain = "currency-shop.myshopify.com";
  await play.control("POST", "/shops", { domain, samples: true });
  const at = (one: string) => `${one}?shop=${domain}`;
  expect((await play.control<unknown[]>("GET", at("/orders"))).body.length).toBeGreaterThan(20);

  const changed = await play.control("POST", at("/shop"), { currency: "JPY", timeZone: "Asia/Tokyo" });

  expect(changed.body).toMatchObject({ currency: "JPY", timeZone: "Asia/Tokyo" });
  expect((await play.control<unknown[]>("GET", at("/orders"))).body).toEqual([]);
  await play.control("POST", at("/orders"), { lines: [{ title: "Lamp", price: "1299", quantity: 1 }] });
  expect((await play.control("POST", at("/shop"), { currency: "EUR" })).status).toBe(422);
});

test("a merge moves orders to the customer who stays, and the other one is gone", async () => {
  const create = async (email: string) => (await play.control<{ id: string }>("POST", "/customers", { email })).body.id;
  const [kept, gone] = [await create("kept@example.com"), await create("gone@example.com")];
  const { body: order } = await play.control<{ id: string }>("POST", "/orders", { lines, customerId: gone });

  await play.control("POST", `/customers/${kept}/merge`, { from: gone });

  expect((await play.control("GET", `/customers/${gone}`)).status).toBe(404);
  expect(dig((await play.control("GET", `/customers/${kept}`)).body, "orders")).toEqual([order.id]);
  await play.atRest();
  expect(play.received.find((one) => one.topic === "customers/merge")?.body).toMatchObject({ status: "completed" });
});

test("waiting for rest ends with what is still open when the time is over", async () => {
  play.sandbox.setAppUrl("http://127.0.0.1:9");
  const { status, body } = await play.control<{ error: string }>("POST", "/idle", { timeoutSeconds: 0.2 });

  expect(status).toBe(504);
  expect(body.error).toContain("The app does not answer");
});

test("a second start finds everything again, and a fresh one nothing", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "laurel-sandbox-"));
  const persist = path.join(folder, "deep", "sandbox.json");
  const request = { port: 0, storePort: 0, appUrl: "http://127.0.0.1:9", persist } as const;
  const first = await startSandbox({ ...request, shop: "kept-shop.myshopify.com" });
  const { orders, products } = first.context.shop;
  const [order] = [...orders.values()];
  await first.stop();

  const second = await startSandbox(request);
  expect(second.shop).toBe("kept-shop.myshopify.com");
  expect(second.context.shop.orders.get(order?.id ?? "")).toEqual(order);
  expect(second.context.shop.products.size).toBe(products.size);
  await second.stop();

  const fresh = await startSandbox({ ...request, fresh: true, sample: "empty" });
  expect(fresh.context.shop.orders.size).toBe(0);
  await fresh.stop();
  rmSync(folder, { recursive: true });
});

test("the sample shop has something of everything to show", async () => {
  const domain = "sample-shop.myshopify.com";
  await play.control("POST", "/shops", { domain, samples: true });
  const orders = (await play.control<unknown[]>("GET", `/orders?shop=${domain}`)).body;
  const statuses = new Set(
    orders.map((one) => `${digText(one, "financialStatus")} ${digText(one, "fulfillmentStatus")}`),
  );

  expect(orders).toHaveLength(25);
  expect(statuses).toContain("partially_refunded fulfilled");
  expect(statuses).toContain("paid not_required");
  expect(statuses).toContain("pending unfulfilled");
  const products = (await play.control<unknown[]>("GET", `/products?shop=${domain}`)).body;
  expect(products).toHaveLength(8);
  expect(products.some((one) => dig(one, "isGiftCard") === true)).toBe(true);
  expect(
    digList({ customers: (await play.control("GET", `/customers?shop=${domain}`)).body }, "customers"),
  ).toHaveLength(5);
});
