import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { playground } from "./playground.ts";

const folder = mkdtempSync(path.join(tmpdir(), "laurel-config-"));
const appConfigFile = path.join(folder, "shopify.app.toml");
writeFileSync(
  appConfigFile,
  `
[access_scopes]
scopes = "read_orders, write_customers"

[[webhooks.subscriptions]]
topics = ["orders/paid"]
uri = "/hooks?from=shopify"
include_fields = ["id", "updated_at", "line_items.id", "line_items.price"]

[[webhooks.subscriptions]]
compliance_topics = ["shop/redact"]
uri = "/privacy"

[customer.metafields.app.level]
name = "Level"
type = "number_integer"
access.storefront = "public_read"
`,
);
const play = playground({ appConfigFile });

test("the app's configuration says which topics are sent where, with which fields", async () => {
  const lines = [{ title: "Lamp", price: "129.90", quantity: 1 }];
  await play.control("POST", "/orders", { lines, paid: true, id: "820982911946154508" });
  await play.control("POST", "/redact", {});
  await play.atRest();

  expect(play.received.map((one) => one.topic)).toEqual(["orders/paid", "shop/redact"]);
  const [paid] = play.received;
  expect(Object.keys(paid?.body ?? {}).sort()).toEqual(["id", "line_items", "updated_at"]);
  expect(paid?.text).toContain('"id":820982911946154508,');
  expect(paid?.isSigned).toBe(true);
});

test("the configuration's scopes are granted and its metafields defined; its subscriptions are not the API's to list", async () => {
  const { body } = await play.graphql(`{ currentAppInstallation { accessScopes { handle } }
    metafieldDefinitions(first: 5, ownerType: CUSTOMER) { nodes { key access { storefront } } }
    webhookSubscriptions(first: 5) { nodes { topic uri } } }`);

  expect(body.data).toEqual({
    currentAppInstallation: { accessScopes: [{ handle: "read_orders" }, { handle: "write_customers" }] },
    metafieldDefinitions: { nodes: [{ key: "level", access: { storefront: "PUBLIC_READ" } }] },
    webhookSubscriptions: { nodes: [] },
  });
});
