import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { proxySignature } from "../../sandbox/storefront/app-proxy.ts";
import { openStore, type StoreBrowser } from "./store-browser.ts";

let app: { server: Server; url: string; requests: { request: IncomingMessage; body: string }[] };
let browser: StoreBrowser;

beforeEach(async () => {
  app = await startApp();
  browser = await openStore(app.url);
});

afterEach(async () => {
  await browser.sandbox.stop();
  app.server.closeAllConnections();
  app.server.close();
});

describe("the app proxy", () => {
  test("forwards method, body and query, signed, with the customer who is logged in", async () => {
    await browser.logIn(browser.mia);

    const response = await browser.visit("/apps/rewards/redeem?a=1&a=2", {
      init: { method: "POST", body: '{"id":"x"}' },
    });

    expect(await response.json()).toEqual({ answered: "by the app" });
    const { request, body } = lastRequest();
    const query = new URL(request.url ?? "", app.url).searchParams;
    expect([request.method, new URL(request.url ?? "", app.url).pathname, body]).toEqual([
      "POST",
      "/storefront/redeem",
      '{"id":"x"}',
    ]);
    expect(query.getAll("a")).toEqual(["1", "2"]);
    expect(query.get("shop")).toBe(browser.sandbox.shop);
    expect(query.get("path_prefix")).toBe("/apps/rewards");
    expect(query.get("logged_in_customer_id")).toBe(browser.mia.id);
    expect(query.get("signature")).toBe(proxySignature(query, browser.sandbox.apiSecret));
    expect(Math.abs(Number(query.get("timestamp")) - Date.now() / 1000)).toBeLessThan(10);
  });

  test("does not let a shopper say who they are", async () => {
    await browser.visit("/apps/rewards/state?logged_in_customer_id=1&shop=evil&signature=x&timestamp=1");

    const query = new URL(lastRequest().request.url ?? "", app.url).searchParams;
    expect(query.getAll("logged_in_customer_id")).toEqual([""]);
    expect(query.getAll("shop")).toEqual([browser.sandbox.shop]);
    expect(query.getAll("signature")).toHaveLength(1);
  });

  test("strips cookies both ways", async () => {
    await browser.logIn(browser.mia);

    const response = await browser.visit("/apps/rewards/state");

    expect(lastRequest().request.headers.cookie).toBeUndefined();
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("shows what the app answers as Liquid within the theme", async () => {
    const response = await browser.visit("/de/apps/rewards/terms");

    const page = await response.text();
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page).toContain("<h2>Terms, de</h2>");
    expect(page).toContain("site-footer");
  });

  test("says 502 while the app is down", async () => {
    app.server.closeAllConnections();
    app.server.close();

    expect((await browser.visit("/apps/rewards/state")).status).toBe(502);
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

function lastRequest() {
  const last = app.requests.at(-1);
  if (!last) throw new Error("the app was not asked");
  return last;
}

/** An app that answers everything and remembers what its storefront door was asked. */
async function startApp() {
  const requests: { request: IncomingMessage; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      if (request.url?.startsWith("/storefront")) requests.push({ request, body });
      const isPage = request.url?.startsWith("/storefront/terms") === true;
      response.setHeader("content-type", isPage ? "application/liquid; charset=utf-8" : "application/json");
      response.setHeader("set-cookie", "tracking=1");
      response.end(isPage ? "<h2>Terms, {{ request.locale.iso_code }}</h2>" : '{"answered":"by the app"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, requests };
}
