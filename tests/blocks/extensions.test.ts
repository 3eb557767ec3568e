import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "smol-toml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Sandbox, startSandbox } from "../../sandbox/server.ts";

const BLOCKS = [
  { handle: "laurel-order-block", target: "admin.order-details.block.render" },
  { handle: "laurel-customer-block", target: "admin.customer-details.block.render" },
];
/** Shopify's limit for an extension of its admin, compressed. */
const BYTES_MAX = 64 * 1024;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    ...{ port: 0, storePort: 0, appUrl: "http://127.0.0.1:9", persist: false, sample: "empty" },
  });
});
afterAll(() => sandbox.stop());

const ask = (at: string, init?: RequestInit) => fetch(`${sandbox.home}/admin${at}`, init);

async function control(at: string, body: object): Promise<string> {
  const response = await fetch(`${sandbox.home}/control${at}`, {
    ...{ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  });
  return z.object({ id: z.string() }).parse(await response.json()).id;
}

describe.each(BLOCKS)("the extension $handle", ({ handle, target }) => {
  it("tells Shopify where it is shown, from which file, and what it is called in both languages", () => {
    const folder = path.resolve("extensions", handle);
    const schema = z.strictObject({
      api_version: z.literal("2026-07"),
      extensions: z.tuple([
        z.strictObject({
          ...{ name: z.literal("t:name"), description: z.literal("t:description"), handle: z.literal(handle) },
          ...{ type: z.literal("ui_extension") },
          targeting: z.tuple([z.strictObject({ module: z.string(), target: z.literal(target) })]),
        }),
      ]),
    });

    const file = schema.parse(parse(readFileSync(path.join(folder, "shopify.extension.toml"), "utf8")));

    expect(existsSync(path.join(folder, file.extensions[0].targeting[0].module))).toBe(true);
    for (const locale of ["en.default", "de"]) {
      const words: unknown = JSON.parse(readFileSync(path.join(folder, "locales", `${locale}.json`), "utf8"));
      expect(words).toMatchObject({
        name: expect.stringMatching(/./) as string,
        description: expect.stringMatching(/./) as string,
      });
    }
  });

  it("is small enough for Shopify, compressed, even before it is minified", async () => {
    const response = await ask(`/blocks/${handle}/extension.js`);
    const code = await response.text();

    expect(response.status).toBe(200);
    expect(gzipSync(code).byteLength).toBeLessThan(BYTES_MAX);
  });

  it("stands in the sandbox's admin in the language of the admin", async () => {
    const page = await (await ask(`/blocks/${handle}?id=gid://shopify/Order/1&locale=de`)).text();

    expect(page).toContain("Treueprogramm");
    expect(page).toContain(`"target":"${target}"`);
    expect((await ask("/blocks/another-block")).status).toBe(404);
    expect((await ask("/blocks/another-block/extension.js")).status).toBe(404);
  });
});

describe("the sandbox's admin", () => {
  it("shows the blocks on the pages of an order and of a customer", async () => {
    const customerId = await control("/customers", { email: "nora@example.com" });
    const orderId = await control("/orders", { customerId, lines: [{ title: "Candle", price: "10.00" }], paid: true });

    const order = await (await ask(`/orders/${orderId}`)).text();
    const customer = await (await ask(`/customers/${customerId}`)).text();

    expect(order).toContain(`/admin/blocks/laurel-order-block?id=gid%3A%2F%2Fshopify%2FOrder%2F${orderId}`);
    expect(customer).toContain(`/admin/blocks/laurel-customer-block?id=gid%3A%2F%2Fshopify%2FCustomer%2F${customerId}`);
  });

  it("answers a block's query as the Admin API does, to whom the app has access", async () => {
    const body = JSON.stringify({ query: "query Name { shop { name } }", variables: {} });

    const response = await ask("/bridge/graphql", { method: "POST", body });

    expect(response.status).toBe(401);
  });
});
