import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCustomer } from "../../sandbox/commerce/customers.ts";
import { createProduct } from "../../sandbox/commerce/products.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Customer, ShopState } from "../../sandbox/state.ts";
import { proxySignature } from "../../sandbox/storefront/app-proxy.ts";
import { member, program } from "./rendering.ts";

let app: { server: Server; url: string; requests: { request: IncomingMessage; body: string }[] };
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let shop: ShopState;
let cookies: Map<string, string>;

beforeEach(async () => {
  app = await startApp();
  sandbox = await startSandbox({ port: 0, storePort: 0, appUrl: app.url, persist: false, sample: "empty" });
  ({ shop } = sandbox.context);
  shop.installation.isInstalled = true;
  createProduct(sandbox.context, { title: "Desk lamp", price: "59.90" });
  createCustomer(sandbox.context, { email: "mia@example.com", firstName: "Mia" });
  createCustomer(sandbox.context, { email: "jon@example.com", firstName: "Jon" });
  cookies = new Map();
});

afterEach(async () => {
  await sandbox.stop();
  app.server.closeAllConnections();
  app.server.close();
});

describe("pages", () => {
  test("carry the app's blocks, rendered from metafields, while the app is installed", async () => {
    publish();
    await logIn(memberOf());
    expect(await textAt("/")).toContain("1,291 Coins");
    expect(await textAt("/account")).toContain("1,291 Coins");
    expect(await textAt(productPath())).toContain("Earn 89 Coins with this");
    expect(app.requests).toEqual([]);

    shop.installation.isInstalled = false;
    expect(await textAt("/")).not.toMatch(/laurel|Coins/);
  });

  test("hide what no definition opens to the storefront", async () => {
    publish();
    shop.metafieldDefinitions.clear();
    await logIn(memberOf());

    expect(await textAt("/")).not.toContain("1,291 Coins");
  });

  test("speak German when asked once", async () => {
    expect(await textAt("/?locale=de")).toContain("Warenkorb (0 Artikel)");
    expect(await textAt("/cart")).toContain("Dein Warenkorb ist leer.");
    expect(await textAt("/en/cart")).toContain("Your cart is empty.");
  });

  test("that do not exist are said so", async () => {
    const response = await visit("/products/nothing");

    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Page not found");
  });
});

describe("buying", () => {
  test("places a paid order of the customer and empties the cart", async () => {
    const customer = anyCustomer();
    await logIn(customer);
    await put(2);

    const thanks = await post("/checkout", {});

    const order = newestOrder();
    expect(order.customerId).toBe(customer.id);
    expect(order.lines.map((line) => line.quantity)).toEqual([2]);
    expect(order.transactions).toHaveLength(1);
    expect(await thanks.text()).toContain(`Your order ${order.name} is placed and paid.`);
    expect(await textAt("/cart")).toContain("Your cart is empty.");
    expect(await textAt("/account")).toContain(order.name);
  });

  test("as a guest asks for an e-mail address first", async () => {
    await put(1);
    const orders = shop.orders.size;

    const refused = await post("/checkout", { email: "nobody" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Please enter an e-mail address");
    expect(shop.orders.size).toBe(orders);

    await post("/checkout", { email: "guest@example.com" });
    expect(newestOrder().email).toBe("guest@example.com");
  });

  test("takes a code from the cart or from a link, says why one is refused, and never charges without saying", async () => {
    const [owner, stranger] = [anyCustomer(), anyCustomer(1)];
    addDiscount({ code: "COIN-AAAA", customerIds: [owner.id] });
    await logIn(stranger);
    await put(1);

    const refused = await visit("/discount/coin-aaaa?redirect=/cart");
    expect(await refused.text()).toContain("this code belongs to another customer");
    await post("/cart/update", { discount: "NOPE" });
    expect(await textAt("/cart")).toContain("there is no such code");
    await post("/cart/update", { remove: "nope" });
    expect(await textAt("/cart")).not.toContain("there is no such code");

    await logIn(owner);
    expect(await textAt("/cart")).toMatch(/<strong>COIN-AAAA<\/strong> −€1\.00/);
    await post("/checkout", {});
    expect(newestOrder().discountApplications.map((one) => one.code)).toEqual(["COIN-AAAA"]);
  });

  test("survives cookies of any content", async () => {
    for (const cart of ["%", "[]", "null", '{"lines":[{"productId":"1","quantity":-1},5,null],"codes":[7]}']) {
      cookies.set("sandbox_cart", encodeURIComponent(cart));

      expect((await visit("/cart")).status).toBe(200);
    }
  });
});

describe("logging in", () => {
  test("with an unknown address makes a customer, with a known one finds them", async () => {
    const count = shop.customers.size;

    await post("/account/login", { email: "new@example.com" });
    await post("/account/login", { email: "NEW@example.com" });

    expect(shop.customers.size).toBe(count + 1);
    expect(await textAt("/account")).toContain("new@example.com");
  });

  test("returns to where the shopper was, and never to another site", async () => {
    const { id } = anyCustomer();
    const to = async (wanted: string) =>
      (await visit(`/account/login?customer=${id}&return_to=${encodeURIComponent(wanted)}`, "manual")).headers.get(
        "location",
      );

    expect(await to("/cart")).toBe("/cart");
    for (const elsewhere of ["https://evil.example", "//evil.example", "/\\evil.example", ""]) {
      expect(await to(elsewhere)).toBe("/account");
    }
  });

  test("an order is shown to its own customer only", async () => {
    await logIn(anyCustomer());
    await put(1);
    await post("/checkout", {});
    const path = `/account/orders/${newestOrder().token}`;
    expect((await visit(path)).status).toBe(200);

    await logIn(anyCustomer(1));

    expect((await visit(path)).status).toBe(404);
  });
});

describe("the app proxy", () => {
  test("forwards method, body and query, signed, with the customer who is logged in", async () => {
    const customer = anyCustomer();
    await logIn(customer);

    const response = await visit("/apps/rewards/redeem?a=1&a=2", "follow", { method: "POST", body: '{"id":"x"}' });

    expect(await response.json()).toEqual({ answered: "by the app" });
    const { request, body } = lastRequest();
    const query = new URL(request.url ?? "", app.url).searchParams;
    expect([request.method, new URL(request.url ?? "", app.url).pathname, body]).toEqual([
      "POST",
      "/storefront/redeem",
      '{"id":"x"}',
    ]);
    expect(query.getAll("a")).toEqual(["1", "2"]);
    expect(query.get("shop")).toBe(sandbox.shop);
    expect(query.get("path_prefix")).toBe("/apps/rewards");
    expect(query.get("logged_in_customer_id")).toBe(customer.id);
    expect(query.get("signature")).toBe(proxySignature(query, sandbox.apiSecret));
    expect(Math.abs(Number(query.get("timestamp")) - Date.now() / 1000)).toBeLessThan(10);
  });

  test("does not let a shopper say who they are", async () => {
    await visit("/apps/rewards/state?logged_in_customer_id=1&shop=evil&signature=x&timestamp=1");

    const query = new URL(lastRequest().request.url ?? "", app.url).searchParams;
    expect(query.getAll("logged_in_customer_id")).toEqual([""]);
    expect(query.getAll("shop")).toEqual([sandbox.shop]);
    expect(query.getAll("signature")).toHaveLength(1);
  });

  test("strips cookies both ways", async () => {
    await logIn(anyCustomer());

    const response = await visit("/apps/rewards/state");

    expect(lastRequest().request.headers.cookie).toBeUndefined();
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("says 502 while the app is down", async () => {
    app.server.closeAllConnections();
    app.server.close();

    expect((await visit("/apps/rewards/state")).status).toBe(502);
  });

  test.each([
    ["1", "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb"],
    ["", "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb"],
  ])("signs as in Shopify's documentation (customer %j)", (customer, signature) => {
    const query = new URLSearchParams({
      logged_in_customer_id: customer,
      path_prefix: "/apps/awesome_reviews",
      shop: "shop-name.myshopify.com",
      timestamp: "1317327555",
      signature: "anything",
    });
    query.append("extra", "1");
    query.append("extra", "2");

    expect(proxySignature(query, "hush")).toBe(signature);
  });
});

/** A browser of its own: follows redirects itself, to keep cookies. */
async function visit(
  path: string,
  redirects: "follow" | "manual" = "follow",
  init: RequestInit = {},
): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${sandbox.store}${path}`, { ...init, headers: { cookie }, redirect: "manual" });
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  const to = response.headers.get("location");
  return to !== null && redirects === "follow" ? visit(to) : response;
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return visit(path, "follow", { method: "POST", body: new URLSearchParams(fields) });
}

async function textAt(path: string): Promise<string> {
  return (await visit(path)).text();
}

async function logIn(customer: Customer): Promise<void> {
  await post("/account/login", { customer: customer.id });
}

async function put(quantity: number): Promise<void> {
  const [product] = shop.products.values();
  await post("/cart/add", { id: product?.variantId ?? "", quantity: String(quantity) });
}

function anyCustomer(index = 0): Customer {
  const customer = [...shop.customers.values()][index];
  if (!customer) throw new Error("the sandbox has too few customers");
  return customer;
}

function memberOf(): Customer {
  const customer = anyCustomer();
  setMetafield({ ownerType: "CUSTOMER", ownerId: customer.id, namespace: namespace(), key: "loyalty", value: member });
  return customer;
}

function productPath(): string {
  const [product] = shop.products.values();
  return `/products/${product?.handle ?? ""}`;
}

function newestOrder() {
  const order = [...shop.orders.values()].at(-1);
  if (!order) throw new Error("nothing was ordered");
  return order;
}

/** What the app's publishing leaves behind: the program, and a definition that opens the customer's state to the storefront. */
function publish(): void {
  setMetafield({
    ownerType: "API_APP",
    ownerId: shop.installation.id,
    namespace: "laurel",
    key: "program",
    value: program,
  });
  shop.metafieldDefinitions.set("test", {
    id: "1",
    ownerType: "CUSTOMER",
    namespace: namespace(),
    key: "loyalty",
    name: "Loyalty",
    description: null,
    type: "json",
    access: { admin: null, storefront: "PUBLIC_READ", customerAccount: "NONE" },
    createdAt: "2026-01-01T00:00:00Z",
  });
}

function setMetafield(of: {
  ownerType: "CUSTOMER" | "API_APP";
  ownerId: string;
  namespace: string;
  key: string;
  value: object;
}): void {
  const at = "2026-01-01T00:00:00Z";
  const metafield = { ...of, id: "1", type: "json", value: JSON.stringify(of.value), createdAt: at, updatedAt: at };
  shop.metafields.set(`${of.ownerId}/${of.namespace}/${of.key}`, metafield);
}

function namespace(): string {
  return `app--${sandbox.world.appId}`;
}

function addDiscount(of: { code: string; customerIds: string[] }): void {
  const at = "2026-01-01T00:00:00Z";
  shop.discounts.set("900", {
    id: "900",
    codeId: "901",
    title: of.code,
    code: of.code,
    startsAt: at,
    endsAt: null,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { kind: "customers", customerIds: of.customerIds },
    value: { kind: "amount", amountMinor: 100, appliesOnEachItem: "no" },
    items: { kind: "all" },
    minimum: { kind: "none" },
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    tags: [],
    createdAt: at,
    updatedAt: at,
    uses: [],
  });
}

function lastRequest() {
  const last = app.requests.at(-1);
  if (!last) throw new Error("the app was not asked");
  return last;
}

/** An app that answers everything and remembers what it was asked; webhooks are not its storefront's business. */
async function startApp() {
  const requests: { request: IncomingMessage; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.url?.startsWith("/storefront"))
        requests.push({ request, body: Buffer.concat(chunks).toString("utf8") });
      response.setHeader("content-type", "application/json");
      response.setHeader("set-cookie", "tracking=1");
      response.end('{"answered":"by the app"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, requests };
}
