import { expect, test } from "vitest";
import { dig } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

async function withScopes<Result>(granted: string[], run: () => Promise<Result>): Promise<Result> {
  const before = play.sandbox.context.shop.installation.scopes;
  await play.control("POST", "/scopes", { granted });
  try {
    return await run();
  } finally {
    await play.control("POST", "/scopes", { granted: before });
  }
}

test("a field beyond the token's scopes is refused in Shopify's words", async () => {
  const { status, body } = await withScopes(["read_products"], () =>
    play.graphql("{ orders(first: 1) { nodes { id } } }"),
  );

  expect(status).toBe(200);
  expect(body.errors?.[0]).toMatchObject({
    message:
      "Access denied for orders field. Required access: `read_orders` access scope, `read_marketplace_orders` access scope or `read_quick_sale` access scope.",
    path: ["orders"],
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
  });
});

test("a thing read by its id needs the scope of its type, and hides only itself", async () => {
  const lines = [{ title: "Lamp", price: "1.00", quantity: 1 }];
  const { body: order } = await play.control<{ id: string }>("POST", "/orders", { lines });
  const { body: customer } = await play.control<{ id: string }>("POST", "/customers", { email: "a@example.com" });
  const ids = [`gid://shopify/Order/${order.id}`, `gid://shopify/Customer/${customer.id}`];

  const { body } = await withScopes(["read_customers"], () =>
    play.graphql("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids }),
  );

  expect(dig(body, "data.nodes.0")).toBeNull();
  expect(dig(body, "data.nodes.1.id")).toBe(ids[1]);
  expect(body.errors).toHaveLength(1);
  expect(body.errors?.[0]).toMatchObject({ path: ["nodes", 0], extensions: { code: "ACCESS_DENIED" } });
});

test("writing needs the write scope, and brings the read scope along", async () => {
  const remove = "mutation($id: ID!) { discountCodeDelete(id: $id) { userErrors { message } } }";
  const read = "{ discountNodes(first: 1) { nodes { id } } }";
  const id = "gid://shopify/DiscountCodeNode/1";

  const refused = await withScopes(["read_discounts"], () => play.graphql(remove, { id }));
  const allowed = await withScopes(["write_discounts"], () => play.graphql(remove, { id }));
  const implied = await withScopes(["write_discounts"], () => play.graphql(read));

  expect(refused.body.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  expect(dig(allowed.body, "data.discountCodeDelete.userErrors.0.message")).toBe("Code discount does not exist.");
  expect(implied.body.errors).toBeUndefined();
});

test("a metafield of a customer is written only with write_customers", async () => {
  const { body: customer } = await play.control<{ id: string }>("POST", "/customers", { email: "b@example.com" });
  const metafields = [{ ownerId: `gid://shopify/Customer/${customer.id}`, key: "loyalty", type: "json", value: "{}" }];
  const set = "mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { code } } }"; // prettier-ignore

  const refused = await withScopes(["read_customers"], () => play.graphql(set, { metafields }));
  const allowed = await withScopes(["write_customers"], () => play.graphql(set, { metafields }));

  expect(dig(refused.body, "data.metafieldsSet.userErrors")).toEqual([{ code: "APP_NOT_AUTHORIZED" }]);
  expect(dig(allowed.body, "data.metafieldsSet.userErrors")).toEqual([]);
});
