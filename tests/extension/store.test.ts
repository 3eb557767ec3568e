import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addDiscount, openStore, publish, type StoreBrowser } from "./store-browser.ts";

let browser: StoreBrowser;

beforeEach(async () => {
  // No app answers here: nothing that a page shows may need one.
  browser = await openStore("http://127.0.0.1:9");
});

afterEach(async () => {
  await browser.sandbox.stop();
});

describe("pages", () => {
  test("carry the app's blocks, rendered from metafields, while the app is installed", async () => {
    publish(browser);
    await browser.logIn(browser.mia);
    expect(await browser.textAt("/")).toContain("1,291 Coins");
    expect(await browser.textAt("/account")).toContain("1,291 Coins");
    expect(await browser.textAt(`/products/${browser.product.handle}`)).toContain("Earn 89 Coins with this");

    browser.shop.installation.isInstalled = false;
    expect(await browser.textAt("/")).not.toMatch(/laurel|Coins/);
  });

  test("hide what no definition opens to the storefront", async () => {
    publish(browser);
    browser.shop.metafieldDefinitions.clear();
    await browser.logIn(browser.mia);

    expect(await browser.textAt("/")).not.toContain("1,291 Coins");
  });

  test("speak German when asked once", async () => {
    expect(await browser.textAt("/?locale=de")).toContain("Warenkorb (0 Artikel)");
    expect(await browser.textAt("/cart")).toContain("Dein Warenkorb ist leer.");
    expect(await browser.textAt("/en/cart")).toContain("Your cart is empty.");
  });

  test("that do not exist are said so", async () => {
    const response = await browser.visit("/products/nothing");

    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Page not found");
  });
});

describe("buying", () => {
  test("places a paid order of the customer and empties the cart", async () => {
    await browser.logIn(browser.mia);
    await browser.put(2);

    const thanks = await browser.post("/checkout", {});

    const order = browser.newestOrder();
    expect(order.customerId).toBe(browser.mia.id);
    expect(order.lines.map((line) => line.quantity)).toEqual([2]);
    expect(order.transactions).toHaveLength(1);
    expect(await thanks.text()).toContain(`Your order ${order.name} is placed and paid.`);
    expect(await browser.textAt("/cart")).toContain("Your cart is empty.");
    expect(await browser.textAt("/account")).toContain(order.name);
  });

  test("as a guest asks for an e-mail address first", async () => {
    await browser.put(1);
    const orders = browser.shop.orders.size;

    const refused = await browser.post("/checkout", { email: "nobody" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Please enter an e-mail address");
    expect(browser.shop.orders.size).toBe(orders);

    await browser.post("/checkout", { email: "guest@example.com" });
    expect(browser.newestOrder().email).toBe("guest@example.com");
  });

  test("takes a code from the cart or from a link, says why one is refused, and never charges without saying", async () => {
    addDiscount(browser.shop, { code: "COIN-AAAA", customerId: browser.mia.id });
    await browser.logIn(browser.jon);
    await browser.put(1);

    const refused = await browser.visit("/discount/coin-aaaa?redirect=/cart");
    expect(await refused.text()).toContain("this code belongs to another customer");
    await browser.post("/cart/update", { discount: "NOPE" });
    expect(await browser.textAt("/cart")).toContain("there is no such code");
    await browser.post("/cart/update", { remove: "nope" });
    expect(await browser.textAt("/cart")).not.toContain("there is no such code");

    await browser.logIn(browser.mia);
    expect(await browser.textAt("/cart")).toMatch(/<strong>COIN-AAAA<\/strong> −€1\.00/);
    await browser.post("/checkout", {});
    expect(browser.newestOrder().discountApplications.map((one) => one.code)).toEqual(["COIN-AAAA"]);
  });

  test("survives cookies of any content", async () => {
    for (const cart of ["%", "[]", "null", '{"lines":[{"productId":"1","quantity":-1},5,null],"codes":[7]}']) {
      browser.cookies.set("sandbox_cart", encodeURIComponent(cart));

      expect((await browser.visit("/cart")).status).toBe(200);
    }
  });
});

describe("logging in", () => {
  test("with an unknown address makes a customer, with a known one finds them", async () => {
    const count = browser.shop.customers.size;

    await browser.post("/account/login", { email: "new@example.com" });
    await browser.post("/account/login", { email: "NEW@example.com" });

    expect(browser.shop.customers.size).toBe(count + 1);
    expect(await browser.textAt("/account")).toContain("new@example.com");
  });

  test("returns to where the shopper was, and never to another site", async () => {
    const to = async (wanted: string) =>
      (
        await browser.visit(`/account/login?customer=${browser.mia.id}&return_to=${encodeURIComponent(wanted)}`, {
          redirects: "manual",
        })
      ).headers.get("location");

    expect(await to("/cart")).toBe("/cart");
    for (const elsewhere of ["https://evil.example", "//evil.example", "/\\evil.example", ""]) {
      expect(await to(elsewhere)).toBe("/account");
    }
  });

  test("an order is shown to its own customer only", async () => {
    await browser.logIn(browser.mia);
    await browser.put(1);
    await browser.post("/checkout", {});
    const path = `/account/orders/${browser.newestOrder().token}`;
    expect((await browser.visit(path)).status).toBe(200);

    await browser.logIn(browser.jon);

    expect((await browser.visit(path)).status).toBe(404);
  });
});
