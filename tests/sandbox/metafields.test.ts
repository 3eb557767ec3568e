import { expect, test } from "vitest";
import { metafieldValue } from "../../sandbox/commerce/find.ts";
import { dig, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

const SET = `mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { id namespace key value compareDigest ownerType } userErrors { field message code } } }`;

async function customer(): Promise<string> {
  const email = `${play.sandbox.world.newId()}@example.com`;
  return (await play.control<{ id: string }>("POST", "/customers", { email })).body.id;
}

async function set(...metafields: object[]): Promise<unknown> {
  return dig((await play.graphql(SET, { metafields })).body, "data.metafieldsSet");
}

test("the app's own namespace resolves, and reads find it under both names", async () => {
  const id = await customer();
  const ownerId = `gid://shopify/Customer/${id}`;
  const value = '{"v":1,"balance":129}';

  const answer = await set({ ownerId, namespace: "$app", key: "loyalty", type: "json", value });

  const namespace = `app--${play.sandbox.world.appId}`;
  expect(dig(answer, "metafields.0")).toMatchObject({ namespace, key: "loyalty", value, ownerType: "CUSTOMER" });
  const { body } = await play.graphql(
    `query($id: ID!, $namespace: String!) { customer(id: $id) { short: metafield(namespace: "$app", key: "loyalty") { jsonValue }
      long: metafield(namespace: $namespace, key: "loyalty") { value } none: metafield(key: "loyalty") { id } } }`,
    { id: ownerId, namespace },
  );
  expect(dig(body, "data.customer.short.jsonValue")).toEqual({ v: 1, balance: 129 });
  expect(dig(body, "data.customer.long.value")).toBe(value);
  expect(metafieldValue(play.sandbox.context, { ownerId: id, namespace: "$app", key: "loyalty" })?.value).toBe(value);
});

test("app data belongs to the installation", async () => {
  const ownerId = digText(
    (await play.graphql("{ currentAppInstallation { id } }")).body,
    "data.currentAppInstallation.id",
  );

  await set({ ownerId, namespace: "laurel", key: "program", type: "json", value: '{"live":true}' });

  const { installation } = play.sandbox.context.shop;
  const of = { ownerId: installation.id, namespace: "laurel", key: "program" };
  expect(metafieldValue(play.sandbox.context, of)?.value).toBe('{"live":true}');
});

test("a digest that is no longer current is refused, and so is the whole call", async () => {
  const ownerId = `gid://shopify/Customer/${await customer()}`;
  const field = { ownerId, namespace: "$app", key: "state", type: "json" };
  const first = await set({ ...field, value: "1", compareDigest: null });
  const compareDigest = digText(first, "metafields.0.compareDigest");
  await set({ ...field, value: "2", compareDigest });

  const stale = await set({ ...field, key: "other", value: "9" }, { ...field, value: "3", compareDigest });

  expect(dig(stale, "userErrors.0")).toMatchObject({
    field: ["metafields", "1", "compareDigest"],
    code: "STALE_OBJECT",
  });
  const { body } = await play.graphql(
    "query($id: ID!) { customer(id: $id) { metafields(first: 5) { nodes { key value } } } }",
    { id: ownerId },
  );
  expect(dig(body, "data.customer.metafields.nodes")).toEqual([{ key: "state", value: "2" }]);
});

test("values, types, owners and other apps' namespaces are checked", async () => {
  const ownerId = `gid://shopify/Customer/${await customer()}`;
  const field = { ownerId, namespace: "$app", key: "state", type: "json", value: "{}" };
  const cases: [object, string, string][] = [
    [{ value: "{" }, "value", "INVALID_VALUE"],
    [{ value: "" }, "value", "INVALID_VALUE"],
    [{ type: "number_integer", value: "1.5" }, "value", "INVALID_VALUE"],
    [{ type: undefined }, "type", "BLANK"],
    [{ ownerId: "gid://shopify/Customer/1" }, "ownerId", "INVALID"],
    [{ namespace: "app--1" }, "namespace", "APP_NOT_AUTHORIZED"],
    [{ key: "x" }, "key", "TOO_SHORT"],
  ];
  for (const [change, name, code] of cases) {
    expect(dig(await set({ ...field, ...change }), "userErrors.0")).toMatchObject({
      field: ["metafields", "0", name],
      code,
    });
  }
});

test("a definition is created once, gives its type, and cannot be taken by another app", async () => {
  const create = `mutation($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
    createdDefinition { namespace key access { storefront } } userErrors { field message code } } }`;
  const definition = {
    name: "Level",
    namespace: "$app",
    key: "level",
    type: "number_integer",
    ownerType: "CUSTOMER",
    access: { storefront: "PUBLIC_READ" },
  };
  const first = await play.graphql(create, { definition });
  const second = await play.graphql(create, { definition });
  const foreign = await play.graphql(create, { definition: { ...definition, namespace: "app--1" } });

  expect(dig(first.body, "data.metafieldDefinitionCreate.createdDefinition.access.storefront")).toBe("PUBLIC_READ");
  expect(dig(second.body, "data.metafieldDefinitionCreate.userErrors.0.code")).toBe("TAKEN");
  expect(foreign.body.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  const ownerId = `gid://shopify/Customer/${await customer()}`;
  expect(dig(await set({ ownerId, namespace: "$app", key: "level", value: "3" }), "userErrors")).toEqual([]);
  const wrong = await set({ ownerId, namespace: "$app", key: "level", type: "json", value: "3" });
  expect(dig(wrong, "userErrors.0.code")).toBe("INVALID_TYPE");
});

test("the metafield that shopify.app.toml declares is defined from the installation on", async () => {
  const { body } = await play.graphql(
    `{ metafieldDefinitions(first: 5, ownerType: CUSTOMER, namespace: "$app", key: "loyalty") { nodes { type { name } access { storefront } } } }`,
  );

  expect(dig(body, "data.metafieldDefinitions.nodes")).toEqual([
    { type: { name: "json" }, access: { storefront: "PUBLIC_READ" } },
  ]);
});
