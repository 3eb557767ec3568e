import { expect, test } from "vitest";
import { dig, digList, digNumber, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

async function order(change: object = {}): Promise<string> {
  const lines = [{ title: "Lamp", price: "129.90", quantity: 1 }];
  const { body } = await play.control<{ id: string }>("POST", "/orders", { lines, ...change });
  return `gid://shopify/Order/${body.id}`;
}

const NAME = "query($id: ID!) { order(id: $id) { name } }";

test("a field that the sandbox does not play is refused by name and never made up", async () => {
  const id = await order();

  const { body } = await play.graphql("query($id: ID!) { order(id: $id) { name risk { recommendation } } }", { id });

  expect(body.errors?.[0]).toMatchObject({
    message: "The sandbox does not implement Order.risk",
    extensions: { code: "SANDBOX_NOT_IMPLEMENTED" },
  });
});

test("what Shopify's schema does not know is refused before anything runs", async () => {
  const unknownField = await play.graphql("{ shop { loyaltyPoints } }");
  const unknownArgument = await play.graphql("{ orders(first: 1, colour: 1) { nodes { id } } }");
  const missingArgument = await play.graphql("{ order { id } }");
  const badDecimal = await play.graphql(
    `mutation($discount: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $discount) { userErrors { message } } }`,
    { discount: { customerGets: { value: { discountAmount: { amount: "abc" } } } } },
  );

  expect(unknownField.body.errors?.[0]?.message).toBe("Field 'loyaltyPoints' doesn't exist on type 'Shop'");
  expect(unknownArgument.body.errors?.[0]?.extensions?.["code"]).toBe("argumentNotAccepted");
  expect(missingArgument.body.errors?.[0]?.message).toBe("Field 'order' is missing required arguments: id");
  expect(badDecimal.body.errors?.[0]?.extensions?.["code"]).toBe("INVALID_VARIABLE");
  for (const answer of [unknownField, unknownArgument, missingArgument, badDecimal]) {
    expect(answer.status).toBe(200);
    expect(answer.body.data ?? null).toBeNull();
  }
});

test("an unknown access token gets Shopify's 401", async () => {
  const { status, body } = await play.graphql("{ shop { name } }", {}, "shpat_unknown");

  expect(status).toBe(401);
  expect(body.errors).toBe("[API] Invalid API key or access token (unrecognized login or wrong password)");
});

test("every page together lists each order once, also while new ones arrive", async () => {
  const ids = new Set<string>();
  for (let count = 0; count < 5; count += 1) ids.add(await order());
  const query = `query($after: String) { orders(first: 2, after: $after, sortKey: CREATED_AT) {
    edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;

  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const page = dig((await play.graphql(query, { after })).body, "data.orders");
    seen.push(...digList(page, "edges").map((edge) => digText(edge, "node.id")));
    if (seen.length === 2) ids.add(await order());
    if (dig(page, "pageInfo.hasNextPage") !== true) break;
    after = digText(page, "pageInfo.endCursor");
  }

  expect(new Set(seen).size).toBe(seen.length);
  for (const id of ids) expect(seen).toContain(id);
});

test("searches compare moments, combine terms, and refuse fields the sandbox does not play", async () => {
  const id = await order({ tags: ["gift"], sourceName: "pos" });
  const find = async (query: string) => {
    const { body } = await play.graphql(`query($query: String!) { orders(first: 50, query: $query) { nodes { id } } }`, { query }); // prettier-ignore
    return body.errors?.[0]?.message ?? digList(body, "data.orders.nodes").map((one) => dig(one, "id"));
  };

  expect(await find("updated_at:>='2020-01-01T00:00:00Z' AND tag:gift")).toEqual([id]);
  expect(await find("created_at:<2020-01-01")).toEqual([]);
  expect(await find("source_name:pos -tag:gift")).toEqual([]);
  expect(await find("tag:gift OR tag:none")).toEqual([id]);
  expect(await find('(tag:none OR tag:gift) AND -(source_name:web OR tag:"x") NOT tag:y')).toEqual([id]);
  expect(await find("(tag:none OR tag:gift) source_name:web")).toEqual([]);
  expect(await find("risk_level:high")).toBe("The sandbox does not implement the search field risk_level");
});

test("orders older than sixty days are only there with read_all_orders", async () => {
  const id = await order();
  const nodes = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
  await play.control("POST", "/clock", { advance: "P61D", app: "not-told" });

  expect(dig((await play.graphql(NAME, { id })).body, "data.order")).toBeNull();
  expect(dig((await play.graphql(nodes, { ids: [id] })).body, "data.nodes.0")).toBeNull();
  const { scopes } = play.sandbox.context.shop.installation;
  await play.control("POST", "/scopes", { granted: [...scopes, "read_all_orders"] });

  expect(digText((await play.graphql(NAME, { id })).body, "data.order.name")).toMatch(/^#\d+$/);
  await play.control("POST", "/scopes", { granted: scopes.filter((one) => one !== "read_all_orders") });
});

test("a digital order needs no fulfilment, and says so only here", async () => {
  const lines = [{ title: "Course", price: "19.00", quantity: 1, requiresShipping: false }];
  const id = await order({ lines, paid: true });

  const { body } = await play.graphql("query($id: ID!) { order(id: $id) { displayFulfillmentStatus } }", { id });

  expect(dig(body, "data.order.displayFulfillmentStatus")).toBe("FULFILLMENT_NOT_REQUIRED");
  const read = await play.control("GET", `/orders/${id.split("/").at(-1) ?? ""}`);
  expect(dig(read.body, "fulfillment_status")).toBeNull();
});

test("yen have no decimals and dinars three, in every answer", async () => {
  for (const [currency, amount, rest] of [
    ["JPY", "1299", "1299.0"],
    ["KWD", "1.234", "1.234"],
  ] as const) {
    const domain = `${currency.toLowerCase()}-shop.myshopify.com`;
    await play.control("POST", "/shops", { domain, currency, timeZone: "Asia/Tokyo" });
    const lines = [{ title: "Lamp", price: amount, quantity: 1 }];
    const { body } = await play.control<{ id: string; total: string }>("POST", `/orders?shop=${domain}`, { lines });
    expect(body.total).toBe(amount);
    const { body: minted } = await play.control<{ token: string }>("POST", `/id-token?shop=${domain}`, {});
    expect(minted.token).toContain(".");
    const read = await play.control("GET", `/orders/${body.id}?shop=${domain}`);
    expect(dig(read.body, "total_price")).toBe(amount);
    const context = { world: play.sandbox.world, shop: play.sandbox.state.shops.get(domain) };
    expect(context.shop?.orders.get(body.id)?.lines[0]?.price.shop).toBe(
      Number(rest.replace(".0", "").replace(".", "")),
    );
  }
});

test("costs and the rate limit come in Shopify's shape, and an empty bucket refuses", async () => {
  await play.control("POST", "/throttle", { maximumAvailable: 2000, restoreRate: 0, available: 40 });
  const query = "{ orders(first: 10) { nodes { id customer { id } } } }";

  const answered = await play.graphql(query);
  expect(answered.body.extensions?.cost).toMatchObject({
    requestedQueryCost: 10,
    throttleStatus: { maximumAvailable: 2000, restoreRate: 0 },
  });
  const actual = answered.body.extensions?.cost.actualQueryCost ?? 0;
  expect(answered.body.extensions?.cost.throttleStatus.currentlyAvailable).toBe(40 - actual);
  await play.control("POST", "/throttle", { available: 9 });
  const refused = await play.graphql(query);
  await play.control("POST", "/throttle", { restoreRate: 100, available: 2000 });

  expect(refused.status).toBe(200);
  expect(refused.body).toMatchObject({
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: { cost: { requestedQueryCost: 10, actualQueryCost: null, throttleStatus: { currentlyAvailable: 9 } } },
  });
});

test("a query that could cost more than a thousand points is refused", async () => {
  const { body } = await play.graphql(
    "{ customers(first: 250) { nodes { orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } } } }",
  );

  expect(body.errors?.[0]?.extensions?.["code"]).toBe("MAX_COST_EXCEEDED");
});

test("faults strike the operation they name: before its effect, after it, or instead of it", async () => {
  const create = (email: string) => play.control<{ id: string }>("POST", "/customers", { email });
  const { body: customer } = await create("fault@example.com");
  const set =
    "mutation Publish($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }";
  const write = (value: string) => play.graphql(set, { m: [{ ownerId: `gid://shopify/Customer/${customer.id}`, key: "state", type: "json", value }] }); // prettier-ignore
  const value = async () => {
    const read = await play.control("GET", `/customers/${customer.id}`);
    return digList(read.body, "metafields").map((one) => dig(one, "value"));
  };

  await play.control("POST", "/faults", { operation: "metafieldsSet", when: "before", how: "http500" });
  expect((await write("1")).status).toBe(500);
  expect(await value()).toEqual([]);
  await play.control("POST", "/faults", { operation: "Publish", when: "after", how: "http500" });
  expect((await write("2")).status).toBe(500);
  expect(await value()).toEqual(["2"]);
  await play.control("POST", "/faults", { operation: "Publish", how: "timeout", delayMs: 10 });
  await expect(write("3")).rejects.toThrow();
  await play.control("POST", "/faults", { operation: "Publish", how: "throttled" });
  expect((await write("4")).body.errors?.[0]?.extensions?.["code"]).toBe("THROTTLED");
  await play.control("POST", "/faults", { operation: "Publish", how: "userErrors" });
  expect(digList((await write("5")).body, "data.metafieldsSet.userErrors")).toHaveLength(1);
  expect(await value()).toEqual(["2"]);

  expect(digList((await write("6")).body, "data.metafieldsSet.userErrors")).toEqual([]);
  const calls = await play.control<unknown[]>("GET", "/calls?operation=Publish");
  expect(calls.body.map((one) => dig(one, "outcome"))).toEqual([
    ...["faulted", "faulted", "faulted", "throttled", "faulted", "answered"],
  ]);
});

test("a customer's figures follow their orders", async () => {
  const { body: customer } = await play.control<{ id: string }>("POST", "/customers", { email: "figures@example.com" });
  await order({ customerId: customer.id, paid: true });
  const second = await order({ customerId: customer.id, paid: true });
  await play.control("POST", `/orders/${second.split("/").at(-1) ?? ""}/refund`, { amount: "29.90" });

  const { body } = await play.graphql(
    "query($id: ID!) { customer(id: $id) { numberOfOrders amountSpent { amount currencyCode } orders(first: 5) { nodes { id } } } }",
    { id: `gid://shopify/Customer/${customer.id}` },
  );

  expect(dig(body, "data.customer.numberOfOrders")).toBe("2");
  expect(digNumber(body, "data.customer.amountSpent.amount")).toBe(229.9);
  expect(digList(body, "data.customer.orders.nodes")).toHaveLength(2);
});
